"""Tables that hold the same column twice. All figures are invented."""

from dataclasses import replace

from bluehelm.checks.reading import Sheet, Text
from bluehelm.checks.rows import ERROR
from bluehelm.checks.rules.conflict.columns import columns_of, same_column
from bluehelm.checks.rules.conflict.posts import posts_apart
from bluehelm.checks.rules.conflict.stated import amounts_stated
from bluehelm.sources.blocks import Cell, Row, Table
from tests.checks.rules.framed import text

HEAD = ("Category", "Apportionment (2019/20)", "Expenditure (2019/20)")
ROWS = (
    ("Military and police personnel", "", ""),
    ("Boats", "1 250.4", "1 199.9"),
    ("Subtotal", "4 111.0", "4 222.5"),
    ("Civilian personnel", "8 333.1", "8 444.6"),
    ("Gross requirements", "12 444.1", "12 667.1"),
)


def sheet(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Sheet:
    table = Table(
        tuple(Row(tuple(Cell(cell) for cell in row), f"row {n}") for n, row in enumerate((head, *rows))), "t"
    )
    return Sheet(table, "III", "Resources", ())


def report(*rows: tuple[str, ...], name: str = "report.txt", head: tuple[str, ...] = HEAD) -> Text:
    return replace(text(), name=name, sheets=(sheet(*rows, head=head),))


def advice(*said: str, rows: tuple[tuple[str, ...], ...] = ()) -> Text:
    return replace(text(prose=said), name="advice.txt", sheets=(sheet(*rows),) if rows else ())


SUMMARY = (
    ("Military and police personnel", "4 111.0", "4 222.5"),
    ("Civilian personnel", "8 333.1", "8 444.6"),
    ("Gross requirements", "12 444.1", "12 676.1"),
)


def test_a_cell_that_differs_between_twin_columns_is_an_error() -> None:
    (one,) = same_column(report(*ROWS), advice(rows=SUMMARY))
    assert (one.severity, one.values["first"], one.values["second"]) == (ERROR, "12 667.1", "12 676.1")
    assert one.where[1].marks == ("12 676.1",)


def test_a_subtotal_bears_the_name_of_its_group() -> None:
    approved, _ = columns_of(text(), sheet(*ROWS))
    assert approved.kind == ("approved", frozenset({"2019/20"}), False)
    assert "military and police personnel" in approved.values


def test_columns_of_another_period_are_no_twins() -> None:
    other = tuple(words.replace("2019/20", "2020/21") for words in HEAD)
    assert not list(same_column(report(*ROWS), report(*SUMMARY, name="b.txt", head=other)))


def test_tables_that_hardly_agree_are_about_other_things() -> None:
    rows = [(label, first.replace("4", "7"), second.replace("4", "7")) for label, first, second in SUMMARY]
    assert not list(same_column(report(*ROWS), report(*rows, name="b.txt")))


def test_an_amount_of_the_prose_is_held_against_the_other_document() -> None:
    said = "Expenditure under civilian personnel for 2019/20 amounted to $8,446,400."
    plain = "For civilian personnel, expenditure for 2019/20 amounted to $8,446,400."
    assert not list(amounts_stated(report(*ROWS), advice(said)))  # "under": may be a part of the line
    (one,) = amounts_stated(report(*ROWS), advice(plain))
    assert (one.values["line"], one.values["second"]) == ("civilian personnel", "8 444.6")


def test_an_amount_that_was_recommended_is_another_one() -> None:
    said = "It recommended that the Assembly appropriate $12,999,000 for 2019/20."
    assert not list(amounts_stated(report(*ROWS), advice(said)))


def test_an_advice_is_held_against_its_own_table_too() -> None:
    said = "The apportionment for 2019/20 for civilian personnel was $8,333,100."
    wrong = "For civilian personnel, the apportionment for 2019/20 was $8,133,100."
    own = replace(advice(said, wrong, rows=SUMMARY), plan=None)
    (one,) = amounts_stated(own)
    assert (one.values["first"], one.where[1].row) == ("8,133,100", "Civilian personnel")


def test_rounded_amounts_agree() -> None:
    said = "The proposal follows an apportionment for 2019/20 of $12.4 million."
    assert not list(amounts_stated(report(*ROWS), advice(said)))


def test_the_number_of_posts_abolished_differs() -> None:
    one = advice("The decrease reflects the abolishment of 5 posts and a position.")
    other = replace(text(prose=("It is proposed to abolish 6 posts (1 P-5 and 5 P-3).",)), name="plan.txt")
    (found,) = posts_apart(one, other)
    assert (found.values["action"], found.values["first"]) == ("abolishment", "abolishment of 5 posts")


def test_posts_of_one_office_are_not_all_posts() -> None:
    said = (
        "The abolishment of 9 posts (9 P-3) is proposed.",
        "It will abolish 4 posts in the Harbour Office.",
    )
    assert not list(posts_apart(advice(*said)))
