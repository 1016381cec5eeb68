"""States drawn out of sentences: done, not done, ended, or only intended. All sentences are invented."""

import pytest

from bluehelm.checks.facts.states import DONE, NOT_DONE, Claim, claims
from bluehelm.plans.wording import stems
from tests.checks.invented import text


def drawn(sentence: str) -> list[Claim]:
    return list(claims(text(f"1. {sentence}")))


@pytest.mark.parametrize(
    ("sentence", "act", "state"),
    [
        ("The contract for the ferry was signed.", "sign", DONE),
        ("The contract for the ferry was not signed.", "sign", NOT_DONE),
        ("The contract for the ferry had been finalized.", "close", DONE),
        ("The contract for the ferry was discontinued.", "suspend", NOT_DONE),
        ("The contract for the ferry was no longer suspended.", "suspend", DONE),
    ],
)
def test_a_clause_claims_what_was_done_with_its_thing(sentence: str, act: str, state: str) -> None:
    (claim,) = drawn(sentence)
    assert (claim.act, claim.state) == (act, state)
    assert stems("contract ferry") <= claim.words


@pytest.mark.parametrize(
    "sentence",
    [
        "The council planned to sign the contract.",
        "The contract should be signed.",
        "The law on Signed Contracts is old.",
        "Many ferries arrived.",
        "Pursuant to the signed contract the boats sailed.",
    ],
)
def test_what_is_intended_a_name_or_an_adjective_claims_nothing(sentence: str) -> None:
    assert drawn(sentence) == []


def test_a_cause_names_what_was_done_without_a_verb() -> None:
    (claim,) = drawn("The ferry did not sail owing to the postponement of the contract.")
    assert claim.state == NOT_DONE
    assert stems("ferry") <= claim.words


def test_each_clause_of_a_sentence_claims_for_itself() -> None:
    found = drawn("The treaty was signed; the contract for the ferry was not signed.")
    assert [claim.state for claim in found] == [DONE, NOT_DONE]
    assert not stems("treaty") & found[1].words
