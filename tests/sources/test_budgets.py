"""The way into reports: the shape chosen by what a document holds, other kinds refused with a reason."""

import time
from pathlib import Path

import pytest

from bluehelm.errors import WrongKind
from bluehelm.sources import budgets, documents, form


def read(path: Path) -> form.Report:
    return budgets.read(documents.read(path))


def written(folder: Path, *lines: str) -> Path:
    path = folder / "given.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def test_a_classic_report_comes_out_whole(excerpts: Path) -> None:
    report = read(excerpts / "unmix.txt")
    assert (report.shape, report.mission, report.period, report.budget_period) == (
        "classic",
        "UNMIX",
        "2030/31",
        None,
    )
    assert (len(report.components), len(report.accomplishments)) == (2, 3)
    assert (len(report.indicators), len(report.outputs)) == (5, 6)
    assert report.money
    assert report.variances


def test_the_real_classic_report_is_read_in_time(shared: Path) -> None:
    begun = time.perf_counter()
    report = read(shared / "seeds" / "003_ae2a8263570f7995.txt")
    assert time.perf_counter() - begun < 3
    assert (report.shape, report.mission, report.period) == ("classic", "MINUSMA", "2019/20")
    assert (len(report.indicators), len(report.outputs)) == (76, 186)


@pytest.mark.parametrize(
    ("name", "shape", "mission"),
    [
        ("A_80_590.docx", "liquidation", "MINUSMA"),
        ("A_80_614.docx", "merged", "UNISFA"),
        ("A_80_623.docx", "merged", "MINUSCA"),
    ],
)
def test_the_shape_is_chosen_by_what_the_document_holds(
    shared: Path, name: str, shape: str, mission: str
) -> None:
    report = read(shared / "data" / "un_budget_documents" / name)
    assert (report.shape, report.mission, report.period) == (shape, mission, "2024/25")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("seeds/000_6f7bb62726e45168.txt", "a letter"),
        ("seeds/001_880994b6b5b0c894.txt", "a resolution of the Security Council"),
        ("seeds/002_2d476e0afd025d32.txt", "no report with results frameworks"),
        ("seeds/004_1b21300f1646544d.txt", "no report with results frameworks"),
        ("data/un_budget_documents/A_80_604_Add.9.docx", "a report of the Advisory Committee"),
        ("data/un_budget_documents/A_80_604_Add.10.docx", "a report of the Advisory Committee"),
    ],
)
def test_other_kinds_of_document_are_refused_by_name(shared: Path, name: str, kind: str) -> None:
    with pytest.raises(WrongKind, match=f"looks like {kind}.*Expected a performance report"):
        read(shared / name)


def test_an_invented_resolution_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "The Security Council,", "1. Decides to extend the mandate of UNMIX;")
    with pytest.raises(WrongKind, match=r"given\.txt: looks like a resolution of the Security Council"):
        read(path)


def test_a_report_whose_tables_were_lost_is_no_empty_success(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Budget performance of the Mission for the period from 1 July 2030 to 30 June 2031",
        "Expected accomplishment 1.1: Wells",
        "Planned indicators of achievement",
        "Actual indicators of achievement",
        "III. Resource performance",
    )
    with pytest.raises(WrongKind, match="0 indicators could be read"):
        read(path)
