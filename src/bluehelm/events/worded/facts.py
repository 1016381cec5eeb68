"""From the rows of the store to what a sentence may say."""

from collections.abc import Sequence
from dataclasses import replace

from bluehelm.events.incidents import COUNTED, Derived
from bluehelm.events.rows import AccountRow, IncidentRow
from bluehelm.events.wording import Facts
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.said import Harmed


def of(row: IncidentRow, harm: Sequence[Harmed] = (), operation: str = "") -> Facts:
    """What is known of an incident, as its row and the harm of its leading account give it.

    Give a row as an audience may see it (events.protect.shown): the sentence is then fit for that audience.
    """
    wide = {
        one: (getattr(row, f"{one}_low"), getattr(row, one), getattr(row, f"{one}_high")) for one in COUNTED
    }
    return Facts(
        row.first, row.last, row.day_precision, row.kind, row.perpetrator, row.state, row.standard, row.clock,
        row.place, row.located, row.precision_km, area_name(row.cercle), area_name(row.region), row.target,
        operation, tuple(harm), wide, row.invented,
    )  # fmt: skip


def area_name(code: str) -> str:
    """The name of a region or cercle by its P-code; the code itself where it is not in the gazetteer."""
    found = mali().areas.get(code)
    return found.name if found is not None else code


def known(row: IncidentRow, held: Derived, lead: AccountRow) -> Facts:
    """What was known on an earlier day, from the accounts that stood then."""
    told = of(row, lead.harm, lead.operation)
    there = held.place == row.place
    located = told.located if held.place == row.place else "said" if held.lat is not None else "asked"
    if not held.place and held.lat is None:
        located = "none"
    return replace(
        told, first=held.first, last=held.last, day_precision=held.day_precision, clock=held.clock,
        place=held.place, located=located, kind=held.kind, perpetrator=held.perpetrator, target=held.target,
        state=held.state, standard=held.standard, wide=held.harm, invented=held.invented,
        cercle=told.cercle if there else "", region=told.region if there else "",
    )  # fmt: skip
