"""Tables of figures laid out for a page: heads, rows of words, numbers that lead to their incidents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from bluehelm.record import vocab
from bluehelm.record.places.gazetteer import mali
from bluehelm.reports.words import Words
from bluehelm.web.signs import language

FILES = {"kind": "incident_kinds", "perpetrator": "parties", "status": "victims", "state": "incident_states"}
Json = Mapping[str, Any]
Links = Callable[[str], str]  # from the query of a row to the list of its incidents


@dataclass(frozen=True)
class Number:
    """One number with what stands under it in small print."""

    text: str
    url: str = ""
    soft: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    heads: tuple[str, ...]
    numbers: tuple[Number, ...]
    strong: bool = False  # a sum
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    caption: str
    heads: tuple[str, ...]  # of what rows are about
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = field(default=())


def said(name: str) -> str:
    return vocab.word("figures", name, language())


def harm(name: str) -> str:
    return vocab.word("harms" if vocab.known("harms", name) else "figures", name, language())


def colon() -> str:
    return "\u00a0: " if language() == "fr" else ": "


def number(value: int | None) -> str:
    return "–" if value is None else Words(language()).number(Decimal(value), None)


def word(name: str, value: str) -> str:
    """What a value of something that is counted by is called."""
    if name in ("region", "cercle"):
        return places().get(value, value) if value else said("nowhere")
    if name == "period":
        return value
    if not value:
        return said("nobody")
    return vocab.word(FILES[name], value, language()) if name in FILES else said(value)


def places() -> Mapping[str, str]:
    """Names of regions and cercles by P-code."""
    return {area.pcode: area.name for area in mali().areas.values() if area.pcode}


def change(told: Json | None) -> tuple[str, ...]:
    """The change from the period before in a line or two."""
    if told is None:
        return ()
    against = told["against"]
    if told["absolute"] is None:
        then = number(told["then"])
        return (f"{against}{colon()}{then} ({said(told['why'])})",)
    share = said(told["why"]) if told["percent"] is None else _percent(told["percent"])
    sign = "+" if told["absolute"] > 0 else "±" if told["absolute"] == 0 else ""
    return (f"{against}{colon()}{number(told['then'])}, {sign}{number(told['absolute'])} ({share})",)


def _percent(value: int) -> str:
    sign = "+" if value > 0 else ""
    return f"{sign}{number(value)}\u202f%"


def people(toll: Json | None, changed: Json | None = None, url: str = "") -> Number:
    """A number of people with its range, what of it is disputed, and its change."""
    if toll is None:
        return Number("–", "", change(changed))
    soft = []
    if toll["best"] is not None and (toll["low"], toll["high"]) != (toll["best"], toll["best"]):
        soft.append(f"{number(toll['low'])}–{number(toll['high'])}")
    if toll["disputed"]:
        soft.append(_("disputed: %(n)s") % {"n": number(toll["disputed"])})
    if toll["no_number"]:
        soft.append(_("without a number: %(n)s incidents") % {"n": number(toll["no_number"])})
    return Number(number(toll["best"]), url if toll["best"] is not None else "", (*soft, *change(changed)))


def counted(told: Json, links: Links, caption: str) -> Grid:
    """A table of harm or of restrictions, its totals first where rows are parts of them."""
    measures = list(dict.fromkeys(name for row in (*told["totals"], *told["rows"]) for name in row["harm"]))
    by = [name for name in told["by"] if name != "period"]
    heads = ["period", *by]
    lines = []
    for row in told["totals"]:
        parts = [one for one in told["rows"] if by and one["first"] == row["first"]]
        lines.append(_line(row, [row["period"], *[""] * len(by)], measures, links, bool(by)))
        lines += [_line(one, ["", *(word(name, one[name]) for name in by)], measures, links) for one in parts]
    columns = (said("incidents"), *(harm(one) for one in measures))
    notes = [_("Withdrawn and left out: %(n)s incidents.") % {"n": number(told["withdrawn"])}]
    return Grid(caption, tuple(said(name) for name in heads), columns, tuple(lines), tuple(notes))


def _line(
    row: Json, heads: Sequence[str], measures: Sequence[str], links: Links, strong: bool = False
) -> Line:
    url = links(row["query"]) if row["incidents"] else ""
    numbers = [Number(number(row["incidents"]), url, change(row["changes"].get("incidents")))]
    numbers += [people(row["harm"].get(one), row["changes"].get(one), url) for one in measures]
    return Line(tuple(heads), tuple(numbers), strong, tuple(beside(row)))


def beside(row: Json) -> Iterator[str]:
    """What must be known of a count: who tells, what is verified, what is told without a number or a day."""
    if not row["incidents"]:
        yield from _loose(row)
        return
    told = [f"{_of_providers(n)}{colon()}{number(count)}" for n, count in sorted(row["told_by"].items())]
    yield "; ".join(told) + "."
    states = [f"{word('state', one)} {number(n)}" for one, n in row["states"].items()]
    yield ", ".join(states) + "."
    if row["sources"]:
        yield ", ".join(f"{name} {number(n)}" for name, n in row["sources"].items()) + "."
    if row["no_toll"]:
        yield _("Tell of no harm: %(n)s incidents.") % {"n": number(row["no_toll"])}
    yield from _loose(row)
    moved = row["changes"].get("incidents", {})
    for name, sentence in (
        ("came", _("Tell now and did not before: %(names)s.")),
        ("went", _("No longer tell: %(names)s.")),
    ):
        if moved.get(name) and moved["then"]:
            yield sentence % {"names": ", ".join(moved[name])}


def _loose(row: Json) -> Iterator[str]:
    if row["crossing"]:
        yield _("May have been, or gone on, after the period: %(n)s incidents.") % {
            "n": number(row["crossing"])
        }
    if row["earlier"]:
        yield _("Counted earlier, may have been in the period: %(n)s incidents.") % {
            "n": number(row["earlier"])
        }


def _of_providers(n: str) -> str:
    return {
        "1": _("told by one provider"), "2": _("by two"), "3+": _("by three or more"), "0": _("by none"),
    }[n]  # fmt: skip


def outside(told: Json, caption: str) -> Grid:
    """A table as it may leave the mission."""
    names = [one for one in told["heads"] if not _measure(one)]
    columns = [one for one in told["heads"] if _measure(one)]
    lines = []
    for row in told["rows"]:
        heads = [_outside_word(name, part) for name, part in zip(names, row, strict=False)]
        parts = row[len(names) :]
        numbers = [Number(_("withheld") if one == "withheld" else number(one)) for one in parts]
        lines.append(Line(tuple(heads), tuple(numbers)))
    note = _("Numbers of few people are withheld, with others that would tell of them: %(n)s.")
    heads_said = tuple(_("of whom") if one == "of_whom" else said(one) for one in names)
    return Grid(
        caption, heads_said, tuple(map(harm, columns)), tuple(lines), (note % {"n": told["withheld"]},)
    )


def _measure(name: str) -> bool:
    return vocab.known("harms", name) or name in ("casualties", "abducted_or_missing", "total")


def _outside_word(name: str, value: str) -> str:
    if name == "of_whom":
        return _("all people") if value == "all" else said(value.split("/")[1])
    return word(name, value) if value and value != "-" else said("total") if value == "" else "–"
