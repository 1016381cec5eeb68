"""The reading of a human coding, on invented cells."""

import pytest

from benchmarks.mandates import intervals
from benchmarks.mandates.cells import PAGE, PARAGRAPH, REPORT, UNREADABLE, named
from benchmarks.mandates.facts import placed, top, unnumbered
from benchmarks.mandates.split import SCORING, TUNING, codings, halves


@pytest.mark.parametrize(
    ("cell", "paths"),
    [
        ("", []),
        ("0", []),
        ("12", ["12"]),
        ("12d(i), 12d(ii)", ["12(d)(i)", "12(d)(ii)"]),
        ("12 c", ["12(c)"]),
        ("12v", ["12(v)"]),
        ("7aiv", ["7(a)(iv)"]),
        ("12 e, f; 14", ["12(e)", "12(f)", "14"]),
        ("3-5", ["3", "4", "5"]),
        ("7 a-c", ["7(a)", "7(b)", "7(c)"]),
        ("I. 4", ["I.4"]),
        ("7 I (a)", ["7(I)(a)"]),
        ("10:00 AM", ["10(a)"]),
        ("5-Mar", ["3", "4", "5"]),
        ("9 referring to 3, 4 (S/2031/1)", ["9"]),
        ("para. 4", ["4"]),
    ],
)
def test_a_cell_names_paragraphs_in_many_ways(cell: str, paths: list[str]) -> None:
    assert [one.path for one in named(cell)] == paths


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("p.9", PAGE), ("38 (S/2031/1)", REPORT), ("9:30 AM", UNREADABLE), ("see above", UNREADABLE)],
)
def test_what_names_no_paragraph_is_told_apart_and_kept(cell: str, kind: str) -> None:
    assert [one.kind for one in named(cell)] == [kind]


def test_what_was_found_in_a_report_says_so() -> None:
    (one,) = named("9 referring to 3 (S/2031/1)")
    assert (one.kind, one.path, one.by_reference) == (PARAGRAPH, "9", True)


def test_an_item_counts_in_its_paragraph_even_where_the_text_has_no_such_item() -> None:
    paths = frozenset(("4", "13", "13(a)", "A.1"))
    assert placed("13(d)(iv)", paths) == "13(d)(iv)"
    assert placed("I.4", paths) == "4"
    assert placed("1", paths) == "A.1"
    assert placed("85", paths) is None
    assert (top("13(a)#2"), unnumbered("13(a)#2(i)")) == ("13", "13(a)(i)")


def test_the_halves_share_no_country() -> None:
    told = halves({"Ostia", "Ix", "Westia", "Ardia"})
    assert told == {TUNING: {"Ix", "Westia"}, SCORING: {"Ardia", "Ostia"}}


def test_a_coding_that_is_not_at_hand_has_no_rows(tmp_path: object) -> None:
    assert codings(TUNING, shared=tmp_path) == ()  # type: ignore[arg-type]


def test_f1_has_an_interval_that_holds_it_and_comes_out_the_same_again() -> None:
    coded = {("S/RES/1", f"UNMI{n}", "Gender", "1") for n in range(8)}
    given = {fact for fact in coded if fact[1] < "UNMI4"} | {("S/RES/1", "UNMI9", "Gender", "2")}
    found = intervals.f1(given, coded)
    assert found.low <= found.value <= found.high
    assert found == intervals.f1(given, coded)
    assert intervals.counts(given, coded).precision == pytest.approx(4 / 5)


def test_the_gain_over_itself_is_nothing() -> None:
    coded = {("S/RES/1", "UNMIX", "Gender", "1")}
    assert intervals.gain(coded, coded, coded) == intervals.Interval(0.0, 0.0, 0.0)
