"""Invented incidents as rows of harm, by seed."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bluehelm.events.figures.rows import Facts
from bluehelm.events.rows import HarmRow

DAY = date(2031, 1, 1)
PLAIN = HarmRow(
    incident=1, first=DAY, last=DAY, day_precision="day", region="ML1", cercle="ML101", kind="killing",
    perpetrator="extremist_groups", target="civilian", state="reported", standard="not_assessed", rank=1,
    own_use=False, invented=True, strict=False, accounts=1, providers=1, harm="killed", status="civilian",
    sex="unknown", age="unknown", low=2, best=3, high=5,
)  # fmt: skip
SILENT = replace(PLAIN, harm="", status="unknown", low=None, best=None, high=None)

KINDS = ("killing", "ambush", "ied", "accident", "detention", "abduction", "movement_restriction", "looting")
PARTIES = ("state_forces", "extremist_groups", "community_militia", "unidentified", "international_forces")
STATES = ("reported", "under_verification", "verified", "disputed", "withdrawn")
HARMS = ("killed", "injured", "abducted", "missing", "detained", "property", "found")
STATUSES = ("civilian", "peacekeeper", "fighter", "unknown")
NAMES = ("patrol", "partner", "press", "police")


def harm(**given: Any) -> HarmRow:
    return replace(PLAIN, **given)


def facts(*lines: HarmRow, **beside: Any) -> Facts:
    return Facts(lines, **beside)


def world(seed: int, incidents: int = 300) -> Facts:
    """So many incidents over two and a half years, with dates known to a day, a month or a stretch."""
    dice = random.Random(seed)
    lines: list[HarmRow] = []
    providers, ranges = {}, {}
    for number in range(1, incidents + 1):
        told = tuple(sorted(dice.sample(NAMES, dice.choice((1, 1, 1, 2, 3, 4)))))
        providers[number] = told
        own = _lines(dice, number, len(told))
        lines += own
        for name in ("killed", "injured", "abducted"):
            bests = [one.best for one in own if one.harm == name and one.best is not None]
            if len(told) > 1 and bests:
                ranges[number, name] = (
                    max(0, sum(bests) - dice.randint(0, 4)),
                    sum(bests) + dice.randint(0, 9),
                )
    dice.shuffle(lines)
    return Facts(lines, providers, ranges, frozenset(dice.sample(range(1, incidents + 1), incidents // 5)))


def _lines(dice: random.Random, number: int, providers: int) -> list[HarmRow]:
    first = DAY + timedelta(days=dice.randrange(900))
    precision = dice.choice(("day", "day", "day", "days", "month"))
    spread = {"day": 0, "days": dice.randint(1, 40), "month": 30}[precision]
    base = harm(
        incident=number, first=first, last=first + timedelta(days=spread), day_precision=precision,
        region=dice.choice(("ML1", "ML5", "")), cercle=dice.choice(("ML101", "ML501", "")),
        kind=dice.choice(KINDS), perpetrator=dice.choice(PARTIES), state=dice.choice(STATES),
        target=dice.choice(("civilian", "mission", "peacekeeper", "")), providers=providers,
        standard=dice.choice(("not_assessed", "reasonable_grounds")),
    )  # fmt: skip
    count = dice.choice((0, 1, 1, 2, 3, 5))
    if count == 0:
        return [replace(base, harm="", status="unknown", low=None, best=None, high=None)]
    return [_line(dice, base) for _ in range(count)]


def _line(dice: random.Random, base: HarmRow) -> HarmRow:
    best = dice.choice((None, 0, 1, 2, 4, 11))
    low = None if best is None or dice.random() < 0.5 else max(0, best - dice.randint(0, 2))
    high = dice.choice((None, 7)) if best is None else dice.choice((None, best + dice.randint(0, 3)))
    perpetrator = base.perpetrator if dice.random() < 0.8 else dice.choice(PARTIES)
    return replace(
        base, harm=dice.choice(HARMS), status=dice.choice(STATUSES), perpetrator=perpetrator,
        sex=dice.choice(("female", "male", "unknown")), age=dice.choice(("adult", "child", "unknown")),
        low=low, best=best, high=high,
    )  # fmt: skip
