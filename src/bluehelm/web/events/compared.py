"""Two accounts side by side: what each says, how far they are apart in words, and a small map."""

from dataclasses import dataclass
from math import cos, radians

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bluehelm.events.rows import AccountRow
from bluehelm.events.worded import people
from bluehelm.events.worded.when import heading
from bluehelm.record import vocab
from bluehelm.record.places.earth import km
from bluehelm.record.said import Harmed
from bluehelm.web.signs import language

SAME, NEAR, APART, UNTOLD = "same", "near", "apart", "untold"
WIDE, HIGH, EDGE = 320, 180, 34  # of the map
KM_A_DEGREE = 111.2
ROUND = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True)
class Line:
    """One thing that both tell, or not."""

    label: str
    one: str
    other: str
    how: str  # same, near, apart, untold: by one or both
    apart: str  # in words


@dataclass(frozen=True)
class Map:
    """Both points on a sheet, north up, with a scale."""

    one: tuple[float, float]
    other: tuple[float, float]
    radius: tuple[float, float]  # of what each is precise to; 0 where it is not said
    scale: float  # the length of the bar on the sheet
    scale_km: float
    label: str


def lines(one: AccountRow, other: AccountRow) -> list[Line]:
    """What the two say, line by line, with the differences in words."""
    return [
        _when(one, other),
        _where(one, other),
        _coded(_("Kind"), "kind", (one.kind, other.kind), (one.kind_said, other.kind_said)),
        _coded(
            _("Attributed to"), "perpetrator", (one.perpetrator, other.perpetrator),
            (one.perpetrator_said, other.perpetrator_said),
        ),
        _coded(_("Target"), "target", (one.target, other.target), (one.target_said, other.target_said)),
        _harm(one, other),
        *_operation(one, other),
    ]  # fmt: skip


def _when(one: AccountRow, other: AccountRow) -> Line:
    told = [
        heading(row.first, row.last, row.day_precision, language())
        + (f", {row.clock:%H:%M} UTC" if row.clock else "")
        for row in (one, other)
    ]
    days = abs((one.first - other.first).days)
    if days == 0:
        how = SAME if one.last == other.last else NEAR
        words = _("same day") if how == SAME else _("same first day, other last day")
    elif one.first <= other.last and other.first <= one.last:
        how, words = NEAR, _("the days overlap")
    else:
        how = APART
        words = ngettext("%(n)s day apart", "%(n)s days apart", days) % {"n": days}
    return Line(_("Day"), told[0], told[1], how, words)


def _where(one: AccountRow, other: AccountRow) -> Line:
    told = [_place(row) for row in (one, other)]
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return Line(_("Place"), told[0], told[1], UNTOLD, _("the point of one or both is not told"))
    far = km(one.lat, one.lon, other.lat, other.lon)
    if far < 0.05:
        return Line(_("Place"), told[0], told[1], SAME, _("same point"))
    reach = (one.precision_km or 0.0) + (other.precision_km or 0.0)
    words = _("%(km)s km apart") % {"km": number(far)}
    if far <= reach:
        return Line(_("Place"), told[0], told[1], NEAR, words + ", " + _("no more than both are precise to"))
    return Line(_("Place"), told[0], told[1], APART, words)


def _place(row: AccountRow) -> str:
    point = ""
    if row.lat is not None and row.lon is not None:
        point = f"{row.lat:.3f}, {row.lon:.3f}"
        if row.precision_km is not None:
            point += f" ± {number(row.precision_km)} km"
    return " · ".join(part for part in (row.place, point) if part) or "–"


def _coded(label: str, name: str, codes: tuple[str, str], said: tuple[str, str]) -> Line:
    told = [
        _word(name, code)
        + (f" « {words} »" if words and language() == "fr" else f" “{words}”" if words else "")
        for code, words in zip(codes, said, strict=True)
    ]
    untold = {"", "unidentified", "other"}
    if untold & set(codes):
        how, words = UNTOLD, _("not told by one or both")
    elif codes[0] == codes[1]:
        how, words = SAME, _("the same")
    elif name == "kind" and len({vocab.terms("incident_kinds")[code]["broad"] for code in codes}) == 1:
        how, words = NEAR, _("of the same wider kind")
    else:
        how, words = APART, _("differs")
    return Line(label, told[0], told[1], how, words)


def _word(name: str, code: str) -> str:
    if not code:
        return "–"
    if name == "kind":
        return vocab.word("incident_kinds", code, language())
    if vocab.known("parties", code):
        return vocab.word("parties", code, language())
    return str(vocab.terms("victims")[code]["many"][language()])


def _harm(one: AccountRow, other: AccountRow) -> Line:
    told = ["; ".join(people.short(line, language()) for line in row.harm) or "–" for row in (one, other)]
    killed = [_killed(row.harm) for row in (one, other)]
    if not one.harm or not other.harm:
        return Line(_("Harm"), told[0], told[1], UNTOLD, _("not told by one or both"))
    if set(one.harm) == set(other.harm):
        return Line(_("Harm"), told[0], told[1], SAME, _("the same"))
    if killed[0] is None or killed[1] is None:
        return Line(_("Harm"), told[0], told[1], APART, _("differs"))
    if killed[0] == killed[1]:
        return Line(_("Harm"), told[0], told[1], NEAR, _("as many killed"))
    words = _("%(one)s and %(other)s killed") % {"one": killed[0], "other": killed[1]}
    return Line(_("Harm"), told[0], told[1], APART, words)


def _killed(harm: tuple[Harmed, ...]) -> int | None:
    told = [line.best for line in harm if line.harm == "killed" and line.best is not None]
    return sum(told) if told else None


def _operation(one: AccountRow, other: AccountRow) -> list[Line]:
    if not one.operation and not other.operation:
        return []
    same = one.operation == other.operation
    words = _("the same") if same else _("differs")
    return [
        Line(_("Operation"), one.operation or "–", other.operation or "–", SAME if same else APART, words)
    ]


def number(value: float) -> str:
    """Kilometres in short, as the language writes them."""
    text = f"{value:.1f}".rstrip("0").rstrip(".") if value < 100 else f"{value:.0f}"
    return text.replace(".", ",") if language() == "fr" else text


def sheet(one: AccountRow, other: AccountRow) -> Map | None:
    """The small map; None where a point is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    middle = radians((one.lat + other.lat) / 2)
    east = (other.lon - one.lon) * KM_A_DEGREE * cos(middle)
    north = (other.lat - one.lat) * KM_A_DEGREE
    far = km(one.lat, one.lon, other.lat, other.lon)
    room_east, room_north = WIDE - 2 * EDGE, HIGH - 2 * EDGE
    size = max(abs(east) / room_east, abs(north) / room_north, 0.5 / room_north)  # km a step of the sheet
    bar_km = max((one_km for one_km in ROUND if one_km / size <= WIDE / 3), default=ROUND[0])
    x, y = east / size / 2, north / size / 2
    label = _("%(km)s km apart") % {"km": number(far)}
    most = HIGH / 2 - 4
    radii = [min((row.precision_km or 0.0) / size, most) for row in (one, other)]
    return Map(
        (round(WIDE / 2 - x, 1), round(HIGH / 2 + y, 1)), (round(WIDE / 2 + x, 1), round(HIGH / 2 - y, 1)),
        (round(radii[0], 1), round(radii[1], 1)), round(bar_km / size, 1), bar_km, label,
    )  # fmt: skip
