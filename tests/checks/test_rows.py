"""A finding keeps its id in a new version of its document, and says itself in both languages."""

import string
from dataclasses import replace

import pytest

from bluehelm.checks.rows import FAMILIES, SEVERITIES, Finding, to_json, words
from bluehelm.checks.rules import NEEDED, every
from bluehelm.record import vocab
from tests.checks import invented

LANGUAGES = ("en", "fr")
PARTS = ("title", "found", "expected", "why")
RULES = [f"{family}.{name}" for family in FAMILIES for name in vocab.read(f"findings_{family}")]
REPORT = """Report of the council of Zamara

A lantern was lit on 3 May 2031.

2. The bridge of Zamara was closed on 4 May 2031 by the council."""


def finding(body: str, name: str = "report.txt", figure: str = "4 May 2031") -> Finding:
    text = invented.text(body, name=name)
    told = next(sentence for sentence in text.sentences if "bridge" in sentence.text)
    return Finding(
        "conflict.dates",
        "error",
        (text.at(told, figure),),
        {"first": figure, "second": "5 May", "what": "bridge"},
    )


def test_the_id_stays_when_numbers_names_and_other_sentences_change() -> None:
    first = finding(REPORT)
    later = REPORT.replace("2. The", "47. The").replace(
        "A lantern was lit on 3 May 2031.", "1. Nothing.\n\nII. Bridges"
    )
    assert finding(later, "report_rev1.txt").id == first.id
    assert finding(REPORT.replace("The bridge", "the bridge")).id == first.id


def test_the_id_changes_with_the_figures_the_sentence_and_the_rule() -> None:
    first = finding(REPORT)
    others = (
        finding(REPORT.replace("4 May", "6 May"), figure="6 May 2031"),
        finding(REPORT.replace("by the council", "by the ferry companies")),
        replace(first, rule="conflict.states"),
        replace(first, values={"first": "4 May 2031", "second": "7 May", "what": "bridge"}),
    )
    assert len({first.id, *(other.id for other in others)}) == 5


def test_the_id_does_not_change_with_severity_weight_or_marks() -> None:
    first = finding(REPORT)
    place = replace(first.where[0], marks=(), section="IV", source="line 900", quote="Said otherwise.")
    assert replace(first, severity="note", weight=0.1, where=(place,)).id == first.id


def test_the_json_is_the_contract_with_the_marks_beside_it() -> None:
    entry = to_json(finding(REPORT))
    assert list(entry) == ["id", "rule", "severity", "where", "found", "expected", "why"]
    (place,) = entry["where"]
    assert place["document"] == "report.txt"
    assert place["paragraph"] == "2"
    assert place["quote"] == "The bridge of Zamara was closed on 4 May 2031 by the council."
    assert place["marks"] == ["4 May 2031"]
    assert "anchor" not in place


@pytest.mark.parametrize("rule", sorted({*RULES, *every()}))
def test_each_rule_has_its_words_in_both_languages_with_the_same_places(rule: str) -> None:
    entry = words(rule)
    assert set(entry) == set(PARTS)
    for part in PARTS:
        assert set(entry[part]) == set(LANGUAGES)
        assert all(entry[part][language].strip() for language in LANGUAGES)
        places = [
            {
                name.removesuffix("_fr")
                for _, name, _, _ in string.Formatter().parse(entry[part][language])
                if name
            }
            for language in LANGUAGES
        ]
        assert places[0] == places[1], f"{rule}, {part}: the languages have other places"
        assert part != "title" or not places[0], f"{rule}: a title holds no value"


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_fills_every_place_of_its_words(rule: str) -> None:
    entry = words(rule)
    said = [entry[part][language] for part in PARTS for language in LANGUAGES]
    places = {name for line in said for _, name, _, _ in string.Formatter().parse(line) if name is not None}
    full = Finding(rule, "note", (), dict.fromkeys(places, "value"))
    for part in PARTS[1:]:
        for language in LANGUAGES:
            assert "{" not in full.said(part, language)


def test_families_severities_and_needs_have_their_words() -> None:
    terms = vocab.read("findings")
    assert tuple(terms["families"]) == FAMILIES
    assert tuple(terms["severities"]) == SEVERITIES
    assert set(terms["needs"]) == set(NEEDED)
    for group in terms.values():
        assert all(set(entry) == set(LANGUAGES) for entry in group.values())


def test_no_words_stand_in_the_vocabulary_without_a_rule_and_no_rule_without_a_family() -> None:
    assert {rule.partition(".")[0] for rule in every()} <= set(FAMILIES)
