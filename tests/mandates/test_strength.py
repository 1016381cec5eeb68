"""How strongly verbs bind."""

from pathlib import Path

from bluehelm.mandates.council import strength
from bluehelm.mandates.council.acts import acts, verbs
from bluehelm.record import vocab


def test_the_order_is_that_of_the_field() -> None:
    order = [
        "takes note",
        "welcomes",
        "stresses",
        "invites",
        "encourages",
        "calls upon",
        "urges",
        "requests",
        "demands",
        "decides",
    ]
    ranks = [strength.rank(verb) for verb in order]
    assert ranks == sorted(ranks) == list(range(len(strength.ladder())))  # type: ignore[type-var]


def test_an_adverb_never_lifts_a_verb_over_its_rank() -> None:
    assert strength.rank("strongly urges") == strength.rank("urges") == strength.rank("urges once again")
    assert strength.rank("further requests") == strength.rank("requests also") == strength.rank("asks")
    assert strength.rank("authorizes") == strength.rank("further decides")


def test_a_verb_that_is_not_on_the_list_has_no_rank() -> None:
    assert strength.rank("earmarks") is None


def test_what_is_said_again_weighs_as_it_did() -> None:
    (call,) = acts("Reiterates its call upon the parties to talk;")
    (demand,) = acts("Reiterates its earlier demand that the parties talk;")
    (appeal,) = acts("Renews its appeal to donors to pay;")
    (support,) = acts("Reiterates its support to the parties;")
    assert strength.of(call) == strength.rank("calls upon")
    assert strength.of(demand) == strength.rank("demands")
    assert strength.of(appeal) == strength.rank("appeals to")
    assert strength.of(support) == strength.rank("reiterates")


def test_every_rung_has_its_verbs_and_its_reason_in_both_languages() -> None:
    rungs = strength.ladder()
    assert [rung.rank for rung in rungs] == list(range(len(rungs)))
    for rung in rungs:
        assert rung.verbs
        assert all(rung.words[language] and rung.why[language] for language in ("en", "fr"))
    assert sum(len(rung.verbs) for rung in rungs) == len(vocab.read("council_verbs")["verbs"])


def test_whom_a_verb_addresses_is_said_of_verbs_on_the_list() -> None:
    rows = vocab.read("council_verbs")
    for kind in ("asks", "holds", "again", "thanks"):
        assert set(rows[kind]) <= set(verbs()) | {"repeats"}


def test_the_manual_shows_every_rung_with_its_verbs() -> None:
    page = Path(__file__).parents[2] / "docs" / "explanation" / "reading-mandates.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    for rung in strength.ladder():
        assert f"| {rung.rank} | {', '.join(rung.verbs)} | {rung.why['en']} |" in lines
