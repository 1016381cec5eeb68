"""The family answer, on invented rows: parts left open, other things counted, places left out."""

from pathlib import Path

import pytest

from bluehelm.checks import reading
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, WARNING, Finding, words
from bluehelm.checks.rules import answer
from tests.checks.rules.framed import indicator, output, text


def found(name: str, of: Text) -> list[Finding]:
    return list(answer.RULES[f"answer.{name}"].run(of))


@pytest.mark.parametrize("name", answer.RULES)
def test_every_rule_has_its_words_in_both_languages(name: str) -> None:
    for part in ("title", "found", "expected", "why"):
        assert words(name)[part]["en"]
        assert words(name)[part]["fr"]


def test_a_planned_quantity_that_nothing_takes_up_is_a_question() -> None:
    row = output(
        "5 regattas and 2 boat shows, as well as 3 field visits", ("5", "Regattas"), ("2", "Boat shows")
    )
    (one,) = found("unanswered", text(row))
    assert (one.severity, one.where[0].marks) == (WARNING, ("3 field visits",))
    assert one.values["parts"] == "3 field visits"


def test_a_plain_yes_speaks_for_the_whole() -> None:
    assert not found("unanswered", text(output("5 regattas and 3 field visits", ("Yes",))))


def test_the_parts_answer_their_total_and_the_total_its_parts() -> None:
    plan = "Operation of 9 boats (4 sailing boats and 5 rowing boats)"
    parts = output(plan, ("4", "Sailing boats"), ("5", "Rowing boats"))
    assert not found("unanswered", text(parts))
    assert not found("unanswered", text(output(plan, ("9", "Boats"))))


def test_a_quantity_named_in_the_words_of_another_answer_is_taken_up() -> None:
    row = output("40 sailors and 6 harbour pilots", ("46", "Sailors, including harbour pilots"))
    assert not found("unanswered", text(row))


def test_those_for_whom_something_is_done_need_no_answer() -> None:
    row = output("8 regattas organized for members of 32 rowing clubs", ("8", "Regattas"))
    assert not found("unanswered", text(row))


def test_one_of_the_aims_is_no_part_of_the_plan() -> None:
    plan = (
        "20 working groups on boats, including to facilitate repairs, as well as needs assessments in ports"
    )
    assert not found("unanswered", text(output(plan, ("31", "Working groups"))))


@pytest.mark.parametrize(
    ("planned", "part"),
    [
        (
            "5 regattas and organization of a World Water Day commemoration",
            "organization of a World Water Day commemoration",
        ),
        (
            "5 regattas; the provision of support for the lighthouse software; and 4 sails",
            "provision of support for the lighthouse software",
        ),
        ("5 regattas, as well as assistance with dredging", "assistance with dredging"),
        ("5 regattas and the recruitment of a shipwright", "recruitment of a shipwright"),
    ],
)
def test_a_part_without_a_number_is_looked_for_too(planned: str, part: str) -> None:
    (one,) = found("unanswered", text(output(planned, ("5", "Regattas"), ("4", "Sails"))))
    assert part in one.where[0].marks


@pytest.mark.parametrize(
    "planned",
    [
        "Operation and maintenance of 5 regattas",
        "5 regattas on navigation and the development of harbours",
        "5 regattas, including the provision of oars and the maintenance of sails",
        "Provision of support for the rowers, as well as support for the clubs, including through 5 regattas",
        "5 regattas, as well as technical support",
    ],
)
def test_what_only_goes_on_with_the_plan_is_no_part_of_its_own(planned: str) -> None:
    assert not found("unanswered", text(output(planned, ("5", "Regattas"))))


def test_the_second_of_two_things_that_one_number_counts_is_looked_for() -> None:
    row = output("2 press briefings and harbour tours", ("3", "Press briefings"))
    (one,) = found("unanswered", text(row))
    assert one.where[0].marks == ("harbour tours",)
    assert not found(
        "unanswered", text(output("2 press briefings and harbour tours", ("3", "Briefings and tours")))
    )


def test_an_item_without_its_number_is_an_error() -> None:
    row = output("6 rowing courses", ("", "Rowing course", "The lower output was attributable to the tides"))
    (one,) = found("no_number", text(row))
    assert (one.severity, one.values["planned"]) == (ERROR, "6")


def test_a_column_of_numbers_lost_in_reading_is_no_error() -> None:
    rows = [output(f"{n} rowing courses", ("", "Rowing courses")) for n in range(2, 9)]
    assert not found("no_number", text(*rows))


@pytest.mark.parametrize(
    ("planned", "answered", "count"),
    [
        ("700 boat patrols in each main harbour region", "1,267", 1),
        ("Boat patrols on a monthly basis in all sectors", "70", 1),
        ("15 boat patrols in 5 harbours (3 boat patrols in each region)", "15", 0),
        ("700 boat patrols and information for all regions", "700", 0),
    ],
)
def test_one_total_does_not_answer_a_number_for_each_place(planned: str, answered: str, count: int) -> None:
    assert len(found("one_total", text(output(planned, (answered, "Boat patrols"))))) == count


def test_an_answer_shared_out_by_place_answers_it() -> None:
    row = output("700 boat patrols in each region", ("700", "Boat patrols in each region"))
    assert not found("one_total", text(row))


def test_another_thing_counted_than_planned_is_a_question() -> None:
    row = output(
        "Weekly harbour missions, including inquiry missions into wrecks",
        ("191", "Inquiries into wrecks in the harbour"),
    )
    (one,) = found("other_thing", text(row))
    assert (one.values["planned"], one.values["counted"]) == ("harbour missions", "Inquiries")
    other_words = output(
        "20 judges sworn in by the tribunals", ("20", "Magistrates sworn in by the tribunals")
    )
    assert not found("other_thing", text(other_words))


def test_people_counted_instead_of_events_is_a_plain_error_where_nothing_else_was_planned() -> None:
    (one,) = found("only_people", text(output("6 rowing workshops for clubs", ("90", "Participants"))))
    assert one.severity == ERROR
    both = output("6 rowing workshops and monthly meetings", ("90", "Participants"))
    assert [each.severity for each in found("only_people", text(both))] == [WARNING]
    trained = output("Training of 25 prefects", ("90", "Participants"))
    assert not found("only_people", text(trained))
    told = output("6 rowing workshops for clubs", ("6", "Workshops"), ("90", "Participants"))
    assert not found("only_people", text(told))


@pytest.mark.parametrize(
    ("actual", "remarks", "count"),
    [
        ("Achieved: a total of 29 rowers were trained", (), 1),
        ("Achieved: a total of 29 rowing teams were trained", (), 0),
        ("A total of 3 teams were trained", ("The lower number of boats was attributable to the tides",), 0),
        ("A total of 3 were trained", ("The lower number of boats was attributable to the tides",), 1),
        ("A total of 3 teams were trained", ("The lower number of teams was attributable to the tides",), 0),
    ],
)
def test_an_indicator_is_answered_in_what_it_counts(
    actual: str, remarks: tuple[str, ...], count: int
) -> None:
    plan = "Increase in the number of rowing teams trained in the harbour (2018/19: 20; 2019/20: 28)"
    assert len(found("indicator_counts_other", text(indicator(plan, actual, *remarks)))) == count


def test_planned_places_that_the_answer_leaves_out_are_named() -> None:
    row = output("3 regattas in Aro, Belo and Cira", ("3", "Regattas held in Aro and Belo"))
    (one,) = found("places_left_out", text(row))
    assert (one.values["missing"], one.where[0].marks) == ("Cira", ("Cira",))
    whole = output("3 regattas in Aro, Belo and Cira", ("3", "Regattas in Aro, Belo and Cira"))
    assert not found("places_left_out", text(whole))


@pytest.mark.shared
def test_the_real_report_leaves_the_parts_open_that_a_reader_finds_open(shared: Path) -> None:
    report = reading.read(next((shared / "seeds").glob("003*.txt")))
    rows = {
        name: {(one.where[0].section, one.where[0].line) for one in found(name.split(".")[1], report)}
        for name in answer.RULES
    }
    assert rows["answer.no_number"] == {("3.3", "output 2")}
    assert {("1.2", "output 8"), ("1.4", "output 1"), ("2.4", "output 13"), ("5.1", "output 48")} <= rows[
        "answer.unanswered"
    ]
    assert ("2.1", "output 3") in rows["answer.one_total"]
    assert ("3.1", "output 2") in rows["answer.other_thing"]
    assert rows["answer.indicator_counts_other"] == {("2.1", "indicator 5")}


@pytest.mark.parametrize(
    ("planned", "actual", "count"),
    [
        ("Increase in the percentage of pilots trained (2018/19: 40 per cent; 2019/20: 60 per cent)",
         "212 pilots were trained", 1),
        ("Increase in the percentage of pilots trained (2018/19: 40 per cent; 2019/20: 60 per cent)",
         "62 per cent of pilots were trained", 0),
        ("Number of pilots trained (2018/19: 40; 2019/20: 60)", "62 per cent of pilots were trained", 1),
    ],
)  # fmt: skip
def test_a_percentage_is_no_answer_to_a_number_nor_a_number_to_a_percentage(
    planned: str, actual: str, count: int
) -> None:
    assert len(found("other_measure", text(indicator(planned, actual)))) == count


def test_a_yes_with_words_on_another_subject_is_a_question() -> None:
    planned = "Provision of ropes and anchors to the pilots"
    (one,) = found(
        "another_subject", text(output(planned, ("Yes", "Radio spots on voting were broadcast twice")))
    )
    assert one.where[0].line == "output 1"
    told = output(planned, ("Yes", "New ropes were handed over in two of the harbours"))
    assert not found("another_subject", text(told))
    assert not found("another_subject", text(output(planned, ("Yes",))))


def test_a_no_beside_what_could_be_done_seems_to_have_lost_its_not() -> None:
    planned = "Adoption of a harbour law"
    said = "The law could be adopted owing to the late session"
    (one,) = found("lost_not", text(output(planned, ("No", said))))
    assert one.where[0].marks == ("No", "could be adopted")
    assert not found("lost_not", text(output(planned, ("No", said.replace("could be", "could not be")))))
