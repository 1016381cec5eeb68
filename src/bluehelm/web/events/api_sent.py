"""What may be sent to the API, as OpenAPI describes it, and how it becomes what the store takes."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Annotated

from pydantic import Field, StrictStr

from bluehelm.events.store.posting import MOST as MOST_ACCOUNTS
from bluehelm.record.said import Aside, Harmed, Said
from bluehelm.web.events.api_types import (
    Clock,
    Count,
    Day,
    Kilometres,
    Latitude,
    Longitude,
    OneOf,
    Strict,
    term,
    words,
)

EARLIEST = date(1900, 1, 1)
Party = Annotated[str, term("parties")]
Sensitivity = Annotated[str, term("sensitivity", also=("",))]
State = Annotated[str, term("incident_states")]
Standard = Annotated[str, term("standards")]


class HarmIn(Strict):
    """How many people came to what harm, as the source tells it; leave out what it does not tell."""

    harm: Annotated[str, term("harms")]
    low: Count | None = None
    best: Count | None = None
    high: Count | None = None
    status: Annotated[str, term("victims")] = "unknown"
    sex: Annotated[str, OneOf("female", "male", "unknown")] = "unknown"
    age: Annotated[str, OneOf("adult", "child", "unknown")] = "unknown"
    perpetrator: Annotated[str, term("parties", also=("",))] = Field(
        "", description="empty: that of the account"
    )


class AccountIn(Strict):
    """What the provider says of one event. No names of victims, witnesses or callers."""

    ref: Annotated[StrictStr, words(200)] = Field(
        "", description="the provider's own number; the same again changes nothing"
    )
    first: Day = Field(description="the earliest day on which it can have been")
    last: Day | None = Field(None, description="the latest; without it, the earliest")
    day_precision: Annotated[str, OneOf("day", "days", "week", "month", "year")] = "day"
    clock: Clock | None = Field(None, description="the hour, UTC")
    place: Annotated[StrictStr, words(300)] = Field("", description="as written")
    lat: Latitude | None = None
    lon: Longitude | None = None
    precision_km: Kilometres | None = None
    kind: Annotated[str, term("incident_kinds")]
    kind_said: Annotated[StrictStr, words(300)] = ""
    perpetrator: Party = "unidentified"
    perpetrator_said: Annotated[StrictStr, words(300)] = ""
    target: Annotated[str, term("parties", "victims", also=("",))] = ""
    target_said: Annotated[StrictStr, words(300)] = ""
    harm: Annotated[list[HarmIn], Field(max_length=100)] = []
    text: Annotated[StrictStr, words(50_000)] = Field("", description="the narrative; without names")
    operation: Annotated[StrictStr, words(200)] = ""
    sensitivity: Sensitivity = Field("", description="empty: that of the provider")
    state: State = "reported"


class AccountsIn(Strict):
    provider: Annotated[StrictStr, words(64, 1)]
    accounts: Annotated[list[AccountIn], Field(min_length=1, max_length=MOST_ACCOUNTS)]
    match: bool = Field(True, description="find places and match at once", strict=True)


class JudgementIn(Strict):
    """What is decided about an incident, with the reason: at least one of the three."""

    state: State | None = None
    standard: Standard | None = None
    sensitivity: Annotated[str, term("sensitivity")] | None = None
    why: Annotated[StrictStr, words(2_000, 1)]


def rows(sent: Sequence[AccountIn], today: date | None = None) -> Iterator[Said | Aside]:
    """Each account as the store takes it, or why it is set aside: what a description alone cannot tell."""
    latest = (today or datetime.now(UTC).date()) + timedelta(days=1)  # it is tomorrow somewhere
    for line, one in enumerate(sent, start=1):
        wrong = _wrong(one, latest)
        if wrong is not None:
            yield Aside(line, *wrong)
        else:
            yield _said(line, one)


def _said(line: int, one: AccountIn) -> Said:
    told = {name: value for name, value in one if name not in ("harm", "last")}
    harm = tuple(Harmed(**dict(each)) for each in one.harm)
    return Said(line=line, last=one.last or one.first, harm=harm, **told)


def _wrong(one: AccountIn, latest: date) -> tuple[str, str, str] | None:
    last = one.last or one.first
    if last < one.first:
        return "last", str(last), f"is before the first day, {one.first}; exchange the two"
    if last > latest:
        return "last" if one.last else "first", str(last), "lies in the future; check the year"
    if one.first < EARLIEST:
        return "first", str(one.first), f"lies before {EARLIEST.year}; check the year"
    if one.day_precision == "day" and last != one.first:
        return "day_precision", "day", "does not fit two days; write days where it lasted, else what is known"
    if (one.lat is None) != (one.lon is None):
        return "lat" if one.lat is None else "lon", "", "is missing where the other coordinate is given"
    if one.lat == 0 and one.lon == 0:
        return "lat", "0, 0", "is the point that programs write where there is none; leave both out"
    for each in one.harm:
        known = [bound for bound in (each.low, each.best, each.high) if bound is not None]
        if any(less > more for less, more in pairwise(known)):
            return each.harm, str(known), "low, best and high must rise"
    return None
