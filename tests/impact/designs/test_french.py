"""What a panel is refused for is said in French too."""

from typing import Any

import pytest

from bluehelm.errors import BluehelmError
from bluehelm.impact.designs.panel import panel
from bluehelm.impact.designs.rows import HOW, MissingDesigns
from bluehelm.impact.designs.sample import sample
from bluehelm.record import messages
from tests.impact.designs.making import world


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"km": -1.0},
        {"km": 5.0, "bin_days": 0.0},
        {"km": 5.0, "bin_days": 1e-6},
        {"km": 5.0, "days": 0.5},
        {"km": 5.0, "steps": 0},
        {"km": 5.0, "days": 60},
    ],
)
def test_a_refusal_is_said_in_french(asked: dict[str, Any]) -> None:
    days, steps = asked.pop("days", 7), asked.pop("steps", 4)
    with pytest.raises(BluehelmError) as caught:
        sample(panel(*world(1, days=50), **asked), days, steps)
    assert messages.said(caught.value, "fr") != str(caught.value)


def test_a_missing_extra_is_said_in_french() -> None:
    error = MissingDesigns(f"{HOW}; pyfixest is not here.")
    assert messages.said(error, "fr").endswith("pyfixest n’est pas là.")
