import pytest

from bluehelm.mandates.rows import MODALITIES
from bluehelm.mandates.tasks.classify import rules
from bluehelm.record import vocab

from .task_making import kinds, told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to observe and monitor the ceasefire;", {("Ceasefire", "monitor")}),
        ("to protect civilians under imminent threat of violence;", {("CivProtect", "secure")}),
        ("to assist the Government in holding elections;", {("ElectAssist", "assist")}),
        ("to monitor, help investigate and report on abuses of human rights;", {("HumanRights", "monitor")}),
        ("to promote and protect human rights;", {("HumanRights", "assist")}),
        ("to train the Ixian police;", {("PoliceReform", "assist")}),
        (
            "to support security sector reform;",
            {("PoliceReform", "assist"), ("MilitaryReform", "assist")},
        ),
        (
            "to help create the security conditions for humanitarian assistance;",
            {("HumanRelief", "secure")},
        ),
        ("to clear mines along the road;", {("Demining", "assist")}),
        ("to protect United Nations personnel;", set()),
    ],
)
def test_kind_and_modality_are_told_by_the_words(words: str, expected: set[tuple[str, str]]) -> None:
    assert kinds(words) == expected


def test_ddr_is_two_kinds_and_the_needs_of_children_a_third() -> None:
    found = {kind for kind, _ in kinds("to carry out DDR of former combatants, with care for children;")}
    assert found == {"DisarmDemob", "Reintegration", "ChildRights"}


def test_a_concern_across_the_mandate_makes_no_task_of_what_is_named_beside_it() -> None:
    (found,) = told(
        "Requests UNMIX to take fully into account gender considerations as a cross-cutting issue, including "
        "in the demobilization of fighters and the reform of the army"
    )
    assert {each.task for each in found.categories} == {"Gender"}


def test_what_the_mission_is_encouraged_to_do_is_encouraged() -> None:
    (found,) = told("Encourages UNMIX to support the border police of Ix")
    assert {each.modality for each in found.categories} == {"encouraged"}


def test_each_kind_comes_with_its_rule_its_words_and_a_confidence() -> None:
    (found,) = told("Requests UNMIX to support the Ixian prisons")
    (category,) = found.categories
    assert category.rule == "CorrectionsReform.prisons"
    assert category.evidence == "prisons"
    assert 0 < category.confidence < 1


def test_what_excludes_a_kind_spoils_only_the_place_where_it_stands() -> None:
    words = "to have the formed police units of UNMIX guard the port and to train the police of Ix;"
    assert ("PoliceReform", "assist") in kinds(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("To perform basic civilian administrative functions in Ix;", "StateAuthority"),
        ("To supervise the area of separation and the areas of limitation;", "Demil"),
        ("To stop the smuggling of weapons and ammunition into Ix;", "ControlSALW"),
        ("To train prison staff and to better detention conditions;", "CorrectionsReform"),
        ("To identify and register voters in Ix;", "ElectAssist"),
        ("To help build the security institutions of Ix;", "PoliceReform"),
        ("To advise on the future constitution of Ix;", "LegalReform"),
        ("To secure the release of political prisoners in Ix;", "HumanRights"),
    ],
)
def test_kinds_are_told_in_words_of_every_time(words: str, kind: str) -> None:
    assert kind in {each for each, _ in kinds(words)}


@pytest.mark.parametrize(
    "words", ["To guard the harvest after the elections;", "To guard Ix during the electoral period;"]
)
def test_elections_that_only_tell_the_time_are_no_task(words: str) -> None:
    assert kinds(words) == set()


def test_the_heading_of_the_next_item_tells_no_kind_of_this_one() -> None:
    words = (
        "To train the judges of Ix in the capital and in the valleys of the north, Assistance to elections"
    )
    assert {each for each, _ in kinds(words)} == {"JusticeReform"}


def test_every_rule_is_of_a_known_kind_and_every_kind_has_a_rule() -> None:
    assert {rule.task for rule in rules()} == set(vocab.terms("pema"))
    assert {rule.usual for rule in rules()} <= set(MODALITIES)
    assert all(rule.takes <= set(MODALITIES) for rule in rules())


def test_every_kind_has_its_name_in_english_and_french() -> None:
    for term in vocab.terms("pema"):
        assert vocab.word("pema", term, "en")
        assert vocab.word("pema", term, "fr")
