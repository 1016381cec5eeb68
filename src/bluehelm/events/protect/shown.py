"""What one audience may see of an incident and of what was said of it.

The rules stand in record/vocab/audiences.yaml. Beyond them: what concerns children or sexual violence is for
protection staff in full, for the mission a step vaguer and without narrative, and leaves for nobody else as a
row; where the mission's own people were hit is no finer than the cercle until the delay is over.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from bluehelm.errors import BadInput
from bluehelm.events.incidents import COUNTED, ranks
from bluehelm.events.protect.blur import Blur, coarser, coarsest
from bluehelm.events.query import Query
from bluehelm.events.rows import AccountRow, IncidentRow
from bluehelm.record import vocab

OURS = frozenset(
    {"mission", "international_forces", "peacekeeper"}
)  # parties and victims whose place tells of bases and patrols
EDGES = (1, 5, 10, 25, 50, 100, 250, 500)  # where bands of numbers of people begin
WITHHELD = "withheld"  # stands for the way a place was located


@dataclass(frozen=True)
class Rules:
    """What holds for one audience."""

    name: str
    rank: int  # the highest sensitivity shown
    text: bool  # whether narratives go out
    least: int  # counts of fewer people are withheld; 0: none are
    delay_days: int
    where: tuple[tuple[int, str], ...]  # how a place is given, by rank of sensitivity

    def way(self, rank: int) -> str:
        return dict(self.where)[rank]

    @property
    def outside(self) -> bool:
        """Whether it stands outside the mission: what it gets is released, and numbers are in bands."""
        return self.least > 0


@cache
def rules(audience: str) -> Rules:
    """The rules of an audience; raises BadInput for a word that is none."""
    if audience not in vocab.terms("audiences"):
        raise BadInput(f"{audience!r} is no audience; there are {', '.join(vocab.terms('audiences'))}.")
    entry = vocab.terms("audiences")[audience]
    where = tuple((ranks()[term], str(way)) for term, way in entry["where"].items())
    return Rules(
        audience,
        int(entry["rank"]),
        bool(entry["text"]),
        int(entry["least"]),
        int(entry["delay_days"]),
        where,
    )


def seen(row: IncidentRow, audience: str) -> bool:
    """Whether the audience may know of the incident at all."""
    held = rules(audience)
    return row.rank <= held.rank and not (held.outside and (row.strict or row.own_use))


def way(row: IncidentRow, audience: str, today: date) -> str:
    """How exactly the audience is told where it was."""
    held = rules(audience)
    found = held.way(row.rank)
    if row.strict and audience != "protection":
        found = coarser(found)
    if delayed(row, audience, today):
        found = coarsest(found, "cercle")
    return found


def delayed(row: IncidentRow, audience: str, today: date) -> bool:
    """Whether the place would tell the audience where a base or a patrol is."""
    return bool({row.target, row.perpetrator} & OURS) and not old_enough(row.last, audience, today)


def old_enough(day: date, audience: str, today: date) -> bool:
    """Whether a position of the mission's own on this day may be shown: a base, a patrol, a flight."""
    return day + timedelta(days=rules(audience).delay_days) <= today


def shown(row: IncidentRow, audience: str, blur: Blur, today: date) -> IncidentRow | None:
    """The incident as the audience may see it; None where it may not know of it.

    located becomes near, cercle or withheld where the place is not given as it is known; the name of a place
    goes with its exact point. Numbers of people are bands for audiences outside: low and high, no best.
    """
    if not seen(row, audience):
        return None
    held, how = rules(audience), way(row, audience, today)
    if how != "exact":
        row = _vague(row, how, blur)
    if held.outside:
        row = replace(row, clock=None, **banded(row, held.least))  # type: ignore[arg-type]
    return row


def _vague(row: IncidentRow, how: str, blur: Blur) -> IncidentRow:
    spot = blur.spot(how, row.lat, row.lon, row.precision_km, row.cercle or row.region)
    region, cercle = ("", "") if how == "none" else (row.region, row.cercle)
    known = row.lat is not None or bool(row.place) or bool(row.cercle)
    located = row.located if not known else WITHHELD if spot.how == "none" else spot.how
    return replace(
        row, place="", located=located, lat=spot.lat, lon=spot.lon, precision_km=spot.precision_km,
        region=region, cercle=cercle,
    )  # fmt: skip


def banded(row: IncidentRow, least: int) -> dict[str, int | None]:
    """The numbers of people of a row, each as the band that holds it."""
    found: dict[str, int | None] = {"civilians": None}
    for harm in COUNTED:
        low, best, high = (getattr(row, name) for name in (f"{harm}_low", harm, f"{harm}_high"))
        known = [one for one in (low, best, high) if one is not None]
        found[f"{harm}_low"] = band(min(known), least)[0] if known else None
        found[harm] = 0 if known and max(known) == 0 else None
        found[f"{harm}_high"] = band(max(known), least)[1] if known else None
    return found


def band(number: int, least: int) -> tuple[int, int | None]:
    """The first and the last number of the band; the last one is open."""
    if number == 0:
        return 0, 0
    edges = (1, *(edge for edge in EDGES if edge >= least))
    at = max(n for n, edge in enumerate(edges) if edge <= number)
    return edges[at], edges[at + 1] - 1 if at + 1 < len(edges) else None


def shown_account(
    row: AccountRow, of: IncidentRow, audience: str, blur: Blur, today: date
) -> AccountRow | None:
    """An account as the audience may see it, no more exact than its incident; None where it may not.

    of  the incident as the store has it, not as shown
    """
    held = rules(audience)
    rank = max(ranks()[row.sensitivity], of.rank)
    if rank > held.rank or not seen(of, audience) or held.outside:
        return None
    if audience == "protection":
        return row
    how = way(of, audience, today)
    if of.strict or not held.text:
        row = replace(row, text="", kind_said="", perpetrator_said="", target_said="", extra={})
    if how == "exact":
        return row
    spot = blur.spot(how, row.lat, row.lon, row.precision_km, of.cercle or of.region)
    return replace(
        row, place="", lat=spot.lat, lon=spot.lon, precision_km=spot.precision_km, ref="", text="", extra={}
    )


def asked(query: Query, audience: str) -> Query:
    """The query without what would tell more than is shown; keeps() asks for that of the rows as shown."""
    if audience == "protection":
        return query
    return replace(query, box=None, words="", killed=None, located=())


def keeps(row: IncidentRow, query: Query) -> bool:
    """Whether a row as shown fulfils the conditions that asked() left out."""
    if query.box is not None:
        west, south, east, north = query.box
        if row.lat is None or row.lon is None or not (west <= row.lon <= east and south <= row.lat <= north):
            return False
    if query.words and query.words.casefold() not in row.place.casefold():
        return False
    if query.located and row.located not in query.located:
        return False
    least = row.killed if row.killed is not None else row.killed_low
    return query.killed is None or (least is not None and least >= query.killed)
