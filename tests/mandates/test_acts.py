"""The Council's finite verbs in a paragraph."""

import pytest

from bluehelm.mandates.council.acts import acts, base, phrase


def verbs(text: str, item: bool = False) -> list[str]:
    return [act.verb for act in acts(text, item)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Requests UNMIX to lend boats;", ["requests"]),
        ("Further requests the Secretary-General to report;", ["further requests"]),
        ("Requests also the Secretary-General to report;", ["requests also"]),
        ("Condemns strongly the closing of the ferries;", ["condemns strongly"]),
        ("Once again urges the River League to talk;", ["once again urges"]),
        ("Calls, once again, on the River League to talk;", ["calls once again on"]),
        ("Calls in particular upon the River League to talk;", ["calls upon"]),
        ("Takes positive note of the works;", ["takes positive note"]),
        ("Takes note with appreciation of the works;", ["takes note with appreciation"]),
        ("Notes with growing concern that pilots are few;", ["notes with growing concern"]),
        ("Looks forward to the report;", ["looks forward to"]),
        ("Encourages further talks;", ["encourages"]),
        ("*Urges* the River League to talk;", ["urges"]),
        ("Acting under Chapter VII of the Charter, decides to lift the ban;", ["decides"]),
        ("Recalling its resolution 9054 (2030), reaffirms the duty of all to help;", ["reaffirms"]),
        ("Earmarks the ferry fund for repairs, and requests UNMIX to spend it;", ["earmarks", "requests"]),
    ],
)
def test_the_verb_that_a_paragraph_begins_with_keeps_its_adverb(text: str, found: list[str]) -> None:
    assert verbs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Expresses its intent, should the ferries stand idle, to return to it;", "expresses its intent"),
        ("Expresses serious concern about the ferries;", "expresses serious concern"),
        ("Expresses its full support to UNMIX;", "expresses its full support"),
        ("Expresses, accordingly, its readiness to act;", "expresses its readiness"),
        ("Expresses once again its deep regret over the loss;", "expresses once again its deep regret"),
        ("Expresses a strong sense of urgency over it;", "expresses a strong sense of urgency"),
    ],
)
def test_what_the_council_expresses_stands_with_the_verb(text: str, found: str) -> None:
    assert verbs(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Welcomes the report and requests UNMIX to publish it;", ["welcomes", "requests"]),
        (
            "Welcomes the talks in Ford, urges the parties to go on, and calls on donors to pay;",
            ["welcomes", "urges", "calls on"],
        ),
        ("Notes the flood; and, to this end, decides to send boats;", ["notes", "decides"]),
        ("Welcomes the works and in that regard encourages UNMIX to go on;", ["welcomes", "encourages"]),
        ("Commends the pilots, and urges donors to pay them;", ["commends", "urges"]),
        (
            "Stresses, in this respect, that boats are few, and strongly urges all to help;",
            ["stresses", "strongly urges"],
        ),
    ],
)
def test_every_further_verb_of_the_council_is_found(text: str, found: list[str]) -> None:
    assert verbs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Recalls its requests and demands of the parties, and the calls made by others;",
        "Recalls the statement which welcomes the talks and calls on the parties to go on;",
        "Recalls that UNMIX supports and encourages the talks;",
        "Recalls the ferry rules, its requests for boats and notes by pilots;",
        "Recalls the talks, noting the flood, while stressing the need for boats;",
        "Recalls that it condemns and deplores the closing of the ferries;",
    ],
)
def test_verbs_and_nouns_of_others_are_none(text: str) -> None:
    assert verbs(text) == ["recalls"]


def test_each_act_has_its_own_words_and_their_place() -> None:
    text = "Welcomes the report, and further requests UNMIX to publish it;"
    first, second = acts(text)
    assert first.text == "Welcomes the report"
    assert second.text == "further requests UNMIX to publish it"
    assert all(text[act.start : act.end] == act.text for act in (first, second))


def test_an_item_holds_no_act_unless_the_council_acts_in_it() -> None:
    assert verbs("to watch over the ferries, monitors and supports;", item=True) == []
    assert verbs("requests for boats, and help with them;", item=True) == []
    assert verbs("establishes a timetable;", item=True) == ["establishes"]
    assert verbs("Decides that UNMIX shall lend boats;", item=True) == ["decides"]
    assert verbs("lend boats, and requests the Secretary-General to report;", item=True) == ["requests"]


def test_words_without_a_verb_of_the_council_hold_no_act() -> None:
    assert verbs("") == verbs("boats and ferries") == verbs("Deeply troubled by the flood;") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Recalling its resolutions,", "Recalling"),
        ("Reaffirming also its support,", "Reaffirming also"),
        ("*Strongly condemning* the closing,", "Strongly condemning"),
        ("Expressing grave concern about the flood,", "Expressing grave concern"),
        ("Taking note of the report,", "Taking note"),
        ("Noting with concern that boats are few,", "Noting with concern"),
        ("Deeply concerned by the flood,", "Deeply concerned"),
        ("Having considered the report,", "Having considered"),
        ("Mindful of the flood,", "Mindful"),
        ("The river and its banks,", None),
    ],
)
def test_a_preambular_paragraph_has_the_phrase_it_begins_with(text: str, found: str | None) -> None:
    assert phrase(text) == found


def test_a_verb_is_known_below_its_adverbs() -> None:
    assert base("further calls once again upon") == "calls"
    assert base("takes note with appreciation") == "takes note"
    assert base("expresses its full support") == "expresses"
    assert base("earmarks") is None


@pytest.mark.parametrize(
    "words", ["strongly ", "also, ", "in this regard, ", "Expresses its deep ", "and ", "calls, "]
)
def test_words_that_repeat_without_end_are_read_at_once(words: str) -> None:
    assert len(acts(words * 3000)) <= 3000
    phrase(words * 3000)


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Appeals in the strongest terms to both parties to stop;", ["appeals to"]),
        ("Determines that it is a threat, and imposes, for a year, the measures;", ["determines", "imposes"]),
        ("Requests a report, and mandates UNMIX to help;", ["requests", "mandates"]),
        (
            "Lifts the ban, terminates the measures and dissolves the Group;",
            ["lifts", "terminates", "dissolves"],
        ),
        ("Commits itself, pledges support and empowers the Panel;", ["commits", "pledges", "empowers"]),
        ("Reauthorizes the force and modifies paragraph 3;", ["reauthorizes", "modifies"]),
        ("Notes the plans, mandates and pledges of donors;", ["notes"]),
    ],
)
def test_rare_verbs_are_the_councils_before_their_object_alone(text: str, verbs: list[str]) -> None:
    assert [act.verb.lower() for act in acts(text)] == verbs
