"""Harm typed in short: "3 k civ f child, 5 i" to lines of harm, and back.

A line is a number, a harm, and in any order status, sex, age and "by" a party; lines are set apart by comma,
semicolon or a new line. Numbers: 3, 3-5, low-best-high 3-4-6, 3+ (at least), <=5 (at most), ~4 (about) and
? where nobody knows. A total with its parts: 5 k = 3 civ + 1 pk, where the rest is of unknown status.
The spellings stand in record/vocab/shorthand.yaml, English and French alike.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bluehelm.record import vocab
from bluehelm.record.said import Harmed

LONGEST = 2_000  # letters of the whole
MOST = 10_000_000  # people; more is a slip of the keys
ABOUT = 0.2  # "~10" is 8 to 12
PART = re.compile(r"[^,;\n]+")
JOINT = re.compile(
    r"(?<=[^\W\d])\s*([=+])\s*"
)  # after a word: a total's parts; after a number + is "at least"
NUMBER = re.compile(
    r"(?P<sign>~|≈|<=?|>=?|≤|≥)?(?P<one>\d+)(?:[-–](?P<two>\d+)(?:[-–](?P<three>\d+))?)?(?P<plus>\+)?|\?"
)
Bounds = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Fault:
    """A part that is not understood: where it begins, from 1, as typed, and what to do."""

    at: int
    text: str
    why: str


@dataclass(frozen=True)
class Read:
    """The lines of harm, and what is wrong; a text with a fault is not to be stored."""

    harm: tuple[Harmed, ...]
    faults: tuple[Fault, ...]


class _Wrong(Exception):
    """Why a part is refused."""


def read(text: str) -> Read:
    """What was typed as lines of harm, with a fault for each part that is not understood."""
    if len(text) > LONGEST:
        return Read(
            (), (Fault(1, text[:20], f"has more than {LONGEST} letters; use the text for the story"),)
        )
    lines: list[Harmed] = []
    faults = []
    for found in PART.finditer(text):
        part = found[0].strip()
        if not part:
            continue
        at = found.start() + 1 + len(found[0]) - len(found[0].lstrip())
        try:
            lines += _part(part)
        except _Wrong as why:
            faults.append(Fault(at, part[:80], str(why)))
    faults += [
        Fault(1, _line(one), "stands twice; put the two together or say what tells them apart")
        for one in _twice(lines)
    ]
    return Read(tuple(lines), tuple(faults))


def written(lines: Iterable[Harmed]) -> str:
    """The lines as a person would type them; read() gives them back."""
    return ", ".join(_line(one) for one in lines)


def _part(part: str) -> list[Harmed]:
    words = [word.casefold() for word in JOINT.sub(r" \1 ", part).split()]
    if "=" not in words:
        return [_harmed(words, None)]
    at = words.index("=")
    total = _harmed(words[:at], None)
    if total.status != "unknown" or (total.sex, total.age) != ("unknown", "unknown"):
        raise _Wrong("the total before = counts all; say status, sex and age in its parts")
    parts: list[list[str]] = [[]]
    for word in words[at + 1 :]:
        if word == "+":
            parts.append([])
        else:
            parts[-1].append(word)
    return _summed(total, [_harmed(one, total) for one in parts])


def _summed(total: Harmed, parts: list[Harmed]) -> list[Harmed]:
    """The parts, and who of the total is in none of them."""
    if total.best is None or total.low != total.best or total.high != total.best:
        raise _Wrong("a total with parts is one number; write ranges as lines of their own")
    told = 0
    for one in parts:
        if one.best is None or one.low != one.best or one.high != one.best:
            raise _Wrong("the parts of a total are plain numbers; write ranges as lines of their own")
        told += one.best
    if told > total.best:
        raise _Wrong(f"the parts make {told}, more than the total of {total.best}; correct one of them")
    rest = total.best - told
    return [*parts, replace(total, low=rest, best=rest, high=rest)] if rest else parts


def _harmed(words: list[str], total: Harmed | None) -> Harmed:
    """One line; in the parts of a total the harm is said by the total."""
    if not words:
        raise _Wrong("is empty; write a number and a harm, such as 3 k")
    words = _apart(words)
    low, best, high = _number(words[0])
    rest = words[1:]
    if total is None:
        if not rest:
            raise _Wrong("names no harm; write k killed, i injured, a abducted, .. after the number")
        harm = _spellings("harm").get(rest[0])
        if harm is None:
            raise _Wrong(f"“{rest[0]}” is no harm; write k killed, i injured, a abducted, d detained, ..")
        rest = rest[1:]
    else:
        harm = total.harm
    told = _told(rest)
    if total is not None and "perpetrator" not in told:
        told["perpetrator"] = total.perpetrator
    return Harmed(harm, low, best, high, **told)


def _apart(words: list[str]) -> list[str]:
    """ "3k" as "3 k"."""
    found = re.fullmatch(r"([~<>≤≥=\d?+–-]*[\d?+])([^\W\d].*)", words[0])
    return [found[1], found[2], *words[1:]] if found else words


def _told(words: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word in _file()["by"]:
            party = _spellings("party").get(waiting.pop(0) if waiting else "")
            if party is None:
                raise _Wrong(
                    "after “by” stands a party: sf State forces, ex extremist groups, cm militia, un .."
                )
            _put(found, "perpetrator", party)
        elif word in _spellings("status"):
            _put(found, "status", _spellings("status")[word])
        elif word in _file()["who"]:
            for name, value in _file()["who"][word].items():
                _put(found, name, value)
        else:
            raise _Wrong(f"“{word}” is not understood; after the harm stand status (civ, pk, hum, sf, fig), "
                         "f or m, child or adult, and by with a party")  # fmt: skip
    return found


def _put(found: dict[str, Any], name: str, value: str) -> None:
    if found.setdefault(name, value) != value:
        raise _Wrong(f"says {found[name]} and {value} of the same people; write two lines")


def _number(word: str) -> Bounds:
    if word in _file()["vague"]:
        raise _Wrong(f"“{word}” is no number; give a range such as 10-30, or ? where nobody knows")
    found = NUMBER.fullmatch(word)
    if found is None:
        raise _Wrong(f"“{word}” is no number; write 3, 3-5, 3+ or ?")
    if word == "?":
        return None, None, None
    told = [int(one) for one in (found["one"], found["two"], found["three"]) if one is not None]
    if max(told) > MOST:
        raise _Wrong(f"{max(told)} is more than {MOST}; correct the number")
    if told != sorted(told):
        raise _Wrong(f"“{word}” goes down; write the low number first")
    if (found["sign"] or found["plus"]) and (len(told) > 1 or (found["sign"] and found["plus"])):
        raise _Wrong(f"“{word}” is a range and more; write 3-5 or 3+")
    return _bounds(told, found["sign"] or found["plus"] or "")


def _bounds(told: list[int], sign: str) -> Bounds:
    first = told[0]
    if sign in ("+", ">=", "≥", ">"):
        return first + (sign == ">"), None, None
    if sign in ("<=", "≤", "<"):
        if sign == "<" and first == 0:
            raise _Wrong("fewer than 0 cannot be; correct the number")
        return None, None, first - (sign == "<")
    if sign:
        apart = max(1, round(first * ABOUT)) if first else 0
        return first - apart, first, first + apart
    if len(told) == 3:
        return told[0], told[1], told[2]
    return (first, None, told[1]) if len(told) == 2 else (first, first, first)


def _twice(lines: list[Harmed]) -> list[Harmed]:
    seen = set()
    found = []
    for one in lines:
        key = one.harm, one.status, one.sex, one.age, one.perpetrator
        if key in seen:
            found.append(one)
        seen.add(key)
    return found


def _line(one: Harmed) -> str:
    words = [_count(one), _file()["harm"][one.harm][0]]
    if one.status != "unknown":
        words.append(_file()["status"][one.status][1 if one.status == "civilian" else 0])
    if one.sex != "unknown":
        words.append("f" if one.sex == "female" else "m")
    if one.age != "unknown":
        words.append(one.age)
    if one.perpetrator:
        words += ["by", _file()["party"][one.perpetrator][0]]
    return " ".join(words)


def _count(one: Harmed) -> str:
    told = [number for number in (one.low, one.best, one.high) if number is not None]
    if not told:
        return "?"
    if one.best is None and one.high is None:
        return f"{one.low}+"
    if one.low is None and one.best is None:
        return f"<={one.high}"
    if len(set(told)) == 1:
        return str(told[0])
    if one.best is None:
        return f"{one.low}-{one.high}"
    return "-".join(str(number) for number in (min(told), one.best, max(told)))


def _file() -> Mapping[str, Any]:
    return vocab.read("shorthand")


@cache
def _spellings(name: str) -> Mapping[str, str]:
    return {str(word): str(term) for term, words in _file()[name].items() for word in words}
