"""Accounts of the two publishers who name both sides of an event: UCDP and ACLED."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from bluehelm.record.places import areas
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.said import Harmed, Said
from bluehelm.record.saidform import column
from bluehelm.sources.eventfiles import plan as plans
from bluehelm.sources.eventfiles import providers, tolls, words
from bluehelm.sources.eventfiles.mapping import LEFT_OUT
from bluehelm.sources.eventfiles.mapping import Mapping as Meaning
from bluehelm.sources.eventfiles.numbers import count
from bluehelm.sources.eventfiles.wrong import Wrong

STATUS = {
    "state_forces": "state_force", "international_forces": "state_force", "foreign_military": "state_force",
    "mission": "peacekeeper", "signatory_groups": "fighter", "extremist_groups": "fighter",
    "community_militia": "fighter", "criminal_groups": "fighter",
}  # fmt: skip
ONE_SIDED, NON_STATE = "3", "2"


def meaning(name: str, heads: Sequence[str], given: Meaning) -> Meaning:
    """What the columns of this publisher's table mean, under the heads as the file spells them."""
    tables = providers.tables_of(name)
    there = {head.strip().casefold(): head for head in heads}
    columns = {there[one]: meant for one, meant in tables["columns"].items() if one in there}
    if "first" not in columns.values() and "year" in tables and "year" in there:
        columns[there["year"]] = tables["year"]
    used = (*tables["ignore"], *tables.get("harm", ()), *tables.get("deaths", ()))
    columns |= {there[one]: LEFT_OUT for one in used if one in there}
    values = {
        "kind": {str(key): meant for key, meant in tables["kinds"].items()},
        "day_precision": {str(key): meant for key, meant in tables["days"].items()},
    }
    if "km" in tables:
        values["precision_km"] = {str(key): str(tables["km"].get(key, "")) for key in range(1, 8)}
    return replace(given, columns=columns | dict(given.columns), values=values | dict(given.values))


class Cells:
    """The cells of a row by the publisher's own names of the columns; empty for those it lacks."""

    def __init__(self, heads: Sequence[str]) -> None:
        self.at = {head.strip().casefold(): at for at, head in enumerate(heads)}

    def of(self, cells: Sequence[str], name: str) -> str:
        at = self.at.get(name)
        return "" if at is None else cells[at].strip()


def ucdp(plan: plans.Plan) -> plans.Row:
    """UCDP: in one-sided violence side A did it; else neither began, as told: each killed the other."""
    row, cells_of, names = plans.rows(plan), Cells(plan.heads), plan.setting.names
    wide: Mapping[int, str] = providers.tables_of("ucdp")["areas"]
    harm = _ucdp_harm(plan.heads)

    def made(line: int, cells: list[str]) -> Said:
        said = row(line, cells)
        kind, country = cells_of.of(cells, "type_of_violence"), cells_of.of(cells, "country")
        a, b = cells_of.of(cells, "side_a"), cells_of.of(cells, "side_b")
        sides = tuple(
            names.category(side, said.first, country) if side else "" for side in _fighting(kind, a, b)
        )
        size = (
            _size(wide.get(_code(cells_of.of(cells, "where_prec"))), said)
            if said.precision_km is None
            else said.precision_km
        )
        one_sided = kind == ONE_SIDED
        return replace(
            said,
            precision_km=size,
            perpetrator=(sides[0] or "unidentified") if one_sided else "unidentified",
            perpetrator_said=a if one_sided else "",
            target="civilian" if one_sided else "",
            target_said=b if one_sided else "",
            kind_said=kind,
            harm=harm(cells, kind, sides),
        )

    return made


def _fighting(kind: str, a: str, b: str) -> tuple[str, str]:
    return (a, "") if kind == ONE_SIDED else (a, b)


def _code(cell: str) -> int:
    return int(cell) if cell.isdigit() else 0


def _size(kind: str | None, said: Said) -> float | None:
    """How far the area of that kind reaches that holds the point; None where that is not at hand."""
    if kind is None or said.lat is None or said.lon is None:
        return None
    return _reach(kind, said.lat, said.lon)


@cache
def _reach(kind: str, lat: float, lon: float) -> float | None:
    found = [one for one in areas.at(mali().areas.values(), lat, lon) if one.kind == kind]
    return found[0].precision_km if found else None


def _ucdp_harm(heads: Sequence[str]) -> Callable[[list[str], str, tuple[str, ...]], tuple[Harmed, ...]]:
    """Reads the tolls: those of the sides by status and by whom, civilians, and the rest of the total."""
    names = providers.tables_of("ucdp")["harm"]
    there = {head.strip().casefold(): head for head in heads}
    told = [(there[one], column(meant)) for one, meant in names.items() if one in there]
    total = tolls.groups([(head, one) for head, one in told if one is not None])[0]
    cells_of = Cells(heads)

    def number(cells: list[str], name: str) -> int | None:
        return count(cells_of.of(cells, name), there.get(name, name))

    def harm(cells: list[str], kind: str, sides: tuple[str, ...]) -> tuple[Harmed, ...]:
        bounds = {
            bound: count(cells_of.of(cells, head.strip().casefold()), head)
            for bound, head in total.heads.items()
        }
        parts = []
        for at, name in enumerate(("deaths_a", "deaths_b")):
            status = "civilian" if kind == ONE_SIDED and at else STATUS.get(sides[at], _side(kind))
            by = sides[1 - at] if kind != ONE_SIDED else "" if at else "unidentified"
            parts.append((number(cells, name), status, by))
        parts.append((number(cells, "combatant_deaths"), _side(kind), ""))
        civilians = number(cells, "deaths_civilians")
        parts.append((number(cells, "civilian_deaths") if civilians is None else civilians, "civilian", ""))
        lines = [
            Harmed("killed", None, dead, None, status, perpetrator=by)
            for dead, status, by in parts
            if dead is not None
        ]
        _adds_up(bounds.get("best"), lines, number(cells, "deaths_unknown"), total.head)
        return tolls.beyond(total, bounds, lines)

    return harm


def _side(kind: str) -> str:
    """The status of a fighter whose side has no category: no State fights in a non-state conflict."""
    return "fighter" if kind == NON_STATE else "unknown"


def _adds_up(best: int | None, lines: list[Harmed], unknown: int | None, head: str) -> None:
    parts = sum(one.best or 0 for one in lines)
    if best is not None and unknown is not None and best != parts + unknown:
        raise Wrong(
            head,
            str(best),
            f"is not the sum of the deaths by side ({parts + unknown}); check which of them is right",
        )


def acled(plan: plans.Plan) -> plans.Row:
    """ACLED: the finest kind; who did it only in kinds with a doer and a victim, whichever is named first."""
    row, cells_of, names = plans.rows(plan), Cells(plan.heads), plan.setting.names
    tables = providers.tables_of("acled")
    kinds = plan.values["kind"]
    actors, people = ({str(key): meant for key, meant in tables[one].items()} for one in ("actors", "people"))

    def category(name: str, sort: str, day: date, country: str) -> str:
        return names.known(name, day, country) or actors.get(sort) or names.category(name, day, country)

    def sides(cells: list[str], day: date) -> list[tuple[str, str, str]]:
        country = cells_of.of(cells, "country")
        found = []
        for at in ("1", "2"):
            name, sort = cells_of.of(cells, f"actor{at}"), cells_of.of(cells, f"inter{at}")
            if name:
                harmed = people.get(sort) or people.get(name.split(" (")[0], "")
                found.append((name, harmed, "" if harmed else category(name, sort, day, country)))
        return found

    def made(line: int, cells: list[str]) -> Said:
        said = row(line, cells)
        wide, fine = cells_of.of(cells, "event_type"), cells_of.of(cells, "sub_event_type")
        said_kind = fine or wide
        meant = words.term("kind", "sub_event_type", said_kind, kinds) if said_kind else "other"
        told = replace(said, kind=meant, kind_said=said_kind)
        status = tables["victims"].get(wide)
        if status is not None:
            told = replace(told, harm=tuple(replace(one, status=status) for one in said.harm))
        if wide not in tables["sided"]:
            return told
        doers, harmed = _doer(sides(cells, said.first))
        return replace(
            told,
            perpetrator=doers[2] if doers else "unidentified", perpetrator_said=doers[0] if doers else "",
            target=(harmed[1] or ("" if harmed[2] == "unidentified" else harmed[2])) if harmed else "",
            target_said=harmed[0] if harmed else "",
        )  # fmt: skip

    return made


def _doer(
    sides: list[tuple[str, str, str]],
) -> tuple[tuple[str, str, str] | None, tuple[str, str, str] | None]:
    """Who did it and to whom: the people did not do it; of two that could have, neither is told to have."""
    able = [side for side in sides if not side[1]]
    harmed = [side for side in sides if side[1]]
    if len(able) == 1:
        return able[0], harmed[0] if harmed else None
    return None, harmed[0] if harmed else None
