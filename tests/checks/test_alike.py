"""Two rules that tell one fact of one row. All rows and figures are invented."""

from bluehelm.checks.alike import told_once
from bluehelm.checks.rows import WARNING, Finding, Place


def place(row: str, *marks: str) -> Place:
    return Place("boats.txt", "1.1", " ".join(marks), marks, row=row, anchor=f"boats: {row}")


def finding(rule: str, *places: Place) -> Finding:
    return Finding(rule, WARNING, places)


GAP = finding("explanation.unexplained", place("regattas", "10", "78"))


def test_the_same_gap_of_a_row_is_told_by_the_graver_rule_only() -> None:
    ratio = finding("magnitude.ratio", place("regattas", "78", "10"))
    assert list(told_once([GAP, ratio])) == [GAP]
    assert list(told_once([ratio, GAP])) == [ratio]


def test_another_row_or_another_figure_is_another_fact() -> None:
    others = [
        finding("magnitude.ratio", place("races", "78", "10")),
        finding("direction.outputs_differ", place("regattas", "78", "5")),
        finding("answer.one_total", place("regattas", "78", "10")),
    ]
    assert list(told_once([GAP, *others])) == [GAP, *others]


def test_a_part_said_not_to_be_done_is_not_told_again_against_another_row() -> None:
    denied = finding("status.achieved_but_denied", place("offices", "Achieved"))
    undone = finding("conflict.achieved_undone", place("huts", "No"), place("offices", "Achieved"))
    assert list(told_once([denied, undone])) == [denied]
