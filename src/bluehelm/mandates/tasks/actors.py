"""Who is to act: the mission, its head, the Secretary-General for it, or whom the Council authorizes."""

import re
from collections.abc import Iterator

from bluehelm.mandates.council import missions
from bluehelm.mandates.rows import Act

SRSG, SECRETARY_GENERAL, MISSION = "SRSG", "Secretary-General", "Mission"
NAME_OF = r"(?:Mission|Operation|Force|Authority|Administration|(?:Observer|Support)\s+Group|Task\s+Force)"
# "the United Nations military observers": a mission that the text does not shorten
SPELT = re.compile(
    rf"\b(?:the\s+)?United\s+Nations\s+(?:[A-Z][\w-]+\s+|in\s+|for\s+the\s+|of\s+){{0,7}}?{NAME_OF}\b"
    r"(?:\s+(?:in|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s?){1,4})?"
    r"|\b(?:United\s+Nations\s+)?(?:military|police)\s+observers\b|\bcivilian\s+police\s+monitors\b"
    r"|\b(?:military\s+liaison\s+(?:group|officers)|human\s+rights\s+(?:observers|monitors|component|unit))\b"
    r"|\b(?:a|the|this)\s+(?:United\s+Nations\s+)?peace-?keeping\s+(?:operation|force)\b"
    r"|\bInternational\s+Police\s+Task\s+Force\b|\bIPTF\b"
    r"|\binternational\s+(?:civil|civilian|security)\s+presence\b"
    r"|\bUnited\s+Nations\s+(?:\w+\s+){0,3}?(?:force|mission|operation|presence|police|observers)\b"
)
# "the Mission", "the Transitional Authority", as texts before 1994 have it
THE_MISSION = re.compile(
    r"\b[Tt]he\s+mission\b(?!\s+of\b)|\b(?:the|its|this)\s+(?:(?:Transitional|Protection|Observer|Verification|Assistance"
    rf"|Advance|Support|Interim|expanded|Stabilization)\s+)*{NAME_OF}\b(?!\s+(?:Commander|Agreement|of\s+(?:the\s+)?(?:African|European|Economic)))"
)
# a mission's name in full, whose words say neither what is to be done nor where
IN_FULL = re.compile(
    rf"\b(?:United\s+Nations|African\s+Union|European\s+Union)\s+(?:[A-Z][\w-]+\s+){{0,6}}?{NAME_OF}\b"
    r"(?:\s+(?:in|for|to|of)\s+(?:the\s+)?(?:[A-Z][\w’'-]+(?:\s+(?:and|of|of\s+the)(?=\s+[A-Z]))?\s*\b)+)*"
)
HEAD = re.compile(
    r"(?:\b(?:his|her|the|its|their|a)\s+(?:new\s+|Acting\s+)?Special\s+(?:Representative|Envoy|Coordinator)s?\b|\bSRSG\b)"
    r"(?!\s+(?:of\s+the\s+Secretary[-\s]*General\s+)?(?:for|on)\s+(?:Children|Sexual))",
    re.I,
)
CHIEF = re.compile(r"\bSecretary[-\s]*General\b(?!['’]s)")
THE_HEAD = re.compile(
    r"Special\s+(?:Representative|Envoy|Coordinator)s?(?:\s+for\s+\w+)?\s+(?:of|to)\s+the\s+$", re.I
)
# whose report or request something is, not who shall act
ASIDE = re.compile(
    r"\b(?:reports?|letters?|recommendations?|proposals?|requests?|plan|view|observations?|decision|intention"
    r"|note|statement)\s+(?:\w+\s+){0,3}?(?:of|by|from)\s+(?:the\s+)?(?:Secretary[-\s]*General|Special\s+Representative)"
    r"|\b(?:recommended|proposed|requested|suggested|described|outlined|indicated|presented|submitted|envisaged"
    r"|set\s+(?:out|forth)|designated|appointed)\s+(?:\w+\s+){0,3}?by\s+(?:the\s+)?Secretary[-\s]*General"
    r"|\b(?:Friends|Deputy|Advis[eo]r|Panel|Group|Office)\s+(?:of|to)\s+the\s+Secretary[-\s]*General\b"
    r"|\bSecretary[-\s]*General['’]s\b"
    r"|\b(?:EU|European\s+Union|African\s+Union|AU|OAU|OSCE|ECOWAS)['’]?s?,?\s+(?:notably\s+)?(?:and\s+)?"
    r"(?:its\s+|the\s+)?Special\s+\w+"
    r"|\bappointment\s+by\s+the\s+Secretary[-\s]*General\b"
)
THROUGH = re.compile(r"\bthrough\s+(?:his|the|its|her)\s+(?:\w+\s+)?Special\s+(?:Representative|Envoy)")
AUTHORIZED = re.compile(
    r"^\W*(?:[Aa]lso\s+|[Ff]urther\s+)?[Aa]uthori[sz]es\s+(?:the\s+)?"
    r"(?P<who>(?:[A-Z][\w’'/-]*|member|forces?|troops|of|the|multinational|in|and)"
    r"(?:\s+(?:[A-Z][\w’'/-]*|forces?|troops|of|the|in|and|participating|members))*?)"
    r"(?=,|\s+(?:to|operating|cooperating|acting|which|that|participating|within|under)\b)",
)


def named(text: str, mission: str | None) -> tuple[str, ...]:
    """The mission, its head and the Secretary-General among the words, in order."""
    text = ASIDE.sub("", text)
    places = list(_missions(text, mission))
    if not places and (spelt := SPELT.search(text) or THE_MISSION.search(text)):
        places.append((spelt.start(), mission or MISSION))
    if head := HEAD.search(text):
        places.append((head.start(), SRSG))
    if not THROUGH.search(text) and (chief := _chief(text)):
        places.append((chief.start(), SECRETARY_GENERAL))
    return tuple(dict.fromkeys(name for _, name in sorted(places)))


def unspelt(text: str) -> str:
    """The text with "the Mission" for the name in full of any."""
    return IN_FULL.sub("the Mission", text)


def _missions(text: str, mission: str | None) -> Iterator[tuple[int, str]]:
    """Missions of the United Nations that the words name, with their places."""
    for name, at in missions.mentions(text):
        if missions.known()[name].by is None:
            yield at, name
    if mission is not None and mission not in missions.known() and (at := text.find(mission)) >= 0:
        yield at, mission


def _chief(text: str) -> re.Match[str] | None:
    found = (one for one in CHIEF.finditer(text) if not THE_HEAD.search(text[: one.start()]))
    return next(found, None)


def authorized(act: Act) -> str | None:
    """Whom else the Council authorizes: "French forces", "Member States"."""
    found = AUTHORIZED.match(act.text)
    return found["who"].strip() if found else None


def is_mission(name: str, mission: str | None) -> bool:
    """Whether the name is a mission's of the United Nations."""
    known = missions.known().get(name)
    return name in (mission, MISSION) or (known is not None and known.by is None)
