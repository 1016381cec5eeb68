"""Day by day before and after responses: observed, compared, and the one less the other."""

from typing import TYPE_CHECKING, Any

from bluehelm.impact.pictures.frame import DARK, SOFT, Part, labels, titled
from bluehelm.impact.sentences import UNNAMED, Names, plain, words
from bluehelm.impact.telling import said

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Leads

WIDTH, HIGH, LOW = 560, 170, 150


def draw(alt: Any, leads: "Leads", language: str, names: Names = UNNAMED) -> Part:
    """Both lines above, their difference with its interval below, a stroke where the response is."""
    title = titled(alt, "leads", language, km=plain(leads.km, language))
    chart = alt.vconcat(
        alt.layer(*_response(alt, leads, language), *_lines(alt, leads, language)).properties(
            width=WIDTH, height=HIGH
        ),
        alt.layer(*_difference(alt, leads, language), *_response(alt, leads, None)).properties(
            width=WIDTH, height=LOW
        ),
        title=title,
        spacing=12,
    )
    return Part(chart, (said.leads(leads, language),))


def _across(alt: Any, leads: "Leads", language: str) -> Any:
    first, last = min(one.day for one in leads.days), max(one.day for one in leads.days) + 1
    ticks = [day for day in range(-364, 365, 7) if first <= day <= last]
    axis = alt.Axis(title=words("leads axis", language), values=ticks, labelExpr=_minus())
    return alt.X("day:Q", scale=alt.Scale(domain=[first, last], nice=False), axis=axis)


def _minus() -> str:
    return "replace(datum.label, '-', '\u2212')"


def _up(alt: Any, name: str, key: str, language: str) -> Any:
    axis = alt.Axis(title=words(key, language), tickCount=5, format=".6~g", labelExpr=labels(language))
    return alt.Y(f"{name}:Q", axis=axis)


def _lines(alt: Any, leads: "Leads", language: str) -> list[Any]:
    """Told apart by form, by stroke and by shade."""
    made = []
    for name, color, dash, shape, filled in (
        ("compared", SOFT, [4, 3], "square", False), ("observed", DARK, [1, 0], "circle", True),
    ):  # fmt: skip
        values = [{"day": one.day + 0.5, "n": getattr(one, name)} for one in leads.days]
        base = alt.Chart(alt.Data(values=values)).encode(
            x=_across(alt, leads, language), y=_up(alt, "n", "leads events", language)
        )
        made.append(base.mark_line(color=color, strokeDash=dash, strokeWidth=1.5))
        fill = (
            {"filled": True, "color": color} if filled else {"filled": True, "fill": "white", "stroke": color}
        )
        made.append(base.mark_point(shape=shape, size=30, opacity=1, **fill))
    keys = "    ".join(words(key, language) for key in ("leads observed", "leads compared"))
    told = alt.Chart(alt.Data(values=[{"told": keys}])).mark_text(align="right", fontSize=12, color="#000000")
    return [*made, told.encode(x=alt.value(WIDTH), y=alt.value(-8), text="told:N")]


def _difference(alt: Any, leads: "Leads", language: str) -> list[Any]:
    values = [
        {"day": one.day + 0.5, "n": one.observed - one.compared}
        | ({} if one.low is None or one.high is None else {"low": one.low, "high": one.high})
        for one in leads.days
    ]
    base = alt.Chart(alt.Data(values=values)).encode(x=_across(alt, leads, language))
    zero = alt.Chart(alt.Data(values=[{"at": 0}])).mark_rule(strokeDash=[5, 4], color="#000000")
    bars = base.mark_rule(color=SOFT, strokeWidth=2)
    dots = base.mark_point(filled=True, size=26, color=DARK, opacity=1)
    return [
        bars.encode(y=_up(alt, "low", "leads difference", language), y2="high:Q"),
        dots.encode(y=alt.Y("n:Q")),
        zero.encode(y=alt.Y("at:Q")),
    ]


def _response(alt: Any, leads: "Leads", language: str | None) -> list[Any]:
    """The day of the response, named once."""
    rule = alt.Chart(alt.Data(values=[{"day": 0}])).mark_rule(strokeWidth=2, color="#000000")
    made = [rule.encode(x="day:Q")]
    if language is not None:
        named = alt.Chart(alt.Data(values=[{"day": 0, "told": words("leads response", language)}]))
        text = named.mark_text(align="right", dx=-5, fontSize=12, color="#000000")
        made.append(text.encode(x="day:Q", y=alt.value(-8), text="told:N"))
    return made
