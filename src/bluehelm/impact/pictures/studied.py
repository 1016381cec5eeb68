"""The pictures of a study: one at a time, or all that there is something for, one below the other."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from bluehelm.errors import BadInput
from bluehelm.impact.pictures import curve, frame, groups, leads, placebos, rings
from bluehelm.impact.pictures.frame import Drawing, Part, stacked
from bluehelm.impact.pictures.places import Placed
from bluehelm.impact.pictures.windows import GRID, LAGS, grid, lags
from bluehelm.impact.sentences import UNNAMED, Names
from bluehelm.impact.telling import said

if TYPE_CHECKING:
    from bluehelm.impact.study.answers import Study

Made = Callable[[Any], Part]


def svg(
    study: "Study",
    language: str = "en",
    names: Names = UNNAMED,
    placed: Placed | None = None,
    parts: Sequence[str] = (),
) -> str:
    """The pictures as SVG; all of them without parts."""
    return frame.svg(drawing(study, language, names, placed, parts), language)


def png(study: "Study", language: str = "en", names: Names = UNNAMED, placed: Placed | None = None) -> bytes:
    return frame.png(drawing(study, language, names, placed, ()))


def drawing(
    study: "Study", language: str, names: Names, placed: Placed | None, parts: Sequence[str]
) -> Drawing:
    """The parts one below the other.

    raises  BadInput for a part that this study has no picture of
    """
    import altair as alt

    there = made(study, language, names, placed)
    for part in parts:
        if part not in there:
            raise BadInput(f"There is no picture {part!r}; there are {', '.join(there)}.")
    return stacked(alt, [there[part](alt) for part in parts or there])


def made(study: "Study", language: str, names: Names, placed: Placed | None) -> dict[str, Made]:
    """What can be drawn, by name, in the order of a page."""
    wake, found = study.wake, dict[str, Made]()
    if wake.windows:
        found[GRID] = lambda alt: grid(alt, wake.windows, language, names)
    if wake.rings:
        found[LAGS] = lambda alt: lags(alt, wake.rings, language, names)
    fading = study.curve
    if fading is not None and any(row.ratio is not None for row in fading.rows):
        found["curve"] = lambda alt: curve.draw(alt, fading, language, names)
    if study.groups:
        whole = said.widest(wake.windows)
        found["groups"] = lambda alt: groups.draw(alt, study.groups, whole, language, names)
    before = study.leads
    if before is not None and said.bounded(before):
        found["leads"] = lambda alt: leads.draw(alt, before, language, names)
    if any(one.windows for one in study.placebos):
        found["placebos"] = lambda alt: placebos.draw(alt, study.placebos, wake.windows, language)
    if placed is not None:
        found["map"] = lambda alt: rings.draw(alt, placed, language)
    return found
