"""Who was harmed and how many, as a clause: ranges from low to high, status, sex and age of the victims."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bluehelm.events.incidents import Bounds
from bluehelm.record import vocab
from bluehelm.record.said import Harmed

HARD = "\u00a0"
FRENCH = ("a été", "ont été", "aurait été", "auraient été")  # of one, of several; as told by others


def spread(low: int | None, best: int | None, high: int | None, language: str) -> str:
    """ "3", "3 to 5", "at least 3", "up to 5"; empty where no number is told."""
    french = language == "fr"
    known = [one for one in (low, best, high) if one is not None]
    if not known:
        return ""
    if best is None and high is None:
        return f"au moins {_n(known[0], french)}" if french else f"at least {_n(known[0], french)}"
    if best is None and low is None:
        return f"jusqu’à {_n(known[0], french)}" if french else f"up to {_n(known[0], french)}"
    least, most = min(known), max(known)
    if least == most:
        return _n(least, french)
    return f"{_n(least, french)} {'à' if french else 'to'} {_n(most, french)}"


def clauses(
    lines: Iterable[Harmed], wide: Mapping[str, Bounds], blamed: str, asserted: bool, language: str
) -> list[tuple[str, str]]:
    """A clause for each harm and perpetrator: ("3 to 5 civilians were killed", perpetrator or "").

    wide      per harm the range over all accounts, said where it is wider than that of the lines
    blamed    the perpetrator of the incident; only another one is given with the clause
    asserted  whether French may state it as a fact
    """
    grouped: dict[tuple[str, str], list[Harmed]] = {}
    for one in lines:
        if _nobody(one):
            continue
        other = "" if one.perpetrator in ("", blamed) else one.perpetrator
        grouped.setdefault((one.harm, other), []).append(one)
    order = list(vocab.terms("harms"))
    found = []
    for (harm, other), group in sorted(
        grouped.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
    ):
        clause = _clause(harm, group, asserted, language)
        if sum(key[0] == harm for key in grouped) == 1:
            clause += _wider(group, wide.get(harm), language)
        found.append((clause, other))
    return found


def short(one: Harmed, language: str) -> str:
    """A line of harm without a verb: "3 to 5 civilians (women) killed"."""
    done = vocab.read("incident_wording")["done"][one.harm][language]
    if language == "fr":
        done = done[_several(one, language) + 2 * bool(_noun(one).get("f"))]
    return f"{_part(one, language)} {done}"


def _nobody(one: Harmed) -> bool:
    return not any((one.low, one.best, one.high)) and (one.low, one.best, one.high) != (None, None, None)


def _clause(harm: str, group: Sequence[Harmed], asserted: bool, language: str) -> str:
    parts = [_part(one, language) for one in group]
    several = len(parts) > 1 or _several(group[0], language)
    subject = joined(parts, language)
    done = vocab.read("incident_wording")["done"][harm][language]
    if language != "fr":
        return f"{subject} {'were' if several else 'was'} {done}"
    feminine = all(bool(_noun(one).get("f")) for one in group)
    verb = FRENCH[several + 2 * (not asserted)]
    return f"{subject} {verb} {done[several + 2 * feminine]}"


def _part(one: Harmed, language: str) -> str:
    """ "3 to 5 civilians (women)", "an unknown number of fighters"."""
    noun = _noun(one)
    number = spread(one.low, one.best, one.high, language)
    name = noun[language][_several(one, language)]
    whom = _whom(one, language)
    if not number:
        if language == "fr":
            return f"un nombre inconnu {_of(noun[language][1])}{whom}"
        return f"an unknown number of {noun[language][1]}{whom}"
    return f"{number}{HARD}{name}{whom}"


def _noun(one: Harmed) -> Mapping[str, Any]:
    words = vocab.read("incident_wording")
    found: Mapping[str, Any] = words["nouns"].get(one.harm) or words["people"][one.status]
    return found


def _whom(one: Harmed, language: str) -> str:
    """Sex and age in brackets, as far as they are known."""
    if one.harm in ("property", "livestock"):
        return ""
    told: str = vocab.read("incident_wording")["sex_age"][one.sex][one.age][language][_several(one, language)]
    if one.harm == "recruited" and one.sex == "unknown":
        return ""  # the noun says that they are children
    return f" ({told})" if told else ""


def _several(one: Harmed, language: str) -> bool:
    """Whether the noun stands in the plural: in French from two on, in English for all but one."""
    known = [number for number in (one.low, one.best, one.high) if number is not None]
    if not known:
        return True
    return max(known) > 1 if language == "fr" else set(known) != {1}


def _wider(group: Sequence[Harmed], wide: Bounds | None, language: str) -> str:
    """The range over all accounts, where they differ from the leading one."""
    if wide is None:
        return ""
    low, _, high = wide
    own = [[n for n in (one.low, one.best, one.high) if n is not None] for one in group]
    if low is None or high is None or not all(own):
        return ""
    if low >= sum(map(min, own)) and high <= sum(map(max, own)):
        return ""
    told = spread(low, None, high, language)
    return f" (selon les sources{HARD}: {told})" if language == "fr" else f" (sources differ: {told})"


def joined(parts: Sequence[str], language: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    last = " et " if language == "fr" else " and "
    return ", ".join(parts[:-1]) + last + parts[-1]


def _of(noun: str) -> str:
    return f"d’{noun}" if noun[0] in "aeiouéèê" else f"de {noun}"


def _n(number: int, french: bool) -> str:
    grouped = f"{number:,}"
    return grouped.replace(",", "\u202f") if french else grouped
