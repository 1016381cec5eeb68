"""What stands below the map: how many there are, the pictures, and tables that say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from bluehelm.events.pictures import saying
from bluehelm.events.pictures.counting import BY, STEPS, by_cercle, calendar, curve
from bluehelm.events.pictures.curve import labelled, named
from bluehelm.events.pictures.pictures import KINDS, unshown
from bluehelm.events.pictures.points import DOTS_KM, Points
from bluehelm.events.query import Query, written
from bluehelm.record import vocab
from bluehelm.record.access import INSIDE
from bluehelm.record.models import Mission
from bluehelm.web.events import picture_kept
from bluehelm.web.events.picture_asked import Shown, address
from bluehelm.web.signs import language

NEWEST = 25  # incidents in the table beside the map
FILES = {"kind": "incident_kinds", "perpetrator": "parties", "state": "incident_states"}
EXPORTS = ("csv", "geojson", "hxl", "kml")


@dataclass(frozen=True)
class Line:
    """An incident of the table."""

    number: int
    first: date
    last: date
    kind: str
    perpetrator: str
    state: str
    cercle: str
    precision_km: float | None
    killed: int | None


def around(mission: Mission, query: Query, how: Shown, audience: str) -> dict[str, Any]:
    """The context of the page, with the part below the map, which is written once for all readers."""
    told, asked = language(), how.within(query)
    held = picture_kept.gathered(mission, asked, audience)

    def written_out() -> str:
        return render_to_string("web/_incident_picture.html", part(mission, query, how, audience))

    return {
        "how": how,
        "inside": audience in INSIDE,
        "asked": saying.asked(asked, told),
        "disclaimer": saying.disclaimer(told),
        "saved": address(query, how),
        "picture": mark_safe(held.told(f"{told} {address(query, how)}", written_out)),  # noqa: S308 - a template's
    }


def part(mission: Mission, query: Query, how: Shown, audience: str) -> dict[str, Any]:
    """The context of web/_incident_picture.html."""
    asked = how.within(query)
    held = picture_kept.gathered(mission, asked, audience)
    counted, cercles = held.points, by_cercle(held.points)
    bins = curve(counted, how.step, how.by)
    told = language()
    return {
        "mission": mission,
        "total": len(counted),
        "off_map": int((~counted.on_the_map()).sum()),
        "vague": int((counted.on_the_map() & ~counted.dots()).sum()),
        "dots_km": f"{DOTS_KM:g}",
        "marked": saying.marked(counted, told),
        "points": f"{reverse('incidents_map_points', args=[mission.code])}?{written(query)}",
        "query": written(query),
        "mark": held.mark,
        "pictures": _pictures(mission, asked, how, held.mark),
        "curve": bins,
        "curve_rows": [
            (labelled(one, bins.step, told), one.total, [one.counts.get(term, 0) for term in bins.terms])
            for one in bins.bins
            if one.total
        ],
        "curve_terms": [named(bins.by, one, told) for one in bins.terms],
        "steps": STEPS,
        "divisions": BY,
        "calendar": calendar(counted),
        "cercles": cercles,
        "unshown": unshown(cercles, told),
        "newest": list(newest(counted)),
        "exports": exports(mission, asked),
        "ask": f"{reverse('release_ask', args=[mission.code])}?{written(asked)}",
        "list": f"{reverse('incidents', args=[mission.code])}?{written(asked)}",
        "how": how,
    }


def newest(counted: Points) -> Iterator[Line]:
    """The latest incidents."""
    order = np.lexsort((counted.number, counted.first))[::-1]
    for n in islice(order, NEWEST):
        precision, killed = float(counted.precision_km[n]), int(counted.killed[n])
        columns = {name: getattr(counted, name) for name in ("kind", "perpetrator", "state", "cercle")}
        words = {name: _word(name, column.words[column.codes[n]]) for name, column in columns.items()}
        yield Line(
            number=int(counted.number[n]),
            first=date.fromordinal(int(counted.first[n])),
            last=date.fromordinal(int(counted.last[n])),
            precision_km=None if np.isnan(precision) else precision,
            killed=None if killed < 0 else killed,
            **words,
        )


def _word(column: str, value: str) -> str:
    return saying.term(column, value, language())


def _pictures(mission: Mission, asked: Query, how: Shown, mark: str) -> list[dict[str, str]]:
    """Each picture's addresses; they carry the state of the store, so that a browser asks anew only then."""
    query = address(asked, Shown(step=how.step, by=how.by))
    names = {"map": _("Counts by cercle"), "curve": _("Incidents over time"), "calendar": _("Calendar")}
    return [
        {
            "kind": kind,
            "name": names[kind],
            "wide": f"{_picture(mission, kind, 'svg')}?{query}&v={mark[:12]}",
            "narrow": f"{_picture(mission, kind, 'svg')}?{query}&narrow=yes&v={mark[:12]}",
            "svg": f"{_picture(mission, kind, 'svg')}?{query}&save=yes",
            "png": f"{_picture(mission, kind, 'png')}?{query}&save=yes",
        }
        for kind in KINDS
    ]


def _picture(mission: Mission, kind: str, form: str) -> str:
    return reverse("incidents_picture", args=[mission.code, kind, form])


def exports(mission: Mission, asked: Query) -> list[tuple[str, str]]:
    """Where this view is exported, through the gate."""
    return [
        (form.upper(), f"{reverse('incidents_export', args=[mission.code, form])}?{written(asked)}")
        for form in EXPORTS
    ]


def words() -> dict[str, Any]:
    """What the script of the map says, in the language of the page."""
    told = language()
    terms = {
        name: {term: vocab.word(file, term, told) for term in vocab.terms(file)}
        for name, file in FILES.items()
    }
    wide = dict.fromkeys(str(entry["broad"]) for entry in vocab.terms("incident_kinds").values())
    return terms | {
        "language": told,
        "broad": list(wide),
        "parties": list(vocab.terms("parties")),
        "months": saying.MONTHS[told],
        "shown": _("%(n)s of %(all)s incidents, %(from)s to %(to)s"),
        "none": _("No incident in these days."),
        "few": _("few"),
        "many": _("many"),
        "here": _("Incidents here"),
        "more": _("and %(n)s more"),
        "killed": _("killed: %(n)s"),
        "within": _("within %(km)s km"),
        "play": _("Play"),
        "pause": _("Pause"),
        "without": _("This browser draws no map with WebGL; the picture below shows the same counts."),
        "failed": _("The incidents could not be fetched. Load the page again."),
        "heat": _("Not in the heat, because their place is known too roughly: %(n)s"),
        "off": _("Not on the map, because no place is known: %(n)s"),
        "nowhere": _("In no cercle known: %(n)s"),
        "seat": _("seat of %(name)s"),
    }
