"""Who is to act: the mission, its head, the Secretary-General for it, or somebody else whom the Council authorizes."""

import re
from functools import cache

from bluehelm.mandates.rows import Act
from bluehelm.record import vocab

SRSG, SECRETARY_GENERAL = "SRSG", "Secretary-General"
ACRONYM = re.compile(r"\b(?:UN|MIN|ON|MON|BIN)[A-Z][A-Za-z]*[A-Z](?:\s+I{1,3})?\b")
# "the United Nations military observers": a mission that the text does not shorten
SPELT = re.compile(
    r"\b(?:the\s+)?United\s+Nations\s+(?:[A-Z][\w-]+\s+|in\s+|for\s+the\s+|of\s+){0,7}?"
    r"(?:Mission|Operation|Force|Authority|Administration)\b(?:\s+(?:in|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s?){1,4})?"
    r"|\b(?:United\s+Nations\s+)?(?:military|police)\s+observers\b|\bcivilian\s+police\s+monitors\b|\bmilitary\s+liaison\s+(?:group|officers)\b"
    r"|\b(?:a|the)\s+(?:United\s+Nations\s+)?peace-?keeping\s+(?:operation|force)\b"
)
THE_MISSION = re.compile(r"\b(?:the|its)\s+(?:Mission|Operation|Force)(?=['’]s|\s+(?:to|shall|should|will|and|of)\b|[,;])")
HEAD = re.compile(r"\b(?:his|her|the|its|their)\s+(?:new\s+|Acting\s+)?Special\s+(?:Representative|Envoy|Coordinator)s?\b|\bSRSG\b", re.I)
CHIEF = re.compile(r"\bSecretary[-\s]*General\b(?!['’]s)")
THE_HEAD = re.compile(r"Special\s+(?:Representative|Envoy|Coordinator)s?(?:\s+for\s+\w+)?\s+(?:of|to)\s+the\s+$", re.I)
# whose report or request something is, not who shall act
ASIDE = re.compile(
    r"\b(?:reports?|letters?|recommendations?|proposals?|requests?|plan|view|observations?|decision|intention|note|statement)\s+"
    r"(?:\w+\s+){0,3}?(?:of|by|from)\s+(?:the\s+)?(?:Secretary[-\s]*General|Special\s+Representative)|\bSecretary[-\s]*General['’]s\b"
    r"|\b(?:EU|European\s+Union|African\s+Union|AU|OAU|OSCE|ECOWAS)['’]?s?,?\s+(?:notably\s+)?(?:and\s+)?(?:its\s+|the\s+)?Special\s+\w+"
    r"|\bappointment\s+by\s+the\s+Secretary[-\s]*General\b"
)
THROUGH = re.compile(r"\bthrough\s+(?:his|the|its|her)\s+(?:\w+\s+)?Special\s+(?:Representative|Envoy)")
AUTHORIZED = re.compile(
    r"^\W*(?:[Aa]lso\s+|[Ff]urther\s+)?[Aa]uthori[sz]es\s+(?:the\s+)?(?P<who>(?:[A-Z][\w’'/-]*|States?|member|forces?|troops|of|the|African"
    r"|multinational|in|and)(?:\s+(?:[A-Z][\w’'/-]*|States?|forces?|troops|of|the|in|and|participating|members))*?)"
    r"(?=,|\s+(?:to|operating|cooperating|acting|which|that|participating|within|under)\b)",
)


@cache
def others() -> frozenset[str]:
    """Acronyms that look like a mission's and are none."""
    return frozenset(vocab.read("pema_actors")["no_missions"])


def missions(text: str) -> tuple[str, ...]:
    """The missions that the words name, each once, as printed."""
    found = [name for name in ACRONYM.findall(text) if name not in others()]
    return tuple(dict.fromkeys(re.sub(r"\s+", " ", name) for name in found))


def named(text: str, mission: str | None) -> tuple[str, ...]:
    """The mission, its head and the Secretary-General among the words, in order."""
    text = ASIDE.sub("", text)
    places: list[tuple[int, str]] = [(text.find(name), name) for name in missions(text)]
    spelt = SPELT.search(text) or THE_MISSION.search(text)
    if spelt and not places:
        places.append((spelt.start(), mission or " ".join(spelt[0].removeprefix("the ").split())))
    if head := HEAD.search(text):
        places.append((head.start(), SRSG))
    if THROUGH.search(text) is None and (chief := next((one for one in CHIEF.finditer(text) if not THE_HEAD.search(text[: one.start()])), None)):
        places.append((chief.start(), SECRETARY_GENERAL))
    return tuple(dict.fromkeys(name for _, name in sorted(places)))


def authorized(act: Act) -> str | None:
    """Whom else the Council authorizes: "French forces", "Member States"."""
    found = AUTHORIZED.match(act.text)
    return found["who"].strip() if found else None


def is_mission(name: str) -> bool:
    """Whether the name is a mission's, by its acronym or spelt out."""
    return bool(missions(name)) or SPELT.fullmatch(name) is not None or name in ("Mission", "Operation", "Force")
