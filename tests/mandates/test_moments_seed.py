"""Every date of the draft at hand, checked by hand."""

from pathlib import Path

from bluehelm.mandates import load

QUARTERS = ["2020-09-29", "2020-12-29", "2021-03-29", "2021-06-29"]
DATES = {
    "3": ["2021-06-30"],
    "5": ["2020-09-29", "2021-06-30"],
    "14": ["2021-06-30"],
    "16": ["2021-06-30"],
    "38": ["2021-04-30", "2021-06-30"],
    "41": ["2021-06-30"],
    "62": QUARTERS,
    "63": ["2020-12-29", "2021-06-29"],
    "64": ["2021-03-31"],
}


def test_the_dates_of_the_draft_are_those_read_by_hand(shared: Path) -> None:
    (seed,) = (shared / "seeds").glob("001_*.txt")
    text = load.read(seed)
    found = {
        row.path: sorted({str(day) for moment in row.moments for day in moment.dates})
        for row in text.operative
        if any(moment.dates for moment in row.moments)
    }
    assert found == DATES
    assert str(text.ends) == "2021-06-30"


def test_the_references_of_the_draft_are_all_found(shared: Path) -> None:
    (seed,) = (shared / "seeds").glob("001_*.txt")
    rows = [each for row in load.read(seed).operative for each in row.references]
    assert len(rows) == 11
    assert all(each.found and each.note is None for each in rows)
