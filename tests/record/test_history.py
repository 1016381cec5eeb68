"""The chain: no gaps, nothing edited, and whatever was tampered with is found."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from bluehelm.errors import Refused
from bluehelm.record import history
from bluehelm.record.figure import canonical
from bluehelm.record.models import Change, Head, Mission, User
from tests.record import apart


def write(times: int = 1, by: User | None = None, mission: Mission | None = None) -> None:
    for n in range(times):
        with history.change(by, "test", f"reason {n}", mission) as entry:
            entry.add("plans_result", n, None, {"value": str(n)})


def alter(**columns: object) -> None:
    """Edit an entry behind the back of the ORM, as an intruder with the database's password would."""
    n = columns.pop("where")
    for column, value in columns.items():
        with connection.cursor() as cursor:
            cursor.execute(f"update record_change set {column} = %s where n = %s", [value, n])


@pytest.mark.django_db
def test_entries_are_numbered_without_gaps_and_chained() -> None:
    write(3)
    rows = list(Change.objects.all())
    assert [row.n for row in rows] == [1, 2, 3]
    assert rows[0].previous == history.START
    assert [row.previous for row in rows[1:]] == [row.sha256 for row in rows[:2]]
    verdict = history.verify()
    assert (verdict.ok, verdict.count, verdict.head) == (True, 3, rows[2].sha256)


@pytest.mark.django_db
def test_an_empty_history_holds() -> None:
    assert history.verify() == history.Verdict(True, 0, None, None)


@pytest.mark.django_db
def test_the_hash_can_be_computed_by_anybody_from_the_row_alone() -> None:
    write()
    row = Change.objects.get()
    body = {
        "n": 1,
        "at": row.at.isoformat(timespec="microseconds"),
        "mark": "",
        "mission": None,
        "verb": "test",
        "why": "reason 0",
        "batch": '[{"after":{"value":"0"},"before":null,"key":"0","table":"plans_result"}]',
        "previous": "0" * 64,
    }
    assert row.sha256 == hashlib.sha256(canonical(body).encode()).hexdigest()


@pytest.mark.django_db
def test_a_failed_transaction_leaves_no_entry_and_no_gap() -> None:
    write()
    with pytest.raises(RuntimeError, match="stop"), history.change(None, "test", ""):
        raise RuntimeError("stop")
    write()
    assert [row.n for row in Change.objects.all()] == [1, 2]
    assert history.verify().ok


@pytest.mark.django_db
def test_a_change_inside_a_change_is_a_fault_of_the_program() -> None:
    with (
        pytest.raises(RuntimeError, match="already under way"),
        history.change(None, "outer", ""),
        history.change(None, "inner", ""),
    ):
        pytest.fail("the second change began")
    write()
    assert history.verify().ok


@pytest.mark.django_db
@pytest.mark.parametrize(
    "edit",
    [
        {"why": "another reason"},
        {"batch": "[]"},
        {"verb": "nothing"},
        {"mark": "f" * 64},
        {"at": "2031-01-01 00:00:00+00:00"},
        {"previous": "1" * 64},
        {"sha256": "1" * 64},
    ],
    ids=lambda edit: next(iter(edit)),
)
def test_an_edited_entry_is_found(edit: dict[str, str]) -> None:
    write(3)
    alter(where=2, **edit)
    verdict = history.verify()
    assert not verdict.ok
    assert verdict.broken_at == 2
    assert verdict.count == 1


@pytest.mark.django_db
def test_an_entry_taken_out_of_the_middle_is_found() -> None:
    write(3)
    with connection.cursor() as cursor:
        cursor.execute("delete from record_change where n = 2")
    assert history.verify().broken_at == 2
    assert "missing" in str(history.verify().why)


@pytest.mark.django_db
def test_swapped_entries_are_found() -> None:
    write(3)
    for old, new in ((2, 9), (3, 2), (9, 3)):
        alter(where=old, n=new)
    assert history.verify().broken_at == 2


@pytest.mark.django_db
def test_cutting_off_the_last_entries_is_found_even_with_the_head_set_back() -> None:
    write(3)
    with connection.cursor() as cursor:
        cursor.execute("delete from record_change where n = 3")
    assert history.verify().broken_at == 3
    second = Change.objects.get(n=2)
    Head.objects.update(n=2, sha256=second.sha256)
    verdict = history.verify()
    assert not verdict.ok
    assert "secret key" in str(verdict.why)


@pytest.mark.django_db
def test_emptying_the_whole_history_is_found() -> None:
    write(2)
    with connection.cursor() as cursor:
        cursor.execute("delete from record_change")
    assert not history.verify().ok
    Head.objects.all().delete()
    write()
    Head.objects.all().delete()
    assert "head of the chain is missing" in str(history.verify().why)


@pytest.mark.django_db
def test_a_chain_written_anew_needs_the_secret_key(settings: Settings) -> None:
    write(2)
    settings.SECRET_KEY = "another key, of at least thirty-two characters"
    assert not history.verify().ok
    history.reseal()
    assert history.verify().ok


@pytest.mark.django_db
def test_an_entry_is_neither_saved_again_nor_deleted() -> None:
    write()
    row = Change.objects.get()
    for act in (row.save, row.delete, Change.objects.all().delete, lambda: Change.objects.update(why="x")):
        with pytest.raises(Refused, match="only appended to"):
            act()


@pytest.fixture
def closed(db: None) -> Iterator[None]:
    history.close()
    yield
    history.reopen()


@pytest.mark.usefixtures("closed")
def test_the_database_itself_refuses_edits_and_deletions() -> None:
    write(2)
    for statement in (
        "update record_change set why = 'x' where n = 1",
        "update record_change set n = 7 where n = 2",
        "delete from record_change where n = 2",
    ):
        with (
            pytest.raises(DatabaseError, match="only appended to"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert history.verify().ok


@pytest.mark.usefixtures("closed")
def test_a_deleted_person_is_nobody_and_the_chain_still_holds(analyst: User) -> None:
    write(2, by=analyst)
    first = Change.objects.get(n=1)
    assert first.mark == history.mark(analyst) != ""
    analyst.delete()
    first.refresh_from_db()
    assert first.by is None
    assert history.verify().ok


@pytest.mark.django_db
def test_personal_fields_never_enter_the_batch(analyst: User) -> None:
    with pytest.raises(ValueError, match="email"), history.change(analyst, "test", "") as entry:
        entry.add("record_user", 1, {"email": "a@b.c"}, None)
    write(by=analyst)
    assert "analyst" not in json.dumps(Change.objects.get().batch)


@pytest.mark.django_db
def test_two_people_of_one_name_have_different_marks(analyst: User) -> None:
    other = User(username=analyst.username)
    assert history.mark(other) != history.mark(analyst)
    assert history.mark(None) == ""


@pytest.mark.django_db
def test_the_last_entry_of_a_mission_is_its_cursor(mission: Mission) -> None:
    assert history.last() == 0
    write(1, mission=mission)
    write(2)
    assert (history.last(mission), history.last()) == (1, 3)


WRITERS = """
import threading, django
django.setup()
from django.db import connection
from bluehelm.record import history
def work():
    for n in range(5):
        with history.change(None, "test", "") as entry:
            entry.add("plans_result", n, None, {"value": str(n)})
    connection.close()
threads = [threading.Thread(target=work) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
from bluehelm.record.models import Change
print([row.n for row in Change.objects.all()] == list(range(1, 21)), history.verify().ok)
"""


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_take_turns(tmp_path: Path) -> None:
    done = apart.python(WRITERS, apart.environment(tmp_path))
    assert (done.stdout.strip(), done.stderr) == ("True True", "")


def test_the_migration_closes_the_history() -> None:
    folder = Path(history.__file__).parent / "migrations"
    assert "history.close" in (folder / "0002_history_is_closed.py").read_text()
