"""An invented plan of a period that is over, with a line that incidents feed, and incidents for it."""

from datetime import date
from decimal import Decimal

from bluehelm.plans import store
from bluehelm.plans.rows import NOT_MET, PERFORMANCE, Accomplishment, Indicator, Limb, Plan
from bluehelm.record.models import Mission
from bluehelm.record.said import Harmed
from tests.events.eventmaking import keep, killed, provider, said

PERIOD = "2021/22"


def indicator(label: str, actual: Decimal | None = Decimal(40)) -> Indicator:
    limb = Limb(label, {PERIOD: Decimal(30)}, "<=", Decimal(30), None, actual, "casualties", "less", NOT_MET)
    return Indicator(
        label, limb.series, limb.target, actual, limb.unit, False, NOT_MET, None, (), (limb,)
    )  # fmt: skip


def plan(actual: Decimal | None = Decimal(40)) -> Plan:
    rows = (indicator("Civilian casualties recorded", actual), indicator("Bridges guarded"))
    group = Accomplishment("1.1", "Safer Zamara", rows, ())
    return Plan("A/99/998", "UNMIX", PERIOD, (group,), kind=PERFORMANCE)


def stored(mission: Mission, actual: Decimal | None = Decimal(40)) -> int:
    """The plan and its incidents stored; gives the id of the line that they feed."""
    store.save(plan(actual), mission.code, b"an invented report", "fed.txt", None, "first load")
    keep(
        provider(mission),
        said(ref="1", first=date(2021, 7, 3), last=date(2021, 7, 3), harm=(killed(20, 18, 25),)),
        said(
            ref="2", first=date(2022, 6, 20), last=date(2022, 7, 19), day_precision="month",
            harm=(Harmed("injured", None, 13, None, "civilian"), killed(7, status="fighter")),
        ),
        said(ref="3", first=date(2021, 6, 30), last=date(2021, 6, 30), harm=(killed(500),)),
        said(ref="4", first=date(2021, 9, 1), last=date(2021, 9, 1), harm=(killed(900),), state="withdrawn"),
    )  # fmt: skip
    return line_id(mission)


def line_id(mission: Mission) -> int:
    row = store.plan(mission.code, PERIOD).plan.accomplishments[0].indicators[0]
    assert row.id is not None
    return row.id
