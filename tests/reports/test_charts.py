"""Charts: plain SVG with words for who cannot see it, drawn once for the same rows."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bluehelm.errors import BadInput
from bluehelm.plans.book import slug
from bluehelm.reports import chartrows, charts
from tests.reports.invented import figures, invented_plan


@pytest.mark.parametrize("kind", charts.KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_chart_is_safe_and_says_what_it_shows(kind: str, language: str) -> None:
    svg = charts.draw(kind, invented_plan(), language)
    assert svg.startswith('<svg role="img"')
    assert f'<title id="{kind}-title">' in svg
    assert f'<desc id="{kind}-desc">' in svg
    assert not re.search(r"<script|\sstyle=|<style|href=|<image|url\(|on\w+=", svg)
    assert set(re.findall(r"https?://[^\"]+", svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_words_in_a_chart_are_its_language() -> None:
    assert "partiellement réalisé" in charts.draw("achievement", invented_plan(), "fr")
    assert "partly met" in charts.draw("achievement", invented_plan(), "en")


def test_the_rows_of_the_achievement_chart_equal_the_figures() -> None:
    found = figures()
    for row in chartrows.achieved(invented_plan().accomplishments):
        for status, count in row.counts:
            keys = [f"completion/{kind}/{row.label}/{slug(status)}" for kind in ("indicators", "outputs")]
            assert count == sum(int(str(found[key].value)) for key in keys)


def test_the_rows_of_the_cause_chart_equal_the_figures() -> None:
    found = figures()
    for row in chartrows.causes(invented_plan()):
        for kind, count in (("indicators", row.indicators), ("outputs", row.outputs)):
            figure = found.get(f"causes/{kind}/{slug(row.code)}/count")
            assert count == (0 if figure is None else figure.value)


def test_the_waterfall_ends_at_the_printed_total() -> None:
    steps = chartrows.steps(invented_plan())
    assert steps[-1].total
    assert sum(step.amount for step in steps[:-1]) == steps[-1].amount


def test_labels_from_a_document_are_escaped() -> None:
    plan = invented_plan()
    strength = replace(plan.strength[0], category="<script>alert</script>")
    svg = charts.draw("vacancy", replace(plan, strength=(strength,)), "en")
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_the_same_rows_are_drawn_once(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA = tmp_path
    first = charts.cached("causes", invented_plan(), "en")
    monkeypatch.setattr(charts, "draw", lambda *asked: pytest.fail("drawn twice"))
    assert charts.cached("causes", invented_plan(), "en") == first
    assert len(list((tmp_path / "charts").iterdir())) == 1


def test_an_unknown_chart_and_an_empty_one_are_refused() -> None:
    with pytest.raises(BadInput, match="achievement, variance, vacancy, causes"):
        charts.cached("pie", invented_plan(), "en")
    with pytest.raises(BadInput, match="no rows for the chart 'variance'"):
        charts.draw("variance", replace(invented_plan(), money=()), "en")
