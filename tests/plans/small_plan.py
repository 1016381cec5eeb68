"""A small invented plan: every kind of row, with words, figures, gaps and two limbs."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from bluehelm.plans import rows

D = Decimal


def limb(label: str, target: rows.Value, actual: rows.Value, status: str, **more: Any) -> rows.Limb:
    series = {"2029/30": D("7.5"), "2030/31": actual}
    return rows.Limb(
        label, series, more.pop("op", None), target, None, actual, "patrols", "more", status, **more
    )


INDICATOR = rows.Indicator(
    label="Number of wells guarded",
    series={"2029/30": D(7), "2030/31": D(12), "2028/29": "not applicable", "2027/28": None},
    target=D(10),
    actual=D(12),
    unit="wells",
    says_achieved=True,
    status=rows.MET,
    remark=None,
    causes=(),
    limbs=(limb("", D(10), D(12), rows.MET, op=">="),),
    number="1.1.1",
    actual_text="Achieved. 12 wells were guarded",
    where="line 12",
)
TWO_LIMBS = replace(
    INDICATOR,
    label="Share of posts filled by police and gendarmerie",
    status=rows.PARTLY,
    limbs=(limb("police", D(40), D(41), rows.MET), limb("gendarmerie", D(50), D("12.5"), rows.PARTLY)),
    number=None,
)
UNTOLD = replace(
    INDICATOR,
    label="A law on wells is adopted",
    target=None,
    actual=None,
    says_achieved=False,
    status=rows.UNMEASURABLE,
    limbs=(limb("", None, None, rows.UNMEASURABLE),),
    remark="The assembly did not sit",
    causes=("political",),
)
OUTPUT = rows.Output(
    group="Aviation services",
    label="100 patrols and 4 workshops",
    planned=(rows.Planned(D(100), "patrols", ">=", True), rows.Planned(D(4), "workshops", None, False)),
    completed=(
        rows.Completed(D(80), "patrols", 0, rows.PARTLY, "Rain", ("other",)),
        rows.Completed("Yes", None, 1, rows.MET, None, ()),
        rows.Completed(None, "visits", None, rows.UNMEASURABLE, "Not asked for", ()),
    ),
    status=rows.PARTLY,
    remark="Rain",
    causes=("other",),
    where="line 15",
)
PLAN = rows.Plan(
    symbol="A/99/1",
    mission="UNMIX",
    period="2030/31",
    accomplishments=(
        rows.Accomplishment("1.1", "Wells are safe", (INDICATOR, TWO_LIMBS), (OUTPUT,), "1", "line 9"),
        rows.Accomplishment("2.1", "Laws are made", (UNTOLD,), (), "2", None),
    ),
    money=(
        rows.Money(
            "2030/31", "performance", "Personnel", "Volunteers", D("1138.5"), D(1000), D("138.5"), D("12.2")
        ),
        rows.Money("2030/31", "performance", None, "Gross requirements", D(9), None, None, None, "line 40"),
    ),
    strength=(
        rows.Strength("2030/31", "average", None, "International staff", D(40), D(38), D("5.0"), "line 50"),
    ),
    variances=(
        rows.Variance(
            "2030/31", "Volunteers", D("138.5"), D("12.2"), "reduced", ("vacancy",), "Posts stood empty"
        ),
    ),
    other=(
        rows.Other("revenue", "Interest", D("3.25"), "thousands of US dollars"),
        rows.Other("redeployment", "Group I", "1 July", None, "2030/31", "Effective date", "line 60"),
    ),
    set_aside=(rows.SetAside("line 70", "12 and a half wells", "no known table"),),
    title="Performance report of UNMIX",
    components=(rows.Component("1", "Safety"), rows.Component("2", "Politics")),
    notes=("invented",),
)
CONTENT = b"an invented report"


def with_wells(actual: Decimal, label: str = INDICATOR.label) -> rows.Plan:
    """The same plan as another reading gives it."""
    first = replace(
        INDICATOR, label=label, actual=actual, limbs=(limb("", D(10), actual, rows.MET, op=">="),)
    )
    group = replace(PLAN.accomplishments[0], indicators=(first, TWO_LIMBS))
    return replace(PLAN, accomplishments=(group, PLAN.accomplishments[1]))


def large(lines: int) -> rows.Plan:
    """A plan of that many outputs in ten accomplishments, three results each."""
    outputs = tuple(replace(OUTPUT, label=f"Output {n}") for n in range(lines // 10))
    groups = (rows.Accomplishment(f"1.{n}", f"Group {n}", (), outputs, "1") for n in range(1, 11))
    return replace(PLAN, accomplishments=tuple(groups))


def without_ids(value: Any) -> Any:
    """The plan as it was before the store gave it ids."""
    from dataclasses import fields, is_dataclass

    if isinstance(value, tuple):
        return tuple(without_ids(part) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kept = {item.name: without_ids(getattr(value, item.name)) for item in fields(value)}
    if "id" in kept:
        kept["id"] = None
    return type(value)(**kept)
