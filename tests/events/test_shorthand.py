"""Harm typed in short is read exactly, or it is said what is wrong and where."""

from itertools import product

import pytest

from bluehelm.events.shorthand import LONGEST, Fault, read, written
from bluehelm.record import vocab
from bluehelm.record.said import Harmed


def one(text: str) -> Harmed:
    found = read(text)
    assert found.faults == ()
    (line,) = found.harm
    return line


def fault(text: str) -> Fault:
    found = read(text)
    assert len(found.faults) == 1
    return found.faults[0]


def test_two_lines_in_one_text() -> None:
    assert read("3 k civ f child, 5 i").harm == (
        Harmed("killed", 3, 3, 3, "civilian", "female", "child"),
        Harmed("injured", 5, 5, 5),
    )


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("3 k", (3, 3, 3)),
        ("3k", (3, 3, 3)),
        ("3-5 k", (3, None, 5)),
        ("3–5 k", (3, None, 5)),
        ("3-4-6 k", (3, 4, 6)),
        ("3+ k", (3, None, None)),
        (">=3 k", (3, None, None)),
        (">3 k", (4, None, None)),
        ("<5 k", (None, None, 4)),
        ("<=5 k", (None, None, 5)),
        ("~10 k", (8, 10, 12)),
        ("~1 k", (0, 1, 2)),
        ("? k", (None, None, None)),
        ("?k", (None, None, None)),
        ("0 k", (0, 0, 0)),
    ],
)
def test_numbers(text: str, bounds: tuple[int | None, int | None, int | None]) -> None:
    found = one(text)
    assert (found.low, found.best, found.high) == bounds


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2 tués civ femmes", Harmed("killed", 2, 2, 2, "civilian", "female", "adult")),
        ("2 T CIV Filles", Harmed("killed", 2, 2, 2, "civilian", "female", "child")),
        ("1 b cb h", Harmed("injured", 1, 1, 1, "peacekeeper", "male")),
        ("4 e par sf", Harmed("abducted", 4, 4, 4, perpetrator="state_forces")),
        ("4 a by un civ", Harmed("abducted", 4, 4, 4, "civilian", perpetrator="unidentified")),
        ("40 bétail", Harmed("livestock", 40, 40, 40)),
        ("1 sv f", Harmed("sexual_violence", 1, 1, 1, sex="female")),
        ("6 r boys", Harmed("recruited", 6, 6, 6, sex="male", age="child")),
    ],
)
def test_english_and_french_words(text: str, line: Harmed) -> None:
    assert one(text) == line


def test_a_total_with_parts_keeps_the_rest_as_unknown() -> None:
    assert read("5 k = 3 civ f + 1 pk by ex").harm == (
        Harmed("killed", 3, 3, 3, "civilian", "female"),
        Harmed("killed", 1, 1, 1, "peacekeeper", perpetrator="extremist_groups"),
        Harmed("killed", 1, 1, 1),
    )
    assert len(read("4 k = 3 civ + 1 pk").harm) == 2


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        ("many k", 1, "“many” is no number"),
        ("3 k, plusieurs b", 6, "“plusieurs” is no number"),
        ("3", 1, "names no harm"),
        ("3 civ", 1, "“civ” is no harm"),
        ("k 3", 1, "“k” is no number"),
        ("5-3 k", 1, "goes down"),
        ("5 k = 4 civ + 3 pk", 1, "the parts make 7, more than the total of 5"),
        ("5-6 k = 4 civ", 1, "is one number"),
        ("5 k civ = 4 f", 1, "counts all"),
        ("5 k = 4-6 civ", 1, "are plain numbers"),
        ("5 k =", 1, "is empty"),
        ("3 k blue", 1, "“blue” is not understood"),
        ("3 k civ pk", 1, "says civilian and peacekeeper"),
        ("3 k f boys", 1, "says female and male"),
        ("3 k by", 1, "stands a party"),
        ("3 k by moon", 1, "stands a party"),
        ("99999999999 k", 1, "more than"),
        ("-3 k", 1, "is no number"),
        ("3.5 k", 1, "is no number"),
        ("~3-5 k", 1, "is a range and more"),
        ("<0 k", 1, "fewer than 0"),
        ("2 k civ, 3 k civ", 1, "stands twice"),
        ("=", 1, "is empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, at: int, why: str) -> None:
    found = fault(text)
    assert found.at == at
    assert why in found.why


def test_faults_keep_the_good_lines_and_a_long_text_is_refused() -> None:
    found = read("3 k\nx y;5 i")
    assert [line.harm for line in found.harm] == ["killed", "injured"]
    assert found.faults[0].at == 5
    assert "letters" in fault("3 k," * LONGEST).why


def test_nothing_typed_is_nothing_told() -> None:
    assert read(" ,;\n").harm == ()
    assert read("").faults == ()


def test_what_is_written_is_read_back() -> None:
    numbers = (
        (3, 3, 3),
        (3, None, 5),
        (3, 4, 6),
        (3, None, None),
        (None, None, 5),
        (None, None, None),
        (0, 0, 0),
    )
    sexes, ages = ("female", "male", "unknown"), ("adult", "child", "unknown")
    people = product(vocab.terms("victims"), sexes, ages, ("", *vocab.terms("parties")))
    lines = [
        Harmed(harm, *bounds, *who)
        for who in people
        for harm, bounds in zip(vocab.terms("harms"), numbers * 2, strict=False)
    ]
    for line in lines:
        assert read(written([line])).harm == (line,)
    assert read(written(lines[:7])).faults == ()


def test_every_term_can_be_typed_and_no_word_means_two() -> None:
    words = vocab.read("shorthand")
    assert set(words["harm"]) == set(vocab.terms("harms"))
    assert set(words["status"]) == set(vocab.terms("victims"))
    assert set(words["party"]) == set(vocab.terms("parties"))
    for name in ("harm", "status", "party"):
        spelt = [word for spellings in words[name].values() for word in spellings]
        assert len(spelt) == len(set(spelt))
    status = {word for spellings in words["status"].values() for word in spellings}
    assert not status & set(words["who"])
    assert not (status | set(words["who"])) & set(words["by"])


@pytest.mark.parametrize("text", ["\0", "٣ k", "3 k 🙂", "<script>", "3 " + "k" * 500, "²k", "3\u202fk"])
def test_strange_letters_never_break_it(text: str) -> None:
    found = read(text)
    assert found.harm or found.faults
