"""How far measures have come, as scorers see it, with every denominator."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.mandates.rows import Measure, Quantity
from bluehelm.record.models import Change, Mission, User
from tests.mandates.store.mandatemaking import EARLY, NEXT, OIL, OTHER_CONTENT
from tests.web.mandatepages import HERE, SignIn, opened, plain, read, sound

MEASURES = HERE + "measures/"
MANY = tuple(
    replace(OIL, text=f"Calls upon the Government of Ix to open gate {word}") for word in "abcdefghij"
)
ROLLS = Measure(
    "3",
    "Government of Ix",
    "Calls upon the Government of Ix to enrol at least 3,000 lamplighters",
    (
        Quantity(Decimal(3000), ">=", "lamplighters", "at least 3,000 lamplighters"),
        Quantity(Decimal(12), "<=", "months", "no more than 12 months"),
    ),
    date(2020, 3, 1),
)


@pytest.fixture
def measured(loaded: Mission) -> Mission:
    store.save(replace(EARLY, measures=(*EARLY.measures, ROLLS)), b"early", "early.txt", None)
    return opened(loaded)


def address(words: str = "oil") -> str:
    found = next(row for row in store.measures("UNMIX") if words in row.measure.text)
    return f"{MEASURES}{found.id}/"


def score(client: Client, where: str = "oil", **said: str) -> str:
    form = {"state": "under_way", "day": "2021-05-01", "evidence": "120 barrels came", "symbol": "", **said}
    return client.post(f"{address(where)}score/", form, follow=True).content.decode()


def given(n: int = -1) -> int:
    return store.scores("UNMIX")[n].id


def take_back(client: Client, one: int, why: str, where: str = "oil") -> str:
    return client.post(f"{address(where)}withdraw/{one}/", {"why": why}, follow=True).content.decode()


def test_measures_are_listed_with_quantity_and_deadline(measured: Mission, client: Client) -> None:
    page = plain(read(client, MEASURES))
    assert "3 measures; nobody scored one yet." in page
    assert "400 barrels of oil" in page
    assert "31 December 2031" in page


def test_a_score_is_kept_with_its_evidence_and_none_is_overwritten(
    measured: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    assert "The score was kept." in score(client)
    score(client, day="2021-06-01", evidence="no more came", symbol="S/2021/400")
    page = plain(score(client, state="done", day="2021-07-01", evidence="all came"))
    assert page.index("all came") < page.index("no more came") < page.index("120 barrels came")
    assert page.count("changed") == 2
    assert page.count("recorded on") == 3
    assert "measure scored" in read(client, HERE.replace("mandate/", "history/"))


def test_shares_show_what_they_are_shares_of(measured: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    score(client)
    page = plain(read(client, MEASURES))
    assert "under way 1 of 1 (100%)" in page
    assert "2 of 3 measures are not scored" in page
    earlier = plain(read(client, MEASURES + "?day=2021-04-30"))
    assert "under way 0" in earlier
    assert "3 of 3 measures are not scored" in earlier


def test_a_past_day_shows_what_was_said_up_to_then(
    measured: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    for day, state in (("2021-02-01", "not_begun"), ("2021-05-01", "done"), ("2021-07-01", "set_back")):
        score(as_(analyst), day=day, state=state)
    score(as_(colleague), day="2021-06-01", state="done")
    for day, told in (
        ("2021-03-01", "not begun 1 of 1 (100%)"),
        ("2021-06-01", "both know 1 of 3 measures and say the same of 1."),
        ("2021-07-01", "both know 1 of 3 measures and say the same of 0."),
    ):
        assert told in plain(read(as_(analyst), f"{MEASURES}?day={day}"))


def test_measures_of_a_later_text_are_left_out_of_a_past_day(measured: Mission, client: Client) -> None:
    other = replace(OIL, text="Calls upon the Government of Ix to mend the mill")
    store.save(replace(NEXT, measures=(OIL, other)), OTHER_CONTENT, "next.txt", None)
    page = plain(read(client, f"{MEASURES}?day=2021-05-01"))
    assert "3 measures; nobody scored one yet." in page
    assert "1 measure of a text after that day is left out." in page
    assert "the mill" not in page
    assert "the mill" in read(client, f"{MEASURES}?day=2032-05-01")


def test_two_scorers_stand_side_by_side_and_too_few_give_no_agreement(
    measured: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    score(as_(analyst))
    score(as_(analyst), "lamplighters")
    score(as_(colleague), state="done")
    page = plain(read(as_(analyst), MEASURES))
    assert "analyst and colleague both know 1 of 3 measures and say the same of 0." in page
    assert "Agreement cannot be computed: it takes 10 measures that both know." in page
    assert "Only analyst knows 1, only colleague 0; these are in no share." in page


def many(*states: tuple[User, list[str]]) -> None:
    """Ten measures, each scored so by each."""
    store.save(replace(EARLY, measures=MANY), b"early", "early.txt", None)
    for who, said in states:
        for row, state in zip(store.measures("UNMIX"), said, strict=True):
            store.score("UNMIX", row.id, state, date(2021, 5, 1), who, evidence="seen")


def test_agreement_is_given_from_ten_measures_on(
    loaded: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    many((analyst, ["set_back"] + ["done"] * 9), (colleague, ["set_back"] * 2 + ["done"] * 8))
    page = plain(read(as_(analyst), MEASURES))
    assert "both know 10 of 10 measures and say the same of 9." in page
    # by chance (1 * 2 + 9 * 8) / 100 = 0.74, so (0.9 - 0.74) / (1 - 0.74) = 0.615
    assert "They agree on 90%; chance alone would give 74%. Cohen's kappa (κ) is 0.62." in page


def test_one_state_for_all_gives_no_kappa_and_says_why(
    loaded: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    many((analyst, ["done"] * 10), (colleague, ["done"] * 10))
    page = plain(read(as_(analyst), MEASURES))
    assert "They agree on 100%; chance alone would give 100%." in page
    assert "Cohen's kappa cannot be computed: both gave every measure the same state." in page
    assert "Le kappa de Cohen ne peut être calculé" in read(as_(analyst), MEASURES, "fr")


def test_a_score_taken_back_takes_agreement_with_it(
    loaded: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    many((analyst, ["done"] * 10), (colleague, ["done"] * 10))
    store.withdraw_score(store.scores("UNMIX")[0].id, analyst, "of another gate")
    page = plain(read(as_(analyst), MEASURES))
    assert "both know 9 of 10 measures" in page
    assert "Only analyst knows 0, only colleague 1;" in page
    assert "Agreement cannot be computed" in page


def test_names_of_scorers_are_for_members(
    measured: Mission, analyst: User, as_: SignIn, client: Client
) -> None:
    score(as_(analyst))
    score(as_(analyst), state="done")
    take_back(client, given(), "of another month")
    client.logout()
    for where in (MEASURES, address()):
        page = read(client, where)
        assert "analyst" not in page
        assert "scorer 1" in page
    assert "of another month" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"day": "2999-01-01"}, "is to come"),
        ({"day": "2019-02-28"}, "is before 2019-03-01"),
        ({"day": "soon"}, "Enter a valid date"),
        ({"evidence": " "}, "This field is required"),
        ({"evidence": "x" * 100_000}, "at most 2000 characters (it has 100000)"),
        ({"symbol": "S/" * 40}, "at most 64 characters"),
        ({"state": "perfect"}, "Select a valid choice"),
        ({"reached": "-1"}, "greater than or equal to 0"),
        ({"reached": "many"}, "Enter a number"),
        ({"reached": "NaN"}, "Enter a number"),
    ],
)
def test_a_refused_score_says_why(
    measured: Mission, analyst: User, as_: SignIn, said: dict[str, str], told: str
) -> None:
    page = score(as_(analyst), **said)
    assert told in page
    sound(page)
    assert store.scores("UNMIX") == ()


def test_a_score_sent_twice_is_kept_once(measured: Mission, analyst: User, as_: SignIn) -> None:
    score(as_(analyst))
    assert "You gave this very score already; nothing was added." in score(as_(analyst))
    assert len(store.scores("UNMIX")) == 1


def test_markup_in_a_score_is_shown_as_it_was_typed(measured: Mission, analyst: User, as_: SignIn) -> None:
    page = score(as_(analyst), evidence="<script>alert(1)</script> & <b>bold</b>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;" in page
    sound(page)


def test_a_number_partly_reached_says_of_how_much(measured: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    page = plain(
        score(
            client, "lamplighters", reached="2999", quantity="at least 3,000 lamplighters", day="2020-02-01"
        )
    )
    assert "2 999 against ≥ 3 000 lamplighters (99%) ◔ not reached" in page
    assert "2 999 against" in plain(read(client, MEASURES))
    page = plain(score(client, "lamplighters", reached="9.5", quantity="no more than 12 months"))
    assert "9.5 against ≤ 12 months ✓ reached" in page
    assert "Select a valid choice" in score(client, "lamplighters", reached="1", quantity="50 mills")
    assert "How much was reached" not in read(client, address("bridges"))
    assert "9,5 pour ≤ 12" in plain(read(client, MEASURES, "fr"))


def test_a_measure_past_its_deadline_says_whether_anybody_scored_it(
    measured: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    late = MEASURES + "?day=2021-05-01"
    page = plain(read(client, late))
    assert "past its deadline, not scored" in page
    assert "1 of 2 measures with a deadline is past it" in page
    assert "past its deadline" not in plain(read(client, MEASURES + "?day=2020-03-01"))  # the day itself
    score(client, "lamplighters", state="unknown")
    assert "past its deadline, not scored" in plain(read(client, late))
    score(client, "lamplighters", evidence="1,000 enrolled")
    page = plain(read(client, late))
    assert "past its deadline" in page
    assert "past its deadline, not scored" not in page
    assert "not done as anybody sees it; all of them are scored." in page
    score(client, "lamplighters", state="done", evidence="the roll")
    assert "past its deadline" not in plain(read(client, late))


def test_only_editors_score(measured: Mission, reader: User, stranger: User, as_: SignIn) -> None:
    assert "Keep the score" not in read(as_(reader), address())
    good = {"state": "done", "day": "2021-05-01", "evidence": "seen"}
    before = Change.objects.count()
    assert as_(reader).post(f"{address()}score/", good).status_code == 403
    assert as_(stranger).post(f"{address()}score/", good).status_code in (403, 404)
    outside = Client().post(f"{address()}score/", good)
    assert outside.status_code in (302, 403, 404)
    assert (store.scores("UNMIX"), Change.objects.count()) == ((), before)


def test_a_score_is_taken_back_with_a_reason_and_given_again(
    measured: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    score(client, state="done")
    assert "Withdraw it" in read(client, address())
    assert "This field is required" in take_back(client, given(), " ")
    assert "at most 2000 characters" in take_back(client, given(), "x" * 100_000)
    first = given()
    page = plain(take_back(client, first, "counted <b>twice</b>"))
    assert "The score was withdrawn; it stays visible." in page
    assert "by analyst counted &lt;b&gt;twice&lt;/b&gt;" in page
    assert "<s>done</s>" in read(client, address())
    assert "score withdrawn" in read(client, HERE.replace("mandate/", "history/"))
    assert "withdrawn already" in take_back(client, first, "again")
    assert "The score was kept." in score(client, state="done")
    assert "done 1 of 1 (100%)" in plain(read(client, MEASURES))
    sound(read(client, address()))


def test_who_may_not_take_a_score_back(
    measured: Mission, analyst: User, colleague: User, reader: User, stranger: User, as_: SignIn
) -> None:
    score(as_(analyst))
    before, one = Change.objects.count(), given()
    there = f"{address()}withdraw/{one}/"
    assert "Withdraw it" not in read(as_(colleague), address())
    assert "withdrawn by who gave it" in take_back(as_(colleague), one, "I doubt it")
    assert as_(reader).post(there, {"why": "x"}).status_code == 403
    assert as_(stranger).post(there, {"why": "x"}).status_code in (403, 404)
    assert Client().post(there, {"why": "x"}).status_code in (302, 403, 404)
    assert as_(analyst).post(f"{address('bridges')}withdraw/{one}/", {"why": "x"}).status_code == 404
    assert as_(analyst).get(there).status_code == 302
    assert (len(store.scores("UNMIX")), Change.objects.count()) == (1, before)


def test_the_forms_of_scores_cannot_be_forged(measured: Mission, analyst: User, as_: SignIn) -> None:
    score(as_(analyst))
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    for there in (f"{address()}score/", f"{address()}withdraw/{given()}/"):
        assert client.post(there, {"why": "x"}).status_code == 403


@pytest.mark.parametrize(("language", "word"), [("en", "under way"), ("fr", "en cours")])
def test_the_pages_are_sound_in_both_languages(
    measured: Mission, analyst: User, as_: SignIn, language: str, word: str
) -> None:
    client = as_(analyst)
    score(client)
    for where in (MEASURES, address(), address("lamplighters")):
        page = read(client, where, language)
        sound(page)
    assert word in read(client, MEASURES, language)
