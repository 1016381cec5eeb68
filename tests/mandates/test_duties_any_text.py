"""Whatever stands in a paragraph, reading it ends, and what is found stands in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluehelm.mandates.duties import duties
from bluehelm.mandates.measured.intents import intents
from bluehelm.mandates.measured.measures import measures

from .duty_making import item, paragraph, text

VOCABULARY = """
Requests requests Decides to report keep the Council it informed and , ; : every three months by 1 May 2031 in
his first reports include submit a letter on including with regular 30 per cent the parties following measures
if within 45 days of adoption to be presented 31 Secretary-General expresses its intention ( ) paragraph 12 —
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
SAID = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@settings(max_examples=150, deadline=2000)
@given(SAID, SAID)
def test_mangled_paragraphs_are_read_without_a_fault(said: str, below: str) -> None:
    led = paragraph("1", said, ("parties", "Secretary-General"), "requests")
    mangled = text(
        led, item("1(a)", below, led), paragraph("12", "Requests the Secretary-General to report monthly")
    )
    found = duties(mangled)
    assert {duty.path for duty in found} <= {"1", "1(a)", "12"}
    assert all(list(duty.dates) == sorted(set(duty.dates)) for duty in found)
    assert {row.path for row in (*measures(mangled), *intents(mangled))} <= {"1", "1(a)", "12"}


@pytest.mark.parametrize(
    "unit", [", and to report every month to the Council", "; to inform the Council by 5 May"]
)
def test_a_duty_repeated_a_thousand_times_is_found_a_thousand_times(unit: str) -> None:
    said = "Requests the Secretary-General to report to the Council" + unit * 1000
    found = duties(text(paragraph("1", said)))
    assert len(found) == 1001
    assert {duty.owed_to for duty in found} == {"Security Council"}


def test_what_leads_to_a_report_is_the_draft_right_before_it() -> None:
    said = (
        "Requests the Secretary-General to develop a plan to be presented to the Council by 5 May 2031 "
        "and to prepare an assessment to be submitted to the Council by 6 June 2031"
    )
    found = [(duty.form, *map(str, duty.dates)) for duty in duties(text(paragraph("1", said)))]
    assert found == [("plan", "2031-05-05"), ("assessment", "2031-06-06")]
