from datetime import date

from bluehelm.mandates.duties.deliveries import Delivery, Tally, Term, counts, match, standing, tally
from bluehelm.mandates.rows import Duty

QUARTERS = (date(2031, 6, 30), date(2031, 9, 30), date(2031, 12, 30), date(2032, 3, 30))
REPORT = Duty("12", "Secretary-General", "Security Council", "report", "P3M", QUARTERS, ())
UPDATE = Duty("4", "Secretary-General", "Security Council", "update", "P3M", QUARTERS, (), within="12")
IN_FORCE = Term(date(2031, 3, 31), date(2032, 3, 31))
NOTICE = Duty("9", "Secretary-General", "Security Council", "information", None, (), ())


def states(*deliveries: Delivery, as_at: date, term: Term = IN_FORCE) -> list[tuple[str, int | None]]:
    return [(row.state, row.days) for row in standing([REPORT], deliveries, as_at, term)]


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
    made = Delivery("S/2031/500", date(2031, 6, 26), ("12",))
    rows = standing([REPORT, UPDATE], [made], date(2031, 7, 1), IN_FORCE)
    assert {(row.duty.path, row.symbol) for row in rows[:2]} == {("12", "S/2031/500"), ("4", "S/2031/500")}


def test_a_delivery_after_the_day_asked_for_is_not_known_yet() -> None:
    assert states(Delivery("S/2031/500", date(2031, 6, 26), ("12",)), as_at=date(2031, 6, 20))[0] == (
        "due soon",
        10,
    )


def test_what_has_no_day_comes_last_and_is_in_no_denominator_of_days() -> None:
    rows = standing([NOTICE, REPORT], [], date(2031, 9, 10), IN_FORCE)
    assert rows[-1].state == "not datable"
    found = {count.state: (count.count, count.of) for count in counts(rows)}
    assert found["overdue"] == (1, 4)
    assert found["not datable"] == (1, 5)
    assert sum(count for state, (count, _) in found.items() if state != "not datable") == 4


def test_under_a_mandate_that_is_over_a_day_without_a_delivery_is_not_called_overdue() -> None:
    found = states(as_at=date(2032, 4, 1))
    assert found == [("no delivery recorded", None)] * 4


def test_before_the_adoption_and_without_a_known_end_nobody_is_called_overdue() -> None:
    early = Term(date(2031, 8, 1), date(2032, 3, 31))
    assert states(as_at=date(2031, 7, 5), term=early)[0] == ("no delivery recorded", None)
    assert states(as_at=date(2031, 7, 5), term=Term(date(2031, 3, 31), None))[0][0] == "no delivery recorded"


def test_where_deliveries_of_the_text_are_recorded_a_missing_one_is_overdue_after_the_end_too() -> None:
    recorded = Term(IN_FORCE.first, IN_FORCE.last, recorded=True)
    made = Delivery("S/2031/500", date(2031, 6, 26), ("12",))
    assert states(made, as_at=date(2032, 4, 1), term=recorded) == [
        ("on time", 4),
        ("overdue", 184),
        ("overdue", 93),
        ("overdue", 2),
    ]


def test_a_year_after_the_end_days_are_no_longer_counted() -> None:
    recorded = Term(IN_FORCE.first, IN_FORCE.last, recorded=True)
    assert states(as_at=date(2033, 3, 31), term=recorded)[3] == ("overdue", 366)
    assert states(as_at=date(2033, 4, 1), term=recorded)[3] == ("overdue", None)


def test_the_tally_adds_up_and_tells_what_came_early() -> None:
    made = [
        Delivery("S/2031/500", date(2031, 6, 26), ("12",)),
        Delivery("S/2031/900", date(2031, 12, 1), ("12",), due=date(2031, 12, 30)),
    ]
    day = date(2031, 12, 10)
    found = tally(standing([NOTICE, REPORT], made, day, IN_FORCE), day)
    assert found == Tally(all=4, due=2, delivered=1, missing=1, ahead=2, early=1)
    assert tally((), day) == Tally(0, 0, 0, 0, 0, 0)


def test_on_its_own_day_a_report_is_not_yet_due() -> None:
    day = date(2031, 6, 30)
    assert tally(standing([REPORT], [], day, IN_FORCE), day).due == 0


def test_of_two_documents_that_name_a_day_the_first_answers_it() -> None:
    first = Delivery("S/2031/500", date(2031, 6, 26), ("12",), due=QUARTERS[0])
    addendum = Delivery("S/2031/500/Add.1", date(2031, 7, 9), ("12",), due=QUARTERS[0])
    assert match(QUARTERS, [first, addendum]) == {QUARTERS[0]: first}
