"""The topics of a duty read as somebody would write them down."""

import pytest

from bluehelm.mandates.duties import duties
from bluehelm.mandates.duties.content import trimmed

from .duty_making import paragraph, text


def topics(said: str) -> tuple[str, ...]:
    return duties(text(paragraph("4", said)))[0].content


ASKS = "Requests the Secretary-General to report to the Council "


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("within 45 days with regards to paragraph 8 and 9 above", ("paragraphs 8 and 9 above",)),
        ("on the dykes, and further expresses its wish to look at them", ("the dykes",)),
        ("on the dykes and therefore requests the ferrymen to wait", ("the dykes",)),
        ("on the dykes, as appropriate", ("the dykes",)),
        ("on the dykes, and, as appropriate, on the ferries", ("the dykes", "the ferries")),
    ],
)
def test_no_topic_runs_on_or_breaks_off(said: str, told: tuple[str, ...]) -> None:
    assert topics(ASKS + said) == told


def test_how_it_is_given_is_no_topic() -> None:
    assert "written reports" not in topics(
        ASKS + "through the provision of written reports, every 90 days, on the dykes"
    )


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("on the dykes in the north and include", "the dykes in the north"),
        ("paragraph 8 above", "paragraph 8 above"),
        ("paragraph 8 (a) and 9", "paragraphs 8 (a) and 9"),
        ("paragraph 8 and the ferries", "paragraph 8 and the ferries"),
        ("what the parties include in their plans", "what the parties include in their plans"),
    ],
)
def test_what_leads_out_is_left_out(part: str, kept: str) -> None:
    assert trimmed(part) == kept


def test_what_is_to_be_done_until_then_is_no_topic() -> None:
    said = (
        "Requests the Secretary-General to submit by 5 May 2031 a report on the dykes with his advice and, "
        "in the meantime, to keep the Council informed of the ports"
    )
    found = duties(text(paragraph("1", said)))
    assert [duty.content for duty in found] == [("the dykes with his advice",), ("the ports",)]
