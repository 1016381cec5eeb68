"""A backup holds the mandates and what people said of them, and restored they are searched as before."""

from datetime import date
from pathlib import Path

import pytest

from bluehelm.mandates import models as tables
from bluehelm.mandates import store
from bluehelm.mandates.store import Asked
from bluehelm.record import backup, history
from bluehelm.record.models import User
from tests.mandates.store.mandatemaking import EARLY, FIRST, NEXT, OTHER_CONTENT


def state() -> list[object]:
    return [
        store.text(FIRST),
        store.texts(),
        store.duties("UNMIX", date(2032, 1, 1)),
        store.measures("UNMIX"),
        store.evolution("UNMIX"),
        store.search(Asked("lanterns")),
        store.choices(),
    ]


@pytest.mark.usefixtures("saved", "later")
def test_mandates_come_back_whole_and_are_found(analyst: User, tmp_path: Path) -> None:
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    category = store.Category("2(a)", "UNMIX", "CivProtect", "secure")
    store.judge_task("UNMIX", FIRST, category, store.WRONG, "lanterns", analyst)
    duty = store.duties("UNMIX")[0].id
    store.deliver("UNMIX", duty, store.Document("S/2032/1", date(2032, 3, 25)), analyst)
    store.save(EARLY, b"early", "early.txt", None)
    store.score("UNMIX", store.measures("UNMIX")[0].id, "done", date(2020, 1, 1), analyst, evidence="seen")
    before = state()
    kept = backup.backup(tmp_path / "store.zip")
    history.reopen()
    backup._empty()
    assert store.search(Asked("lanterns")).total == 0
    assert backup.restore(tmp_path / "store.zip") == kept
    assert state() == before
    assert store.faults() == []


@pytest.mark.usefixtures("saved")
def test_no_table_of_the_mandates_is_left_out_of_the_backup() -> None:
    from django.apps import apps

    assert {table._meta.label for table in apps.get_app_config("mandates").get_models()} <= set(backup.TABLES)
    assert tables.Text.objects.exists()
