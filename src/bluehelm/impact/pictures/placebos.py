"""Responses that never were: where their ratios lie, and where the true one stands."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bluehelm.impact.pictures.frame import DARK, LEAST_TOP, MOST_OVER, Part, bounds, titled
from bluehelm.impact.pictures.panels import LINE, PLOT, TOLD_AT, axis, over, rows
from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import NONE, days_words, number, plain, words
from bluehelm.impact.telling import said

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Placebo, Pretended

GREY = "#b8c2cc"


def draw(alt: Any, placebos: Sequence["Placebo"], windows: Sequence[Estimate], language: str) -> Part:
    """A panel for each kind of pretence, a row for each window."""
    true = {(row.days, row.km): row.ratio for row in windows}
    every = [one for placebo in placebos for one in placebo.windows]
    ends = [1.0, *(one.high for one in every if one.high is not None)]
    ratios = [ratio for ratio in true.values() if ratio is not None]
    most = max([LEAST_TOP, *(MOST_OVER * one for one in [*ratios, *_middles(every)])])
    top = min(max([LEAST_TOP, *ends, *ratios]) * 1.05, most)
    made = [
        _panel(alt, placebo, [_value(one, true, top, language) for one in placebo.windows], top, language)
        for placebo in placebos
        if placebo.windows
    ]
    chart = alt.vconcat(*made, spacing=14, title=titled(alt, "placebos", language))
    told = (line for placebo in placebos for line in said.pretended(placebo, windows, language))
    return Part(chart, tuple(told))


def _middles(every: Sequence["Pretended"]) -> list[float]:
    return [one.median for one in every if one.median is not None]


def _value(
    one: "Pretended", true: dict[tuple[float, float], float | None], top: float, language: str
) -> dict[str, Any]:
    name = f"{days_words(one.days, language)}, {plain(one.km, language)} km"
    ratio = true.get((one.days, one.km))
    if one.median is None:
        return {"name": name, "told": words(f"state {NONE}", language).replace("|", " ")}
    figures = {"middle": number(one.median, language), "bounds": bounds(one.low, one.high, language)}
    shown = words("none", language) if ratio is None else number(ratio, language)
    key = "placebo told few" if one.low is None or one.high is None else "placebo told"
    value: dict[str, Any] = {"name": name, "told": words(key, language, ratio=shown, **figures)}
    value["middle"] = min(one.median, top)
    if one.low is not None and one.high is not None:
        value |= {"low": min(one.low, top), "high": min(one.high, top)}
    return value | ({"ratio": ratio} if ratio is not None and ratio <= top else {})


def _panel(alt: Any, placebo: "Placebo", values: list[dict[str, Any]], top: float, language: str) -> Any:
    base = alt.Chart(alt.Data(values=values)).encode(y=rows(alt, [one["name"] for one in values]))
    scale = alt.Scale(domain=[0, top], nice=False)
    across = alt.X("low:Q", scale=scale, axis=axis(alt, top, language))
    one = alt.Chart(alt.Data(values=[{"at": 1}])).mark_rule(strokeDash=[5, 4], color="#000000")
    layers = alt.layer(
        base.mark_bar(height=14, color=GREY).encode(x=across, x2="high:Q"),
        base.mark_tick(thickness=3, size=14, color="#000000").encode(x=alt.X("middle:Q", scale=scale)),
        one.encode(x=alt.X("at:Q", scale=scale)),
        base.mark_point(shape="diamond", filled=True, size=120, color=DARK, opacity=1).encode(
            x=alt.X("ratio:Q", scale=scale)
        ),
        base.mark_text(align="left", fontSize=12, color="#000000").encode(
            x=alt.value(TOLD_AT), text="told:N"
        ),
    )
    title = f"{words(f'placebo {placebo.kind}', language)} ({placebo.done})"
    return layers.properties(width=PLOT, height=LINE * len(values), title=over(alt, title))
