"""The epicurve: incidents by day, week or month, all together and each kind, perpetrator or state alone."""

from typing import Any

from bluehelm.events.pictures.counting import Bin, Curve
from bluehelm.events.pictures.frame import EDGE, INK, SOFT, WIDE
from bluehelm.events.pictures.saying import day, month, number, term, word

HIGH, LOW = 150, 44  # points: the bars of all, and those of one alone
LEFT = 34  # of the axis
BARS = "#2474ab"


def draw(alt: Any, counted: Curve, language: str, width: int = WIDE) -> Any:
    """All above, then a row for each term with its name and sum, so that no colour has to be told apart."""
    every = _panel(alt, counted, None, language, (width, HIGH))
    rows = [every]
    if counted.by != "all":
        rows += [_panel(alt, counted, one, language, (width, LOW)) for one in counted.terms]
    return alt.vconcat(*rows, spacing=14)


def _panel(alt: Any, counted: Curve, only: str | None, language: str, size: tuple[int, int]) -> Any:
    counts = [one.total if only is None else one.counts.get(only, 0) for one in counted.bins]
    values = [{"from": n, "to": n + 1, "foot": 0, "count": count} for n, count in enumerate(counts)]
    name = word("all", language) if only is None else named(counted.by, only, language)
    title = word("colon", language, name=name, value=number(sum(counts), language))
    across = alt.X(
        "from:Q", scale=alt.Scale(domain=[0, max(len(counts), 1)], nice=False),
        axis=_axis(alt, counted, language, size[0]) if only is None else None,
    )  # fmt: skip
    most = max(counts, default=0)
    ticks = {"values": sorted({0, most})} if only is not None or most < 2 else {"tickCount": 4}
    up = alt.Y(
        "count:Q", title=None, scale=alt.Scale(domain=[0, max(most, 1)], nice=only is None),
        axis=alt.Axis(tickMinStep=1, format="d", grid=only is None, domain=False, minExtent=LEFT, **ticks),
    )  # fmt: skip
    base = alt.Chart(alt.Data(values=values))
    gap = 0.5 if len(counts) * 3 < size[0] else 0
    bars = base.mark_bar(color=BARS, stroke="white", strokeWidth=gap).encode(
        x=across, x2="to:Q", y=up, y2="foot:Q"
    )
    foot = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=EDGE).encode(y="zero:Q")
    head = alt.Title(title, anchor="start", fontSize=12, fontWeight="normal", color=INK, offset=3)
    return alt.layer(bars, foot).properties(width=size[0] - 50, height=size[1], title=head)


def _axis(alt: Any, counted: Curve, language: str, width: int) -> Any:
    """Days named under the bars, as many as there is room for."""
    every = max(1, -(-len(counted.bins) * 96 // width))
    if counted.step == "month" and every > 1:
        every = next((step for step in (2, 3, 6, 12, 24, 60) if step >= every), every)
    shown = {n: labelled(one, counted.step, language) for n, one in enumerate(counted.bins) if n % every == 0}
    told = " : ".join(f"datum.value == {n} ? '{name}'" for n, name in shown.items())
    return alt.Axis(
        title=None, values=list(shown), labelExpr=f"{told} : ''" if told else "''", labelAlign="left",
        labelOverlap=False, labelAngle=0, grid=False, tickColor=SOFT, domain=False, labelFlush=False,
    )  # fmt: skip


def labelled(one: Bin, step: str, language: str) -> str:
    """The name of a bin."""
    return month(one.first, language) if step == "month" else day(one.first, language)


def named(by: str, value: str, language: str) -> str:
    """What a term of the division is called."""
    return word("all", language) if by == "all" else term(by, value, language)
