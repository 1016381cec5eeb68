"""Whether more or less is better, from the indicator's own words."""

import re

from bluehelm.plans.wording import phrase

LESS = re.compile(
    r"^(?:\w+\s)?(?:decreas|reduc|fewer|lower|declin|diminish|less\b|zero\b|no\s(?!later)|absence|eliminat|minimiz|"
    r"cessation|drop\b|(?:[\w’'-]+\s){0,4}free (?:of|from)\b)", re.I,
)  # fmt: skip
MORE = re.compile(
    r"^(?:\w+\s)?(?:increas|improv|more\b|higher|greater|strengthen|enhanc|sustain|expan|progress|growth|rise\b|"
    r"establish|implement|complet|full\b|fully\b|provision|develop|return)", re.I,
)  # fmt: skip
COUNT = re.compile(
    r"^(?:(?:total|average|annual|weekly|monthly|overall|cumulative)\s+)*"
    r"(?:number|percentage|proportion|share|rate|level|score|index|frequency|compliance|amount|volume)\b(?:\s+of)?\s*",
    re.I,
)
HARM = re.compile(
    r"\b(?:attacks?|casualt|violations?|violence|incidents?|breaches|deaths?|killings?|fatalit|injur|victims?|"
    r"accidents?|clashes|abuses?|displaced|refugees|abduct|extortion|crimes?|threats?|backlog|complaints?|"
    r"allegations?|vacan|deviation|delays?|interrupt|cancelled|overdue|shortfall|losses|unlawful|pretrial|"
    r"days? (?:for|from|to|taken|between)|days$|armed groups present|escapes|misconduct|losing|explosions?)",
    re.I,
)
GOOD = re.compile(
    r"\b(?:resolved|addressed|investigated|brought|responded|released|assist\w*|closed|prosecuted|destroyed|"
    r"provided|trained|participat\w*|supported|processed|reviewed|completed|verified|monitored|cleared|mitigated|"
    r"prevented|sensitized|followed up|adjudicated|identified|return(?:ed|s)?|disarmed|received|"
    r"treated|conducted|held)\b",
    re.I,
)


def direction(label: str, lead: str, op: str | None, *, figure: bool = True) -> str | None:
    """More, less or None: the words before the years, then the label's, then the sign, then what is counted.

    figure  whether figures are compared at all; a band has no better side, and words have none
    """
    if not figure or op == "+/-":
        return None
    if LESS.search(lead):
        return "less"
    if MORE.search(lead):
        return "more"
    if COUNT.search(lead):
        return "less" if LESS.search(label) and not GOOD.search(lead) else _counted(lead)
    if LESS.search(label):
        return "less"
    if op in ("<=", "<"):
        return "less"
    if re.search(r"\b(?:vacant|vacancy)\b", label, re.I):
        return "less"
    if MORE.search(label) or op in (">=", ">"):
        return "more"
    if COUNT.search(label):
        return _counted(label)
    return "less" if HARM.search(phrase(label)) else "more"


def _counted(text: str) -> str:
    """What a count counts: harm is to fall unless the words say that somebody dealt with it."""
    rest = COUNT.sub("", text, count=1)
    counted = phrase(rest)
    of = re.match(r"\s*of\s+", rest[len(counted) :])
    if of is not None and re.search(r"\b(?:cases|number|acts|occasions|instances)$", counted, re.I):
        counted += " " + phrase(rest[len(counted) + of.end() :])
    harmful = HARM.search(counted) or HARM.search(rest[: len(counted) + 12])
    return "less" if harmful and not GOOD.search(text) else "more"
