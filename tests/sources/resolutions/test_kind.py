"""What a document is taken for: another kind is refused with its words, a damaged one is read and says so."""

from pathlib import Path

import pytest

from bluehelm.errors import Unreadable, WrongKind
from bluehelm.sources import resolutions
from bluehelm.sources.resolutions import kind
from tests.sources.resolutions.resolutionmaking import paths, unaccounted, why

TEXT = (
    "The Security Council,",
    "Recalling its resolutions,",
    "1. Decides to wait;",
    "2. Decides to remain seized of the matter.",
)

OTHERS = {
    "a press release": [
        "SC/15001",
        "Council Extends Mandate of Mission in Examplia",
        "The text reads:",
        *TEXT,
    ],
    "a statement by the President of the Security Council": [
        "United Nations S/PRST/2031/3",
        "Statement by the President of the Security Council",
        "“The Council welcomes ..",
    ],
    "a resolution of the General Assembly": [
        "United Nations A/RES/85/12",
        "The General Assembly,",
        "Recalling its resolution 84/3,",
        "1. Decides to meet;",
    ],
    "a report of the Secretary-General": [
        "S/2031/100",
        "Report of the Secretary-General on Examplia",
        "1. Notes the Council's request.",
    ],
    "a letter": [
        "S/2031/101",
        "Letter dated 4 March 2031 from the Secretary-General",
        "I have the honour ..",
        *TEXT,
    ],
    "a text in French": ["Résolution 9107 (2031)", "Le Conseil de sécurité,", "1. Décide d'attendre."],
    "a text in Spanish": [
        "Resolución 9107 (2031)",
        "El Consejo de Seguridad,",
        "1. Decide seguir ocupándose.",
    ],
    "a resolution of another body": [
        "The Human Rights Council,",
        "Recalling its resolution,",
        "1. Decides to meet;",
    ],
    "a record of a meeting": ["S/PV.9911", "Provisional", "The President: I put the draft to the vote."],
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_document_of_another_kind_is_refused_with_the_words_that_tell_it(name: str) -> None:
    taken = kind.of(OTHERS[name])
    assert (taken.name, taken.certain) == (name, True)
    with pytest.raises(WrongKind, match=r"by the words .* \(line \d+\). Nothing was read"):
        resolutions.parse(OTHERS[name], "other.txt")


def test_a_presidential_statement_is_known_by_its_opening_too() -> None:
    opening = "At the 9001st meeting, the President of the Security Council made the following statement"
    assert kind.of([opening, "“The Security Council welcomes the ferries."]).name == kind.STATEMENT


def test_french_without_its_opening_line_is_taken_for_french() -> None:
    lines = [
        "1. Décide que le mandat de la Mission et des pilotes est prorogé pour les six mois dans les ports;"
    ] * 3
    taken = kind.of(lines)
    assert (taken.name, taken.certain) == ("a text in French", False)


def test_two_resolutions_in_one_file_are_refused_with_their_lines() -> None:
    one = ["Resolution 9107 (2031)", "Adopted by the Security Council", *TEXT]
    other = ["Resolution 9108 (2031)", "Adopted by the Security Council", *TEXT]
    with pytest.raises(WrongKind, match=r"holds two resolutions in one file: .*9107.*line 1.*9108.*line 7"):
        resolutions.parse([*one, *other], "both.txt")


def test_a_resolution_that_cites_another_on_a_line_of_its_own_is_one() -> None:
    lines = [*TEXT[:2], "1. Recalls its", "Resolution 9001 (2029)", "and waits;", TEXT[3]]
    assert paths(resolutions.parse(lines)) == ["1", "2"]


def test_words_that_are_no_resolution_are_refused() -> None:
    with pytest.raises(WrongKind, match="no resolution as far as can be seen"):
        resolutions.parse(["Dear all,", "1. The budget was discussed."], "minutes.txt")


@pytest.mark.parametrize("lines", [[], ["", "  "], ["-----", "Page 2"]])
def test_no_text_at_all_cannot_be_read(lines: list[str]) -> None:
    with pytest.raises(Unreadable, match="holds no text at all"):
        resolutions.parse(lines, "empty.txt")


def test_an_excerpt_is_read_with_the_numbers_it_prints_and_says_so() -> None:
    read = resolutions.parse(
        [
            "S/RES/9107 (2031)",
            "[EXCERPT: operative paragraphs 4, 5 and 9]",
            "Crossings",
            "4. Urges all to wait;",
            "5. Decides to wait;",
            "9. Decides that:",
            "(a) Good offices",
            "To talk;",
        ]
    )
    assert paths(read) == ["4", "5", "9", "9(a)"]
    assert read.notes[0].startswith('an excerpt, by the words "[EXCERPT')
    assert "paragraphs 6 to 8 are missing" in read.notes


def test_a_text_that_begins_in_the_middle_says_so(excerpts: Path) -> None:
    lines = (excerpts / "resolution_unmix.txt").read_text(encoding="utf-8").split("\n")
    read = resolutions.parse(lines[25:])
    assert paths(read)[0] == "2"
    assert "an excerpt" in read.notes[0]
    assert read.notes[-1] == "paragraph 1 is missing"
    assert why(read)["forces agreement;"] == "the end of a paragraph that begins before the file"
    assert unaccounted(read) == []


def test_a_text_that_breaks_off_says_with_which_words(excerpts: Path) -> None:
    lines = (excerpts / "resolution_unmix.txt").read_text(encoding="utf-8").split("\n")
    end = lines.index("(a) lend pilots to UNMIX;") + 1
    (note,) = resolutions.parse(lines[:end]).notes
    assert note == 'the text breaks off: its last paragraph ends with "lend pilots to UNMIX;"'


def test_a_preamble_alone_says_that_nothing_operative_follows() -> None:
    told = resolutions.parse(TEXT[:2]).notes
    assert told[0] == "no operative paragraph: the text ends with its preamble"


def test_a_whole_text_has_nothing_to_note(excerpts: Path) -> None:
    assert resolutions.read(excerpts / "resolution_unmix.txt").notes == ()


@pytest.mark.parametrize(
    "head",
    [
        "Adopting Resolution 9107 (2031), Security Council Renews Mandate in Examplia",
        "By 12 Votes, Security Council Extends Mission in Examplia",
        "The Security Council today decided to extend the mandate of UNMIX.",
    ],
)
def test_a_press_release_without_a_mark_is_known_by_its_head(head: str) -> None:
    lines = [head, "", "1. The Council urges the parties to talk.", "2. Requests the Mission to report."]
    assert kind.of(lines).name == "a press release"
