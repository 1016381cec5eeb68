"""Labelled accounts through the store: what was proved of the merging holds of the incidents."""

from pathlib import Path

import pytest

from benchmarks.merging import stored
from benchmarks.merging.generators import World
from benchmarks.merging.worlds import LATE, PLAIN, SNAPPED
from bluehelm.events import models as tables
from bluehelm.events.store.matching import Asked, match
from bluehelm.record.models import Change, Mission

pytestmark = pytest.mark.django_db


def incidents(mission: Mission) -> set[frozenset[tuple[str, str]]]:
    """The accounts of each incident by provider and number."""
    rows = tables.Account.objects.filter(mission=mission, current=True)
    found: dict[int, set[tuple[str, str]]] = {}
    for incident, name, ref in rows.values_list("incident_id", "provider__name", "ref"):
        found.setdefault(incident, set()).add((name, ref))
    return {frozenset(some) for some in found.values()}


def test_the_peers_labelled_set_reaches_the_score_whatever_the_order_of_loading(
    mission: Mission, shared: Path
) -> None:
    made, truth = stored.synthetic(shared / "data" / "merge" / "synthetic")
    other = Mission.objects.create(code="UNMAX", name_en="Max", name_fr="Max", invented=True)
    stored.load(mission, made)
    stored.load(other, {name: some[::-1] for name, some in reversed(made.items())})
    for one in (mission, other):
        match(None, one, Asked(days=1, km=3.0))
    assert stored.f1(mission, truth) >= 0.92
    assert incidents(mission) == incidents(other)


def test_three_sources_in_blocks_lose_next_to_nothing(mission: Mission) -> None:
    made, truth = stored.world(World(events=900, sources=(PLAIN, LATE, SNAPPED)), 5)
    stored.load(mission, made)
    asked = {"days": 6, "km": 25.0}
    match(None, mission, Asked(**asked))  # type: ignore[arg-type]
    whole = stored.f1(mission, truth)
    entries = Change.objects.count()
    assert match(None, mission, Asked(**asked)).moved == 0  # type: ignore[arg-type]
    assert Change.objects.count() == entries
    match(None, mission, Asked(**asked, block=400))  # type: ignore[arg-type]
    assert whole > 0.9
    assert stored.f1(mission, truth) > whole - 0.04
