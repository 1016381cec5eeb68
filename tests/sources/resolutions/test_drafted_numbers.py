"""Drafts that number their paragraphs PP1, PP2 and OP1, OP2."""

from bluehelm.sources.resolutions import reading
from bluehelm.sources.resolutions.rows import OPERATIVE, PREAMBULAR
from tests.sources.resolutions.resolutionmaking import texts, unaccounted, wrapped

DRAFT = (
    "The Security Council,",
    "PP1. Recalling its resolution 9001 (2029),",
    "PP2 Noting the ferries of Examplia and the boats of",
    "its neighbours,",
    "PP2bis. Stressing the tides,",
    "OP1. Decides to extend the mandate of UNMIX until 30 June 2032;",
    "OP2: Decides that UNMIX shall, as set out in",
    "OP1 above, do the following:",
    "OP2(a) Watch the ferries;",
    "OP2(b) Mend the boats, with:",
    "(i) hammers;",
    "(ii) nails;",
    "OP3. Decides to remain seized of the matter.",
)


def test_the_label_is_as_printed_and_the_path_is_the_number() -> None:
    read = wrapped(*DRAFT)
    assert list(texts(read, PREAMBULAR)) == ["1", "2", "2bis"]
    assert list(texts(read)) == ["1", "2", "2(a)", "2(b)", "2(b)(i)", "2(b)(ii)", "3"]
    labels = [piece.label for piece in read.pieces]
    assert labels[:4] == ["PP1.", "PP2", "PP2bis.", "OP1."]
    assert labels[5:8] == ["OP2(a)", "OP2(b)", "(i)"]
    assert not unaccounted(read)


def test_the_words_go_on_over_the_lines() -> None:
    read = wrapped(*DRAFT)
    assert texts(read, PREAMBULAR)["2"] == "Noting the ferries of Examplia and the boats of its neighbours,"
    assert (
        texts(read, OPERATIVE)["2"] == "Decides that UNMIX shall, as set out in OP1 above, do the following:"
    )


def test_labels_of_a_draft_make_a_draft_where_no_symbol_is_printed() -> None:
    lines = [
        "The Security Council,",
        "PP1 Recalling the kilns of Quill,",
        "OP1 Decides to count the looms of Brovo;",
        "OP2 Decides to remain seized of the matter.",
    ]
    draft = reading.parse(lines)
    assert draft.status == "draft"
    assert any(note.startswith("taken for a draft") for note in draft.notes)
    adopted = reading.parse(["S/RES/9001 (2041)", *lines])
    assert adopted.status == "adopted"
