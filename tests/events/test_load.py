"""A file from its reader into the store, through the function and the command."""

import json
from datetime import date
from pathlib import Path

import pytest

from bluehelm.errors import BadInput, WrongKind
from bluehelm.events import load as rooms
from bluehelm.events import models as tables
from bluehelm.events.invented.order import Order
from bluehelm.events.invented.writing import invent
from bluehelm.record.access import Unseen
from bluehelm.record.models import Mission, Source, User
from bluehelm.sources.eventfiles import mapping as mappings

pytestmark = pytest.mark.django_db
HEADS = "ref,first,place,lat,lon,kind,perpetrator,killed,killed_civilian\n"
ROWS = (
    "a-1,2021-03-04,Konna,14.94,-3.89,attack_on_civilians,extremist_groups,5,3\n"
    "a-2,2021-03-05,Konna,14.94,-3.89,ambush,extremist_groups,many,\n"
    "a-3,2021-03-06,Konna,-3.89,14.94,ambush,extremist_groups,1,2\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "invented.csv"
    path.write_text(HEADS + ROWS)
    return path


def test_good_rows_go_in_and_bad_ones_are_set_aside_with_the_reason(mission: Mission, file: Path) -> None:
    done = rooms.load(mission, file, "patrol-log", about={"invented": True})
    assert (done.read, done.accepted, done.merged, done.unchanged, done.aside) == (3, 1, 0, 0, 2)
    assert [(one.line, one.field, one.value) for one in rooms.aside(done)][:1] == [(3, "killed", "many")]
    incident = tables.Incident.objects.get()
    assert (incident.killed, incident.invented, incident.place) == (5, True, "Konna")
    assert Source.objects.get().licence == tables.Provider.objects.get().licence


def test_the_same_file_again_changes_nothing(mission: Mission, file: Path) -> None:
    rooms.load(mission, file, "patrol-log")
    again = rooms.load(mission, file, "patrol-log")
    assert (again.read, again.accepted, again.unchanged, again.aside) == (3, 0, 1, 2)
    assert tables.Account.objects.count() == 1


def test_two_providers_of_one_event_are_merged_at_once(mission: Mission, tmp_path: Path) -> None:
    for name, shift in (("patrol-log", 0.0), ("partner", 0.001)):
        path = tmp_path / f"{name}.csv"
        rows = (
            f"{name}-{n},2021-03-{n + 1:02},Village {n},{14 + n / 5 + shift},{-4 + n / 7},ambush,,{n},\n"
            for n in range(20)
        )
        path.write_text(HEADS + "".join(rows))
        done = rooms.load(mission, path, name)
    assert (done.accepted, done.merged) == (20, 20)
    assert tables.Incident.objects.filter(into=None).count() == 20


def test_a_file_of_another_kind_is_refused_and_nothing_kept(mission: Mission, tmp_path: Path) -> None:
    path = tmp_path / "page.csv"
    path.write_text("<!doctype html><title>Not a table</title>")
    with pytest.raises(WrongKind, match="page"):
        rooms.load(mission, path, "press")
    assert not tables.Provider.objects.exists()
    assert not tables.Load.objects.exists()


def test_what_is_said_about_a_provider_must_be_known(mission: Mission, file: Path) -> None:
    with pytest.raises(BadInput, match="says nothing about a provider"):
        rooms.load(mission, file, "press", about={"colour": "red"})


def test_a_kept_mapping_is_for_tables_that_need_one(mission: Mission, file: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Jour;Lieu\n2021-04-01;Konna\n")
    mapping = mappings.parsed({"columns": {"Jour": "first", "Lieu": "place"}})
    rooms.load(mission, table, "partner", mapping=mapping)
    assert rooms.load(mission, file, "partner").accepted == 1
    table.write_text("Jour;Lieu\n2021-04-02;Konna\n")
    assert rooms.load(mission, table, "partner").accepted == 1


def test_one_row_with_exchanged_coordinates_is_seen_in_a_mission_whose_country_is_known(
    tmp_path: Path,
) -> None:
    there = Mission.objects.create(code="MINUSMA", name_en="Invented", name_fr="Inventé", invented=True)
    path = tmp_path / "swapped.csv"
    path.write_text("ref,first,place,lat,lon\na-1,2021-03-04,Nowhere known,-3.89,14.94\n")
    done = rooms.load(there, path, "press")
    assert (done.accepted, done.aside) == (0, 1)


def test_a_stranger_loads_nothing(mission: Mission, file: Path, stranger: User) -> None:
    with pytest.raises(Unseen):
        rooms.load(mission, file, "press", by=stranger)


def test_the_command_keeps_its_contract(
    mission: Mission, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from bluehelm.cli import main

    words = ["event", "load", str(file), "--source", "patrol-log", "--mission", mission.code, "--json"]
    assert main(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["read", "accepted", "merged", "unchanged", "set_aside"]
    assert (told["read"], told["accepted"], told["unchanged"]) == (3, 1, 0)
    assert list(told["set_aside"][0]) == ["line", "field", "value", "why"]


def test_a_load_that_ended_before_it_was_matched_is_matched_when_it_is_loaded_again(
    mission: Mission, tmp_path: Path
) -> None:
    for name, shift in (("patrol-log", 0.0), ("partner", 0.001)):
        path = tmp_path / f"{name}.csv"
        rows = (
            f"{n},2021-03-{n + 1:02},Village {n},{14 + n / 5 + shift},{-4 + n / 7},ambush,,{n},\n"
            for n in range(20)
        )
        path.write_text(HEADS + "".join(rows))
        rooms.load(mission, path, name, match=False)  # as if it was killed before matching
    again = rooms.load(mission, path, "partner")
    assert (again.accepted, again.unchanged, again.merged) == (0, 20, 20)
    assert tables.Incident.objects.filter(into=None).count() == 20
    assert rooms.load(mission, path, "partner").merged == 0


def test_an_invented_file_makes_its_provider_invented(mission: Mission, tmp_path: Path) -> None:
    invent(Order(20, 3, date(2021, 3, 1), date(2021, 3, 31), ("invented-press-list",)), tmp_path)
    rooms.load(mission, tmp_path / "invented-press-list.csv", "press", match=False)
    found = tables.Provider.objects.get()
    assert (found.invented, found.title) == (True, "Press list (invented)")
    assert not tables.Incident.objects.filter(invented=False).exists()
