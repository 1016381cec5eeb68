import pytest

from bluehelm.mandates.measured.intents import intents
from bluehelm.mandates.rows import Intent

from .duty_making import paragraph, text


def found(said: str, verb: str) -> tuple[Intent, ...]:
    return intents(text(paragraph("9", said, (), verb)))


@pytest.mark.parametrize(
    ("said", "verb"),
    [
        ("Expresses its intention to review the ceiling", "expresses its intention"),
        ("recalls its readiness to respond with measures", "recalls"),
        ("Decides to review the tolls as appropriate", "decides"),
        ("Decides to keep the floods under constant review", "decides"),
        ("Decides that this date shall be subject to a further review by the Council", "decides"),
        ("Affirms that it will consider any closure without delay", "affirms"),
        ("Expresses, in this context, its readiness to consider sanctions", "expresses its readiness"),
    ],
)
def test_what_the_council_means_to_do_is_an_intent(said: str, verb: str) -> None:
    assert [one.text for one in found(said, verb)] == [said]


@pytest.mark.parametrize(
    ("said", "verb"),
    [
        ("Decides to remain actively seized of the matter", "decides"),
        ("Decides to extend the mandate of UNMIX until 31 March 2032", "decides"),
        ("Welcomes the intention of the Secretary-General to review the ceiling", "welcomes"),
        ("Takes note of his readiness to lead the talks", "takes note"),
        ("Expresses its full support to the ferries", "expresses its full support"),
        ("Requests the Secretary-General to review the ceiling", "requests"),
    ],
)
def test_what_it_does_at_once_or_others_intend_is_none(said: str, verb: str) -> None:
    assert found(said, verb) == ()


def test_an_intent_has_the_days_by_which_it_is_meant() -> None:
    said = (
        "expresses its intent, should the dykes not be closed by the end of the current mandate, to respond"
    )
    (one,) = found(said, "expresses its intent")
    assert [day.isoformat() for day in one.dates] == ["2032-03-31"]
