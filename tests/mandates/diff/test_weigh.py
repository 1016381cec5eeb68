"""Whether a paragraph binds more or less: verb, heading, addressee, words."""

import pytest

from bluehelm.mandates.diff import Change, Strength, compare
from tests.mandates.diff.making import text_of

REST = "UNMIX to repaint the lighthouses of Ostrel before the spring floods"


def only(old: tuple[str, ...], new: tuple[str, ...], path: str) -> Change:
    return next(row for row in compare(text_of(*old), text_of(*new)) if path in row.new)


def weight(old: str, new: str) -> Strength:
    strength = only((f"1 {old};",), (f"1 {new};",), "1").strength
    assert strength is not None
    return strength


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (f"Encourages {REST}", f"Requests {REST}"),
        (f"Calls upon {REST}", f"Urges {REST}"),
        (f"Urges {REST}", f"Demands that {REST}"),
        (f"Requests {REST}, as appropriate", f"Requests {REST}"),
        (f"Requests {REST}, within existing resources", f"Requests {REST}"),
        (f"Requests {REST}", f"Requests {REST} without delay"),
        ("Stresses that UNMIX should repaint the lighthouses of Ostrel",
         "Stresses that UNMIX shall repaint the lighthouses of Ostrel"),
    ],
)  # fmt: skip
def test_what_binds_more_is_stronger_and_the_other_way_round_weaker(weaker: str, stronger: str) -> None:
    assert weight(weaker, stronger).direction == "stronger"
    assert weight(stronger, weaker).direction == "weaker"


def test_the_verb_goes_before_the_words_inside() -> None:
    found = weight(f"Encourages {REST}", f"Requests {REST}, as appropriate")
    assert found.direction == "stronger"
    assert found.why == "The verb binds more: “encourages” became “requests”. It adds “as appropriate”."
    assert "lie davantage" in found.why_fr


def test_the_same_words_weigh_the_same_whatever_the_number() -> None:
    assert weight(f"Urges {REST}", f"Urges {REST}").direction == "same"


HEADED = (
    "# Priority tasks",
    "4 Decides that the mandate of UNMIX shall include the following priority tasks:",
    "4(a) to repaint the lighthouses of Ostrel;",
    "4(b) to dredge the harbour of Varn with the guilds;",
    "# Other tasks",
    "5 Decides that UNMIX shall assist in the following other tasks:",
    "5(a) to tune the organs of Medrin by public subscription;",
    "5(b) to furnish the chapels of Quill before winter;",
)


def test_an_item_that_goes_among_the_other_tasks_is_weaker() -> None:
    moved = (*HEADED[:3], *HEADED[4:], "5(c) to dredge the harbour of Varn with the guilds;")
    row = only(HEADED, moved, "5(c)")
    assert (row.old, row.changes) == (("4(b)",), ("moved",))
    assert row.strength is not None
    assert (row.strength.direction, row.strength.old) == ("weaker", "decides, priority task")
    assert only(moved, HEADED, "4(b)").strength.direction == "stronger"  # type: ignore[union-attr]


def test_where_the_old_text_names_no_priority_task_a_named_one_is_told_apart() -> None:
    plain = (
        "1 Decides that the mandate of UNMIX shall be the following:",
        *(line.replace("4", "1") for line in HEADED[2:4]),
    )
    row = only(plain, HEADED, "4(a)")
    assert row.strength is not None
    assert (row.strength.direction, row.strength.named) == ("same", True)
    assert row.strength.why == "It is named a priority task now; the old text names none."


def test_a_heading_that_changes_alone_weighs_on_all_under_it() -> None:
    other = ("# Other tasks", *HEADED[1:])
    for path in ("4", "4(a)", "4(b)"):
        assert only(HEADED, other, path).strength.direction == "weaker"  # type: ignore[union-attr]
    assert only(HEADED, other, "5(a)").strength.direction == "same"  # type: ignore[union-attr]


def test_an_encouragement_that_becomes_a_priority_task_is_stronger() -> None:
    old = ("3 Encourages UNMIX to tune the organs of Medrin, including by public subscription;", *HEADED[:4])
    new = (*HEADED[:4], "4(c) to tune the organs of Medrin, including by public subscription;")
    row = only(old, new, "4(c)")
    assert (row.old, row.changes) == (("3",), ("edited", "moved"))
    assert row.strength is not None
    assert row.strength.direction == "stronger"
    assert row.strength.old == "encourages"


def test_a_preambular_paragraph_that_becomes_operative_is_stronger() -> None:
    words = "that the guilds of Ostrel have repainted the lighthouses with local clay and timber"
    row = only(
        (f"p1 Noting {words},", "1 Decides to remain seized."),
        (f"1 Notes {words};", "2 Decides to remain seized."),
        "1",
    )
    assert (row.old, row.strength.direction) == (("p1",), "stronger")  # type: ignore[union-attr]


def test_each_quotation_is_a_run_of_words_of_its_text() -> None:
    hedged = REST.replace("UNMIX", "UNMIX, if requested,")
    found = weight(f"Requests {REST}", f"Requests {hedged}, within its means")
    assert found.why == "It adds “if requested”. It adds “within its means”."


def test_of_several_acts_that_bind_alike_the_first_is_named() -> None:
    first, second = (
        "Calls upon the guilds of Varn to sing",
        "and further stresses that UNMIX shall tune the organs",
    )
    found = weight(f"{first} {second}", f"{first} at dawn {second}")
    assert (found.old, found.new, found.direction) == ("calls upon", "calls upon", "same")


def test_a_reason_says_in_plain_words_which_paragraph_it_is_about() -> None:
    one, two = f"Urges {REST}", "Requests the Secretary-General to catalogue the looms of Brovo"
    merged = only(
        (f"1 {one};", f"2 {two};"),
        (f"1 Demands that {REST}, and further urges the Secretary-General to catalogue the looms of Brovo;",),
        "1",
    ).strength
    assert merged is not None
    assert "From paragraph 1: The verb binds more" in merged.why
    assert "Du paragraphe 2 : Le verbe lie moins" in merged.why_fr
