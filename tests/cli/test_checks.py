"""`bluehelm check`: what it prints, where, with which status, and what it writes."""

import json
from pathlib import Path

import pytest

from bluehelm import cli
from bluehelm.checks.check import Audit
from bluehelm.checks.reading import Text
from bluehelm.cli import checks
from tests.reports.auditing import audit

ENTRY = ("id", "rule", "severity", "where", "found", "expected", "why")
PLACE = {"document", "section", "paragraph", "row", "quote"}


@pytest.fixture
def report(tmp_path: Path, excerpts: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes((excerpts / "unmix.txt").read_bytes())
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.txt"
    path.write_text("A story of lanterns\n\nNothing happened in the invented valley on any day.\n")
    return path


def test_findings_are_shown_with_their_places_and_end_with_one(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(report)]) == 1
    told = capsys.readouterr()
    assert (
        "Error · Called achieved though the figure misses the target  [status.achieved_but_short" in told.out
    )
    assert "report.txt, expected accomplishment 1.1, indicator 3\n    Achieved: 31 per cent" in told.out
    assert "Errors: " in told.out.splitlines()[-1]


def test_a_document_without_findings_ends_with_nought(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(clean), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_json_is_the_contract(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(report), "--json"]) == 1
    entries = json.loads(capsys.readouterr().out)
    for entry in entries:
        assert tuple(entry) == ENTRY
        assert entry["severity"] in ("error", "warning", "note")
        for place in entry["where"]:
            assert set(place) >= PLACE
            assert place["document"] == "report.txt"
            assert all(mark in place["quote"] for mark in place["marks"])
    assert len({entry["id"] for entry in entries}) == len(entries)


def test_a_family_and_a_severity_can_be_asked_for(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(report), "--json", "--family", "status", "--severity", "error"]) == 1
    entries = json.loads(capsys.readouterr().out)
    assert {(entry["rule"].partition(".")[0], entry["severity"]) for entry in entries} == {
        ("status", "error")
    }
    assert cli.main(["check", str(report), "--family", "conflict"]) == 0


def test_french_is_spoken_where_it_is_asked_for(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(report), "--language", "fr"]) == 1
    told = capsys.readouterr().out
    for words in (
        "Erreur · Dit réalisé",
        "Constaté : ",
        "réalisation escomptée 1.1, indicateur 3",
        "Erreurs : ",
    ):
        assert words in told


def test_what_could_not_be_read_is_told_apart_from_the_findings(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(clean)]) == 0
    told = capsys.readouterr()
    assert "What could not be read, or not surely, is no error of the document." in told.err
    assert "Rules that did not apply\n  clean.txt (" in told.err
    assert "did not apply" not in told.out


@pytest.mark.parametrize("name", ["nowhere.docx", "."])
def test_a_missing_file_and_a_folder_are_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", name])
    assert ended.value.code == 2
    assert name in capsys.readouterr().err


def test_an_unreadable_file_among_good_ones_is_named_and_nothing_is_written(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("empty.docx", "blank.txt"):
        (tmp_path / name).write_bytes(b"")
    out = tmp_path / "audit.docx"
    files = [str(tmp_path / "empty.docx"), str(report), str(tmp_path / "blank.txt")]
    assert cli.main(["check", *files, "--json", "--out", str(out)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "empty.docx" in told.err
    assert "blank.txt" in told.err
    assert not out.exists()


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_the_audit_is_written_in_the_form_of_its_name(
    form: str, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"audit.{form}"
    assert cli.main(["check", str(report), "--out", str(out), "--language", "fr"]) == 1
    assert out.read_bytes().startswith({"docx": b"PK", "pdf": b"%PDF", "html": b"<!DOC"}[form])
    assert str(out) in capsys.readouterr().err


def test_a_bad_place_for_the_audit_is_refused_before_anything_is_read(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bluehelm.checks.reading.read", lambda path: pytest.fail("it was read"))
    for out in ("audit.odt", str(tmp_path / "no" / "audit.docx")):
        assert cli.main(["check", str(report), "--out", out]) == 2
    assert capsys.readouterr().out == ""


def test_the_audit_is_never_written_over_a_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.html"
    page.write_text("kept")
    assert cli.main(["check", str(page), "--out", str(page)]) == 2
    assert "one of the documents to check" in capsys.readouterr().err
    assert page.read_text() == "kept"


def test_two_files_of_one_name_are_told_apart_by_their_folders(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "older" / "report.txt"
    other.parent.mkdir()
    other.write_text(report.read_text().replace("6 per cent for the night", "7 per cent for the night"))
    assert cli.main(["check", str(report), str(other), str(report), "--json"]) == 1
    named = {place["document"] for entry in json.loads(capsys.readouterr().out) for place in entry["where"]}
    assert named == {f"{tmp_path.name}/report.txt", "older/report.txt"}


def test_names_need_no_folder_where_they_differ() -> None:
    assert checks.apart([Path("/a/x.txt"), Path("/b/y.txt")]) == ["x.txt", "y.txt"]
    assert checks.apart([Path("/c/a/x.txt"), Path("/d/a/x.txt")]) == ["c/a/x.txt", "d/a/x.txt"]


def test_notes_are_counted_and_shown_only_where_asked(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bluehelm.checks.check.check", lambda texts, said: audit(0, 0, 2))
    assert cli.main(["check", str(report)]) == 0
    assert capsys.readouterr().out == "bridges.docx\nErrors: 0; warnings: 0; notes: 2\n"
    assert cli.main(["check", str(report), "--notes"]) == 0
    assert capsys.readouterr().out.count("Note · ") == 2


def test_a_long_quote_is_cut_around_the_words_at_issue() -> None:
    place = audit().findings[0].where[0]
    long = "x " * 300 + "6 bridges" + " y" * 300
    shown = checks._short(type(place)(place.document, None, long, ("6 bridges",)))
    assert "6 bridges" in shown
    assert shown.startswith(".. ")
    assert shown.endswith(" ..")
    assert len(shown) < 420


def test_stopping_by_hand_writes_nothing(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(texts: list[Text], said: object) -> Audit:
        raise KeyboardInterrupt

    monkeypatch.setattr("bluehelm.checks.check.check", stop)
    assert cli.main(["check", str(report), "--out", str(tmp_path / "audit.html")]) == 130
    assert capsys.readouterr().err == "bluehelm: stopped.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.txt"]


def test_each_rule_is_named_while_it_runs(report: Path) -> None:
    told: list[str] = []

    class Sign:
        update = staticmethod(told.append)

    checks._telling(Sign())("status.met_not_called")
    checks._telling(None)("status.met_not_called")
    assert told == ["Checking: status.met_not_called .."]
