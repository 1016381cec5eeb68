"""The human-rights table, attacks, missing people and published totals, laid out for a page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bluehelm.record import vocab
from bluehelm.web.events.grids import (
    Grid,
    Json,
    Line,
    Number,
    _loose,
    change,
    harm,
    number,
    people,
    said,
    word,
)
from bluehelm.web.signs import language

COLUMNS = ("killed", "injured", "abducted_or_missing", "detained", "total")
WHOM = ("sex/female", "sex/male", "age/child")
FOLLOWED = ("looked_into", "verified", "assessed", "judged")


def rights(told: Json, caption: str) -> Grid:
    """Categories under their act, the sum of each, and all."""
    lines = []
    for row in told["rows"]:
        numbers = [Number(number(row["incidents"]))]
        for name in COLUMNS:
            toll = row["columns"].get(name)
            shown = people(toll, row["changes"]["before"].get(name))
            more = change(row["changes"]["year_before"].get(name))
            whom = _whom(row, name) if toll is not None else ()
            numbers.append(Number(shown.text, "", (*shown.soft, *more, *whom)))
        act = said(row["act"]) if row["act"] else said("total")
        party = word("perpetrator", row["perpetrator"]) if row["perpetrator"] else ""
        states = ", ".join(f"{word('state', one)} {number(n)}" for one, n in row["states"].items())
        lines.append(Line((act, party), tuple(numbers), not party, (states,) if states else ()))
    heads = (said("act"), said("perpetrator"))
    columns = (said("incidents"), *map(harm, COLUMNS))
    return Grid(caption, heads, columns, tuple(lines), tuple(_rights_notes(told)))


def _whom(row: Json, column: str) -> Iterator[str]:
    for name in WHOM:
        if column in row["of_whom"].get(name, {}):
            yield f"{said(name.split('/')[1])} {number(row['of_whom'][name][column])}"


def _rights_notes(told: Json) -> Iterator[str]:
    yield _("Civilians alone. Who suffered two harms is counted in each.")
    if told["unknown_status"]:
        parts = ", ".join(
            f"{harm(name)} {number(one['best'])}" for name, one in told["unknown_status"].items()
        )
        yield _("Of people whose status nobody told, and who are not in the table: %(parts)s.") % {
            "parts": parts
        }
    yield from _loose(told)
    yield _("Withdrawn and left out: %(n)s incidents.") % {"n": number(told["withdrawn"])}


def attacks(told: Json, caption: str) -> Grid:
    """Attacks by kind with what followed."""
    measures = list(dict.fromkeys(name for row in told["rows"] for name in row["harm"]))
    lines = [
        Line(
            (word("kind", row["kind"]) if row["kind"] else said("total"),),
            (
                Number(number(row["incidents"]), "", change(row["changes"].get("incidents"))),
                *(people(row["harm"].get(one), row["changes"].get(one)) for one in measures),
                *(Number(number(row["followed"][one])) for one in FOLLOWED),
            ),
            row["kind"] is None,
        )
        for row in told["rows"]
    ]
    followed = (_("looked into"), _("verified"), _("standard given"), _("judged by a person"))
    notes = [
        _("People are peacekeepers alone."),
        _("What followed is told as far as the record holds it; whether anybody was tried is not in it."),
        *_loose(told),
    ]
    return Grid(
        caption,
        (said("kind"),),
        (said("incidents"), *map(harm, measures), *followed),
        tuple(lines),
        tuple(notes),
    )


def missing(told: Json, caption: str) -> Grid:
    """Who was reported, found, and is open."""
    names = ("incidents", "reported", "found", "open", "no_number", "no_outcome")
    lines = [
        Line(
            (harm(row["harm"]) if row["harm"] else said("abducted_or_missing"),),
            tuple(
                Number(
                    number(row[name]),
                    "",
                    (f"{number(row['low'])}–{number(row['high'])}",) if name == "reported" else (),
                )
                for name in names
            ),
            row["harm"] is None,
            tuple(
                _("Incident %(n)s tells of more found than reported.") % {"n": one} for one in row["too_many"]
            ),
        )
        for row in told["rows"]
    ]
    columns = (
        said("incidents"), _("reported (denominator)"), _("found (numerator)"), _("still open"),
        _("incidents without a number"), _("incidents with nothing told later"),
    )  # fmt: skip
    note = _("An incident with both missing and abducted people stands in the sum alone.")
    return Grid(caption, (_("people"),), columns, tuple(lines), (note,))


def control(told: Json, title: str, counts: str) -> Grid:
    """Published numbers beside ours, and where the publication contradicts itself."""
    lines = [
        Line(
            (row["period"], _measured(row["measure"])),
            (
                Number(number(row["ours"])),
                Number(number(row["theirs"])),
                Number("–" if row["share"] is None else f"{_decimal(row['share'])}\u202f%"),
            ),
        )
        for row in told["rows"]
    ]
    notes = [f"{told['source']}. {told['cite']}.", counts, *map(_fault, told["faults"])]
    columns = (_("counted here"), _("published"), _("share"))
    return Grid(title, (said("period"), _("what")), columns, tuple(lines), tuple(notes))


def _measured(name: str) -> str:
    return {"best": harm("killed"), "civilians": _("civilians killed")}.get(name) or harm(name)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", "," if language() == "fr" else ".")


def _fault(told: Json) -> str:
    rules = {
        "sum": _("The printed total of %(period)s, %(found)s, is not the sum of its parts: %(expected)s."),
        "year": _("Printed for %(period)s: %(what)s %(found)s; the quarters give %(expected)s."),
        "change": _("Printed for %(period)s: %(what)s %(found)s; the printed change is %(expected)s."),
        "range": _("The best figure of %(period)s, %(found)s, lies outside its own range %(expected)s."),
    }
    what = (
        vocab.word("figures", told["measure"], language())
        if vocab.known("figures", told["measure"])
        else told["measure"]
    )
    return rules[told["rule"]] % {**told, "what": what}
