"""Texts into the store and out of it: whole, once, superseded and never overwritten."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import store
from bluehelm.record import files
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Membership, Mission, Source, User
from tests.mandates.store.mandatemaking import CONTENT, FIRST, NEXT, OTHER_CONTENT, SECOND, TEXT
from tests.record import apart


@pytest.mark.usefixtures("saved")
def test_a_text_comes_back_as_it_went_in() -> None:
    found = store.text(FIRST)
    assert found.text == TEXT
    assert found.tasks == TEXT.tasks
    assert found.row.by == "analyst"
    assert found.row.counts["paragraphs"] == 5
    assert found.row.counts["items"] == 2


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("name", ["9001", "S/RES/9001", "s/res/9001 (2031)", FIRST])
def test_a_text_is_found_by_its_number_too(name: str) -> None:
    assert store.text(name).row.symbol == FIRST


def test_a_text_that_is_not_there_is_not_seen(saved: store.Saved) -> None:
    for which in ("9009", "", saved.id + 1):
        with pytest.raises(Unseen, match="no text"):
            store.text(which)


@pytest.mark.usefixtures("saved")
def test_its_file_is_kept_by_content_and_belongs_to_no_mission() -> None:
    source = Source.objects.get()
    assert (source.mission, source.kind, source.name, source.symbol) == (
        None,
        "resolution",
        "first.txt",
        FIRST,
    )
    assert files.fetch(source.sha256) == CONTENT


def test_the_same_reading_is_stored_once(saved: store.Saved, analyst: User) -> None:
    again = store.save(TEXT, CONTENT, "first.txt", analyst)
    assert (again.id, again.new, again.why) == (saved.id, False, None)
    assert Change.objects.count() == 1
    assert Source.objects.count() == 1


def test_a_newer_reading_supersedes_the_earlier_one_which_stays(saved: store.Saved) -> None:
    newer = replace(TEXT, title="The situation in Ix and at its bridges")
    again = store.save(newer, CONTENT, "first.txt", None)
    assert (again.new, again.supersedes) == (True, saved.id)
    assert [row.title for row in store.texts()] == [newer.title]
    found = store.text(FIRST)
    assert [row.id for row in found.readings] == [again.id, saved.id]
    assert store.text(saved.id).text == TEXT
    assert store.text(saved.id).row.superseded_by == again.id
    assert set(tables.Provision.objects.values_list("text_id", flat=True)) == {again.id}


def test_an_excerpt_does_not_take_the_place_of_the_whole(saved: store.Saved) -> None:
    excerpt = replace(TEXT, operative=TEXT.operative[:1])
    told = store.save(excerpt, OTHER_CONTENT, "excerpt.txt", None)
    assert (told.new, told.id) == (False, saved.id)
    assert told.why is not None
    assert "held with 5 paragraphs from first.txt; this file has 1" in told.why


@pytest.mark.usefixtures("db")
def test_the_whole_takes_the_place_of_an_excerpt() -> None:
    store.save(replace(TEXT, operative=TEXT.operative[:1]), OTHER_CONTENT, "excerpt.txt", None)
    assert store.save(TEXT, CONTENT, "first.txt", None).new


def test_another_file_with_the_same_words_changes_nothing(saved: store.Saved) -> None:
    copy = replace(TEXT, sha256="0" * 64)
    assert store.save(copy, OTHER_CONTENT, "copy.txt", None).id == saved.id
    assert (Change.objects.count(), Source.objects.count()) == (1, 1)
    assert store.save(replace(copy, title="Read anew"), OTHER_CONTENT, "copy.txt", None).new


@pytest.mark.usefixtures("db")
def test_a_text_without_a_symbol_is_known_by_its_file() -> None:
    nameless = replace(TEXT, symbol=None)
    first = store.save(nameless, CONTENT, "first.txt", None)
    store.save(nameless, OTHER_CONTENT, "other.txt", None)
    assert len(store.texts()) == 2
    assert store.text(first.id).text == nameless


@pytest.mark.usefixtures("saved")
def test_texts_are_listed_the_latest_first_by_mission_year_and_status() -> None:
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    store.save(replace(TEXT, symbol="S/RES/1 (1990)", date=None, mission="UNAX II"), b"old", "old.txt", None)
    assert [row.symbol for row in store.texts()] == [SECOND, FIRST, "S/RES/1 (1990)"]
    assert [row.symbol for row in store.texts(mission="UNMIX", year=2031)] == [FIRST]
    assert [row.mission for row in store.texts(mission="UNAX-II")] == ["UNAX-II"]
    assert len(store.texts(mission="UNAX II")) == 1
    assert store.texts(status="draft") == ()


def test_a_mission_given_is_the_one_it_is_about(mission: Mission) -> None:
    store.save(replace(TEXT, mission=None), CONTENT, "first.txt", None, mission="UNMIX")
    assert store.texts(mission="UNMIX")[0].symbol == FIRST
    assert Change.objects.get().mission == mission


@pytest.mark.usefixtures("saved")
def test_a_mission_once_given_holds_for_later_readings_until_another_is_given(analyst: User) -> None:
    store.save(TEXT, CONTENT, "first.txt", None, mission="UNMAX")
    newer = replace(TEXT, title="Read anew")
    store.save(newer, CONTENT, "first.txt", None)
    assert [row.mission for row in store.texts()] == ["UNMAX"]
    store.save(newer, CONTENT, "first.txt", analyst, mission="UNMIX")
    assert [row.mission for row in store.texts()] == ["UNMIX"]


@pytest.mark.usefixtures("saved")
def test_a_mission_that_the_text_does_not_name_is_refused() -> None:
    with pytest.raises(BadInput, match=r"is about UNMIX and does not name NO-SUCH; nothing was stored"):
        store.save(TEXT, CONTENT, "first.txt", None, mission="NO SUCH")
    assert not store.save(TEXT, CONTENT, "first.txt", None, mission="unmix").new
    assert [row.mission for row in store.texts()] == ["UNMIX"]


@pytest.mark.usefixtures("mission")
def test_a_known_mission_is_given_in_any_case_of_letters() -> None:
    store.save(replace(TEXT, mission=None), CONTENT, "first.txt", None, mission="unmix")
    assert [row.mission for row in store.texts(mission="Unmix")] == ["UNMIX"]


@pytest.mark.usefixtures("saved")
def test_nobody_takes_a_text_from_a_mission_that_is_closed_to_them(stranger: User) -> None:
    other = Mission.objects.create(code="UNMAX", name_en="Other", name_fr="Autre")
    other.memberships.create(user=stranger, role="editor")
    with pytest.raises(Unseen):
        store.save(TEXT, CONTENT, "first.txt", stranger, mission="UNMAX")
    assert store.save(replace(TEXT, symbol="S/RES/9"), OTHER_CONTENT, "b.txt", stranger, mission="UNMAX").new


def test_only_an_editor_loads(mission: Mission, reader: User, stranger: User, analyst: User) -> None:
    with pytest.raises(Refused, match="editor"):
        store.save(TEXT, CONTENT, "first.txt", reader)
    with pytest.raises(Unseen):
        store.save(TEXT, CONTENT, "first.txt", stranger)
    assert not Change.objects.exists()
    assert not Source.objects.exists()
    assert store.save(TEXT, CONTENT, "first.txt", analyst).new


def test_a_text_of_no_known_mission_is_loaded_by_the_editor_of_any(
    analyst: User, reader: User, stranger: User
) -> None:
    public = replace(TEXT, mission="UNOTHER")
    for person in (reader, stranger):
        with pytest.raises(Refused, match="editor in some mission"):
            store.save(public, CONTENT, "first.txt", person)
    assert store.save(public, CONTENT, "first.txt", analyst).new
    assert Membership.objects.filter(user=analyst).count() == 1


@pytest.mark.usefixtures("db")
def test_what_no_database_holds_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(BadInput, match="NUL"):
        store.save(replace(TEXT, title="torn\0title"), CONTENT, "first.txt", None)
    with pytest.raises(BadInput, match="at most 80 fit"):
        store.save(replace(TEXT, symbol="S/RES/" + "9" * 90), CONTENT, "first.txt", None)
    assert store.save(replace(TEXT, title="a \\u0000 in words"), CONTENT, "first.txt", None).new
    assert Change.objects.count() == 1
    assert store.texts()[0].date == date(2031, 3, 1)


@pytest.mark.usefixtures("saved")
def test_a_text_is_stored_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(*rows: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("bluehelm.mandates.store.building.owed", torn)
    with pytest.raises(OSError, match="full"):
        store.save(replace(TEXT, title="Read anew"), CONTENT, "first.txt", None)
    assert [row.title for row in store.texts()] == [TEXT.title]
    assert tables.Provision.objects.count() == 8
    assert store.faults() == []


@pytest.mark.django_db(transaction=True)
def test_two_who_load_at_once_store_a_text_once(tmp_path: Path) -> None:
    there = apart.environment(tmp_path)
    script = (
        "import django; django.setup()\n"
        "from bluehelm.errors import Refused\n"
        "from bluehelm.mandates import store\n"
        "from tests.mandates.store.mandatemaking import CONTENT, TEXT\n"
        "try: print(store.save(TEXT, CONTENT, 'first.txt', None).new)\n"
        "except Refused as refusal: print(refusal)"
    )
    with ThreadPoolExecutor(3) as three:
        told = [
            done.stdout.strip() or done.stderr for done in three.map(apart.python, [script] * 3, [there] * 3)
        ]
    assert told.count("True") == 1, told
    assert all(one in ("True", "False") or "nothing was changed" in one for one in told), told
    look = "import django; django.setup(); from bluehelm.mandates import store, models\n"
    look += "print(len(store.texts()), models.Provision.objects.count(), store.faults())"
    assert apart.python(look, there).stdout.strip() == "1 8 []"
