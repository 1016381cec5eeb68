"""An invented study with every part filled, and one with none."""

import math
from dataclasses import replace

from bluehelm.impact.pictures.places import Placed, Square
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import Names
from bluehelm.impact.study.answers import (
    Curve,
    Displaced,
    Group,
    Lead,
    Leads,
    Left,
    Placebo,
    Pretended,
    Study,
    Unseen,
)
from bluehelm.impact.telling.asked import Asked
from bluehelm.impact.wake import Wake
from tests.impact.estimated import CHANCE, FEWER, MORE, NOTHING, OPEN, WAKE, row

NAMES = Names("attack", "patrol")
WIDEST = replace(FEWER, days=14.0, km=20.0, expected=0.9, smallest=0.3)
FULL = Wake((CHANCE, FEWER, OPEN, NOTHING, WIDEST), WAKE.rings, WAKE.notes)
CURVE = Curve(
    10.0,
    (
        row(0, 10, (-0.2, -0.3, -0.1), (0.4, 0.2, 0.7)),
        row(3, 10, (-0.3, -0.4, -0.2), (0.45, 0.3, 0.6)),
        row(7, 10, (-0.2, -0.35, -0.05), (0.6, 0.4, 0.85)),
        row(14, 10, (-0.1, -0.25, 0.05), (0.8, 0.6, 1.05), adjusted=0.4),
        row(28, 10, (0.02, -0.2, 0.22), (1.03, 0.8, 1.3), adjusted=0.9),
    ),
    half_life=6.2,
    low=3.9,
    high=10.4,
)


def lead(day: int) -> Lead:
    base = 0.02 + 0.004 * math.sin(day)
    effect = 0.5 if 0 <= day < 7 else 1.0
    return Lead(float(day), base * effect, base, base * (effect - 1) - 0.008, base * (effect - 1) + 0.008)


LEADS = Leads(10.0, tuple(lead(day) for day in range(-28, 29)), p=0.43)
APART = replace(LEADS, p=0.003)
PLACEBOS = (
    Placebo(
        "dates", 200, 200, (Pretended(7, 10, 0.99, 0.82, 1.19, 0.05, 0.005),
        Pretended(14, 20, 1.01, 0.85, 1.2, 0.045, 0.01), Pretended(14, 10, None, None, None, None, None)),
    ),
    Placebo(
        "places", 200, 150, (Pretended(14, 20, 0.97, 0.8, 1.15, 0.06, 0.02),),
        "the rest would have taken longer",
    ),
)  # fmt: skip


def group(role: str, column: str, value: str, window: Estimate, note: str | None = None) -> Group:
    return Group(role, column, value, (replace(window, days=14.0, km=20.0),), note)


GROUPS = (
    group("dependent", "target", "civilians", FEWER),
    group("dependent", "target", "mission <b>", MORE),
    group("treatment", "form", "base", NOTHING),
    group("independent", "source", "police", CHANCE),
    Group("treatment", "form", "flight", (), "not enough data: nothing varies"),
)
DISPLACED = Displaced(
    row(14, 40, (0.1, -0.2, 0.4), (1.1, 0.8, 1.4)),
    row(28, 20, (0.3, 0.1, 0.5), (1.3, 1.1, 1.6)),
    40.0,
    28.0,
)
STUDY = Study(
    FULL,
    CURVE,
    DISPLACED,
    Left((row(0, 10, (-0.2, -0.3, -0.1), (0.4, 0.2, 0.7)),), (MORE, OPEN), lasting=31),
    GROUPS,
    LEADS,
    PLACEBOS,
    (Unseen(14.0, 20.0, 3.04, 2.08), Unseen(7.0, 20.0, 1.2, 1.0)),
    ("not enough data: nothing varies",),
)  # fmt: skip
EMPTY = Study(FULL)
PLACED = Placed(
    (Square(14.02, -4.1, 7), Square(14.11, -4.1, 12), Square(14.2, -3.9, 130), Square(15.0, -2.5, 30)),
    (Square(14.02, -4.1, 3), Square(14.2, -3.9, 40), Square(15.4, -1.2, 1)),
    10.0,
    (5.0, 10.0, 20.0),
    200,
    21,
)
ASKED = Asked("patrolled <b>.csv", ("kind=patrol", "kind=attack"), NAMES)
