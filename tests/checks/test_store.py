"""Stored audits: whole or not at all, once, and judgements that are remembered and never lost."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from django.db.models import QuerySet
from pytest_django import Settings

from bluehelm.checks import models as tables
from bluehelm.checks import store
from bluehelm.checks.rows import ERROR, NOTE, WARNING
from bluehelm.errors import BadInput, Refused
from bluehelm.record import backup, files, history, vocab
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, Source, User
from bluehelm.reports.audit import document
from bluehelm.reports.html import html
from tests.checks.auditmaking import CONTENTS, EASIER, LETTER, REPORT, SHORT, UNSAID, audit
from tests.record import apart

READ = vocab.read


@pytest.fixture
def saved(mission: Mission, settings: Settings, tmp_path: Path, analyst: User) -> store.Saved:
    settings.FILES = tmp_path / "files"
    return store.save("UNMIX", audit(), CONTENTS, analyst)


@pytest.mark.usefixtures("saved")
def test_an_audit_comes_back_as_it_went_in() -> None:
    found = store.audit("UNMIX", 1)
    assert [one.id for one in found.findings] == [SHORT.id, UNSAID.id, EASIER.id]
    assert found.findings[0].where[0].quote == SHORT.where[0].quote
    assert found.findings[0].where[0].marks == ("Achieved", "6")
    assert found.audit.texts[0].unread == (("table 4, row 2", "a cell runs over two columns"),)
    assert found.row.counts == {ERROR: 1, WARNING: 1, NOTE: 1}
    assert found.row.by == "analyst"
    for language in ("en", "fr"):
        assert found.findings[0].said("found", language) == SHORT.said("found", language)


@pytest.mark.usefixtures("saved")
def test_its_document_is_kept_by_content_among_the_sources() -> None:
    source = Source.objects.get()
    assert (source.name, source.kind, source.title) == (
        REPORT,
        "performance report",
        "Invented performance report",
    )
    assert files.fetch(source.sha256) == CONTENTS[REPORT]
    store.save("UNMIX", audit(SHORT, names=(REPORT, LETTER)), CONTENTS, None)
    assert Source.objects.count() == 2


def test_the_same_audit_of_the_same_files_adds_nothing(saved: store.Saved, colleague: User) -> None:
    before = Change.objects.count()
    again = store.save("UNMIX", audit(), CONTENTS, colleague)
    assert (saved.new, again.new, again.number) == (True, False, saved.number)
    assert Change.objects.count() == before
    renamed = replace(audit(), texts=(replace(audit().texts[0], name="other.txt"),))
    assert not store.save("UNMIX", renamed, {"other.txt": CONTENTS[REPORT]}, colleague).new


@pytest.mark.usefixtures("saved")
def test_another_outcome_of_the_same_file_is_an_audit_of_its_own() -> None:
    found = store.save("UNMIX", audit(SHORT), CONTENTS, None)
    assert (found.number, found.new) == (2, True)
    assert [row.number for row in store.audits("UNMIX")] == [2, 1]
    latest = store.latest("UNMIX")
    assert latest is not None
    assert latest.open_errors == 1


@pytest.mark.usefixtures("saved")
def test_a_judgement_stands_beside_the_same_finding_in_a_later_audit(analyst: User) -> None:
    store.judge("UNMIX", SHORT.id, "dismissed", "six was agreed", analyst)
    newer = replace(audit(SHORT, names=(REPORT, LETTER)), texts=audit(names=(REPORT, LETTER)).texts)
    number = store.save("UNMIX", newer, CONTENTS, analyst).number
    stands = store.audit("UNMIX", number).judgements[SHORT.id]
    assert (stands.verdict, stands.by, stands.why) == ("dismissed", "analyst", "six was agreed")
    assert store.holding("UNMIX", SHORT.id) == (2, 1)
    assert [row.open[ERROR] for row in store.audits("UNMIX")] == [0, 0]


@pytest.mark.usefixtures("saved")
def test_the_latest_judgement_counts_and_none_is_lost(analyst: User, colleague: User) -> None:
    store.judge("UNMIX", SHORT.id, "accepted", "", analyst)
    store.judge("UNMIX", SHORT.id, "dismissed", "another source has ten", colleague)
    assert store.standing("UNMIX")[SHORT.id].by == "colleague"
    store.judge("UNMIX", SHORT.id, "reopened", "the source was wrong", analyst)
    assert store.standing("UNMIX") == {}
    told = store.judgements("UNMIX")[SHORT.id]
    assert [one.verdict for one in told] == ["accepted", "dismissed", "reopened"]


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("verdict", "why", "wrong"),
    [
        ("dismissed", " ", BadInput),
        ("deleted", "because", BadInput),
        ("reopened", "because", Refused),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(
    analyst: User, verdict: str, why: str, wrong: type[Exception]
) -> None:
    with pytest.raises(wrong):
        store.judge("UNMIX", SHORT.id, verdict, why, analyst)
    assert not tables.Judgement.objects.exists()


@pytest.mark.usefixtures("saved")
def test_who_may_run_and_judge(reader: User, stranger: User, analyst: User) -> None:
    for person, wrong in ((reader, Refused), (stranger, Unseen)):
        with pytest.raises(wrong):
            store.save("UNMIX", audit(SHORT), CONTENTS, person)
        with pytest.raises(wrong):
            store.judge("UNMIX", SHORT.id, "accepted", "", person)
    with pytest.raises(Unseen):
        store.judge("UNMIX", "000000000000", "accepted", "", analyst)
    with pytest.raises(Unseen):
        store.audit("UNMIX", 9)


@pytest.mark.usefixtures("mission")
@pytest.mark.parametrize(
    ("names", "contents", "told"),
    [
        ((), {}, "at least one document"),
        ((REPORT, REPORT), CONTENTS, "Two of the files"),
        ((REPORT,), {}, "not given"),
        ((REPORT,), {REPORT: b"another"}, "not the one that was audited"),
    ],
)
def test_an_audit_without_its_files_is_refused_and_leaves_nothing(
    names: tuple[str, ...], contents: dict[str, bytes], told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        store.save("UNMIX", audit(names=names), contents, None)
    assert not tables.Audit.objects.exists()
    assert not Change.objects.exists()


@pytest.mark.usefixtures("mission")
def test_the_same_file_twice_and_a_quote_that_no_database_keeps_are_refused() -> None:
    twice = replace(audit(), texts=(audit().texts[0], replace(audit().texts[0], name="copy.txt")))
    with pytest.raises(BadInput, match="the same file"):
        store.save("UNMIX", twice, CONTENTS | {"copy.txt": CONTENTS[REPORT]}, None)
    odd = replace(SHORT, where=(replace(SHORT.where[0], quote="6\0 lanterns"),))
    with pytest.raises(BadInput, match="NUL"):
        store.save("UNMIX", audit(odd), CONTENTS, None)


def rows(table: type, **which: object) -> "QuerySet[object]":
    found: QuerySet[object] = table._default_manager.filter(**which)  # type: ignore[attr-defined]
    assert found.exists()
    return found


@pytest.mark.usefixtures("saved")
def test_a_row_changed_behind_the_programs_back_is_found(analyst: User) -> None:
    store.judge("UNMIX", SHORT.id, "dismissed", "agreed", analyst)
    assert store.faults() == []
    rows(tables.Judgement).update(why="forged")
    rows(tables.AuditFinding, key=UNSAID.id).delete()
    assert [fault.split()[0] for fault in store.faults()] == ["Audit", "Judgement"]
    rows(tables.Judgement).delete()
    rows(tables.Audit).delete()
    assert all("no longer in the store" in fault for fault in store.faults())


@pytest.mark.usefixtures("saved")
def test_audits_and_judgements_come_back_from_a_backup(analyst: User, tmp_path: Path) -> None:
    store.judge("UNMIX", SHORT.id, "dismissed", "agreed", analyst)
    before = store.audit("UNMIX", 1)
    backup.backup(tmp_path / "store.zip")
    history.reopen()
    backup._empty()
    assert store.audits("UNMIX") == ()
    backup.restore(tmp_path / "store.zip")
    after = store.audit("UNMIX", 1)
    assert (after.findings, after.judgements, after.row) == (before.findings, before.judgements, before.row)
    assert files.fetch(hashlib.sha256(CONTENTS[REPORT]).hexdigest()) == CONTENTS[REPORT]
    assert store.faults() == []


@pytest.mark.usefixtures("saved")
def test_a_person_who_left_leaves_the_judgement(analyst: User) -> None:
    store.judge("UNMIX", SHORT.id, "accepted", "", analyst)
    analyst.delete()
    assert store.standing("UNMIX")[SHORT.id].by == ""
    assert store.audit("UNMIX", 1).row.by is None


@pytest.mark.usefixtures("saved")
def test_an_old_finding_keeps_its_words_when_its_rule_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    store.save("UNMIX", audit(SHORT, names=(REPORT, LETTER)), CONTENTS, None)
    said = SHORT.said("found")
    monkeypatch.setattr(vocab, "read", lambda name: {} if name.startswith("findings_") else READ(name))
    found = store.audit("UNMIX", 2)
    assert found.findings[0].said("found") == said
    page = html(document(found.audit, "fr")).decode()
    assert "Dit réalisé bien que" in page
    assert found.audit.not_applied[0].rule in page


JUDGING = """
import django; django.setup()
from bluehelm.checks import store
from bluehelm.record.models import User
by = User.objects.get(username={name!r})
for n in range(5): store.judge("UNMIX", {key!r}, "dismissed", f"{name} " + str(n), by)
"""


@pytest.mark.django_db(transaction=True)
def test_two_people_judging_at_once_lose_nothing(tmp_path: Path) -> None:
    there = apart.environment(tmp_path)
    prepare = (
        "import django; django.setup()\n"
        "from bluehelm.record.models import *; from bluehelm.checks import store\n"
        "from tests.checks.auditmaking import audit, CONTENTS\n"
        "m = Mission.objects.create(code='UNMIX', name_en='x', name_fr='x')\n"
        "for n in ('ada', 'ben'):\n"
        "    u = User.objects.create_user(n)\n"
        "    Membership.objects.create(user=u, mission=m, role='editor')\n"
        "store.save('UNMIX', audit(), CONTENTS, None)"
    )
    done = apart.python(prepare, there)
    assert done.returncode == 0, done.stderr
    scripts = [JUDGING.format(name=name, key=SHORT.id) for name in ("ada", "ben")]
    with ThreadPoolExecutor(2) as both:
        for one in both.map(lambda script: apart.python(script, there), scripts):
            assert one.returncode == 0, one.stderr
    look = "import django; django.setup(); from bluehelm.checks import store\n"
    look += "from bluehelm.record import history\n"
    look += f"print(len(store.judgements('UNMIX')[{SHORT.id!r}]), store.faults(), history.verify().ok)"
    assert apart.python(look, there).stdout.strip() == "10 [] True"
