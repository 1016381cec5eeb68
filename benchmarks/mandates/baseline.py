"""The plain way: an obvious keyword or two a label, in a paragraph that names the mission.

A label is given to every paragraph or item that holds one of its keywords, if the paragraph it belongs to names the
mission (its acronym, "the Mission", "military observers") or the Special Representative. The modality is the first
of: "encourages" in the paragraph: encouraged; monitor, observe, verify or investigate in the same sentence: monitor;
protect, secure or security: secure; otherwise assist. "a & b": both in the same provision, as beginnings of words. The keywords are what a reader would type into a search box;
none was chosen or dropped because of the coding.
"""

import re
from functools import cache

from bluehelm.mandates.council import missions
from bluehelm.mandates.rows import Provision, Text

KEYWORDS = {
    "DisarmDemob": ("disarmament", "demobilization"),
    "Reintegration": ("reintegration",),
    "ControlSALW": ("small arms", "weapons"),
    "ArmsEmbargo": ("arms embargo",),
    "CivProtect": ("civilians", "protection of civilian"),
    "HumanRights": ("human rights",),
    "ChildRights": ("children", "child"),
    "SGBViolence": ("sexual violence", "gender-based violence"),
    "PoliceReform": ("police",),
    "MilitaryReform": ("armed forces", "security sector"),
    "Demil": ("demilitarization", "demilitarized"),
    "OffensOper": ("offensive operations", "neutralize"),
    "JusticeReform": ("judiciary", "judicial", "justice system"),
    "TransJustice": ("transitional justice", "war crimes"),
    "CorrectionsReform": ("prison", "corrections"),
    "BorderControl": ("border", "borders"),
    "Demining": ("demining", "mines"),
    "Resources": ("natural resources", "diamonds"),
    "StateAuthority": ("state authority", "authority of the state", "state administration"),
    "Democratization": ("democratic", "democracy"),
    "ElectSec": ("secur & elect",),
    "ElectAssist": ("election", "elections", "electoral"),
    "VoterEducation": ("voter education", "civic education"),
    "PolPartyAssist": ("political parties",),
    "CivilSociety": ("civil society",),
    "Media": ("media",),
    "PublicInfo": ("public information",),
    "PowerSharing": ("power-sharing", "power sharing"),
    "Reconcil": ("reconciliation",),
    "LocalReconcil": ("local & reconciliation", "intercommunal"),
    "RegReconcil": ("regional & reconciliation",),
    "EcDevelop": ("economic development", "reconstruction"),
    "HumanRelief": ("humanitarian assistance", "humanitarian relief"),
    "PublicHealth": ("health", "hiv"),
    "RefugeeIDPs": ("refugees", "displaced persons"),
    "Gender": ("gender", "women"),
    "LegalReform": ("legal reform", "legislation"),
    "Ceasefire": ("ceasefire", "cease-fire"),
    "PeaceProcess": ("peace process", "political process"),
    "CulturalHeritage": ("cultural",),
    "UseOfForce": ("all necessary means", "use of force"),
}
MISSION = re.compile(r"\b(?:the|its) Mission\b|\bmilitary observers\b|\bSpecial Representative\b")
MONITORS = re.compile(r"\b(?:monitor|observ|verif|investigat)")
SECURES = re.compile(r"\b(?:protect|secur)")


@cache
def pattern(task: str) -> re.Pattern[str]:
    return re.compile("|".join(_expression(word) for word in KEYWORDS[task]), re.DOTALL)


def _expression(word: str) -> str:
    if " & " not in word:
        return rf"\b{re.escape(word)}\b"
    one, other = word.split(" & ")
    return rf"\b{one}.*\b{other}|\b{other}.*\b{one}"


def labelled(text: Text) -> set[tuple[str, str, str]]:
    """Every (task, modality, path) that the keywords give."""
    whole: dict[int, str] = {}
    for provision in text.operative:
        whole[provision.n] = whole.get(provision.n, "") + " " + provision.text
    return {
        (task, modality(provision, whole[provision.n]), provision.path)
        for provision in text.operative
        if names_mission(whole[provision.n])
        for task in KEYWORDS
        if pattern(task).search(provision.text.lower())
    }


def names_mission(paragraph: str) -> bool:
    return any(missions.mentions(paragraph)) or MISSION.search(paragraph) is not None


def modality(provision: Provision, paragraph: str) -> str:
    if "ncourages" in paragraph:
        return "encouraged"
    if MONITORS.search(provision.text):
        return "monitor"
    return "secure" if SECURES.search(provision.text) else "assist"
