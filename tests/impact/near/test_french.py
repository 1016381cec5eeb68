"""What is refused, and what cannot be said, is said in French too."""

import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.near import near
from bluehelm.record import messages
from tests.impact.near.test_near import bases, events


def test_every_note_is_said_in_french() -> None:
    stood = bases((2030, 2036, 0.0), (2032, 2034, 15.0))
    found = near(events((2029, 0, 0), (2033, 8, 0), (2035, 1, 0)), stood, (10,))
    assert len(found.notes) == 8
    for note in found.notes:
        assert messages.told(note, "fr") != note


def test_years_that_cannot_be_true_are_refused_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bluehelm.impact.near.MOST_CELLS", 1000)
    stood = bases((2030, 2031, 0.0))
    with pytest.raises(BadInput, match="the years 2030 to 9999 are more than 1000 cells") as caught:
        near(events((2030, 0, 0), (9999, 0, 0)), stood, (10,))
    assert "sur les années 2030 à 9999" in messages.said(caught.value, "fr")


@pytest.mark.parametrize(("km", "years"), [((10,), 0), ((10,), 3)])
def test_every_refusal_is_said_in_french(km: tuple[float, ...], years: int) -> None:
    with pytest.raises(BadInput) as caught:
        near(events((2020, 0, 0)), bases((2030, 2031, 0.0)), km, years=years)
    assert messages.said(caught.value, "fr") != str(caught.value)
