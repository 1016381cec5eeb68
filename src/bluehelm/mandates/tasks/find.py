"""What is given as a task: items of a mandate, what an actor is asked, its part in what others shall do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bluehelm.mandates.rows import Act, Provision, Text
from bluehelm.mandates.tasks import acronyms, actors, wording

# how a task is given, from the surest to the weakest sign
LISTED, ASKED, STRESSED, SHARED, WISHED, OFFICE = "listed", "asked", "stressed", "shared", "wished", "office"


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
        replace(one, read=acronyms.read(actors.unspelt(_own(one)), known))
        for provision in text.operative
        for one in _of(provision, above, text.mission)
    )


def _own(one: Given) -> str:
    """The words without the heading of the next item, where a text prints it at the end of this one."""
    return wording.NEXT_HEADING.sub("", one.words) if one.kind == LISTED else one.words


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
    for before, act in zip((None, *provision.acts), provision.acts, strict=False):
        yield from _asked(provision, _spelt(act, before, mission), mission)


def _spelt(act: Act, before: Act | None, mission: str | None) -> Act:
    """The act with the mission's name for "it", where the act before speaks of the mission alone."""
    found = wording.REQUESTS_IT.match(act.text)
    if found is None or before is None or mission is None or wording.NOT_OURS.search(before.text):
        return act
    if not any(actors.is_mission(name, mission) for name in actors.named(before.text, mission)):
        return act
    return replace(act, text=f"{found[1]} {mission}{act.text[found.end() :]}")


def _leading(provision: Provision, above: Mapping[str, Provision], mission: str | None) -> Act | None:
    """The act that leads into the list of an item: the nearest, or one that names the tasks to follow."""
    if provision.level == 0 or provision.governed_by is None:
        return None
    parent = above.get(provision.parent or "")
    while parent is not None and not parent.acts:
        parent = above.get(parent.parent or "")
    for act in reversed(parent.acts[:-1] if parent is not None else ()):
        if wording.FOLLOWING.search(act.text) and not _listed(provision.governed_by, mission):
            return act
    before = parent.acts[-2] if parent is not None and len(parent.acts) > 1 else None
    return _spelt(provision.governed_by, before, mission)


def _listed(leading: Act, mission: str | None) -> tuple[str, ...]:
    """Whose list it is that the act leads into; none where it lists no tasks."""
    if not told(leading, wording.GIVES | wording.WISHES | wording.STRESSES | {"welcomes"}):
        return ()
    if leading.addressees and all(map(wording.NOT_OURS.search, leading.addressees)):
        return ()
    found, rest = _subject(leading, mission)
    if actors.SECRETARY_GENERAL in found and wording.PAPER.match(rest):
        return ()
    if found:
        return tuple(sorted(found, key=lambda name: name == actors.SECRETARY_GENERAL))[:1]
    unnamed = wording.FOLLOWING.search(leading.text) and not wording.NOT_OURS.search(leading.text)
    actor = actors.authorized(leading) or (mission if unnamed else None)
    return (actor,) if actor is not None else ()


def _asked(provision: Provision, act: Act, mission: str | None) -> Iterator[Given]:
    gives, wishes = told(act, wording.GIVES), told(act, wording.WISHES)
    if wording.OWN_AFFAIR.match(act.text):
        return
    others = wording.THAT_IT.match(act.text) and not any(_ours(name, mission) for name in act.addressees)
    if (gives or wishes) and not others:
        found, rest = _subject(act, mission)
        if sent := wording.SENT.search(rest) if actors.SECRETARY_GENERAL in found else None:
            yield Given(provision, _sent(sent, mission), act, rest[sent.start() :], ASKED)
            return
        if wording.NO_TASK.match(rest) or (actors.SECRETARY_GENERAL in found and wording.PAPER.match(rest)):
            return
        other = actors.authorized(act)
        for actor in found or filter(None, (other,)):
            kind = OFFICE if actor == actors.SECRETARY_GENERAL else WISHED if wishes else ASKED
            yield Given(provision, actor, act, act.text, kind)
        if found:
            return
    elif told(act, wording.STRESSES):
        found = _stressed(act, mission)
        yield from (Given(provision, actor, act, act.text, STRESSED) for actor in found)
        if found:
            return
    yield from _shared(provision, act, mission)


def _ours(name: str, mission: str | None) -> bool:
    """Whether it is the mission, its head or the Secretary-General."""
    return name in (actors.SRSG, actors.SECRETARY_GENERAL) or actors.is_mission(name, mission)


def _sent(sent: re.Match[str], mission: str | None) -> str:
    """Who shall act when the Secretary-General sends somebody: the head that he appoints, or the mission."""
    return next(iter(actors.named(sent["whom"], mission)), mission or actors.MISSION)


def _subject(act: Act, mission: str | None) -> tuple[tuple[str, ...], str]:
    """Who is to do what the act asks for, and the words from there on."""
    if whose := wording.WHOSE.search(act.text):
        return actors.named(wording.SHARE.sub("", act.text[: whose.start()]), mission), act.text[
            whose.start() :
        ]
    modal = wording.MODAL.search(act.text) if wording.THAT.match(act.text) else None
    own = wording.OWN_ACT.match(act.text)
    ensured = wording.ENSURED.search(act.text, 0, wording.MOST_SUBJECT)
    if ensured and (found := actors.named(ensured["who"], mission)):
        return found, act.text[ensured.end() :]
    begin = own.end() if own else len(act.verb)
    end = modal or wording.INFINITIVE.search(act.text, begin)
    at = min(end.start() if end else wording.MOST_SUBJECT, begin + wording.MOST_SUBJECT)
    return actors.named(wording.SHARE.sub("", act.text[begin:at]), mission), act.text[at:]


def _stressed(act: Act, mission: str | None) -> tuple[str, ...]:
    """Whose task the Council recalls or stresses: "recalls that UNMIX shall", "the importance of UNMIX's"."""
    if wording.THAT_HE.match(act.text):
        return (actors.SRSG,)
    if wording.THAT.match(act.text):
        modal = wording.MODAL.search(act.text, 0, wording.MOST_SUBJECT)
        return actors.named(act.text[: modal.start()], mission)[:1] if modal else ()
    found = wording.STRESSED_AS.search(act.text)
    return actors.named(found[0], mission)[:1] if found else ()


def _shared(provision: Provision, act: Act, mission: str | None) -> Iterator[Given]:
    """The mission's part in what others shall do: "with the support of UNMIX"."""
    helped = act.addressees and all(wording.HELPERS.search(name) for name in act.addressees)
    if helped or not told(act, wording.GIVES | wording.WISHES | wording.STRESSES | wording.DEMANDS):
        return
    for share in wording.SHARE.finditer(act.text):
        for actor in actors.named(share[0], mission)[:1]:
            if actor != actors.SECRETARY_GENERAL:
                cooperates = wording.COOPERATE.match(share[0])
                begin = share.start() if cooperates else max(0, share.start() - wording.ROUND)
                end = share.end() if cooperates else share.end() + wording.ROUND
                yield Given(provision, actor, act, act.text[begin:end], SHARED)


def _verb(act: Act) -> str:
    """The verb of the act; of "reiterates its request" the one that is said again."""
    again = wording.AGAIN.match(act.text)
    return wording.AGAIN_AS[again[1].lower()] if again else act.verb


def told(act: Act, verbs: frozenset[str]) -> bool:
    """Whether the verb of the act, its adverb set aside, is one of these."""
    verb = _verb(act)
    return not verbs.isdisjoint(verb.split()) and not verb.endswith(" for")
