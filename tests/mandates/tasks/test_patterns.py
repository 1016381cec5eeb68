import pytest

from bluehelm.mandates.tasks import acronyms, modality
from bluehelm.mandates.tasks.patterns import plain, words


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("disarm*", "the disarmament of fighters", "disarmament"),
        ("mine (action|clear*)", "mine-clearance by hand", "mine-clearance"),
        ("protect* .. civilian*", "protect, with all means, civilians", "protect, with all means, civilians"),
        ("protect* .. civilian*", "protect the port; civilians may", None),
        ("ssr", "passrs", None),
        ("cease-fire*", "the ceasefire", "ceasefire"),
        ("1325", "resolution 1325 (2000)", "1325"),
    ],
)
def test_a_pattern_is_words_in_their_order(pattern: str, text: str, found: str | None) -> None:
    match = words([pattern]).search(text)
    assert (match[0] if match else None) == found


def test_plain_text_keeps_every_character_in_its_place() -> None:
    assert plain("Women’s – İ") == "Women’s – İ"
    assert plain("Women’s Groups") == "women's groups"


def test_the_nearest_verbs_before_the_object_tell_the_modality() -> None:
    text = "to support the courts and to observe, verify and assist in the count"
    assert modality.governing(text, text.index("courts")) == {"assist"}
    assert modality.governing(text, text.index("count", 20)) == {"monitor", "assist"}
    assert modality.governing("elections", 0) == frozenset()


def test_help_before_a_verb_that_monitors_does_not_make_it_assist() -> None:
    text = "to help investigate abuses"
    assert modality.governing(text, text.index("abuses")) == {"monitor"}


def test_an_acronym_that_the_text_defines_is_read_by_its_full_name() -> None:
    known = acronyms.meanings(["the Coast Gendarmerie of Ix (CGIX) and the Ixian Electoral Board (IEB)"])
    assert acronyms.read("to train the CGIX", known) == "to train the CGIX [police]"
    assert acronyms.read("to help the IEB", known) == "to help the IEB [electoral commission]"
    assert acronyms.read("to help UNMIX", known) == "to help UNMIX"
