"""The narrow door: whole or not at all, once, superseded and never edited, in few queries."""

import signal
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluehelm.errors import BadInput, Refused
from bluehelm.plans import models as tables
from bluehelm.plans import rows, store
from bluehelm.record import history
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, Source, User
from tests.plans.small_plan import CONTENT, PLAN, large, with_wells, without_ids
from tests.record import apart

D = Decimal


def load(plan: rows.Plan = PLAN, by: User | None = None, content: bytes = CONTENT) -> store.Saved:
    return store.save(plan, "UNMIX", content, "report.docx", by, "first load")


def wells(stored: store.StoredPlan) -> rows.Indicator:
    return stored.plan.accomplishments[0].indicators[0]


def line_id(n: int = 0) -> int:
    found = (
        wells(store.plan("UNMIX")) if n == 0 else store.plan("UNMIX").plan.accomplishments[0].indicators[n]
    )
    assert found.id is not None
    return found.id


def standing() -> store.ResultDetail:
    return store.line(line_id()).limbs[0].current[0]


@pytest.fixture
def loaded(mission: Mission) -> store.Saved:
    return load()


@pytest.mark.usefixtures("mission")
def test_a_plan_comes_back_as_it_went_in() -> None:
    saved = load()
    stored = store.plan("UNMIX", "2030/31")
    assert saved.new
    assert without_ids(stored.plan) == PLAN
    assert stored.source_symbol == "A/99/1"
    assert stored.source_title == "Performance report of UNMIX"
    assert str(wells(stored).actual) == "12"
    assert saved.counts["indicators"] == 3


def test_every_row_knows_its_id(loaded: store.Saved) -> None:
    plan = store.plan("UNMIX").plan
    output = plan.accomplishments[0].outputs[0]
    assert all(limb.id for group in plan.accomplishments for row in group.indicators for limb in row.limbs)
    assert output.id
    assert all(part.id for part in (*output.planned, *output.completed))


@pytest.mark.django_db
def test_a_mission_that_is_missing_is_made_by_the_command_line() -> None:
    load()
    assert Mission.objects.get().code == "UNMIX"
    assert not Mission.objects.get().public


def test_the_same_reading_again_changes_nothing(loaded: store.Saved) -> None:
    before = Change.objects.count(), Source.objects.count(), tables.Result.objects.count()
    again = load()
    assert not again.new
    assert again.framework_id == loaded.framework_id
    assert (Change.objects.count(), Source.objects.count(), tables.Result.objects.count()) == before


def test_another_reading_supersedes_the_first_which_stays_visible(loaded: store.Saved) -> None:
    old = line_id()
    second = load(with_wells(D(15)), content=b"another file")
    assert second.new
    assert wells(store.plan("UNMIX")).actual == D(15)
    assert store.plan("UNMIX").framework_id == second.framework_id
    assert not store.line(old).current
    assert store.line(old).limbs[0].current[0].value == D(12)
    assert store.readings("UNMIX")[0].readings == 2


def test_going_back_to_an_earlier_reading_is_a_new_load(loaded: store.Saved) -> None:
    load(with_wells(D(15)))
    third = load()
    assert third.new
    assert third.framework_id != loaded.framework_id
    assert wells(store.plan("UNMIX")).actual == D(12)


def test_a_budget_stands_beside_the_performance_report(loaded: store.Saved) -> None:
    budget = load(replace(with_wells(D(0)), kind=rows.BUDGET), content=b"budget")
    assert budget.new
    assert [row.readings for row in store.readings("UNMIX")] == [1, 1]
    assert store.plan("UNMIX").framework_id == loaded.framework_id
    assert store.periods("UNMIX") == ("2030/31",)
    assert {row.kind for row in store.readings("UNMIX")} == {"budget", "performance report"}


def test_a_plan_needs_at_most_a_dozen_queries(loaded: store.Saved) -> None:
    with CaptureQueriesContext(
        connection,
    ) as first:
        store.plan("UNMIX", "2030/31")
    with CaptureQueriesContext(connection) as second:
        store.plan("UNMIX", "2030/31")
    assert len(first) <= 12
    assert len(second) <= 3


@pytest.mark.usefixtures("mission")
def test_a_large_plan_is_stored_within_seconds() -> None:
    began = time.process_time()
    load(large(600))
    assert tables.Result.objects.count() == 1800
    assert time.process_time() - began < 4
    with CaptureQueriesContext(connection) as queries:
        store.plan("UNMIX")
    assert len(queries) <= 12


@pytest.mark.usefixtures("mission")
def test_a_figure_that_would_be_rounded_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(BadInput, match=r"12\.123456"):
        load(with_wells(D("12.123456")))
    assert not tables.Framework.objects.exists()
    assert not Change.objects.exists()


@pytest.mark.usefixtures("mission")
def test_a_word_too_long_for_its_column_is_refused_on_every_database() -> None:
    with pytest.raises(BadInput, match="period"):
        load(replace(PLAN, period="2" * 17))


@pytest.mark.usefixtures("mission")
def test_an_unknown_mission_or_period_names_those_that_are_there() -> None:
    load()
    with pytest.raises(BadInput, match="UNMAX"):
        store.plan("UNMAX")
    with pytest.raises(BadInput, match="2030/31"):
        store.plan("UNMIX", "1999/00")


def test_a_correction_supersedes_and_the_status_follows(loaded: store.Saved, analyst: User) -> None:
    first, printed = standing(), wells(store.plan("UNMIX"))
    result = store.correct(first.id, D(8), analyst, "Two wells were counted twice", remark="Recount")
    indicator = wells(store.plan("UNMIX"))
    assert (indicator.actual, indicator.status, indicator.remark) == (D(8), rows.PARTLY, "Recount")
    assert (indicator.series, indicator.limbs[0].series) == (printed.series, printed.limbs[0].series)
    told = store.line(line_id()).limbs[0].results
    assert [(item.value, item.current, item.by) for item in told] == [
        (D(12), False, None),
        (D(8), True, "analyst"),
    ]
    assert told[0].superseded_by == result
    assert told[1].why == "Two wells were counted twice"


def test_a_correction_of_one_limb_leaves_the_other(loaded: store.Saved, analyst: User) -> None:
    first = store.line(line_id(1)).limbs[1].current[0]
    store.correct(first.id, D(50), analyst, "Late figures")
    indicator = store.plan("UNMIX").plan.accomplishments[0].indicators[1]
    assert [limb.actual for limb in indicator.limbs] == [D(41), D(50)]
    assert indicator.status == rows.MET


def test_an_output_is_corrected_like_an_indicator(loaded: store.Saved, analyst: User) -> None:
    output = store.plan("UNMIX").plan.accomplishments[0].outputs[0]
    assert output.completed[0].id is not None
    store.correct(output.completed[0].id, D(100), analyst, "Reports came late")
    output = store.plan("UNMIX").plan.accomplishments[0].outputs[0]
    assert [part.value for part in output.completed] == [D(100), "Yes", None]
    assert output.completed[0].status == rows.MET


def test_a_result_is_entered_where_the_document_had_none(loaded: store.Saved, analyst: User) -> None:
    law = store.plan("UNMIX").plan.accomplishments[1].indicators[0].limbs[0]
    assert law.id is not None
    store.enter(law.id, "Yes", analyst, causes=("political",))
    indicator = store.plan("UNMIX").plan.accomplishments[1].indicators[0]
    assert indicator.actual == "Yes"
    with pytest.raises(Refused, match="correct it instead"):
        store.enter(law.id, "No", analyst)


def test_a_correction_needs_a_reason_and_a_value(loaded: store.Saved, analyst: User) -> None:
    with pytest.raises(BadInput, match="reason"):
        store.correct(standing().id, D(8), analyst, "  ")
    with pytest.raises(BadInput, match="value"):
        store.correct(standing().id, None, analyst, "because")
    assert standing().value == D(12)


def test_who_comes_second_is_told(loaded: store.Saved, analyst: User, colleague: User) -> None:
    first = standing().id
    store.correct(first, D(8), analyst, "recount")
    with pytest.raises(Refused, match="corrected meanwhile"):
        store.correct(first, D(9), colleague, "recount")


def test_a_reader_may_not_correct_and_a_stranger_sees_nothing(
    loaded: store.Saved, reader: User, stranger: User
) -> None:
    with pytest.raises(Refused, match="editor"):
        store.correct(standing().id, D(8), reader, "recount")
    with pytest.raises(Unseen):
        store.correct(standing().id, D(8), stranger, "recount")
    with pytest.raises(Unseen):
        load(with_wells(D(3)), by=stranger)


def test_an_editor_may_not_approve(loaded: store.Saved, analyst: User) -> None:
    with pytest.raises(Refused, match="approver"):
        store.approve(standing().id, analyst)


def test_a_result_read_from_a_document_needs_no_further_evidence(
    loaded: store.Saved, colleague: User
) -> None:
    store.approve(standing().id, colleague, "checked")
    assert standing().approved
    assert [(item.verb, item.by) for item in standing().decisions] == [("approved", "colleague")]


def test_an_entered_result_needs_evidence_before_approval(
    loaded: store.Saved, analyst: User, colleague: User
) -> None:
    result = store.correct(standing().id, D(8), analyst, "recount")
    with pytest.raises(Refused, match="evidence"):
        store.approve(result, colleague)
    store.attach(result, b"the list of wells", "wells.txt", analyst, "signed list")
    store.approve(result, colleague)
    evidence = standing().evidence[0]
    assert (evidence.note, evidence.source.name, evidence.source.by) == (
        "signed list",
        "wells.txt",
        "analyst",
    )


def test_nobody_approves_what_they_entered(loaded: store.Saved, colleague: User) -> None:
    result = store.correct(standing().id, D(8), colleague, "recount")
    store.attach(result, b"list", "wells.txt", colleague)
    with pytest.raises(Refused, match="somebody else"):
        store.approve(result, colleague)


def test_an_approved_result_is_locked_until_reopened_with_a_reason(
    loaded: store.Saved, analyst: User, colleague: User
) -> None:
    result = standing().id
    store.approve(result, colleague)
    for act in (
        lambda: store.correct(result, D(8), analyst, "recount"),
        lambda: store.attach(result, b"x", "x.txt", analyst),
        lambda: store.approve(result, colleague),
    ):
        with pytest.raises(Refused, match="locked"):
            act()
    with pytest.raises(BadInput, match="reason"):
        store.reopen(result, colleague, "")
    store.reopen(result, colleague, "a new count came in")
    store.correct(result, D(8), analyst, "recount")
    assert standing().value == D(8)


def test_a_new_reading_may_not_replace_an_approved_result(loaded: store.Saved, colleague: User) -> None:
    store.approve(standing().id, colleague)
    with pytest.raises(Refused, match=r"1 results .* approved"):
        load(with_wells(D(15)))
    assert store.plan("UNMIX").framework_id == loaded.framework_id


def test_what_people_entered_is_carried_to_the_new_reading(loaded: store.Saved, analyst: User) -> None:
    result = store.correct(standing().id, D(8), analyst, "recount")
    store.attach(result, b"list", "wells.txt", analyst)
    saved = load(with_wells(D(15)))
    told = store.line(line_id()).limbs[0].results
    assert saved.left_behind == 0
    assert [(item.value, item.current) for item in told] == [(D(15), False), (D(8), True)]
    assert told[1].evidence[0].source.name == "wells.txt"
    assert told[1].why == "recount"


def test_what_finds_no_line_in_the_new_reading_is_counted(loaded: store.Saved, analyst: User) -> None:
    store.correct(standing().id, D(8), analyst, "recount")
    assert load(with_wells(D(15), label="Number of pumps guarded")).left_behind == 1


def test_sources_and_changes_tell_the_story_the_latest_first(loaded: store.Saved, analyst: User) -> None:
    store.attach(standing().id, b"list", "wells.txt", analyst, "signed")
    assert [row.kind for row in store.sources("UNMIX")] == ["evidence", "performance report"]
    told = store.changes("UNMIX")
    assert [(row.verb, row.by) for row in told] == [("evidence attached", "analyst"), ("plan load", None)]
    assert told[1].rows[0]["after"]["indicators"] == 3
    assert [row.n for row in store.changes("UNMIX", after=told[1].n)] == [told[0].n]
    assert history.verify().ok


LOAD = """
import os, signal, django
django.setup()
from bluehelm.plans import models as tables, store
from bluehelm.plans.store import building
from bluehelm.record.models import Change, Mission, Source
from tests.plans.small_plan import PLAN, CONTENT
KEPT = (tables.Framework, tables.Line, tables.Result, Change, Mission, Source)
def counts():
    return [table.objects.count() for table in KEPT]
print(*counts(), flush=True)
insert = building.insert
def killed(*args):
    insert(*args)
    os.kill(os.getpid(), signal.SIGKILL)
if KILL:
    building.insert = killed
for _ in range(2):
    store.save(PLAN, "UNMIX", CONTENT, "report.docx", None, "load")
    print(*counts(), flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_in_the_middle_of_a_load_leaves_the_store_as_before(tmp_path: Path) -> None:
    env = apart.environment(tmp_path)
    killed = apart.python(f"KILL = True{LOAD}", env)
    assert killed.returncode == -signal.SIGKILL
    again = apart.python(f"KILL = False{LOAD}", env)
    assert again.stdout.split("\n")[:3] == ["0 0 0 0 0 0", "1 4 6 1 1 1", "1 4 6 1 1 1"]
