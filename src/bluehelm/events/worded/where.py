"""Where something was, no more precisely than is known or may be said."""

import re

HARD = "\u00a0"
AT_KM, NEAR_KM = 2.0, 25.0  # so near the name stands for the place; so near it stands for the surroundings
# a name that is a description ("5 km north of Ix", "route de Ix") is quoted as it was written
TOLD = re.compile(
    r"\d|[“”«»\"();,/]|^\W|\b(near|close|between|north|south|east|west|outskirts|road|axis|along|"
    r"around|près|proche|proximité|entre|nord|sud|est|ouest|axe|route|autour|environs|cercle|région|region)\b",
    re.IGNORECASE,
)
VOWEL = re.compile(r"[aàâäeéèêëiîïoôöuùûüyœæ]", re.IGNORECASE)


def where(
    place: str, located: str, precision_km: float | None, cercle: str, region: str, language: str
) -> str:
    """Part of a sentence: "in Ix (cercle of Igrec)", "near Ix", "in the region of Zed".

    located  how the place is known, or to an audience: cercle, withheld (events.rows.IncidentRow)
    cercle, region  their names, empty where not known
    """
    french = language == "fr"
    if located == "withheld":
        return "en un lieu non divulgué" if french else "at a place that is withheld"
    known = located in ("said", "decided", "found", "near")
    name = " ".join(place.split())
    if located == "cercle" or not name or (known and (precision_km or 0) > NEAR_KM):
        return area(cercle, region, language) or _nowhere(known, french)
    inside = area(cercle, region, language, alone=True)
    inside = (
        f" ({inside})" if inside and name.casefold() not in (cercle.casefold(), region.casefold()) else ""
    )
    if not known:
        return f"{_quoted(name, french)}, {'non encore localisé' if french else 'not yet located'}"
    if _description(name):
        return _quoted(name, french) + inside
    return _named(name, located, precision_km, french) + inside


def area(cercle: str, region: str, language: str, *, alone: bool = False) -> str:
    """ "in the cercle of Igrec"; alone: "cercle of Igrec"; empty where neither is known."""
    kind, name = ("cercle", cercle) if cercle else ("region", region)
    if not name:
        return ""
    if language == "fr":
        told = f"{'cercle' if kind == 'cercle' else 'région'} {of(name)}"
        return told if alone else f"dans {'le' if kind == 'cercle' else 'la'} {told}"
    return f"{kind} of {name}" if alone else f"in the {kind} of {name}"


def of(name: str) -> str:
    """ "de Mopti", "d’Ansongo"; an h is taken for a sounded one, as in the names of the country."""
    return f"d’{name}" if VOWEL.match(name) and not name.lower().startswith("y") else f"de {name}"


def heading(
    place: str, located: str, precision_km: float | None, cercle: str, region: str, language: str
) -> str:
    """The place for a list: its name as written, else the area, else that it is not known."""
    if located == "withheld":
        return "lieu non divulgué" if language == "fr" else "place withheld"
    name = " ".join(place.split())
    wide = located == "cercle" or (precision_km or 0) > NEAR_KM
    unknown = "lieu inconnu" if language == "fr" else "place not known"
    told = area(cercle, region, language, alone=True)
    return (told or unknown if wide else name or told) or unknown


def _nowhere(known: bool, french: bool) -> str:
    if known:
        return "en un lieu connu de façon approximative" if french else "at a place known only roughly"
    return "en un lieu inconnu" if french else "at a place that is not known"


def _description(name: str) -> bool:
    return TOLD.search(name) is not None


def _quoted(name: str, french: bool) -> str:
    plain = re.sub("[“”«»]", "'", name)
    if french:
        return f"en un lieu désigné comme «{HARD}{plain}{HARD}»"
    return f"at a place given as “{plain}”"


def _named(name: str, located: str, precision_km: float | None, french: bool) -> str:
    if located == "near" or (precision_km or 0) > AT_KM:
        return f"près {of(name)}" if french else f"near {name}"
    if precision_km is None:
        return f"à {name} ou dans les environs" if french else f"in or near {name}"
    return f"à {name}" if french else f"in {name}"
