from datetime import date

from bluehelm.mandates.duties.deliveries import Delivery, counts, standing
from bluehelm.mandates.rows import Duty

QUARTERS = (date(2031, 6, 30), date(2031, 9, 30), date(2031, 12, 30), date(2032, 3, 30))
REPORT = Duty("12", "Secretary-General", "Security Council", "report", "P3M", QUARTERS, ())
UPDATE = Duty("4", "Secretary-General", "Security Council", "update", "P3M", QUARTERS, (), within="12")
NOTICE = Duty("9", "Secretary-General", "Security Council", "information", None, (), ())


def states(*deliveries: Delivery, as_at: date) -> list[tuple[str, int | None]]:
    return [(row.state, row.days) for row in standing([REPORT], deliveries, as_at)]


def test_without_deliveries_days_are_overdue_soon_or_owed() -> None:
    found = states(as_at=date(2031, 9, 10))
    assert found == [("overdue", 72), ("due soon", 20), ("owed", 111), ("owed", 202)]


def test_a_report_before_its_day_is_on_time_and_one_after_it_late() -> None:
    found = states(
        Delivery("S/2031/500", date(2031, 6, 26), ("12",)),
        Delivery("S/2031/800", date(2031, 10, 3), ("12",)),
        as_at=date(2031, 10, 4),
    )
    assert found[:2] == [("on time", 4), ("late", 3)]


def test_a_report_long_before_the_first_day_answers_none() -> None:
    assert states(Delivery("S/2031/301", date(2031, 4, 2), ("12",)), as_at=date(2031, 7, 1))[0] == (
        "overdue",
        1,
    )


def test_a_skipped_quarter_stays_overdue() -> None:
    found = states(Delivery("S/2031/800", date(2031, 9, 29), ("12",)), as_at=date(2031, 10, 1))
    assert found[:2] == [("overdue", 93), ("on time", 1)]


def test_a_delivery_that_names_its_day_answers_that_one() -> None:
    late = Delivery("S/2031/800", date(2031, 9, 29), ("12",), due=date(2031, 6, 30))
    assert states(late, as_at=date(2031, 10, 1))[:2] == [("late", 91), ("overdue", 1)]


def test_one_report_answers_what_was_to_be_included_in_it() -> None:
    rows = standing([REPORT, UPDATE], [Delivery("S/2031/500", date(2031, 6, 26), ("12",))], date(2031, 7, 1))
    assert {(row.duty.path, row.symbol) for row in rows[:2]} == {("12", "S/2031/500"), ("4", "S/2031/500")}


def test_a_delivery_after_the_day_asked_for_is_not_known_yet() -> None:
    assert states(Delivery("S/2031/500", date(2031, 6, 26), ("12",)), as_at=date(2031, 6, 20))[0] == (
        "due soon",
        10,
    )


def test_what_has_no_day_comes_last_and_is_in_no_denominator_of_days() -> None:
    rows = standing([NOTICE, REPORT], [], date(2031, 9, 10))
    assert rows[-1].state == "not datable"
    found = {count.state: (count.count, count.of) for count in counts(rows)}
    assert found["overdue"] == (1, 4)
    assert found["not datable"] == (1, 5)
    assert sum(count for state, (count, _) in found.items() if state != "not datable") == 4
