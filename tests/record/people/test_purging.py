"""The end of identities: on their day, on demand, and again after a restore; each with its proof."""

import shutil
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.errors import BadInput, Refused, Unreadable
from bluehelm.record import backup, history, identities, keys, purging, retention
from bluehelm.record.models import Change, Identity, Membership, Mission, User
from tests.record.people.making import CLEAR, WITNESS, account

WHY = "to agree on a place to meet"
LATER = date(2199, 1, 1)


def seal(user: User, mission: Mission, key: int, role: str = "witness") -> int:
    return identities.add(user, mission, "events.Account", key, role, WITNESS)


@pytest.fixture
def sealed(mission: Mission, officer: User, told: int) -> int:
    return seal(officer, mission, told)


def test_each_role_is_kept_as_long_as_its_rule_says(mission: Mission, officer: User, told: int) -> None:
    today = datetime.now(UTC).date()
    for role in identities.roles():
        number = seal(officer, mission, told, role)
        row = Identity.objects.get(pk=number)
        assert row.keep_until == retention.until(role, "events.Account", today) > today


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        (date(2031, 1, 31), "P1M", date(2031, 2, 28)),
        (date(2032, 2, 29), "P1Y", date(2033, 2, 28)),
        (date(2031, 11, 30), "P6M", date(2032, 5, 30)),
        (date(2031, 12, 31), "P90D", date(2032, 3, 30)),
        (date(2031, 12, 31), "P2W", date(2032, 1, 14)),
    ],
)
def test_periods_are_counted_by_the_calendar(day: date, period: str, end: date) -> None:
    assert retention.after(day, period) == end


def test_a_rule_holds_from_its_day_and_a_period_must_be_one() -> None:
    with pytest.raises(BadInput, match="no period"):
        retention.after(LATER, "two years")
    with pytest.raises(BadInput, match="No rule"):
        retention.rule("witness", "events.Account", date(1999, 1, 1))
    for rule in retention.rules():
        assert rule.source
        assert set(rule.why) == {"en", "fr"}


def test_a_purge_deletes_what_is_due_and_leaves_the_proof(
    mission: Mission, officer: User, sealed: int
) -> None:
    before = Identity.objects.get()
    last = before.keep_until
    assert not purging.purge(last).due
    planned = purging.purge(last + timedelta(days=1), dry_run=True)
    assert [row.id for row in planned.due] == [sealed]
    assert identities.unsealed(officer, mission, sealed, WHY) == WITNESS
    assert purging.purge(last + timedelta(days=1)).due == planned.due
    row = Identity.objects.get()
    assert (row.sealed, row.digest, row.keep_until) == (None, before.digest, last)
    said = Change.objects.get(pk=row.deleted_id)
    assert row.digest in said.batch
    assert keys.state(row.digest) == "deleted"
    assert not purging.faults()
    with pytest.raises(Refused, match="deleted"):
        identities.unsealed(officer, mission, sealed, WHY)
    assert not purging.purge(LATER).due


def test_a_case_that_is_open_is_kept_longer_with_a_reason(
    mission: Mission, officer: User, colleague: User, sealed: int
) -> None:
    last = Identity.objects.get().keep_until
    with pytest.raises(Refused, match="clearance"):
        identities.keep(colleague, mission, sealed, LATER, "the case is open")
    with pytest.raises(BadInput, match="reason"):
        identities.keep(officer, mission, sealed, LATER, "")
    with pytest.raises(BadInput, match="past"):
        identities.keep(officer, mission, sealed, date(2001, 1, 1), "the case is open")
    identities.keep(officer, mission, sealed, LATER, "the case is open")
    assert not purging.purge(last + timedelta(days=1)).due
    assert not purging.faults()


def test_an_administrator_deletes_unseen_and_others_do_not(
    mission: Mission, colleague: User, stranger: User, sealed: int
) -> None:
    with pytest.raises(Refused, match="administrator"):
        identities.delete(colleague, mission, sealed, "asked to be forgotten")
    Membership.objects.create(user=stranger, mission=mission, role="administrator")
    identities.delete(stranger, mission, sealed, "asked to be forgotten")
    assert Identity.objects.get().sealed is None
    assert not purging.faults()


def test_no_copy_of_the_database_opens_a_deleted_person(mission: Mission, officer: User, sealed: int) -> None:
    copy = bytes(Identity.objects.get().sealed or b"")
    identities.delete(officer, mission, sealed, "asked to be forgotten")
    Identity.objects.update(sealed=copy, deleted=None)
    with pytest.raises(Refused, match="deleted"):
        identities.unsealed(officer, mission, sealed, WHY)
    assert any("has it otherwise" in fault for fault in purging.faults())
    assert [row.id for row in purging.purge().again] == [sealed]
    assert Identity.objects.get().sealed is None
    assert not purging.faults()


def test_a_deletion_cut_off_before_the_key_went_is_finished_by_the_next(
    mission: Mission, officer: User, sealed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(keys, "bury", lambda digest, day: None)
        identities.delete(officer, mission, sealed, "asked to be forgotten")
    assert any("its key is still there" in fault for fault in purging.faults())
    assert purging.purge(dry_run=True).buried == 1
    assert purging.purge().buried == 1
    assert not purging.faults()


def test_a_person_sealed_in_a_change_that_failed_is_nowhere(mission: Mission, told: int) -> None:
    def cut_off() -> None:
        with history.change(None, "x", "") as entry:
            identities.seal(entry, mission, "events.Account", told, "witness", WITNESS)
            raise ValueError("cut off")

    with pytest.raises(ValueError, match="cut off"):
        cut_off()
    assert not Identity.objects.exists()
    assert not purging.faults()


@pytest.fixture
def kept(settings: Settings, tmp_path: Path, sealed: int) -> Path:
    """A backup made while the person was there."""
    settings.FILES = tmp_path / "files"
    path = tmp_path / "store.zip"
    backup.backup(path)
    return path


def test_a_backup_holds_neither_names_nor_keys(kept: Path, keyring: Path) -> None:
    master = (keyring / "master").read_bytes()
    with zipfile.ZipFile(kept) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert all(word.encode() not in whole for word in CLEAR)
    assert master not in whole
    assert all(path.read_bytes() not in whole for path in keyring.glob("people/*/*"))


def test_a_backup_from_before_does_not_bring_the_person_back(
    mission: Mission, officer: User, sealed: int, kept: Path
) -> None:
    identities.delete(officer, mission, sealed, "asked to be forgotten")
    assert backup.restore(kept, force=True).again == 1
    row = Identity.objects.get()
    assert (row.pk, row.sealed) == (sealed, None)
    assert history.verify().ok
    assert not purging.faults()


def test_not_even_where_an_old_copy_of_the_keys_was_put_back(
    mission: Mission, officer: User, sealed: int, kept: Path, keyring: Path
) -> None:
    copy = keyring.with_name("copy")
    shutil.copytree(keyring, copy)
    identities.delete(officer, mission, sealed, "asked to be forgotten")
    shutil.rmtree(keyring)
    shutil.copytree(copy, keyring)
    assert backup.restore(kept, force=True).again == 1
    assert Identity.objects.get().sealed is None
    assert keys.state(Identity.objects.get().digest) == "deleted"


def test_nor_on_an_empty_machine_that_has_the_keys(
    mission: Mission, officer: User, sealed: int, kept: Path
) -> None:
    identities.delete(officer, mission, sealed, "asked to be forgotten")
    history.reopen()
    backup._empty()
    assert backup.restore(kept).again == 1
    assert Identity.objects.get().sealed is None


def test_a_person_who_was_not_deleted_comes_back_with_the_keys_and_not_without(
    mission: Mission, officer: User, sealed: int, kept: Path, settings: Settings, tmp_path: Path
) -> None:
    account(mission, "a-2", date(2031, 3, 5))
    assert backup.restore(kept, force=True).again == 0
    back = User.objects.get(username=officer.username)
    assert identities.unsealed(back, Mission.objects.get(), sealed, WHY) == WITNESS
    settings.KEYS = tmp_path / "another machine"
    assert purging.withheld() == 1
    with pytest.raises(Unreadable, match="Put the folder of keys back"):
        identities.unsealed(back, Mission.objects.get(), sealed, WHY)
