"""A value given on the site is never told as the document's: figures, report and page say who said it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluehelm.plans import figures, rows, store
from bluehelm.record import history
from bluehelm.record.figure import Figure, RecordSet, Ref
from bluehelm.record.models import Mission, User
from tests.plans.small_plan import CONTENT, PLAN, with_wells

D = Decimal
WELLS, OUTPUT = "line/1.1/indicator/1", "line/1.1/output/1"
LAW = "line/2.1/indicator/1"


@pytest.fixture
def loaded(mission: Mission) -> store.Saved:
    return store.save(PLAN, "UNMIX", CONTENT, "report.docx", None, "first load")


def told() -> dict[str, Figure]:
    stored = store.plan("UNMIX")
    return figures.all_figures(stored.plan, "A/99/1", stored.as_at)


def only(figure: Figure) -> Ref:
    assert not isinstance(figure.inputs, RecordSet)
    (ref,) = figure.inputs
    return ref


def correct_wells(by: User) -> str:
    """The place of the correction, as references name it."""
    line = store.plan("UNMIX").plan.accomplishments[0].indicators[0].id
    assert line is not None
    store.correct(store.line(line).limbs[0].current[0].id, D(8), by, "recount", causes=("security",))
    return f"change {history.last()}, {datetime.now(UTC).date().isoformat()}"


@pytest.mark.usefixtures("loaded")
def test_as_loaded_every_value_is_the_documents() -> None:
    found = told()
    assert found[f"{WELLS}/limb/0/actual"].method == "printed"
    assert only(found[f"{WELLS}/limb/0/actual"]).source == "A/99/1"
    assert store.plan("UNMIX").plan.accomplishments[0].indicators[0].said is None


@pytest.mark.usefixtures("loaded")
def test_a_corrected_actual_names_the_change_and_no_person(analyst: User) -> None:
    place = correct_wells(analyst)
    figure = told()[f"{WELLS}/limb/0/actual"]
    ref = only(figure)
    assert (figure.value, figure.method) == (D(8), "corrected on the site")
    assert (ref.source, ref.where, ref.value) == ("corrected on the site", place, "8")
    assert "analyst" not in str(figure.body())


@pytest.mark.usefixtures("loaded")
def test_the_status_is_derived_from_the_correction_and_the_target_stays_printed(analyst: User) -> None:
    place = correct_wells(analyst)
    found = told()
    status, target = found[f"{WELLS}/limb/0/status"], found[f"{WELLS}/limb/0/target"]
    assert not isinstance(status.inputs, RecordSet)
    assert status.value == rows.PARTLY
    assert [ref.where for ref in status.inputs] == ["line 12", place]
    assert (target.method, only(target).where) == ("printed", "line 12")
    assert only(found[f"{WELLS}/status"]).source == "corrected on the site"


@pytest.mark.usefixtures("loaded")
def test_a_count_of_lines_names_the_site_where_a_line_follows_a_correction(analyst: User) -> None:
    place = correct_wells(analyst)
    counted = told()["completion/indicators/partly-met"]
    assert not isinstance(counted.inputs, RecordSet)
    assert [ref.where for ref in counted.inputs] == [place, "line 12"]
    cause = told()["causes/indicators/security/count"]
    assert (cause.value, only(cause).where) == (D(1), place)


@pytest.mark.usefixtures("loaded")
def test_an_entered_value_is_told_as_entered_until_it_is_corrected(analyst: User) -> None:
    limb = store.plan("UNMIX").plan.accomplishments[1].indicators[0].limbs[0].id
    assert limb is not None
    result = store.enter(limb, "Yes", analyst)
    assert told()[f"{LAW}/limb/0/actual"].method == "entered on the site"
    store.correct(result, "No", analyst, "it was not adopted")
    assert told()[f"{LAW}/limb/0/actual"].method == "corrected on the site"


@pytest.mark.usefixtures("loaded")
def test_an_answer_to_an_output_names_its_change_and_its_neighbour_the_document(analyst: User) -> None:
    answer = store.plan("UNMIX").plan.accomplishments[0].outputs[0].completed[0].id
    assert answer is not None
    store.correct(answer, D(100), analyst, "late reports")
    found = told()
    assert found[f"{OUTPUT}/0/completed"].method == "corrected on the site"
    assert found[f"{OUTPUT}/1/completed"].method == "printed"
    assert found[f"{OUTPUT}/status"].value == rows.MET


@pytest.mark.usefixtures("loaded")
def test_a_carried_correction_keeps_its_change_and_takes_the_new_target(analyst: User) -> None:
    place = correct_wells(analyst)
    row = with_wells(D(15)).accomplishments[0].indicators[0]
    easier = replace(row, target=D(5), limbs=(replace(row.limbs[0], target=D(5)),))
    group = replace(PLAN.accomplishments[0], indicators=(easier,))
    store.save(replace(PLAN, accomplishments=(group,)), "UNMIX", b"later", "later.docx", None, "later")
    figure = told()[f"{WELLS}/limb/0/actual"]
    assert (figure.value, only(figure).where) == (D(8), place)
    assert told()[f"{WELLS}/status"].value == rows.MET


@pytest.mark.usefixtures("loaded")
def test_who_said_what_costs_one_query_more(analyst: User) -> None:
    correct_wells(analyst)
    with CaptureQueriesContext(connection) as queries:
        store.plan("UNMIX")
    assert len(queries) <= 13


def test_a_large_set_of_records_names_both_sources() -> None:
    row = PLAN.accomplishments[0].indicators[0]
    said = rows.Said("corrected on the site", 7, datetime(2032, 3, 1, tzinfo=UTC).date())
    changed = replace(row, limbs=(replace(row.limbs[0], said=said),))
    group = replace(PLAN.accomplishments[0], indicators=(changed, *[row] * 60), outputs=())
    found = figures.all_figures(replace(PLAN, accomplishments=(group,)), "A/99/1", datetime.now(UTC))
    inputs = found["completion/indicators/rate"].inputs
    assert isinstance(inputs, RecordSet)
    assert inputs.source == "A/99/1; corrected on the site"
    assert figures.source(inputs.source, "fr") == "A/99/1; corrigé sur le site"
