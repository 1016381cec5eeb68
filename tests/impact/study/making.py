"""Questions about invented worlds with planted effects, each made once."""

from dataclasses import replace
from functools import cache

from benchmarks.impact.planted import Plan, planted
from benchmarks.impact.study import civilians, for_a_week, patrols, revenge
from bluehelm.impact.rows import Estimate
from bluehelm.impact.study.question import Question

BASE = Plan(events=1200, responses=400)
PLANS = {
    "week": replace(BASE, rule=for_a_week),
    "target": replace(BASE, rule=civilians, targets={"civilians": 0.5, "state forces": 0.5}),
    "kind": replace(BASE, rule=patrols, kinds={"patrol": 0.5, "flight": 0.5}),
    "left": replace(BASE, rule=revenge, kinds={"base": 1.0}, stays={"base": 10.0}, responses=250),
    "reported": replace(BASE, rule=for_a_week, heard=0.6),
}


@cache
def question(name: str, seed: int = 1) -> Question:
    world = planted(PLANS[name], seed)
    return Question(world.events, world.treatment, world.dependent, (7.0,), (20.0,))


def holds(row: Estimate, ratio: float) -> bool:
    assert row.ratio_low is not None
    assert row.ratio_high is not None
    return row.ratio_low <= ratio <= row.ratio_high
