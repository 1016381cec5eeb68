"""What all pictures share: title and notes around them, and their form as SVG or PNG."""

import hashlib
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from bluehelm.errors import BadInput

INK, SOFT, EDGE = "#12212d", "#4a5b68", "#8a9aa6"
WARN = "#9c2a10"
SHADES = ("#ffffff", "#d6e9f3", "#9ccbe3", "#5ba3cb", "#2474ab", "#08406f")  # none, then few to many
INKS = ("#12212d", "#12212d", "#12212d", "#12212d", "#ffffff", "#ffffff")  # of the numbers upon them
LINE = 15  # points between lines of text
SCALE = 2  # of a PNG
WIDE, NARROW = 640, 340


@dataclass(frozen=True)
class Drawing:
    """A picture before it is drawn, and what it shows in words."""

    chart: dict[str, Any]
    title: str
    told: str


def framed(
    alt: Any,
    chart: Any,
    title: str,
    above: Sequence[str],
    below: Sequence[str],
    *,
    width: int = WIDE,
    left: int = 0,
) -> Drawing:
    """The chart with its title and notes.

    above  lines under the title: the filter, as at when and for whom, the mark of invented data
    below  sentences under the chart
    left   how far the chart's axis reaches to the left of it
    """
    letters = width // 6
    top = alt.Title(
        textwrap.wrap(title, letters * 3 // 4), subtitle=_wrapped(above, letters), anchor="start",
        fontSize=16, subtitleFontSize=12, subtitleColor=INK, subtitleLineHeight=LINE, color=INK, offset=14,
    )  # fmt: skip
    parts = [chart, *_notes(alt, _wrapped(below, letters), width, left)]
    whole = alt.vconcat(*parts, title=top, spacing=22).resolve_scale(color="independent")
    whole = whole.configure(font="sans-serif", background="white", padding=12).configure_view(stroke=None)
    whole = whole.configure_axis(
        labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelColor=INK, titleColor=INK
    )
    return Drawing(whole.to_dict(validate=False), title, " ".join([f"{title}.", *above, *below]))


def _wrapped(sentences: Sequence[str], letters: int) -> list[str]:
    return [line for one in sentences for line in textwrap.wrap(one, letters)]


def _notes(alt: Any, lines: Sequence[str], width: int, left: int) -> list[Any]:
    if not lines:
        return []
    high = LINE * len(lines)
    values = [{"at": n * LINE, "text": line} for n, line in enumerate(lines)]
    notes = alt.Chart(alt.Data(values=values)).mark_text(align="left", fontSize=11, color=SOFT)
    down = alt.Y("at:Q", axis=None, scale=alt.Scale(domain=[0, high], range=[0, high]))
    return [notes.encode(x=alt.value(-left), y=down, text="text:N").properties(width=width, height=high)]


def svg(made: Drawing) -> str:
    """The picture with a title and a description for a screen reader."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(made.chart, vl_version="6.4")
    mark = "picture-" + hashlib.sha256(drawn.encode()).hexdigest()[:8]
    opening, rest = drawn.removeprefix("<svg ").split(">", 1)
    named = f'<svg role="img" aria-labelledby="{mark}-title" aria-describedby="{mark}-desc" {opening}>'
    title, told = escape(made.title), escape(made.told)
    return f'{named}<title id="{mark}-title">{title}</title><desc id="{mark}-desc">{told}</desc>{rest}'


def png(made: Drawing) -> bytes:
    """The picture twice as fine as a screen."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(made.chart, vl_version="6.4", scale=SCALE)
    return drawn


def written(made: Drawing, form: str) -> bytes:
    """The picture as a file: svg or png."""
    if form == "svg":
        return svg(made).encode()
    if form == "png":
        return png(made)
    raise BadInput(f"The form is {form!r}; a picture is written as svg or png.")


def classes(counts: Sequence[int]) -> tuple[int, ...]:
    """The lowest count of each shade but the first, which is for none: 1, then round steps up to the most."""
    most = max(counts, default=0)
    if most <= 0:
        return ()
    steps = sorted({1, *(_round(most * share) for share in (0.02, 0.1, 0.3, 0.6))})
    return tuple(steps[:5])


def _round(n: float) -> int:
    """To one figure, at least 1."""
    if n < 1:
        return 1
    size = int(10 ** (len(str(int(n))) - 1))
    return max(1, round(n / size) * size)


def shade(count: int, lows: Sequence[int]) -> int:
    """Which shade a count has: 0 for none."""
    return sum(count >= low for low in lows)
