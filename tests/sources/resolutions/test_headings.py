"""Headings: found without marks, with levels from their order and words; passages between paragraphs."""

from bluehelm.sources.resolutions.rows import PREAMBULAR
from tests.sources.resolutions.resolutionmaking import headings, paths, resolution, texts, wrapped

LINES = (
    "The Security Council,",
    "Acting under Chapter VII of the Charter of the United Nations, and in the hope that the",
    "waters of the lower river will fall before the coming of the winter and its storms,",
)


def test_a_heading_is_found_between_lines_without_blank_ones() -> None:
    read = wrapped(
        *LINES,
        "Crossings of the lower river",
        "1. Urges all sides to open the crossings of the lower river to",
        "all who wish to pass;",
        "Safety of pilots, crews and",
        "passengers",
        "2. Urges pilots to take care;",
        "Reporting",
        "3. Decides to remain seized of the matter.",
    )
    assert [title for _, title in headings(read)] == [
        "Crossings of the lower river", "Safety of pilots, crews and passengers", "Reporting"
    ]  # fmt: skip
    assert texts(read)["1"].endswith("to all who wish to pass;")
    assert texts(read, PREAMBULAR)["1"].endswith("winter and its storms,")


def test_a_heading_right_before_another_is_its_parent() -> None:
    read = resolution("Security", "Crossings", "1. Decides to wait;", "Funds", "2. Decides to pay.")
    assert headings(read) == [(1, "Security"), (2, "Crossings"), (1, "Funds")]


def test_generic_headings_under_the_mandate_are_its_children() -> None:
    read = resolution(
        "UNMIX mandate", "1. Decides to extend it;", "Priority tasks", "2. Decides so;", "Additional tasks",
        "3. Decides so;", "Deployment", "4. Decides so.",
    )  # fmt: skip
    assert headings(read) == [
        (1, "UNMIX mandate"),
        (2, "Priority tasks"),
        (2, "Additional tasks"),
        (1, "Deployment"),
    ]


def test_a_generic_heading_alone_is_of_the_first_level() -> None:
    assert headings(resolution("Other tasks", "1. Decides to wait.")) == [(1, "Other tasks")]


def test_roman_parts_are_above_plain_headings() -> None:
    read = resolution(
        "I. Security",
        "Crossings",
        "1. Decides to wait;",
        "Boats",
        "2. Decides to pay;",
        "II. Funds",
        "3. Decides to pay.",
    )
    assert headings(read) == [(1, "I. Security"), (2, "Crossings"), (2, "Boats"), (1, "II. Funds")]


def test_a_passage_between_the_paragraphs_is_preambular() -> None:
    read = resolution(
        "A", "1. Decides to wait;", "B", "Deeply concerned by the flood,", "Acting under Chapter VII,",
        "2. Decides to pay.",
    )  # fmt: skip
    assert list(texts(read, PREAMBULAR).values())[1:] == [
        "Deeply concerned by the flood,", "Acting under Chapter VII,"
    ]  # fmt: skip
    assert [piece.section for piece in read.pieces if piece.kind == PREAMBULAR] == [None, 1, 1]
    assert paths(read) == ["1", "2"]


def test_an_operative_paragraph_that_opens_with_a_participle_stays_one() -> None:
    read = resolution("1. Decides to wait;", "2. Acting under Chapter VII, decides to pay.")
    assert paths(read) == ["1", "2"]
