"""Ids of duties and measures: the same whatever is renumbered, carried over where words were edited."""

from dataclasses import replace
from datetime import date

from bluehelm.mandates.duties.keys import duty_keys, measure_keys
from bluehelm.mandates.rows import Duty, Measure, Text

REPORT = Duty(
    "4", "Secretary-General", "Security Council", "report", "P3M", (), ("lanterns of Ostrel", "oil")
)
LETTER = Duty("5", "Secretary-General", "Security Council", "letter", None, (), ("the price of oil",))
OIL = Measure("3", "Government of Ix", "Calls upon the Government of Ix to deliver oil to Ostrel")


def text(*duties: Duty, measures: tuple[Measure, ...] = (), year: int = 2032) -> Text:
    day = date(year - 1, 6, 29)
    return Text(
        f"S/RES/{year}",
        day,
        "adopted",
        None,
        "UNMIX",
        day,
        date(year, 6, 30),
        duties=duties,
        measures=measures,
    )


def test_an_id_does_not_hang_on_the_paragraph_the_dates_or_the_status() -> None:
    moved = replace(REPORT, path="60(b)", dates=(date(2031, 9, 30),), provisional=True, doubt="of the day")
    assert duty_keys(text(REPORT, LETTER)) == duty_keys(text(moved, LETTER))
    longer = replace(text(REPORT), ends=date(2033, 1, 1), mission="UNMAX")
    assert duty_keys(longer) == duty_keys(text(REPORT))


def test_the_resolution_takes_over_the_ids_of_its_draft() -> None:
    draft = replace(text(REPORT, REPORT, LETTER), symbol="S/2031/7", status="draft")
    ids = duty_keys(draft)
    found = duty_keys(text(LETTER, REPORT, REPORT), dict(zip(ids, draft.duties, strict=True)))
    assert found == (ids[2], ids[0], ids[1])


def test_the_same_duty_of_another_text_is_another_one() -> None:
    assert duty_keys(text(REPORT, year=2033)) != duty_keys(text(REPORT))
    nameless = replace(text(REPORT), symbol=None)
    assert duty_keys(replace(nameless, sha256="a")) != duty_keys(replace(nameless, sha256="b"))


def test_the_same_measure_of_another_year_is_the_same_one() -> None:
    assert measure_keys(text(measures=(OIL,))) == measure_keys(text(measures=(OIL,), year=2033))


def test_duties_of_the_same_words_have_ids_of_their_own() -> None:
    twins = duty_keys(text(REPORT, REPORT))
    assert len(set(twins)) == 2
    assert duty_keys(text(REPORT, REPORT)) == twins


def test_an_edited_duty_takes_over_the_id_of_the_one_most_like_it() -> None:
    report, letter = duty_keys(text(REPORT, LETTER))
    edited = replace(REPORT, path="9", interval="P6M", content=("lanterns of Ostrel", "oil and wicks"))
    earlier = {report: REPORT, letter: LETTER}
    assert duty_keys(text(LETTER, edited), earlier) == (letter, report)


def test_an_id_goes_to_one_duty_only_and_to_none_that_is_unlike() -> None:
    [report] = duty_keys(text(REPORT))
    near = replace(REPORT, content=("lanterns of Ostrel", "oil and wicks"))
    nearer = replace(REPORT, content=("lanterns of Ostrel", "oil", "wicks"), interval=None)
    other = replace(
        REPORT, content=("schools of Nemora", "their bells and roofs"), owed_to="General Assembly"
    )
    found = duty_keys(text(near, nearer, other), {report: REPORT})
    assert found.count(report) == 1
    assert found[2] != report
    assert duty_keys(text(replace(REPORT, form="letter")), {report: REPORT}) != (report,)
