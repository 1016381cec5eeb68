"""A count beside the actual of a stored line: shown, never written over it, taken over by a person."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.errors import BadInput, Refused
from bluehelm.plans import store as plans
from bluehelm.record import files
from bluehelm.record.access import Unseen
from bluehelm.record.models import Mission, User
from bluehelm.record.period import period
from bluehelm.reports import store as reports
from bluehelm.spine import store as spine
from bluehelm.spine.store import feeding
from tests.events.eventmaking import keep, killed, provider, said
from tests.spine.feedmaking import PERIOD, stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def apart(settings: Settings, tmp_path: Path) -> Path:
    """No count of the test before, and no definitions but those of the package."""
    feeding._kept.clear()
    settings.DATA = tmp_path
    return tmp_path


def fed(line: int) -> feeding.Fed:
    found = spine.fed(plans.line(line))
    assert found is not None
    return found


def test_the_count_stands_beside_the_actual_with_the_difference(mission: Mission) -> None:
    found = fed(stored(mission))
    assert found.figure is not None
    assert (found.figure.value, found.figure.low, found.figure.high) == (33, 31, 38)
    assert (found.reported, found.difference) == (Decimal(40), Decimal(-7))
    assert "gone on, after the period: 1 incidents" in str(found.figure.note)
    assert found.whole
    assert found.over


def test_nothing_is_written_by_looking(mission: Mission) -> None:
    line = stored(mission)
    before = plans.line(line)
    fed(line)
    assert plans.line(line) == before


def test_a_record_that_does_not_reach_over_the_period_says_so(mission: Mission) -> None:
    from tests.spine.feedmaking import line_id, plan

    plans.save(plan(), "UNMIX", b"an invented report", "fed.txt", None, "first load")
    assert not fed(line_id(mission)).whole
    keep(provider(mission), said(first=date(2022, 1, 3), last=date(2022, 1, 3), harm=(killed(9),)))
    found = fed(line_id(mission))
    assert found.covered is not None
    assert found.covered.first == date(2022, 1, 3)
    assert not found.whole


def test_an_editor_takes_the_count_over_with_the_figure_as_evidence(mission: Mission, analyst: User) -> None:
    line = stored(mission)
    figure = fed(line).figure
    result = spine.take(analyst, line, "counted from the record")
    standing = plans.line(line).limbs[0].current[0]
    assert (standing.id, standing.value, standing.by) == (result, Decimal(33), "analyst")
    assert [row.value for row in plans.line(line).limbs[0].results] == [Decimal(40), Decimal(33)]
    assert figure is not None
    evidence = json.loads(files.fetch(standing.evidence[0].source.sha256))
    assert evidence["digest"] == figure.digest
    assert evidence["figure"]["value"] == "33"
    assert evidence["figure"]["inputs"]["count"] == 2


def test_a_line_without_an_actual_gets_its_first(mission: Mission, analyst: User) -> None:
    line = stored(mission, None)
    spine.take(analyst, line, "counted")
    assert plans.line(line).limbs[0].current[-1].value == Decimal(33)


def test_who_may_not_correct_may_not_take_over(mission: Mission, reader: User, stranger: User) -> None:
    line = stored(mission)
    with pytest.raises(Refused):
        spine.take(reader, line, "counted")
    with pytest.raises(Unseen):
        spine.take(stranger, line, "counted")
    assert len(plans.line(line).limbs[0].results) == 1


def test_an_approved_actual_stays(mission: Mission, analyst: User, colleague: User) -> None:
    line = stored(mission)
    plans.approve(plans.line(line).limbs[0].current[0].id, colleague)
    with pytest.raises(Refused, match="approved"):
        spine.take(analyst, line, "counted")


def test_a_missions_own_definitions_come_first(mission: Mission, apart: Path) -> None:
    line = stored(mission)
    own = (
        "civilian-casualties: {since: 2013-07-01, kind: indicator, words: 'civilian casualties', "
        "measure: killed, status: [civilian], en: Killed, fr: Tués}\n"
    )
    (apart / "feeds.yaml").write_text(own)
    assert fed(line).figure is not None
    assert fed(line).figure.value == 20  # type: ignore[union-attr]
    (apart / "feeds.yaml").write_text("- a list\n")
    with pytest.raises(BadInput, match="feeds by their names"):
        fed(line)


def test_a_report_may_bind_the_count(mission: Mission, analyst: User) -> None:
    stored(mission)
    found = reports.figures(plans.plan("UNMIX", PERIOD))
    assert found["events/2021-22/civilian/casualties"].value == 33
    text = "Civilians suffered: {{figure:events/2021-22/civilian/casualties}}."
    reports.write_narrative("UNMIX", PERIOD, "summary", "en", text, analyst, why="told")
    assert period(PERIOD).name == "2021/22"


def test_invented_incidents_are_said_and_are_no_actual_of_a_real_mission(
    mission: Mission, analyst: User
) -> None:
    line = stored(mission)
    mission.invented = False
    mission.save()
    figure = fed(line).figure
    assert figure is not None
    assert "invented for demonstration: 2 incidents" in str(figure.note)
    with pytest.raises(Refused, match="invented for demonstration"):
        spine.take(analyst, line, "counted")
    assert "events/2021-22/civilian/casualties" not in reports.figures(plans.plan("UNMIX", PERIOD))
