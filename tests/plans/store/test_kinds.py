"""What may take whose place: a performance report, a budget, a merged document, the worked example."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bluehelm.plans import rows, store
from bluehelm.plans.load import understand
from bluehelm.plans.store import writing
from bluehelm.record import history
from bluehelm.record.models import Change, Mission
from bluehelm.sources import form
from tests.plans.small_plan import CONTENT, PLAN, with_wells

D = Decimal
EXAMPLE = replace(with_wells(D(11)), kind=rows.EXAMPLE, symbol=None, title="Our own words")
BUDGET = replace(with_wells(D(13)), kind=rows.BUDGET)
BOTH = replace(with_wells(D(14)), kind=rows.BOTH)


def load(plan: rows.Plan) -> store.Saved:
    return store.save(plan, "UNMIX", repr(plan).encode(), "report.docx", None, "a load")


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        ("classic", rows.PERFORMANCE),
        ("liquidation", rows.PERFORMANCE),
        ("merged", rows.BOTH),
        ("budget", rows.BUDGET),
    ],
)
def test_the_kind_follows_from_what_the_document_holds(shape: str, kind: str) -> None:
    report = form.Report(
        shape=shape, symbol=None, mission="UNMIX", title="", period="2030/31", budget_period=None
    )
    assert understand(report).kind == kind


@pytest.mark.usefixtures("mission")
@pytest.mark.parametrize(
    ("first", "second"), [(PLAN, BUDGET), (BUDGET, PLAN), (BUDGET, BOTH), (EXAMPLE, BUDGET)]
)
def test_a_budget_and_a_performance_stand_beside_each_other(first: rows.Plan, second: rows.Plan) -> None:
    load(first)
    assert load(second).new
    kinds = {first.kind, second.kind}
    assert {row.kind for row in store.readings("UNMIX")} == kinds
    stored = store.plan("UNMIX", "2030/31")
    assert stored.kind == stored.plan.kind == (kinds - {rows.BUDGET}).pop()


@pytest.mark.usefixtures("mission")
def test_a_budget_alone_stands_for_its_period() -> None:
    load(BUDGET)
    assert store.plan("UNMIX").kind == rows.BUDGET


@pytest.mark.usefixtures("mission")
def test_a_real_document_supersedes_the_worked_example_which_stays_visible() -> None:
    example = load(EXAMPLE)
    real = load(PLAN)
    (row,) = store.readings("UNMIX")
    assert (row.kind, row.framework_id, row.readings) == (rows.PERFORMANCE, real.framework_id, 2)
    assert real.framework_id != example.framework_id


@pytest.mark.usefixtures("mission")
@pytest.mark.parametrize("real", [PLAN, BOTH])
def test_the_worked_example_never_takes_the_place_of_a_real_document(real: rows.Plan) -> None:
    load(EXAMPLE)
    standing = load(real)
    before = Change.objects.count()
    again = load(EXAMPLE)
    assert (again.new, again.framework_id) == (False, standing.framework_id)
    assert again.why is not None
    assert "UNMIX 2030/31 is told by a real document, A/99/1" in again.why
    assert Change.objects.count() == before
    assert store.plan("UNMIX").kind == real.kind


@pytest.mark.usefixtures("mission")
def test_french_labels_of_our_own_come_back_and_other_rows_have_none() -> None:
    group = PLAN.accomplishments[0]
    row, output = group.indicators[0], group.outputs[0]
    limb = replace(row.limbs[0], label_fr="puits")
    group = replace(
        group,
        title_fr="Les puits sont sûrs",
        indicators=(replace(row, label_fr="Puits gardés", limbs=(limb,)), group.indicators[1]),
        outputs=(replace(output, label_fr="Patrouilles", group_fr="Services aériens"),),
    )
    parts = (rows.Component("1", "Safety", "Sécurité"), *PLAN.components[1:])
    load(replace(PLAN, title_fr="Rapport", components=parts, accomplishments=(group,)))
    plan = store.plan("UNMIX").plan
    found = plan.accomplishments[0]
    assert (plan.title_fr, plan.components[0].title_fr, plan.components[1].title_fr) == (
        "Rapport",
        "Sécurité",
        None,
    )
    assert (found.title_fr, found.indicators[0].label_fr, found.indicators[1].label_fr) == (
        "Les puits sont sûrs",
        "Puits gardés",
        None,
    )
    assert found.indicators[0].limbs[0].label_fr == "puits"
    assert (found.outputs[0].label_fr, found.outputs[0].group_fr) == ("Patrouilles", "Services aériens")
    assert found.indicators[0].id is not None
    line = store.line(found.indicators[0].id)
    assert (line.label_fr, line.limbs[0].label_fr, line.accomplishment.title_fr) == (
        "Puits gardés",
        "puits",
        "Les puits sont sûrs",
    )
    assert line.component == rows.Component("1", "Safety", "Sécurité")


@pytest.mark.django_db
def test_a_mission_that_somebody_added_meanwhile_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(code: str, by: object) -> Mission:
        Mission.objects.create(code=code, name_en="Added first", name_fr="Ajoutée d'abord")
        return Mission(code=code, name_en=code, name_fr=code)

    monkeypatch.setattr(writing, "_mission", late)
    assert store.save(PLAN, "UNMIX", CONTENT, "report.docx", None, "second").new
    assert [mission.name_en for mission in Mission.objects.all()] == ["Added first"]
    assert history.verify().ok
