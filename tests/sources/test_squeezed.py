"""Cells that a conversion to columns printed one blank apart."""

from bluehelm.sources.columns import Line
from bluehelm.sources.squeezed import parted

TIGHT = "Number of ferries kept in good repair all year long by A total of 12 ferries was kept"
AT = TIGHT.index("A total")
ABOVE = "Planned indicators of achievement".ljust(AT) + "Actual indicators of achievement"
BELOW = "river pilots (2029/30: 10; 2030/31: 12)".ljust(AT) + "in good repair"


def texts(*lines: str) -> list[str]:
    return [line.text for line in parted([Line(text, n, 1) for n, text in enumerate(lines, 1)])]


def test_a_squeezed_line_is_drawn_apart_where_its_neighbours_have_a_column() -> None:
    assert texts(ABOVE, TIGHT, BELOW)[1] == TIGHT.replace("by A", "by   A")


def test_lines_squeezed_one_under_the_other_are_all_drawn_apart() -> None:
    second = "Number of lanterns lit in all villages near a river by A total of 90 lanterns was lit"
    assert texts(ABOVE, TIGHT, BELOW, second, BELOW)[3] == second.replace("by A", "by   A")
    assert texts(ABOVE, TIGHT, "river pilots (2030/31: 12)")[1] == TIGHT.replace("by A", "by   A")


def test_prose_and_headings_under_a_table_stay_whole() -> None:
    prose = "The Mission kept all of its ferries in repair for the whole of the year and of the next one."
    heading = "Expected accomplishment 1.2: Improved upkeep of all the stages and bridges"
    assert texts(BELOW, prose, "")[1] == prose
    assert texts(BELOW, heading, ABOVE)[1] == heading


def test_a_label_of_figures_is_left_alone() -> None:
    above = "Military observers          approved    10"
    assert texts(above, "United Nations police units in the north", above)[1].count("  ") == 0
