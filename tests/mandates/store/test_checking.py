"""A row edited in the database, past the program, is found by the check of the history."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bluehelm import cli
from bluehelm.mandates import models as tables
from bluehelm.mandates import store
from bluehelm.record.models import User
from tests.mandates.store.mandatemaking import CONTENT, EARLY, FIRST, NEXT, OTHER_CONTENT, TEXT


@pytest.fixture
def lived(saved: store.Saved, analyst: User, later: None) -> None:
    """A store where everything happened once."""
    category = store.Category("2(a)", "UNMIX", "CivProtect", "secure")
    store.judge_task("UNMIX", FIRST, category, store.WRONG, "lanterns", analyst)
    store.save(replace(TEXT, title="Read anew"), CONTENT, "first.txt", analyst, "again")
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    duty = store.duties("UNMIX")[0].id
    made = store.deliver("UNMIX", duty, store.Document("S/2032/1", date(2032, 3, 25)), analyst)
    store.withdraw(made.id, analyst, "wrong")
    store.deliver("UNMIX", duty, store.Document("S/2032/2", date(2032, 3, 25)), analyst)
    store.save(EARLY, b"early", "early.txt", None)
    measure = store.measures("UNMIX")[0].id
    store.score("UNMIX", measure, "done", date(2020, 1, 1), analyst, evidence="seen")


@pytest.mark.usefixtures("lived")
def test_what_the_program_stored_is_as_the_history_tells_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert store.faults() == []
    assert cli.main(["history", "verify"]) == 0
    assert "mandates" in capsys.readouterr().out


def edited(table: Any, **columns: object) -> Callable[[], None]:
    def edit() -> None:
        row = table._default_manager.order_by("pk").last()
        assert table._default_manager.filter(pk=row.pk).update(**columns) == 1

    return edit


def gone(table: Any) -> Callable[[], None]:
    return lambda: table._default_manager.order_by("pk").last().delete()


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (edited(tables.Text, content="{}"), "holds other rows"),
        (edited(tables.Text, mission="UNMAX"), "holds other rows"),
        (edited(tables.Text, title="Forged"), "is shown or searched with other rows"),
        (edited(tables.Text, ends=date(2040, 1, 1)), "is shown or searched with other rows"),
        (edited(tables.Provision, words="Demands candles"), "is shown or searched with other rows"),
        (edited(tables.Task, categories=""), "is shown or searched with other rows"),
        (edited(tables.Duty, content={}), "is shown or searched with other rows"),
        (edited(tables.Duty, key="0" * 12), "holds other rows"),
        (gone(tables.Measure), "holds other rows"),
        (edited(tables.TaskJudgement, verdict="right"), r"Judgement \d+ is"),
        (gone(tables.TaskJudgement), "no longer in the store"),
        (edited(tables.Delivery, day=date(2021, 1, 1)), r"Delivery \d+ is"),
        (edited(tables.Delivery, withdrawn_id=1), "is withdrawn, the history says standing"),
        (edited(tables.Score, state="not_begun"), r"Score \d+ is"),
        (gone(tables.Score), "no longer in the store"),
    ],
)
def test_what_was_changed_behind_its_back_is_named(edit: Callable[[], None], said: str) -> None:
    edit()
    told = store.faults()
    assert any(re.search(said, fault) for fault in told), told


@pytest.mark.usefixtures("lived")
def test_a_reading_put_back_in_force_is_found() -> None:
    tables.Text.objects.filter(superseded_by__isnull=False).update(superseded_by=None)
    assert any("None in its place, the history says" in fault for fault in store.faults())
