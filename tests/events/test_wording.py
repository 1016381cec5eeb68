"""Sentences about incidents: no allegation is worded as a finding, in either language, whatever is known."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from itertools import product

import pytest

from bluehelm.events.wording import UNSTATED, Facts, act, asserts, heading, hedge, sentence
from bluehelm.record import vocab
from bluehelm.record.said import Harmed

STATES, STANDARDS = tuple(vocab.terms("incident_states")), tuple(vocab.terms("standards"))
KINDS, PARTIES = tuple(vocab.terms("incident_kinds")), tuple(vocab.terms("parties"))
LANGUAGES = ("en", "fr")
DAY = date(2031, 3, 4)
AMBUSH = Facts(
    DAY, DAY, "day", "ambush", "extremist_groups", "reported", "not_assessed",
    place="Ix", located="said", precision_km=1.0, cercle="Ansongo", region="Gao",
    harm=(Harmed("killed", 3, 4, 5, "civilian"), Harmed("injured", None, 1, None, "peacekeeper")),
)  # fmt: skip
# the indicative of French, which only what is verified may have
FACT = re.compile(r"\b(a été|ont été|a eu lieu)\b")


def everything() -> Iterator[Facts]:
    """Every state, standard, kind and perpetrator with each other; harm, place and days vary along."""
    harms = tuple(vocab.terms("harms"))
    people = tuple(
        product(vocab.terms("victims"), ("female", "male", "unknown"), ("adult", "child", "unknown"))
    )
    located = ("said", "decided", "found", "asked", "none", "near", "cercle", "withheld")
    numbers = ((None, None, None), (0, 1, 1), (2, None, None), (None, 7, None), (1, 1, 1), (None, None, 9))
    for n, (state, standard, kind, party) in enumerate(product(STATES, STANDARDS, KINDS, PARTIES)):
        status, sex, age = people[n % len(people)]
        other = PARTIES[n % len(PARTIES)] if n % 3 == 0 else ""
        harm = Harmed(harms[n % len(harms)], *numbers[n % len(numbers)], status, sex, age, other)
        yield replace(
            AMBUSH, state=state, standard=standard, kind=kind, perpetrator=party, located=located[n % 8],
            harm=(harm, *AMBUSH.harm)[n % 4 :], place=("Ix", "", "Aïoun")[n % 3],
            target=("", "civilian", "state_forces", "unidentified", "unknown")[n % 5],
            invented=n % 7 == 0, operation="Green" if n % 11 == 0 else "",
        )  # fmt: skip


def test_what_is_not_verified_always_begins_with_the_words_of_its_state() -> None:
    seen = 0
    for facts, language in product(everything(), LANGUAGES):
        told = sentence(facts, language)
        if facts.state == "verified":
            phrase = vocab.terms("standards")[facts.standard]["phrase"][language] or UNSTATED[language]
            assert told.casefold().startswith(phrase.casefold().removesuffix("e")), told
        else:
            adverb = vocab.terms("incident_states")[facts.state]["adverb"][language]
            assert told.casefold().startswith(f"{adverb},".casefold()), told
            assert language == "en" or FACT.search(told) is None, told
        seen += 1
    assert seen == 2 * len(STATES) * len(STANDARDS) * len(KINDS) * len(PARTIES)


def test_an_act_that_is_not_verified_is_alleged_and_the_standard_is_named() -> None:
    for facts, language in product(everything(), LANGUAGES):
        told = sentence(facts, language)
        if asserts(facts.state):
            assert "alleged" not in told
            assert "présumée" not in told
            continue
        for word in ("a violation", "an abuse"):
            assert not re.search(rf"\b{word}\b", told), told
        assert not re.search(r"\((violation|atteinte|violation ou atteinte)[ )](?!présumée|ou)", told), told
        if facts.standard != "not_assessed":
            assert vocab.word("standards", facts.standard, language) in told


def test_states_commit_violations_and_others_abuses() -> None:
    for party, entry in vocab.terms("parties").items():
        facts = replace(AMBUSH, kind="killing", perpetrator=party, harm=())
        english, french = sentence(facts, "en"), sentence(facts, "fr")
        assert ("violation" in english) is (entry["act"] in ("violation", "both")), english
        assert ("abuse" in english) is (entry["act"] in ("abuse", "both")), english
        assert ("atteinte" in french) is (entry["act"] in ("abuse", "both")), french
    assert act("state_forces", True, "en") == "a violation"
    assert act("community_militia", False, "fr") == "atteinte présumée"


def test_every_sentence_is_whole_and_well_spaced() -> None:
    for facts, language in product(everything(), LANGUAGES):
        told = sentence(facts, language)
        assert told[0] == told[0].upper()
        assert told.endswith(".")
        assert "None" not in told
        assert not re.search(r"  |\( | \)| ,|,,|\.\.|, \.| \.$", told), told
        if language == "fr":
            assert not re.search(r"[^\u00a0\u202f][:;!?»]|«[^\u00a0]", told), told
            assert not re.search(r"\b(de|le|que|la) [aeiouéèêAEIOUÉÈÊ]", told.replace("le 1", "")), told


def test_invented_data_say_so_in_the_sentence() -> None:
    assert "(invented data)" in sentence(replace(AMBUSH, invented=True), "en")
    assert "(données inventées)" in sentence(replace(AMBUSH, invented=True), "fr")


@pytest.mark.parametrize(
    ("first", "last", "precision", "english", "french"),
    [
        (DAY, DAY, "day", "on 4 March 2031,", "le 4 mars 2031,"),
        (date(2031, 4, 1), date(2031, 4, 1), "day", "on 1 April 2031,", "le 1er avril 2031,"),
        (
            date(2031, 2, 27),
            date(2031, 3, 2),
            "days",
            "from 27 February to 2 March 2031",
            "du 27 février au 2 mars",
        ),
        (
            date(2031, 3, 3),
            date(2031, 3, 9),
            "week",
            "between 3 and 9 March 2031",
            "entre le 3 et le 9 mars 2031",
        ),
        (date(2031, 3, 1), date(2031, 3, 31), "month", "in March 2031,", "en mars 2031,"),
        (
            date(2031, 3, 1),
            date(2031, 3, 10),
            "month",
            "between 1 and 10 March",
            "entre le 1er et le 10 mars",
        ),
        (date(2031, 1, 1), date(2031, 12, 31), "year", "in 2031,", "en 2031,"),
        (
            date(2030, 12, 30),
            date(2031, 1, 2),
            "week",
            "30 December 2030 and 2 January 2031",
            "2030 et le 2 janvier",
        ),
        (DAY, date(2031, 3, 6), "day", "between 4 and 6 March", "entre le 4 et le 6 mars"),
    ],
)
def test_a_day_is_told_as_precisely_as_it_is_known(
    first: date, last: date, precision: str, english: str, french: str
) -> None:
    facts = replace(AMBUSH, first=first, last=last, day_precision=precision)
    assert english in sentence(facts, "en").replace("\u00a0", " ")
    assert french in sentence(facts, "fr").replace("\u00a0", " ")


def test_an_hour_is_told_only_of_a_day() -> None:
    assert "at 14:05 (UTC)" in sentence(replace(AMBUSH, clock=time(14, 5)), "en")
    assert "à 14\u00a0h\u00a005 (UTC)" in sentence(replace(AMBUSH, clock=time(14, 5)), "fr")


@pytest.mark.parametrize(
    ("place", "located", "km", "english", "french"),
    [
        ("Ix", "said", 1.0, "in Ix (cercle of Ansongo)", "à Ix (cercle d’Ansongo)"),
        ("Ix", "found", 6.0, "near Ix (cercle", "près d’Ix (cercle"),
        ("Ix", "said", None, "in or near Ix", "à Ix ou dans les environs"),
        ("Ix", "said", 60.0, "in the cercle of Ansongo", "dans le cercle d’Ansongo"),
        ("5 km north of Ix", "decided", 2.0, "given as “5 km north of Ix”", "«\u00a05 km north of Ix\u00a0»"),
        ("Ix", "asked", None, "given as “Ix”, not yet located", "«\u00a0Ix\u00a0», non encore localisé"),
        ("Ix", "near", 5.0, "near Ix", "près d’Ix"),
        ("Ix", "cercle", None, "in the cercle of Ansongo", "dans le cercle d’Ansongo"),
        ("Ix", "withheld", None, "at a place that is withheld", "en un lieu non divulgué"),
        ("Ansongo", "said", 1.0, "in Ansongo,", "à Ansongo,"),
    ],
)
def test_a_place_is_told_as_precisely_as_it_is_known(
    place: str, located: str, km: float | None, english: str, french: str
) -> None:
    facts = replace(AMBUSH, place=place, located=located, precision_km=km)
    assert english in sentence(facts, "en")
    assert french in sentence(facts, "fr")


def test_a_place_that_is_not_known_is_said_to_be_so() -> None:
    facts = replace(AMBUSH, place="", located="none", cercle="", region="")
    assert "at a place that is not known" in sentence(facts, "en")
    assert "en un lieu inconnu" in sentence(facts, "fr")
    assert "in the region of Gao" in sentence(replace(facts, region="Gao"), "en")


def test_harm_is_a_range_by_status_sex_and_age() -> None:
    assert sentence(AMBUSH, "en").replace("\u00a0", " ") == (
        "Reportedly, on 4 March 2031, in Ix (cercle of Ansongo), 3 to 5 civilians were killed and "
        "1 peacekeeper was injured in an ambush attributed to extremist groups."
    )
    assert sentence(AMBUSH, "fr").replace("\u00a0", " ") == (
        "Selon des informations non vérifiées, le 4 mars 2031, à Ix (cercle d’Ansongo), 3 à 5 civils "
        "auraient été tués et 1 Casque bleu aurait été blessé lors d’une embuscade attribuée "
        "à des groupes extrémistes."
    )


@pytest.mark.parametrize(
    ("harm", "english", "french"),
    [
        (
            Harmed("killed", 1, 1, 1, "civilian", "female", "child"),
            "1 civilian (a girl) was killed",
            "1 civil (une fille) a été tué",
        ),
        (
            Harmed("killed", 2, 2, 2, "unknown", "female", "adult"),
            "2 people of unknown status (women) were killed",
            "2 personnes de statut inconnu (femmes) ont été tuées",
        ),
        (
            Harmed("abducted", None, None, None, "fighter"),
            "an unknown number of fighters were abducted",
            "un nombre inconnu de combattants ont été enlevés",
        ),
        (
            Harmed("recruited", None, None, None),
            "an unknown number of children were",
            "un nombre inconnu d’enfants ont été recrutés",
        ),
        (
            Harmed("killed", 0, 1, 1),
            "0 to 1 people of unknown status were killed",
            "0 à 1 personne de statut inconnu a été tuée",
        ),
        (
            Harmed("injured", 4, None, None, "humanitarian"),
            "at least 4 humanitarian workers",
            "au moins 4 travailleurs",
        ),
        (
            Harmed("injured", None, None, 1, "civilian"),
            "up to 1 civilian was injured",
            "jusqu’à 1 civil a été blessé",
        ),
        (
            Harmed("displaced", 1200, 1200, 1200, "civilian"),
            "1,200 civilians were displaced",
            "1 200 civils ont été déplacés",
        ),
        (
            Harmed("livestock", 40, 40, 40),
            "40 head of livestock were taken",
            "40 têtes de bétail ont été volées",
        ),
    ],
)
def test_the_grammar_of_harm(harm: Harmed, english: str, french: str) -> None:
    facts = replace(AMBUSH, state="verified", standard="reasonable_grounds", harm=(harm,))
    plain = {"\u00a0": " ", "\u202f": " "}
    for language, expected in (("en", english), ("fr", french)):
        told = sentence(facts, language).translate(str.maketrans(plain))
        assert expected in told


def test_nobody_harmed_is_no_clause() -> None:
    facts = replace(AMBUSH, harm=(Harmed("killed", 0, 0, 0, "civilian"),))
    assert "an ambush attributed to extremist groups took place." in sentence(facts, "en")
    assert "aurait eu lieu." in sentence(facts, "fr")


def test_sources_that_differ_are_told() -> None:
    wide = {"killed": (2, 4, 9), "injured": (1, 1, 1)}
    told = sentence(replace(AMBUSH, wide=wide), "en")
    assert "were killed (sources differ: 2 to 9)" in told
    assert told.count("differ") == 1
    assert "(selon les sources\u00a0: 2 à 9)" in sentence(replace(AMBUSH, wide=wide), "fr")


def test_harm_by_another_perpetrator_keeps_its_own_word() -> None:
    harm = (Harmed("killed", 1, 1, 1, "civilian", perpetrator="state_forces"),)
    told = sentence(replace(AMBUSH, harm=harm, kind="killing"), "en")
    assert "(an alleged violation attributed to State forces)" in told
    assert "(an alleged abuse) attributed to extremist groups" in told


def test_those_not_identified_are_said_to_be_so() -> None:
    facts = replace(AMBUSH, perpetrator="unidentified")
    assert sentence(facts, "en").endswith("in an ambush, the perpetrators being unidentified.")
    assert sentence(facts, "fr").endswith("les auteurs n’étant pas identifiés.")
    assert "perpetrators" not in sentence(replace(facts, kind="accident"), "en")


def test_que_loses_its_vowel_before_another() -> None:
    facts = replace(AMBUSH, state="verified", standard="reasonable_grounds", last=date(2031, 3, 6))
    assert sentence(facts, "fr").startswith("Il existe des motifs raisonnables de croire qu’entre le 4")
    assert hedge("verified", "not_assessed", "en") == UNSTATED["en"]


def test_every_term_has_its_words() -> None:
    words = vocab.read("incident_wording")
    assert set(words["kinds"]) == set(KINDS)
    assert set(words["parties"]) == set(PARTIES)
    assert set(words["people"]) == set(vocab.terms("victims"))
    assert set(words["done"]) == set(vocab.terms("harms"))


def test_a_heading_claims_no_more_than_kind_day_and_place() -> None:
    assert heading(AMBUSH, "en").replace("\u00a0", " ") == "Ambush, 4 March 2031, Ix"
    assert heading(replace(AMBUSH, precision_km=60.0), "fr").endswith("cercle d’Ansongo")
