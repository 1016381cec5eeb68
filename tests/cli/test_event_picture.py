"""`bluehelm event picture`."""

from pathlib import Path

import pytest

from bluehelm.cli import main
from bluehelm.record.models import Mission
from tests.events.eventmaking import keep, provider, said

AT = ["--mission", "UNMIX"]


def test_a_picture_is_written_for_a_filter(
    mission: Mission, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(provider(mission), said(), said(ref="b", line=3, kind="ambush"))
    out = tmp_path / "curve.svg"
    asked = ["--query", "kind=ambush", "--by", "perpetrator", "--step", "month", "--language", "fr"]
    assert main(["event", "picture", "curve", *AT, "--out", str(out), *asked]) == 0
    assert "1 incidents" in capsys.readouterr().out
    assert "Incidents par mois et par auteur présumé" in out.read_text("utf-8")


def test_a_png_is_known_by_its_name(mission: Mission, tmp_path: Path) -> None:
    out = tmp_path / "calendar.png"
    assert main(["event", "picture", "calendar", *AT, "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_said(
    mission: Mission, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, why in (
        (["--out", str(tmp_path / "a.gif"), *AT], ".svg or .png"),
        (["--out", str(tmp_path / "a.svg"), "--mission", "NONE"], "no mission NONE"),
        (["--out", str(tmp_path / "a.svg"), *AT, "--query", "kind=pie"], "'pie'"),
    ):
        assert main(["event", "picture", "map", *words]) == 2
        assert why in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
