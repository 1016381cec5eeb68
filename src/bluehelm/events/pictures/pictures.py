"""The pictures of incidents by their names: map, curve, calendar."""

from bluehelm.errors import BadInput
from bluehelm.events.pictures import calendar, country, curve
from bluehelm.events.pictures.counting import Cercles, by_cercle
from bluehelm.events.pictures.counting import calendar as days
from bluehelm.events.pictures.counting import curve as bins
from bluehelm.events.pictures.frame import NARROW, WIDE, Drawing, framed
from bluehelm.events.pictures.points import Points
from bluehelm.events.pictures.saying import Frame, above, disclaimer, number, term, word

KINDS = ("map", "curve", "calendar")


def picture(kind: str, points: Points, frame: Frame, *, step: str = "", by: str = "kind") -> Drawing:
    """The picture of that name.

    step  of the curve: day, week, month; one that suits without it
    by    of the curve: kind, perpetrator, state, all
    raises  BadInput for a picture, step or division that there is not
    """
    if kind not in KINDS:
        raise BadInput(f"There is no picture {kind!r}; there are {', '.join(KINDS)}.")
    if kind == "map":
        return _map(points, frame)
    return _curve(points, frame, step, by) if kind == "curve" else _calendar(points, frame)


def _map(points: Points, frame: Frame) -> Drawing:
    import altair as alt

    counted, language = by_cercle(points), frame.language
    below = [*unshown(counted, language), disclaimer(language)]
    chart = country.draw(alt, counted, language, _width(frame))
    title = word("map title", language)
    return framed(alt, chart, title, above(frame, points), below, width=_width(frame))


def unshown(counted: Cercles, language: str) -> list[str]:
    """What no boundary of the map can show, in sentences."""
    said = [word("nowhere", language, n=number(counted.nowhere, language))]
    said += [
        word("region alone", language, name=term("region", code, language), n=number(n, language))
        for code, n in counted.regions_alone.items()
    ]
    if any(row.count and row.drawn_with not in ("", row.area.id) for row in counted.rows):
        said.append(word("together", language))
    said += [word("later", language, name=one.name, note=one.note[language]) for one in counted.later]
    return said


def _curve(points: Points, frame: Frame, step: str, by: str) -> Drawing:
    import altair as alt

    counted, language = bins(points, step, by), frame.language
    names = {"step": word(counted.step, language)}
    if by == "all":
        title = word("curve title all", language, **names)
    else:
        title = word("curve title", language, by=word(f"by {by}", language), **names)
    below = [word("weeks", language)] if counted.step == "week" else []
    below += _unplaced(counted.unplaced, language)
    below += [word("allegations", language)] if by == "perpetrator" else []
    below += [] if counted.bins else [word("nothing", language)]
    chart = curve.draw(alt, counted, language, _width(frame))
    return framed(alt, chart, title, above(frame, points), below, width=_width(frame), left=curve.LEFT)


def _calendar(points: Points, frame: Frame) -> Drawing:
    import altair as alt

    counted, language = days(points), frame.language
    title = word("calendar title", language, step=word(counted.step, language))
    below = _unplaced(counted.unplaced, language)
    below += [] if counted.counts else [word("nothing", language)]
    chart = calendar.draw(alt, counted, language, _width(frame))
    return framed(alt, chart, title, above(frame, points), below, width=_width(frame), left=calendar.LEFT)


def _unplaced(count: int, language: str) -> list[str]:
    return [word("unplaced", language, n=number(count, language))] if count else []


def _width(frame: Frame) -> int:
    return NARROW if frame.narrow else WIDE
