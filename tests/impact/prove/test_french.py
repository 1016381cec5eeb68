"""What a proof refuses is said in French too."""

from pathlib import Path

import pytest

from bluehelm.errors import BluehelmError
from bluehelm.impact.prove.running import prove
from bluehelm.impact.prove.worlds import cells
from bluehelm.record import messages


def test_an_unknown_cell_is_refused_in_french() -> None:
    with pytest.raises(BluehelmError) as caught:
        cells(["calm"])
    assert "Il n’y a pas de cas 'calm' à éprouver." in messages.said(caught.value, "fr")


def test_a_second_proof_is_refused_in_french(tmp_path: Path) -> None:
    def again(done: int, total: int) -> None:
        prove(cells(["chased:0"]), 0, out=tmp_path, workers=0)

    with pytest.raises(BluehelmError) as caught:
        prove(cells(["chased:0"]), 0, out=tmp_path, workers=0, watch=again)
    assert messages.said(caught.value, "fr").startswith("Une autre épreuve écrit dans")
