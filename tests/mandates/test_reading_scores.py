"""How readings are held against keys: counted on an invented text."""

from collections import Counter
from typing import Any

import pytest

from benchmarks.mandates import scoring
from bluehelm.mandates.rows import OPERATIVE, PREAMBULAR, Act, Provision, Section, Text


def provision(kind: str, path: str, *verbs: str, phrase: str | None = None) -> Provision:
    acts = tuple(Act(verb, ("UNMIX",), verb, 0, len(verb)) for verb in verbs)
    return Provision(kind, path, 1, path, "", 0, None, None, phrase=phrase, acts=acts)


def text(*operative: Provision) -> Text:
    preamble = (provision(PREAMBULAR, "1", phrase="Recalling"),)
    sections = (Section("UNMIX’s mandate", 1, "1", "1", None),)
    return Text(
        "S/2031/7",
        None,
        "draft",
        None,
        "UNMIX",
        None,
        None,
        sections,
        preambular=preamble,
        operative=operative,
    )


def key(*operative: dict[str, Any]) -> dict[str, Any]:
    entries = [{"addressees": ["UNMIX"], **one} for one in operative]
    headings = [{"title": "UNMIX's mandate", "before": "1"}]
    return {"symbol": "S/2031/7", "headings": headings, "preambular": ["Recalling"], "operative": entries}


def test_a_score_says_what_is_missing_and_what_is_too_much() -> None:
    score = scoring.f1(Counter({("1", "urges"): 2}), Counter({("1", "urges"): 1, ("2", "decides"): 1}))
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert score.missing == Counter({("2", "decides"): 1})
    assert score.extra == Counter({("1", "urges"): 1})


def test_nothing_found_where_nothing_is_to_be_found_is_right() -> None:
    assert scoring.f1(Counter(), Counter()).f1 == 1.0


def test_a_reading_like_its_key_scores_one_in_all() -> None:
    read = text(provision(OPERATIVE, "1", "Decides", "urges"))
    scores = scoring.reading(read, key({"path": "1", "verbs": ["decides", "urges"]}))
    assert {name: score.f1 for name, score in scores.items()} == dict.fromkeys(scores, 1.0)


def test_a_verb_that_stands_twice_must_be_found_twice() -> None:
    read = text(provision(OPERATIVE, "1", "urges"))
    score = scoring.reading(read, key({"path": "1", "verbs": ["urges", "urges"]}))[scoring.VERBS]
    assert score.missing == Counter({("S/2031/7", "1", "urges"): 1})


@pytest.mark.parametrize(("verb", "right"), [("notes with concern", 1.0), ("notes", 1.0), ("regrets", 0.0)])
def test_either_form_of_a_verb_in_doubt_counts(verb: str, right: float) -> None:
    entry = {"path": "1", "verbs": ["notes with concern"], "or": {"notes with concern": ["notes"]}}
    assert scoring.reading(text(provision(OPERATIVE, "1", verb)), key(entry))[scoring.VERBS].f1 == right


@pytest.mark.parametrize("items", [(), (provision(OPERATIVE, "1#1"),)])
def test_an_optional_item_may_be_found_or_not(items: tuple[Provision, ...]) -> None:
    entries = ({"path": "1", "verbs": []}, {"path": "1#1", "verbs": [], "optional": True})
    scores = scoring.reading(text(provision(OPERATIVE, "1"), *items), key(*entries))
    assert scores[scoring.KINDS].f1 == 1.0


def test_the_same_path_of_two_texts_is_two_facts() -> None:
    read, entry = text(provision(OPERATIVE, "1", "urges")), key({"path": "1", "verbs": ["urges"]})
    other = {**entry, "symbol": "S/2031/8", "operative": [{**entry["operative"][0], "verbs": ["decides"]}]}
    score = scoring.together([(read, entry), (read, other)])[scoring.VERBS]
    assert (score.f1, list(score.missing)) == (0.5, [("S/2031/8", "1", "decides")])
