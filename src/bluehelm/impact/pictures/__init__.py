"""Pictures of an estimate: all windows at once, and each lag and ring alone. SVG or PNG, English or French.

Every mark goes with its figures in words, so that a picture reads in grey and for the colour-blind; the SVG
holds a title and a description, no script, no outside address and no style attribute.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bluehelm.errors import BadInput
from bluehelm.impact.pictures import frame
from bluehelm.impact.pictures.frame import Drawing, stacked
from bluehelm.impact.pictures.windows import GRID, LAGS, grid, lags
from bluehelm.impact.sentences import UNNAMED, Names

if TYPE_CHECKING:
    from bluehelm.impact.documents import Estimated


def svg(
    wake: "Estimated", language: str = "en", names: Names = UNNAMED, parts: Sequence[str] = (GRID, LAGS)
) -> str:
    """The picture as SVG with its title and description for a screen reader."""
    return frame.svg(drawing(wake, language, names, parts), language)


def png(wake: "Estimated", language: str = "en", names: Names = UNNAMED) -> bytes:
    """The picture as PNG, twice as fine as a screen."""
    return frame.png(drawing(wake, language, names, (GRID, LAGS)))


def drawing(wake: "Estimated", language: str, names: Names, parts: Sequence[str]) -> Drawing:
    """The parts one below the other.

    raises  BadInput for a part that there is not, or where there is nothing to draw
    """
    import altair as alt

    made = []
    for part in parts:
        if part not in (GRID, LAGS):
            raise BadInput(f"There is no picture {part!r}; there are grid, lags.")
        rows = wake.windows if part == GRID else wake.rings
        if not rows:
            raise BadInput(f"The estimate holds nothing for the picture {part!r}.")
        made.append((grid if part == GRID else lags)(alt, rows, language, names))
    return stacked(alt, made)
