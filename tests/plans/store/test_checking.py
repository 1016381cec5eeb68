"""A row edited in the database, past the program, is found by the check of the history."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from bluehelm import cli
from bluehelm.plans import models as tables
from bluehelm.plans import store
from bluehelm.record import history
from bluehelm.record.models import Mission, User
from tests.plans.small_plan import CONTENT, PLAN, with_wells

D = Decimal


@pytest.fixture
def lived(mission: Mission, analyst: User, colleague: User) -> int:
    """A store where everything happened once; the id of the result that stands approved."""
    store.save(with_wells(D(11)), "UNMIX", b"first", "first.docx", None, "first load")
    corrected = store.correct(standing(), D("8.50"), analyst, "recount", remark="Twice", causes=("other",))
    store.attach(corrected, b"the list", "wells.txt", analyst)
    store.save(PLAN, "UNMIX", CONTENT, "report.docx", None, "another reading")
    law = store.plan("UNMIX").plan.accomplishments[1].indicators[0].limbs[0].id
    assert law is not None
    store.enter(law, "Yes", analyst)
    store.approve(standing(), colleague)
    store.reopen(standing(), colleague, "a new count")
    store.correct(standing(), D(9), analyst, "new count")
    store.attach(standing(), b"the new list", "new.txt", analyst)
    store.approve(standing(), colleague)
    return standing()


def standing() -> int:
    line = store.plan("UNMIX").plan.accomplishments[0].indicators[0].id
    assert line is not None
    return store.line(line).limbs[0].current[0].id


def edit(table: type, which: dict[str, object], **columns: object) -> None:
    """What somebody with the database in hand does."""
    found = table._default_manager.filter(**which)  # type: ignore[attr-defined]
    assert found.update(**columns) > 0


@pytest.mark.usefixtures("lived")
def test_what_went_through_the_program_is_as_the_history_tells_it() -> None:
    assert history.verify().ok
    assert store.faults() == []


EDITS: dict[str, tuple[Callable[[int], None], str]] = {
    "value": (
        lambda key: edit(tables.Result, {"pk": key}, value=D(90)),
        "value is '90', the history says '9'",
    ),
    "status": (lambda key: edit(tables.Result, {"pk": key}, status="met"), "status is 'met'"),
    "lock": (lambda key: edit(tables.Result, {"pk": key}, approved=False), "the history approved"),
    "printed": (
        lambda key: edit(tables.Result, {"words": "Yes", "source__isnull": False}, words="No"),
        "other rows",
    ),
    "target": (lambda key: edit(tables.Limb, {"target": D(50)}, target=D(5)), "other rows than were loaded"),
    "money": (lambda key: edit(tables.Money, {"category": "Volunteers"}, expenditure=D(1)), "other rows"),
    "label": (lambda key: edit(tables.Line, {"kind": "output"}, label="Ten patrols"), "other rows"),
    "source": (lambda key: edit(tables.Result, {"pk": key}, source=source()), "a person gave it"),
    "order": (lambda key: edit(tables.Result, {"superseded_by": key}, superseded_by=None), "took its place"),
    "reading": (
        lambda key: edit(tables.Framework, {"superseded_by__isnull": False}, superseded_by=None),
        "it stands",
    ),
    "gone": (lambda key: gone(key), "no longer in the store"),
    "smuggled": (lambda key: smuggle(key), "nobody that the history knows"),
}


def source() -> int:
    return tables.Framework.objects.filter(superseded_by=None).get().source_id


def gone(key: int) -> None:
    tables.Result.objects.filter(superseded_by=key).update(superseded_by=None)
    tables.Result.objects.filter(pk=key).delete()


def smuggle(key: int) -> None:
    row = tables.Result.objects.get(pk=key)
    row.pk, row.approved = None, False
    row.save()


@pytest.mark.parametrize("name", list(EDITS))
def test_a_row_edited_in_the_database_is_found(lived: int, name: str) -> None:
    act, words = EDITS[name]
    act(lived)
    assert history.verify().ok
    found = store.faults()
    assert any(words in fault for fault in found), found


@pytest.mark.usefixtures("lived")
def test_a_reading_that_never_was_loaded_is_found() -> None:
    row = tables.Framework.objects.filter(superseded_by=None).get()
    row.pk, row.period = None, "2031/32"
    row.save()
    assert any("not in the history" in fault for fault in store.faults())


def test_the_command_line_tells_it_and_ends_with_one(lived: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["history", "verify"]) == 0
    assert "as it tells them" in capsys.readouterr().out
    edit(tables.Result, {"pk": lived}, value=D(90))
    assert cli.main(["history", "verify"]) == 1
    assert f"Result {lived}" in capsys.readouterr().out
    assert cli.main(["history", "verify", "--json"]) == 1
    verdict = json.loads(capsys.readouterr().out)
    assert (verdict["ok"], verdict["broken_at"], len(verdict["rows_that_differ"])) == (False, None, 1)


@pytest.mark.usefixtures("mission")
def test_a_reading_loaded_under_a_code_in_another_case_holds() -> None:
    store.save(replace(PLAN, mission="Unmix"), "UNMIX", CONTENT, "report.docx", None, "load")
    assert store.faults() == []
