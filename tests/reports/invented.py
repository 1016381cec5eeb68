"""An invented performance report of an invented mission: UNMIX, in the Republic of Zamara, 2031/32."""

from datetime import UTC, datetime
from decimal import Decimal as D

from bluehelm.plans.figures import all_figures
from bluehelm.plans.rows import (
    MET,
    NOT_MET,
    PARTLY,
    UNMEASURABLE,
    Accomplishment,
    Completed,
    Component,
    Indicator,
    Limb,
    Money,
    Other,
    Output,
    Plan,
    Planned,
    SetAside,
    Strength,
    Value,
    Variance,
)
from bluehelm.record.figure import Figure
from bluehelm.reports.compose import compose
from bluehelm.reports.narrative import NarrativeText
from bluehelm.reports.parts.desk import Cover
from bluehelm.reports.tree import Document

AS_AT = datetime(2032, 11, 5, 12, tzinfo=UTC)
SOURCE = "invented report of UNMIX for 2031/32"
PERIOD = "2031/32"


def limb(label: str, target: Value, actual: Value, status: str, earlier: Value = D(3)) -> Limb:
    series = {"2029/30": earlier, "2030/31": D(5), PERIOD: target}
    return Limb(label, series, ">=", target, None, actual, "bridges", "more", status)


def indicator(label: str, limbs: tuple[Limb, ...], status: str, causes: tuple[str, ...] = ()) -> Indicator:
    first = limbs[0]
    said = status == MET
    return Indicator(
        label, first.series, first.target, first.actual, first.unit, said, status, None, causes, limbs,
        where="table 1, row 2",
    )  # fmt: skip


def output(label: str, pairs: list[tuple[str, Value]], status: str, group: str | None = None) -> Output:
    planned = tuple(Planned(D(number.split()[0]), number.split()[1], None, True) for number, _ in pairs)
    completed = tuple(
        Completed(value, planned[n].unit, n, status, None, ()) for n, (_, value) in enumerate(pairs)
    )
    causes = ("security",) if status in (PARTLY, NOT_MET) else ()
    return Output(group, label, planned, completed, status, None, causes, where="table 1, row 7")


def accomplishments() -> tuple[Accomplishment, ...]:
    bridges = limb("", D(8), D(9), MET)
    twin = (
        limb("men", D(1200), D(1150), NOT_MET),
        limb("women #1 *bold* [x] $y$ @z", D(300), None, UNMEASURABLE),
    )
    first = Accomplishment(
        "1.1",
        "Roads of the Republic of Zamara open to all",
        (
            indicator("Bridges inspected & opened <again>", (bridges,), MET),
            indicator("Road workers trained", twin, PARTLY, ("security", "pandemic")),
        ),
        (
            output("Meetings on roads with the ministry", [("12 meetings", D(12))], MET),
            output(
                "Workshops and leaflets on safe roads",
                [("4 workshops", D(2)), ("1500 leaflets", D(1500))],
                PARTLY,
            ),
        ),
        component="1",
        where="table 1, row 1",
    )
    words = limb("", "Yes", "A law is before parliament", UNMEASURABLE, None)
    second = Accomplishment(
        "2.1",
        "Support to the mission is quick and sound",
        (indicator("Adoption of the law on ferries", (words,), UNMEASURABLE),),
        (
            output(
                "Flight hours of helicopters", [("18210 hours", D("15230.5"))], NOT_MET, "Aviation services"
            ),
            output("Boats kept afloat", [("7 boats", "Yes")], MET, "Marine services"),
        ),
        component="2",
        where="table 2, row 1",
    )
    return first, second


def money() -> tuple[Money, ...]:
    military, operations = "Military and police personnel", "Operational costs"
    lines = (
        (military, "Military contingents", "200 100.0", "210 300.5", "(10 200.5)", "(5.1)"),
        (military, "United Nations police", "10 000.0", "9 000.0", "1 000.0", "10.0"),
        (military, "Subtotal", "210 100.0", "219 300.5", "(9 200.5)", "(4.4)"),
        (operations, "Air operations", "80 000.0", "65 500.0", "14 500.0", "18.1"),
        (operations, "Subtotal", "80 000.0", "65 500.0", "14 500.0", "18.1"),
        (None, "Gross requirements", "290 100.0", "284 800.5", "5 299.5", "1.8"),
    )
    return tuple(
        Money(
            PERIOD, "performance", group, name, *(amount(text) for text in amounts), where=f"table 3, row {n}"
        )
        for n, (group, name, *amounts) in enumerate(lines, 2)
    )


def amount(text: str) -> D:
    plain = text.replace(" ", "")
    return -D(plain.strip("()")) if plain.startswith("(") else D(plain)


def other() -> tuple[Other, ...]:
    thousands, group = "thousands of US dollars", "I. Military and police personnel"
    original, moved = "Original distribution", "Redeployment"
    factor, place = "Extreme road factor", "table 6, row 2"
    return (
        Other("redeployment", group, D(210100), thousands, PERIOD, original, "table 5, row 2"),
        Other("redeployment", group, D(9201), thousands, PERIOD, moved, "table 5, row 2"),
        Other("redeployment", "Total", D(290100), thousands, PERIOD, original, "table 5, row 3"),
        Other("revenue", "Investment revenue", D("812.4"), thousands, PERIOD, where="table 8, row 2"),
        Other("mission factor", factor, D("2.4"), "per cent", PERIOD, "Percentage", place),
        Other("mission factor", factor, "1 July 2029", None, PERIOD, "Effective date", place),
    )


def invented_plan() -> Plan:
    return Plan(
        symbol=None,
        mission="UNMIX",
        period=PERIOD,
        accomplishments=accomplishments(),
        money=money(),
        strength=(
            Strength(
                PERIOD, "average", None, "Military contingents", D(4000), D(3700), D("7.5"), "table 4, row 2"
            ),
            Strength(PERIOD, "average", None, "International staff", D(220), D(231), None, "table 4, row 3"),
        ),
        variances=(
            Variance(
                PERIOD,
                "Air operations",
                D("14500.0"),
                D("18.1"),
                "reduced",
                ("security",),
                None,
                "paragraph 9",
            ),
        ),
        other=other(),
        set_aside=(SetAside("table 7, row 3", "12 of", "the row ends in the middle of a number"),),
        shape="classic",
        title="Budget performance of UNMIX",
        components=(Component("1", "Roads"), Component("2", "Support")),
    )


def figures() -> dict[str, Figure]:
    return all_figures(invented_plan(), SOURCE, AS_AT)


def cover(language: str = "en") -> Cover:
    return Cover(language, AS_AT, "United Mission in Zamara", SOURCE, invented=True)


def document(language: str = "en", texts: dict[str, NarrativeText] | None = None) -> Document:
    return compose(invented_plan(), figures(), texts or {}, cover(language))
