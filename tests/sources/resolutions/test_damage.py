"""Damaged texts: nothing but the package's own errors, every sign accounted for, every path once."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluehelm.errors import BluehelmError
from bluehelm.sources import resolutions
from tests.sources.resolutions.mangling import RUBBISH, mangled
from tests.sources.resolutions.resolutionmaking import (
    CLOSING,
    COVER,
    PREAMBLE,
    paths,
    preamble,
    resolution,
    texts,
    unaccounted,
)

LINE = st.one_of(
    st.sampled_from(
        [
            "",
            "1. Decides to:",
            "2. Requests pilots;",
            "(a) lend boats;",
            "(b) lend",
            "(i) by day, and (ii) by night;",
            "– boats",
            "A",
            "Annex",
            "S/RES/9107 (2031)",
            "31-400772/5",
            "* * *",
            "# Heading",
            "and to pay;",
            "Title",
            "Acting under Chapter VII,",
            "Adopted unanimously at the 9911th meeting.",
            "7 Ibid., document S/1.",
            "____",
            "Decides to remain seized of the matter.",
            "Recalling the reports of 5 April 1992 7 and others, 41",
        ]
    ),
    st.text(alphabet=RUBBISH + "ab 12", max_size=30),
)


def check(lines: list[str]) -> None:
    try:
        read = resolutions.parse(lines, "mangled.txt")
    except BluehelmError:
        return
    assert unaccounted(read) == []
    assert len(set(paths(read))) == len(paths(read))


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=25))
def test_any_lines_end_in_pieces_or_asides(lines: list[str]) -> None:
    check([*COVER, *PREAMBLE, *lines])
    check(lines)


@pytest.mark.parametrize("name", ["unmix", "draft", "1992"])
def test_mangled_texts_are_read_or_refused(excerpts: Path, name: str) -> None:
    lines = (excerpts / f"resolution_{name}.txt").read_text(encoding="utf-8").split("\n")
    for seed in range(60):
        check(mangled(lines, random.Random(seed)))


@pytest.mark.prove
def test_thousands_of_mangled_texts_are_read_or_refused(shared: Path, excerpts: Path) -> None:
    folder = shared / "data" / "unsc_resolutions"
    files = [*sorted(excerpts.glob("resolution_*.txt")), *sorted(folder.glob("*/*.txt"))[::9]]
    files += list((shared / "seeds").glob("001*"))
    for seed in range(2_000):
        chance = random.Random(seed)
        check(mangled(chance.choice(files).read_text(encoding="utf-8").split("\n"), chance))


@pytest.mark.parametrize("filling", ["(a) ", "1. ", ",;", "and (i) ", "- ", "* ", "*", "Decides "])
def test_a_line_of_any_length_is_read_in_no_time(filling: str) -> None:
    check(
        [*COVER, *PREAMBLE, "1. Decides to:", filling * 20_000, "2. Decides to remain seized of the matter."]
    )


def test_blank_lines_between_all_lines_part_nothing() -> None:
    lines = (
        "The Security Council,", "Recalling the ferries of Examplia, the boats of its",
        "neighbours and the tides,",
        "1. Decides to extend the mandate of the United Nations", "Ferry Mission in Examplia, which stays in",
        "the harbour, until 30 June 2032;", "2. Decides to remain seized of the", "matter.",
    )  # fmt: skip
    read = resolutions.parse([line for each in (*COVER, *lines) for line in (each, "")], "invented.txt")
    assert preamble(read) == ["Recalling the ferries of Examplia, the boats of its neighbours and the tides,"]
    assert texts(read)["1"].endswith(
        "Nations Ferry Mission in Examplia, which stays in the harbour, until 30 June 2032;"
    )


@pytest.mark.parametrize("printed", ["Calls_on", "Calls _ on", "Calls on"])
def test_a_speck_between_two_words_goes(printed: str) -> None:
    assert texts(resolution(f"1. {printed} the parties to talk;", CLOSING))["1"].startswith("Calls on the")
