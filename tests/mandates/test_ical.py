import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bluehelm.mandates.duties.accepting import ORAL
from bluehelm.mandates.duties.deliveries import Delivery
from bluehelm.mandates.duties.ical import Kept, calendar, escape, fold
from bluehelm.mandates.rows import Duty, Text

from .duty_making import text

DAYS = (date(2031, 6, 30), date(2031, 9, 30))
REPORT = Duty(
    "12",
    "Secretary-General",
    "Security Council",
    "report",
    "P3M",
    DAYS,
    ("the road, and the river; both", "Ünïx"),
)


def held(*duties: Duty, status: str = "adopted") -> Text:
    return replace(text(status=status), duties=duties)


def events(written: str) -> list[dict[str, str]]:
    """A small parser of content lines: unfold, split at the first colon, unescape; alarms left out."""
    assert written.endswith("\r\n")
    assert "\n" not in written.replace("\r\n", "")
    lines = written.replace("\r\n ", "").split("\r\n")[:-1]
    found: list[dict[str, str]] = []
    inside: list[str] = []
    for line in lines:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(?:;[A-Z]+=[A-Z-]+)*", name), line
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert inside.pop() == value
        elif inside[-1] == "VEVENT":
            assert name not in found[-1]
            found[-1][name] = unescaped(value)
    assert not inside
    return found


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_each_day_is_an_event_of_a_whole_day_with_its_own_id() -> None:
    found = events(calendar([held(REPORT)]))
    assert [event["DTSTART;VALUE=DATE"] for event in found] == ["20310630", "20310930"]
    assert [event["DTEND;VALUE=DATE"] for event in found] == ["20310701", "20311001"]
    assert len({event["UID"] for event in found}) == 2
    assert found[0]["SUMMARY"] == (
        "Report: Secretary-General → Security Council, S/RES/9001 (2031), paragraph 12 (1/2)"
    )


def test_ids_stay_when_the_days_move_and_the_draft_is_adopted() -> None:
    moved = replace(REPORT, dates=(date(2031, 7, 2), date(2031, 10, 2)), provisional=True)
    ids = [[event["UID"] for event in events(calendar([held(duty)]))] for duty in (REPORT, moved)]
    assert ids[0] == ids[1]


def test_ids_are_those_of_the_store_where_it_has_the_text() -> None:
    ids = [event["UID"] for event in events(calendar([held(REPORT)], kept=[[Kept("0a1b2c")]]))]
    assert ids == ["0a1b2c-1@bluehelm", "0a1b2c-2@bluehelm"]


def test_ids_stay_when_the_paragraph_is_numbered_otherwise() -> None:
    ids = [
        [event["UID"] for event in events(calendar([held(one)]))]
        for one in (REPORT, replace(REPORT, path="13"))
    ]
    assert ids[0] == ids[1]


def test_each_of_two_receivers_is_named_in_the_reader_s_language() -> None:
    (event, _) = events(calendar([held(replace(REPORT, owed_to="Security Council, troop-lenders"))], "fr"))
    assert "→ Conseil de sécurité, troop-lenders" in event["SUMMARY"]


def test_two_duties_of_one_paragraph_and_form_have_ids_of_their_own() -> None:
    other = replace(REPORT, owed_by="UNMIX")
    assert len({event["UID"] for event in events(calendar([held(REPORT, other)]))}) == 4


def test_a_draft_s_day_is_tentative_and_says_so() -> None:
    (event, _) = events(calendar([held(replace(REPORT, provisional=True), status="draft")]))
    assert event["STATUS"] == "TENTATIVE"
    assert event["SUMMARY"].startswith("[provisional] ")
    assert event["SEQUENCE"] == "0"
    assert "draft" in event["DESCRIPTION"]


def test_an_adopted_text_s_day_is_confirmed_and_follows_the_tentative_one() -> None:
    (event, _) = events(calendar([held(REPORT)]))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", "1")


def test_the_same_duties_give_the_same_bytes() -> None:
    assert calendar([held(REPORT)]) == calendar([held(REPORT)])


def test_the_sequence_rises_with_each_change_and_the_stamp_is_that_of_the_last() -> None:
    at = datetime(2031, 7, 2, 9, 30, tzinfo=UTC)
    (event, _) = events(calendar([held(REPORT)], kept=[[Kept("0a1b2c", 3, at)]]))
    assert event["SEQUENCE"] == "4"
    assert event["DTSTAMP"] == event["LAST-MODIFIED"] == "20310702T093000Z"
    (draft, _) = events(calendar([held(replace(REPORT, provisional=True))], kept=[[Kept("0a1b2c", 3, at)]]))
    assert draft["SEQUENCE"] == "3"


def test_what_was_delivered_stands_in_the_event_of_the_day_that_it_answers() -> None:
    made = Delivery("S/2031/500", date(2031, 7, 2), ("12",))
    known = Kept("0a1b2c", 1, datetime(2031, 7, 2, tzinfo=UTC), {DAYS[0]: made})
    first, second = events(calendar([held(REPORT)], kept=[[known]]))
    assert first["DESCRIPTION"].startswith("Delivered: S/2031/500, 2031-07-02.\n- the road")
    assert "Delivered" not in second["DESCRIPTION"]
    oral = replace(known, answered={DAYS[0]: replace(made, symbol=ORAL)})
    (told, _) = events(calendar([held(REPORT)], "fr", [[oral]]))
    assert told["DESCRIPTION"].startswith("Remis : sans cote (exposé oral), 2031-07-02.")


def test_each_event_has_what_the_standard_asks_of_it() -> None:
    written = calendar([held(replace(REPORT, content=("ü" * 200, "a;b,c\\d\ne")))])
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert written.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    for event in events(written):
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"\d+", event["SEQUENCE"])
        assert event["UID"].endswith("@bluehelm")
        assert event["DTSTART;VALUE=DATE"] < event["DTEND;VALUE=DATE"]
        assert event["DESCRIPTION"] == f"- {'ü' * 200}\n- a;b,c\\d\ne"


def test_an_alarm_stands_a_fortnight_before() -> None:
    assert calendar([held(REPORT)]).count("TRIGGER:-P14D\r\n") == 2


def test_commas_semicolons_and_line_ends_of_the_content_come_back() -> None:
    (event, _) = events(calendar([held(REPORT)]))
    assert event["DESCRIPTION"] == "- the road, and the river; both\n- Ünïx"


def test_a_french_calendar_speaks_french() -> None:
    (event, _) = events(calendar([held(replace(REPORT, provisional=True))], "fr"))
    assert event["SUMMARY"].startswith("[provisoire] Rapport : Secrétaire général → Conseil de sécurité")
    assert event["CATEGORIES"] == "rapport"


def test_a_duty_without_a_day_is_no_event() -> None:
    assert events(calendar([held(replace(REPORT, dates=()))])) == []


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=400))
def test_any_words_come_back_from_folded_lines(said: str) -> None:
    folded = fold(f"SUMMARY:{escape(said)}")
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    kept = "".join(mark for mark in said if mark in "\n\t" or (mark >= " " and mark != "\x7f"))
    assert unescaped(folded.replace("\r\n ", "").removeprefix("SUMMARY:")) == kept
