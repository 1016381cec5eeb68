"""The place or area that a task names, as printed."""

import re

AREA = (
    r"(?:north-?(?:east|west)(?:ern)?|south-?(?:east|west)(?:ern)?|northern|southern|eastern|western|central"
    r"|north|south|east|west|cent(?:re|er))\b"
)
KIND = (
    r"(?:territor(?:y|ies)|country|regions?|provinces?|districts?|city|towns?|capital|areas?|zones?|borders?|sectors?|valley|peninsula"
    r"|camps?|countryside|population\s+centres?|population\s+centers?|localities)"
)
NAME = r"[A-Z][\w’'-]*(?:(?:\s+d['’]|\s+(?:of\s+|and\s+|du\s+|de\s+)?)[A-Z][\w’'-]*){0,3}"
NAMED = re.compile(
    rf"\b(?:in|throughout|across|along|within|into|inside)\s+(?:the\s+|its\s+|all\s+|key\s+|both\s+)*(?:"
    rf"(?:(?:entire|whole|national)\s+)?(?i:{AREA})(?:\s+(?i:{KIND}))?(?:\s+(?:of\s+(?:the\s+)?{NAME}|{NAME}))?"
    rf"|(?:entire\s+|whole\s+|national\s+|border\s+|security\s+|demilitari[sz]ed\s+|key\s+|immediate\s+)*{KIND}"
    rf"(?:\s+(?:of|in|with)\s+(?:the\s+)?{NAME})?"
    rf"|(?P<name>{NAME})(?:\s+{KIND})?)",
)
# capitals that open no place
NO_PLACE = re.compile(
    r"(?:Council|Agreement|Agreements|Accords?|Part|Annex|Article|Articles|Chapter|Resolution|Protocol|Charter|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|Secretary|Special|Security|Government|Member|States?|United"
    r"|Disarmament|DDR|SSR|Conflict|Phase|Section|Declaration|Convention|Commission|Committee|Pretoria|[A-Z]{2,})\b"
)
CLAUSE_OF = re.compile(r"(?:in|within|into)\s+(?:the\s+|its\s+)*(?:areas?|regions?|sectors?|zones?)$")


def named(text: str) -> str | None:
    """The first place or area, with its preposition: "in the North of Ix", "throughout the territory"."""
    for found in NAMED.finditer(text):
        if found["name"] and NO_PLACE.match(found["name"]):
            continue
        if CLAUSE_OF.fullmatch(found[0]):
            continue
        return " ".join(found[0].split())
    return None
