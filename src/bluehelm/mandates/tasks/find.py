"""What is given as a task: items of a mandate, acts that ask an actor for something, parts in what others shall do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bluehelm.mandates.rows import Act, Provision, Text
from bluehelm.mandates.tasks import acronyms, actors

# how a task is given, from the surest to the weakest sign
LISTED, ASKED, STRESSED, SHARED, WISHED, OFFICE = "listed", "asked", "stressed", "shared", "wished", "office"
GIVES = frozenset(
    "decides authorizes authorises requests mandates approves asks instructs directs endorses entrusts establishes extends"
    " expands enlarges renews confirms adopts empowers charges assigns tasks agrees concurs accepts".split()
)
WISHES = frozenset("encourages urges calls invites appeals".split())
STRESSES = frozenset(
    "stresses emphasizes emphasises underlines underscores reiterates reaffirms recalls affirms".split()
)
# where the words of an act about its subject end
MODAL = re.compile(r"\b(?:shall|should|will|must|may|can|is\s+mandated|are\s+mandated)\b")
INFINITIVE = re.compile(r"\bto\s+(?!the\b|be\b|an?\b|that\b)[a-z]+|:")
OWN_ACT = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:decides|agrees)\s+(?:\w+\s+)??to\s+\w+|\W*(?:\w+\s+)?(?:decides),?\s+in\s+order\s+to\s+\w+",
    re.I,
)
AGAIN = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:reiterates|renews|repeats|recalls)\s+its\s+(?:\w+\s+)?(request|call|appeal|encouragement|decision)\b",
    re.I,
)
AGAIN_AS = {
    "request": "requests",
    "call": "calls upon",
    "appeal": "appeals to",
    "encouragement": "encourages",
    "decision": "decides",
}
THAT = re.compile(r"\W*(?:\w+\s+){1,4}?that\b", re.I)
WHOSE = re.compile(
    r"\bwhose\s+(?:tasks|mandate|functions)\b|\bwith\s+(?:the|a)\s+(?:following|(?:\w+\s+)?mandate\s+(?:for|of)\s+the\s+following)\b"
)
FOLLOWING = re.compile(
    r"\b(?:following|include|priority|additional|other)\b[^:]{0,60}\b(?:tasks|functions|responsibilities|elements)\b"
    r"|\b(?:mandate|tasks|functions)\b[^:]{0,80}\b(?:include|includes|following|follows|are|be)\b"
)
NOT_OURS = re.compile(
    r"\b(?:Government|parties|States|Committee|Panel|Group\s+of\s+Experts|Tribunal|authorities)\b"
)
# about the mission itself, or the rules it has to keep
NO_TASK = re.compile(
    r"(?:to|shall|will)\s+(?:(?:continue\s+to|initially|also|fully)\s+)*(?:comprise|consist|be\s+(?:headed|composed|extended|terminated|renewed|subject)"
    r"|maintain\s+its\s+(?:total|current|authori[sz]ed|strength|troop)|remain\s+(?:at|unchanged|composed|headed|the\s+same)|have\s+an\s+authorized|abide|comply|respect\s+fully|manage\s+them|consider\s+the\s+environmental)\b"
)
OWN_AFFAIR = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:decides|agrees)\s+(?:\w+\s+)?to\s+(?:review|consider|terminate|withdraw|reduce|remain|examine|revert|keep|suspend|lift)\b"
    r"|\W*(?:\w+\s+){0,2}?decides\s+that\b[^,;]{0,80}\b(?:has|have)\s+an\s+authori[sz]ed\b",
    re.I,
)
COOPERATE = re.compile(r"co-?operat|with\s+cooperat", re.I)
ROUND = 200  # characters before and behind "with the support of UNMIX" that tell what is supported
MOST_SUBJECT = 500
STRESSED_AS = re.compile(
    r"\b(?:importance|role|responsibility|need|necessity|functions)\s+(?:of|for)\b[^,;:.]{0,90}"
)
# what is asked of the Secretary-General and is no task in the country
PAPER = re.compile(
    r"(?:to|:)\s+(?:(?:also|further|continue\s+to|continue|immediately|promptly|regularly|ensure\s+that\s+the\s+(?:Security\s+)?Council"
    r"\s+is(?:\s+kept)?)\s+)*(?:report|keep|inform|submit|include|update|updated|informed|present|brief|appoint|conclude|consult"
    r"|provide\s+(?:it\b|[\w\s,-]{0,40}?(?:Council|report|update|briefing|assessment)s?\b)|pay\s+\w+\s+attention"
    r"|make\s+recommendations|recommend|review|advise\s+the\s+Council|notify|transmit|designate|consider|examine|explore|plan|prepare"
    r"|bring\s+to\s+the\s+attention|ensure\s+(?:full\s+)?compliance|take\s+the\s+necessary\s+(?:measures|steps)|seek)\b",
    re.I,
)
SHARE = re.compile(
    r"\b(?:with|through|under)\s+(?:(?:the|its|full|appropriate|continued|continuing|technical|advice|and|logistical|active)\s+)*"
    r"(?:support|assistance|help|advice|participation|supervision|monitoring|auspices|facilitation)\b[^;.]{0,120}"
    r"|\b(?:in|with)\s+(?:(?:close|full|the)\s+)*(?:cooperation|coordination|co-operation|consultation|conjunction|collaboration"
    r"|partnership)\s+with\b[^;.]{0,120}"
    r"|\b(?:jointly|together)\s+with\b[^;.]{0,80}"
    r"|\bco-?operat(?:e|ion)\b[^,;.]{0,40}\bwith\b[^;.]{0,100}"
    r"|\b(?:monitored|supervised|verified|assisted|supported)\s+by\b[^;.]{0,80}"
    r"|\b(?:hand|turn)(?:ing)?\s+over\s+to\b[^,;.]{0,40}"
    r"|\bunder\s+[A-Z][\w\s]{2,20}\s(?:supervision|monitoring|verification)\b"
)


@dataclass(frozen=True)
class Given:
    """A provision, or an act in one, that gives somebody a task."""

    provision: Provision
    actor: str
    act: Act  # that gives it; of an item, the one that leads into the list
    words: str  # what the actor shall do, as printed
    kind: str  # LISTED, ASKED ..
    read: str = ""  # the words with what their acronyms stand for


def given(text: Text) -> tuple[Given, ...]:
    """Every task of a text, in printed order; several acts of a paragraph may give one actor tasks."""
    above = {provision.path: provision for provision in text.operative}
    known = acronyms.meanings(provision.text for provision in (*text.preambular, *text.operative))
    return tuple(
        replace(one, read=acronyms.read(one.words, known))
        for provision in text.operative
        for one in _of(provision, above, text.mission)
    )


def _of(provision: Provision, above: Mapping[str, Provision], mission: str | None) -> Iterator[Given]:
    leading = _leading(provision, above, mission)
    if leading is not None and (listed := _listed(leading, mission)):
        for actor in listed:
            yield Given(
                provision,
                actor,
                leading,
                provision.text,
                OFFICE if actor == actors.SECRETARY_GENERAL else LISTED,
            )
        return
    if leading is not None and not provision.acts:
        yield from _shared(provision, replace(leading, text=provision.text), mission)
    for act in provision.acts:
        yield from _asked(provision, act, mission)


def _leading(provision: Provision, above: Mapping[str, Provision], mission: str | None) -> Act | None:
    """The act that leads into the list of an item: the nearest one, or one that names the tasks to follow."""
    if provision.level == 0 or provision.governed_by is None:
        return None
    parent = above.get(provision.parent or "")
    while parent is not None and not parent.acts:
        parent = above.get(parent.parent or "")
    for act in reversed(parent.acts[:-1] if parent is not None else ()):
        if FOLLOWING.search(act.text) and not _listed(provision.governed_by, mission):
            return act
    return provision.governed_by


def _listed(leading: Act, mission: str | None) -> tuple[str, ...]:
    """Whose list it is that the act leads into; none where it lists no tasks."""
    if not told(leading, GIVES | WISHES | STRESSES | {"welcomes"}):
        return ()
    found, rest = _subject(leading, mission)
    if actors.SECRETARY_GENERAL in found and PAPER.match(rest):
        return ()
    if found:
        return tuple(sorted(found, key=lambda name: name == actors.SECRETARY_GENERAL))[:1]
    other = actors.authorized(leading)
    if (
        other is None
        and mission is not None
        and FOLLOWING.search(leading.text)
        and not NOT_OURS.search(leading.text)
    ):
        other = mission
    return (other,) if other is not None else ()


def _asked(provision: Provision, act: Act, mission: str | None) -> Iterator[Given]:
    gives, wishes = told(act, GIVES), told(act, WISHES)
    if OWN_AFFAIR.match(act.text):
        return
    if gives or wishes:
        found, rest = _subject(act, mission)
        other = actors.authorized(act)
        if NO_TASK.match(rest) or (actors.SECRETARY_GENERAL in found and PAPER.match(rest)):
            return
        for actor in found or ((other,) if other is not None else ()):
            kind = OFFICE if actor == actors.SECRETARY_GENERAL else WISHED if wishes else ASKED
            yield Given(provision, actor, act, act.text, kind)
        if found:
            return
    elif told(act, STRESSES):
        found = _stressed(act, mission)
        yield from (Given(provision, actor, act, act.text, STRESSED) for actor in found)
        if found:
            return
    yield from _shared(provision, act, mission)


def _subject(act: Act, mission: str | None) -> tuple[tuple[str, ...], str]:
    """Who is to do what the act asks for, and the words from there on."""
    if whose := WHOSE.search(act.text):
        return actors.named(SHARE.sub("", act.text[: whose.start()]), mission), act.text[whose.start() :]
    modal = MODAL.search(act.text) if THAT.match(act.text) else None
    own = OWN_ACT.match(act.text)
    begin = own.end() if own else len(act.verb)
    end = modal or INFINITIVE.search(act.text, begin)
    at = min(end.start() if end else MOST_SUBJECT, begin + MOST_SUBJECT)
    return actors.named(SHARE.sub("", act.text[begin:at]), mission), act.text[at:]


def _stressed(act: Act, mission: str | None) -> tuple[str, ...]:
    """Whose task the Council recalls or stresses: "recalls that UNMIX shall ..", "the importance of UNMIX's .."."""
    if re.match(r"\W*(?:\w+\s+){1,4}?that\s+s?he\s+(?:shall|should)\b", act.text):
        return (actors.SRSG,)
    if THAT.match(act.text):
        modal = MODAL.search(act.text)
        return (
            actors.named(act.text[: modal.start()], mission)[:1]
            if modal and modal.start() < MOST_SUBJECT
            else ()
        )
    found = STRESSED_AS.search(act.text)
    return actors.named(found[0], mission)[:1] if found else ()


def _shared(provision: Provision, act: Act, mission: str | None) -> Iterator[Given]:
    """The mission's part in what others shall do: "with the support of UNMIX"."""
    for share in SHARE.finditer(act.text):
        for actor in actors.named(share[0], mission)[:1]:
            if actor != actors.SECRETARY_GENERAL:
                cooperates = COOPERATE.match(share[0])
                begin = share.start() if cooperates else max(0, share.start() - ROUND)
                yield Given(provision, actor, act, act.text[begin : share.end() + ROUND], SHARED)


def _verb(act: Act) -> str:
    """The verb of the act; of "reiterates its request" the one that is said again."""
    again = AGAIN.match(act.text)
    return AGAIN_AS[again[1].lower()] if again else act.verb


def told(act: Act, verbs: frozenset[str]) -> bool:
    """Whether the verb of the act, its adverb set aside, is one of these."""
    verb = _verb(act)
    return not verbs.isdisjoint(verb.split()) and not verb.endswith(" for")
