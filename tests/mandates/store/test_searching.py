"""Search: by words on either database, and by what the Council does, to whom, about what."""

from dataclasses import replace

import pytest
from django.db import connection

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import store
from bluehelm.mandates.rows import Text
from bluehelm.mandates.store import Asked, words
from tests.mandates.store.mandatemaking import CONTENT, FIRST, NEXT, OTHER_CONTENT, SECOND, TEXT, paragraph


def paths(said: str = "", **asked: object) -> list[str]:
    found = store.search(Asked(said, **asked))  # type: ignore[arg-type]
    assert found.total == len(found.hits)
    return [hit.path for hit in found.hits]


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("lanterns", {"2(a)"}),
        ("LANTERN protected", {"2(a)"}),  # stems, whatever the case
        ("protects lanterns oil", set()),  # each must be there
        ('"report on threats"', {"4"}),
        ('"threats on report"', set()),
        ("threat -report", {"2(a)"}),
        ("Cote-Haute", {"2(a)"}),
        ("côte", {"2(a)"}),
        ("of", {"2(a)", "2(b)", "3"}),  # no word is too common to be looked for
        ("resolution 9000", {"1"}),
        ("S/RES/1", set()),
        ("S/RES/9000", {"1"}),
        ("' or 1=1 --", set()),
        ('"', set()),
        ("*", set()),
    ],
)
def test_words_are_found(said: str, expected: set[str]) -> None:
    assert set(paths(said, kind="operative")) == expected


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "said", ["S/RES/1325", "s/res/1325 -oil", '"S/RES/1325 (2000)"', "S/RES/1325 (2000)"]
)
def test_a_symbol_finds_who_cites_the_resolution(said: str) -> None:
    cited = paragraph(1, "Recalls its resolutions 1320 (2000), 1325 (2000) and 1327 (2000)")
    other = paragraph(2, "Decides to send 1325 lanterns in 2000")
    store.save(replace(TEXT, operative=(cited, other), tasks=()), CONTENT, "first.txt", None)
    assert paths(said) == ["1"]


@pytest.mark.usefixtures("saved")
def test_a_search_that_only_says_what_must_not_be_there_is_refused() -> None:
    with pytest.raises(BadInput, match="add a word that must"):
        store.search(Asked("-oil"))


@pytest.mark.usefixtures("saved")
def test_the_words_found_are_marked_in_their_surroundings() -> None:
    hit = store.search(Asked("protecting threat")).hits[0]
    assert [found for found, marked in hit.snippet if marked] == ["protect", "threats"]
    assert "".join(found for found, _ in hit.snippet) in TEXT.operative[2].text


@pytest.mark.usefixtures("saved")
def test_without_words_a_hit_shows_how_the_paragraph_begins() -> None:
    hit = store.search(Asked(verb="calls upon")).hits[0]
    assert hit.snippet == ((TEXT.operative[4].text, False),)
    assert (hit.symbol, hit.section, hit.verbs) == (FIRST, "Lanterns", ("calls upon",))


@pytest.mark.usefixtures("saved")
def test_provisions_are_found_by_verb_and_addressee_in_any_case() -> None:
    assert paths(verb="requests") == ["4", "5"]
    assert paths(verb="Further requests") == ["4"]
    assert paths(verb="quest") == []
    assert paths(verb="calls") == paths(verb="calls upon") == ["3"]
    assert paths(verb="recalling") == ["1"]
    assert paths(addressee="secretary-general", verb="requests") == ["4", "5"]
    assert paths(addressee="Secretary") == []
    assert paths(verb="encourages") == ["2(b)"]  # an item, by the act that governs it


@pytest.mark.usefixtures("saved")
def test_provisions_are_found_by_task_and_actor() -> None:
    assert paths(task="CivProtect") == ["2(a)"]
    assert paths(task="CivProtect/secure", actor="unmix") == ["2(a)"]
    assert paths(task="CivProtect/monitor") == []
    assert paths(task="Civ") == []
    assert paths(actor="UNMIX") == ["2(a)", "2(b)"]
    assert paths("schools", actor="UNMIX") == ["2(b)"]


@pytest.mark.usefixtures("saved")
def test_texts_are_narrowed_by_year_mission_and_kind_and_the_latest_come_first() -> None:
    store.save(NEXT, OTHER_CONTENT, "next.txt", None)
    assert [hit.symbol for hit in store.search(Asked(verb="calls upon")).hits] == [SECOND, FIRST]
    assert paths("oil", kind="preambular", year=2031) == ["1"]
    assert paths("oil", year=2030) == paths("oil", status="draft") == []
    assert paths("oil", status="draft") == []
    assert paths("oil", mission="UNOTHER") == []
    assert paths("bridges", mission="unmix") == paths("bridges", mission="UNMIX")


@pytest.mark.usefixtures("db")
def test_the_nearest_come_first_and_pages_follow_each_other() -> None:
    said = ("oil, oil and more oil", "oil and lanterns and bridges and rivers and a good many other words")
    many = Text(
        "S/1",
        None,
        "adopted",
        None,
        None,
        None,
        None,
        operative=tuple(map(paragraph, (1, 2), reversed(said))),
    )
    plain = replace(many, operative=tuple(replace(one, section=None) for one in many.operative))
    store.save(plain, CONTENT, "oil.txt", None)
    assert paths("oil") == ["2", "1"]
    assert [hit.path for hit in store.search(Asked("oil"), limit=1, offset=1).hits] == ["1"]
    assert store.search(Asked("oil"), limit=1).total == 2


@pytest.mark.usefixtures("db")
def test_a_bare_heading_comes_behind_the_paragraphs_that_say_something() -> None:
    said = {
        "1": "Decides that the keepers have these tasks:",
        "1(a)": "Oil of the lighthouses",
        "1(a)(i)": "To bring oil to the lighthouses of the northern coast before the winter comes;",
        "1(b)": "Oil of the boats",
        "1(c)": "To count oil,",
        "1(c)(i)": "barrel by barrel;",
    }
    operative = tuple(
        replace(paragraph(1, words, path=path, parent=None if path == "1" else "1"), section=None)
        for path, words in said.items()
    )
    text = Text("S/1", None, "adopted", None, None, None, None, operative=operative)
    store.save(text, CONTENT, "oil.txt", None)
    found = paths("oil")
    assert found[-1] == "1(a)"  # 1(b) has no items, 1(c) goes on in its own
    assert found.index("1(a)(i)") < found.index("1(a)")
    assert set(found) == {"1(a)", "1(a)(i)", "1(b)", "1(c)"}


@pytest.mark.usefixtures("saved")
def test_what_was_superseded_or_changed_is_not_found_any_more() -> None:
    store.save(replace(TEXT, operative=TEXT.operative[3:]), CONTENT, "first.txt", None)
    assert paths("lanterns") == []
    row = tables.Provision.objects.get(path="5")
    row.words = "Requests a candle"
    row.save()
    assert paths("candles") == ["5"]
    assert paths("letter") == []


@pytest.mark.usefixtures("saved")
def test_there_is_something_to_choose_from() -> None:
    found = store.choices()
    assert found.verbs == ("calls", "decides", "encourages", "requests")
    assert found.tasks == ("CivProtect", "EcDevelop")
    assert (found.actors, found.years, found.missions) == (("UNMIX",), (2031,), ("UNMIX",))
    assert "Government of Ix" in found.addressees


def test_an_sqlite_without_full_text_search_is_told(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL always has it")
    monkeypatch.setitem(words.PREPARE, "sqlite", ("create virtual table other using fts55(words)",))
    with pytest.raises(Refused, match="FTS5"):
        words.prepare()
