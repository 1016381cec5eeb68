"""What all pictures share: the drawing with its words, its form as SVG or PNG, colours, titles, scales."""

import hashlib
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from bluehelm.impact.rows import Estimate
from bluehelm.impact.sentences import number, words

DARK, SOFT, PALE = "#005a87", "#4a5b68", "#a9d5ee"
LETTERS = 72  # of a line below a title
SCALE = 2  # of a PNG
LEAST_TOP, MOST_OVER = 1.5, 2.5  # of the axis of ratios: at least, and at most so many times the largest


@dataclass(frozen=True)
class Part:
    """One picture and what it shows, in words."""

    chart: Any
    told: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """A picture before it is drawn."""

    chart: dict[str, Any]
    told: str

    @property
    def title(self) -> str:
        """Of the first part."""
        return str(self.chart["vconcat"][0]["title"]["text"])


def stacked(alt: Any, parts: Sequence[Part]) -> Drawing:
    """The parts one below the other."""
    chart = alt.vconcat(*(part.chart for part in parts), spacing=30)
    chart = chart.resolve_scale(color="independent", size="independent")  # each picture has its own shades
    chart = chart.configure(font="sans-serif", background="white").configure_view(stroke=None)
    chart = chart.configure_axis(
        labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelAngle=0, labelPadding=6
    )
    chart = chart.configure_legend(labelFontSize=12, labelLimit=400)
    told = " ".join(said for part in parts for said in part.told)
    return Drawing(chart.to_dict(validate=False), told)


def svg(made: Drawing, language: str) -> str:
    """The drawing with its title and description for a screen reader."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(made.chart, vl_version="6.4")
    mark = "wake-" + hashlib.sha256(drawn.encode()).hexdigest()[:8]
    title, told = escape(words("picture", language)), escape(made.told)
    opening, rest = drawn.removeprefix("<svg ").split(">", 1)
    named = f'<svg role="img" aria-labelledby="{mark}-title" aria-describedby="{mark}-desc" {opening}>'
    return f'{named}<title id="{mark}-title">{title}</title><desc id="{mark}-desc">{told}</desc>{rest}'


def png(made: Drawing) -> bytes:
    """The drawing twice as fine as a screen."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(made.chart, vl_version="6.4", scale=SCALE)
    return drawn


def titled(alt: Any, part: str, language: str, **values: str) -> Any:
    """The title of a part with its note, from the words for `part title` and `part note`."""
    note = re.sub(" (?=[%:;?!»])|(?<=«) ", "\u00a0", words(f"{part} note", language, **values))
    below = textwrap.wrap(note, LETTERS)  # which keeps 95 % on one line
    title = words(f"{part} title", language, **values)
    return alt.Title(title, subtitle=below, anchor="start", fontSize=14, subtitleFontSize=12, offset=12)


def bounds(low: float | None, high: float | None, language: str) -> str:
    if low is None or high is None:
        return words("no bounds", language)
    return words("to", language, low=number(low, language), high=number(high, language))


def top(rows: Sequence[Estimate]) -> float:
    """Where the axis of ratios ends: one very wide interval must not press all others together."""
    ratios = [row.ratio for row in rows if row.ratio is not None]
    highs = [row.ratio_high for row in rows if row.ratio_high is not None]
    most = max([LEAST_TOP, *(MOST_OVER * ratio for ratio in ratios)])
    return min(max([LEAST_TOP, *highs]) * 1.05, most)


def labels(language: str) -> str:
    """What writes the numbers of an axis as the language has them."""
    return "replace(datum.label, '.', ',')" if language == "fr" else "datum.label"
