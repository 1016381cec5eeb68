"""Who somebody is: sealed for all, opened by few, with a reason and a line in the log."""

from pathlib import Path

import pytest
from pytest_django import Settings

from bluehelm.errors import BadInput, BadSetting, Refused, Unreadable
from bluehelm.record import history, identities, keys, openings, purging
from bluehelm.record.access import Unseen
from bluehelm.record.identities import Person
from bluehelm.record.models import Change, Identity, Membership, Mission, Opening, User
from tests.record.people.making import CLEAR, WITNESS

WHY = "to agree on a place to meet"


def seal(user: User, mission: Mission, key: int, person: Person = WITNESS) -> int:
    return identities.add(user, mission, "events.Account", key, "witness", person)


def test_what_is_sealed_is_opened_whole_by_a_cleared_member(
    mission: Mission, officer: User, told: int
) -> None:
    number = seal(officer, mission, told)
    assert identities.unsealed(officer, mission, number, WHY) == WITNESS
    [row] = identities.of(officer, mission, "events.Account", told)
    assert (row.role, row.key, row.deleted, row.readable) == ("witness", told, None, "there")


def test_the_row_and_the_history_hold_no_clear_text(mission: Mission, officer: User, told: int) -> None:
    seal(officer, mission, told)
    held = repr(list(Identity.objects.values())) + repr(bytes(Identity.objects.get().sealed or b""))
    written = repr(list(Change.objects.values()))
    for word in CLEAR:
        assert word not in held
        assert word not in written
    assert "witness" in written


def test_two_equal_persons_have_nothing_in_common(mission: Mission, officer: User, told: int) -> None:
    seal(officer, mission, told)
    seal(officer, mission, told)
    one, other = Identity.objects.all()
    assert one.digest != other.digest
    assert bytes(one.sealed or b"") != bytes(other.sealed or b"")


def test_the_length_of_what_is_sealed_tells_nothing_of_the_name(
    mission: Mission, officer: User, told: int
) -> None:
    seal(officer, mission, told, Person("Xi"))
    seal(officer, mission, told, Person("Xiromandelus van der Quaxtimoor"))
    assert len({len(row.sealed or b"") for row in Identity.objects.all()}) == 1


@pytest.mark.parametrize("role", ["reader", "editor", "approver", "administrator"])
def test_no_role_opens_without_clearance(
    mission: Mission, analyst: User, stranger: User, told: int, role: str
) -> None:
    number = seal(analyst, mission, told)
    Membership.objects.create(user=stranger, mission=mission, role=role)
    with pytest.raises(Refused, match="clearance"):
        identities.unsealed(stranger, mission, number, WHY)
    assert identities.of(stranger, mission, "events.Account", told) == []
    assert not Opening.objects.exists()


def test_the_administrator_of_the_site_opens_nothing(mission: Mission, analyst: User, told: int) -> None:
    number = seal(analyst, mission, told)
    chief = User.objects.create_superuser("site", password=None)
    with pytest.raises(Refused, match="clearance"):
        identities.unsealed(chief, mission, number, WHY)


def test_a_stranger_is_told_that_there_is_nothing(
    mission: Mission, analyst: User, stranger: User, told: int
) -> None:
    number = seal(analyst, mission, told)
    for public in (False, True):
        mission.public = public
        mission.save()
        with pytest.raises(Unseen):
            identities.unsealed(stranger, mission, number, WHY)
        with pytest.raises(Unseen):
            identities.all_of(stranger, mission)


def test_clearance_in_one_mission_is_none_in_another(mission: Mission, officer: User, told: int) -> None:
    other = Mission.objects.create(code="UNMAX", name_en="Other", name_fr="Autre", public=True)
    number = seal(officer, mission, told)
    Membership.objects.create(user=officer, mission=other, role="reader", protection=True)
    with pytest.raises(BadInput, match="no identity"):
        identities.unsealed(officer, other, number, WHY)


def test_a_reader_seals_nothing_and_only_beside_a_record_of_the_mission(
    mission: Mission, reader: User, analyst: User, told: int
) -> None:
    with pytest.raises(Refused, match="editor"):
        seal(reader, mission, told)
    with pytest.raises(BadInput, match="no record 99"):
        seal(analyst, mission, 99)
    with pytest.raises(BadInput, match="has no identities"):
        identities.add(analyst, mission, "record.User", analyst.pk, "witness", WITNESS)
    with pytest.raises(BadInput, match="the roles are"):
        identities.add(analyst, mission, "events.Account", told, "informer", WITNESS)
    assert not Identity.objects.exists()


def test_an_empty_person_and_a_novel_are_refused(mission: Mission, analyst: User, told: int) -> None:
    with pytest.raises(BadInput, match="Nothing is said"):
        seal(analyst, mission, told, Person("  "))
    with pytest.raises(BadInput, match="Too much"):
        seal(analyst, mission, told, Person("x", note="y" * 4_000))


def test_each_opening_needs_a_reason_and_is_logged_before_it_is_shown(
    mission: Mission, officer: User, colleague: User, told: int
) -> None:
    number = seal(officer, mission, told)
    with pytest.raises(BadInput, match="reason"):
        identities.unsealed(officer, mission, number, " ")
    identities.unsealed(officer, mission, number, WHY)
    identities.unsealed(officer, mission, number, WHY)
    lines = openings.log(colleague, mission)
    assert [(row.by, row.what, row.key, row.why) for row in lines] == [
        (officer.username, "identity", number, WHY)
    ] * 2
    said = history.told("record_opening")["record_opening"]
    assert set(said) == {row.id for row in lines}
    assert not purging.faults()


def test_a_log_that_was_tampered_with_is_found(mission: Mission, officer: User, told: int) -> None:
    number = seal(officer, mission, told)
    identities.unsealed(officer, mission, number, WHY)
    identities.unsealed(officer, mission, number, WHY)
    Opening.objects.order_by("pk")[0].delete()
    Opening.objects.update(why="another reason")
    faults = purging.faults()
    assert len(faults) == 2
    assert "no longer in the store" in faults[1]


def test_a_ciphertext_moved_to_another_record_does_not_open(
    mission: Mission, officer: User, told: int
) -> None:
    number = seal(officer, mission, told)
    Identity.objects.update(role="victim")
    with pytest.raises(Unreadable, match="altered or moved"):
        identities.unsealed(officer, mission, number, WHY)
    assert any("the history says" in fault for fault in purging.faults())


def test_the_keys_lie_apart_and_are_for_their_owner_alone(
    mission: Mission, officer: User, told: int, keyring: Path
) -> None:
    number = seal(officer, mission, told)
    files = [keyring, *keyring.rglob("*")]
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    keyring.chmod(0o755)
    with pytest.raises(BadSetting, match="0700"):
        identities.unsealed(officer, mission, number, WHY)


def test_a_missing_folder_of_keys_is_loud(
    mission: Mission, officer: User, told: int, settings: Settings, tmp_path: Path
) -> None:
    number = seal(officer, mission, told)
    settings.KEYS = tmp_path / "elsewhere"
    with pytest.raises(Unreadable, match="Put the folder of keys back"):
        identities.unsealed(officer, mission, number, WHY)
    with pytest.raises(Unreadable, match="nothing was stored"):
        seal(officer, mission, told)
    assert not (tmp_path / "elsewhere").exists()
    assert (Identity.objects.count(), Opening.objects.count(), purging.withheld()) == (1, 0, 1)
    assert any("its key is missing" in fault for fault in purging.faults())


def test_a_new_master_key_opens_what_was_sealed_before_and_the_old_one_nothing(
    mission: Mission, officer: User, told: int, keyring: Path
) -> None:
    number = seal(officer, mission, told)
    gone = seal(officer, mission, told)
    identities.delete(officer, mission, gone, "asked to be forgotten")
    old = (keyring / "master").read_bytes()
    assert keys.rotate() == 1
    assert identities.unsealed(officer, mission, number, WHY) == WITNESS
    later = seal(officer, mission, told)
    assert identities.unsealed(officer, mission, later, WHY) == WITNESS
    assert keys.state(Identity.objects.get(pk=gone).digest) == "deleted"
    (keyring / "master").write_bytes(old)
    with pytest.raises(keys.Missing, match="master key"):
        identities.unsealed(officer, mission, number, WHY)


def test_a_rotation_that_was_cut_off_loses_nothing(
    mission: Mission, officer: User, told: int, keyring: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = seal(officer, mission, told)
    whole = keys._write

    def cut(path: Path, content: bytes) -> None:
        if path.name != "master":
            raise OSError(28, "No space left on device")
        whole(path, content)

    monkeypatch.setattr(keys, "_write", cut)
    with pytest.raises(OSError, match="No space"):
        keys.rotate()
    monkeypatch.setattr(keys, "_write", whole)
    assert len((keyring / "master").read_bytes().split()) == 2
    assert identities.unsealed(officer, mission, number, WHY) == WITNESS
    assert keys.rotate() == 1
    assert len((keyring / "master").read_bytes().split()) == 1
    assert identities.unsealed(officer, mission, number, WHY) == WITNESS
