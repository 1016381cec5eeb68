"""Whether a resolution came of a draft. All texts are invented."""

from dataclasses import replace

import pytest

from bluehelm.mandates.cited.drafts import Shown, shown
from bluehelm.mandates.rows import OPERATIVE, Citation, Provision, Text


def text(symbol: str, *said: str) -> Text:
    rows = tuple(
        Provision(OPERATIVE, str(n), n, f"{n}.", one, 0, None, None) for n, one in enumerate(said, 1)
    )
    return Text(symbol, None, "adopted", None, None, None, None, operative=rows)


SAID = ("Decides to light the lanterns;", "Requests oil;", "Calls for calm at the quays;")
DRAFT = text("S/2031/77", *SAID)


@pytest.mark.parametrize(
    ("said", "same", "of"),
    [
        (SAID, 3, 3),
        (("DECIDES to light the lanterns,", *SAID[1:]), 3, 3),
        ((*SAID, "Remains seized;"), 3, 4),
        ((SAID[2], SAID[0], "Requests more oil;"), 2, 3),
    ],
)
def test_most_paragraphs_in_the_same_words_join_them(said: tuple[str, ...], same: int, of: int) -> None:
    assert shown(DRAFT, text("S/RES/9001 (2031)", *said)) == Shown(same, of, cited=False)


def test_another_resolution_of_the_same_days_is_not_joined() -> None:
    assert shown(DRAFT, text("S/RES/9001 (2031)", SAID[0], "Urges haste;", "Notes the fog;")) is None
    assert shown(DRAFT, text("S/RES/9001 (2031)", *SAID, *("Urges haste;", "Notes the fog;"))) is None
    assert shown(text("S/2031/78"), text("S/RES/9002 (2031)")) is None


def test_one_that_names_the_other_is_joined_whatever_was_amended() -> None:
    adopted = text("S/RES/9001 (2031)", "Having examined S/2031/77;", "Urges haste;")
    citing = replace(adopted.operative[0], citations=(Citation("S/2031/77", "S/2031/77"),))
    adopted = replace(adopted, operative=(citing, *adopted.operative[1:]))
    assert shown(DRAFT, adopted) == Shown(0, 3, cited=True)
