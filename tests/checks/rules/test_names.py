"""One name spelt in two ways, and what is denied and then told of. All sentences are invented."""

from bluehelm.checks.rows import NOTE, WARNING, Finding
from bluehelm.checks.rules import every
from tests.checks.exampled import documents

USUAL = "\n".join(f"Text: The ferry went to Zamarata {day}." for day in ("early", "late", "twice"))


def found(rule: str, example: str) -> list[Finding]:
    return list(every()[rule].run(*documents(example)))


def test_a_rare_spelling_one_letter_from_a_usual_one_is_a_note() -> None:
    (one,) = found("conflict.spelling", f"{USUAL}\nText: The elders of Zamerata were thanked.")
    assert (one.severity, one.values["rare"], one.values["usual"]) == (NOTE, "Zamerata", "Zamarata")
    assert one.where[0].marks == ("Zamerata",)


def test_another_name_a_plural_and_a_word_are_no_slip() -> None:
    for name in ("Ostrelia", "Zamaratas", "Tamarata"):
        assert found("conflict.spelling", f"{USUAL}\nText: The elders of {name} were thanked.") == []


def test_what_is_denied_and_then_told_of_in_one_cell_is_a_warning() -> None:
    planned = "Indicator: Rules of the harbour are written down (2030/31: 2; 2031/32: 4)\nActual: "
    denied = "No harbour notes were prepared. The council used a range of harbour notes in its meetings"
    (one,) = found("conflict.denied_yet_there", planned + denied)
    assert one.severity == WARNING
    assert one.where[0].line == "indicator 1"
    assert (
        found("conflict.denied_yet_there", planned + denied.replace("harbour notes in", "ferries in")) == []
    )
