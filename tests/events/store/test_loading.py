"""A file batch by batch: interrupted, run again, run twice at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bluehelm.errors import Refused
from bluehelm.events import models as tables
from bluehelm.events.store import loading
from bluehelm.record.models import Mission
from bluehelm.record.said import Aside, Said
from tests.events.eventmaking import provider, said

pytestmark = pytest.mark.django_db


class Cut(Exception):
    """The file's reading ends in the middle."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "invented.csv"
    path.write_text("invented\n")
    return path


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 3)


def rows(count: int, stop: int | None = None) -> Iterator[Said | Aside]:
    for line in range(2, count + 2):
        if line == stop:
            raise Cut
        if line % 5 == 0:
            yield Aside(line, "toll", "many", "is no number; write digits")
        else:
            yield said(line=line, ref=f"a-{line}")
            if line % 7 == 0:
                yield Aside(line, "place", "Madina", "exists twice; say which")


def test_what_was_interrupted_goes_on_where_it_was(mission: Mission, file: Path) -> None:
    load = loading.begin(provider(mission), file, {}, None)
    with pytest.raises(Cut):
        loading.run(load, rows(20, stop=12), None)
    again = loading.begin(provider(mission), file, {}, None)
    assert (again.pk, again.reached, again.read) == (load.pk, 10, 9)
    done = loading.run(again, rows(20), None)
    assert (done.read, done.accepted, done.unchanged, done.aside, done.whole) == (20, 16, 0, 7, True)
    assert tables.Account.objects.count() == tables.Incident.objects.count() == 16
    assert [one.line for one in loading.aside(load.pk)] == [5, 7, 10, 14, 15, 20, 21]


def test_a_file_that_is_in_is_not_read_again(mission: Mission, file: Path) -> None:
    load = loading.begin(provider(mission), file, {}, None)
    loading.run(load, rows(4), None)
    done = loading.run(loading.begin(provider(mission), file, {}, None), rows(9), None)
    assert (done.read, done.whole) == (4, True)


def test_two_runs_at_once_do_not_double_anything(mission: Mission, file: Path) -> None:
    given = provider(mission)
    one, other = loading.begin(given, file, {}, None), loading.begin(given, file, {}, None)
    loading.run(one, rows(4), None)
    with pytest.raises(Refused, match="another run"):
        loading.run(other, rows(4), None)
    assert tables.Account.objects.count() == 3


def test_the_same_file_read_in_another_way_is_another_load(mission: Mission, file: Path) -> None:
    given = provider(mission)
    one = loading.begin(given, file, {}, None)
    assert loading.begin(given, file, {"columns": {"a": "ref"}}, None).pk != one.pk
    assert tables.Load.objects.count() == 2


def test_a_provider_is_described_once_and_brought_up_to_date(mission: Mission) -> None:
    one = provider(mission, weight=10)
    assert provider(mission, weight=90).pk == one.pk
    assert tables.Provider.objects.get().weight == 90
