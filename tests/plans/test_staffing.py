"""Strength as figures."""

from decimal import Decimal

from bluehelm.plans.rows import Strength
from bluehelm.plans.staffing import figures
from bluehelm.record.figure import Figure
from tests.plans.planmaking import NOW, SOURCE, strength, with_rows

D = Decimal


def of(*rows: Strength) -> dict[str, Figure]:
    return figures(with_rows(strength=rows), SOURCE, NOW)


def test_a_vacancy_rate_is_computed_beside_the_printed_one() -> None:
    found = of(strength("International staff", "817 752 8.0"))
    own = found["strength/2030-31/international-staff/vacancy-computed"]
    assert (own.value, own.numerator, own.denominator, own.unit) == (D("8.0"), D(65), D(817), "per cent")
    assert found["strength/2030-31/international-staff/vacancy-agrees"].value == "yes"


def test_a_printed_rate_that_does_not_follow_is_said_so() -> None:
    verdict = of(strength("International staff", "100 90 12.0"))[
        "strength/2030-31/international-staff/vacancy-agrees"
    ]
    assert verdict.value == "no"
    assert (verdict.note or "").startswith("Printed 12.0, computed 10.0")


def test_a_dash_for_the_actual_beside_a_rate_counts_as_nil() -> None:
    found = of(strength("United Nations Volunteers: National", "6 - 100.0"))
    own = found["strength/2030-31/united-nations-volunteers-national/vacancy-computed"]
    assert (own.value, "dash" in (own.note or "")) == (D("100.0"), True)


def test_nothing_is_computed_where_a_side_is_missing() -> None:
    found = of(strength("Guards", "- - -"), strength("Cooks", "10 - -"), strength("Drivers", "- 3 -"))
    assert not [key for key in found if "computed" in key]


def test_a_dash_for_a_rate_of_nil_agrees() -> None:
    found = of(strength("Temporary positions: International staff", "2 2 -"))
    assert found["strength/2030-31/temporary-positions-international-staff/vacancy-agrees"].value == "yes"


def test_basis_and_component_enter_the_key_where_they_are_not_the_usual() -> None:
    found = of(
        strength("Police", "7 6 -", "1 July 2030"),
        strength("Total", "9 8 -", component="Support"),
        strength("Total", "5 - -", "proposed"),
    )
    assert found["strength/2030-31/1-july-2030/police/strength"].value == D(6)
    assert found["strength/2030-31/support/total/vacancy-computed"].value == D("11.1")
    assert found["strength/2030-31/proposed/total/proposed"].value == D(5)
