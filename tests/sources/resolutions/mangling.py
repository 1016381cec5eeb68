"""Damage as files suffer it: lines lost, doubled and shuffled, signs swapped, pages cut, rubbish put in."""

from __future__ import annotations

import random
from collections.abc import Callable

RUBBISH = '\x00\x07\x0b\x1b\u200b\ufeff\u00ad*#()[]{}–•.;:,0lIO\t\\$<>|/"“'


def _at(lines: list[str], chance: random.Random) -> int:
    return chance.randrange(len(lines)) if lines else 0


def _drop(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    del lines[at : at + chance.randint(1, 12)]


def _double(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    lines[at:at] = lines[at : at + chance.randint(1, 12)]


def _shuffle(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    some = lines[at : at + 20]
    chance.shuffle(some)
    lines[at : at + 20] = some


def _swap(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    if lines and lines[at]:
        signs = list(lines[at])
        for _ in range(chance.randint(1, 6)):
            signs[chance.randrange(len(signs))] = chance.choice(RUBBISH)
        lines[at] = "".join(signs)


def _put(lines: list[str], chance: random.Random) -> None:
    lines.insert(_at(lines, chance), "".join(chance.choices(RUBBISH, k=chance.randint(1, 40))))


def _glue(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    lines[at : at + 30] = [chance.choice(["", " ", ", ", "- "]).join(lines[at : at + 30])]


def _cut(lines: list[str], chance: random.Random) -> None:
    del lines[_at(lines, chance) :]


def _lengthen(lines: list[str], chance: random.Random) -> None:
    lines.insert(_at(lines, chance), chance.choice(["(a) ", "1. ", ",;", "and (i) ", "- ", "* "]) * 5_000)


def _page(lines: list[str], chance: random.Random) -> None:
    at = _at(lines, chance)
    lines[at:at] = ["\f", "S/RES/9107 (2031)", "31-400773/5"]


DAMAGES: tuple[Callable[[list[str], random.Random], None], ...] = (
    _drop, _double, _shuffle, _swap, _put, _glue, _page, _swap, _put, _cut, _lengthen
)  # fmt: skip


def mangled(lines: list[str], chance: random.Random) -> list[str]:
    """The lines after one to eight damages."""
    found = list(lines)
    for _ in range(chance.randint(1, 8)):
        chance.choice(DAMAGES)(found, chance)
    return found
