"""The pictures: words, marks and notes in both languages, no script and nothing from outside."""

import re
from datetime import UTC, date, datetime

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.pictures import frame
from bluehelm.events.pictures.country import middle
from bluehelm.events.pictures.frame import classes, shade
from bluehelm.events.pictures.pictures import KINDS, picture
from bluehelm.events.pictures.saying import Frame, asked
from bluehelm.events.query import Query
from bluehelm.record import vocab
from bluehelm.record.places.gazetteer import mali
from tests.events.pictures.making import days, points

AT = datetime(2031, 5, 1, 12, 30, tzinfo=UTC)


def around(language: str = "en", query: Query | None = None) -> Frame:
    return Frame("UNMIX", query or Query(), "mission", AT, language)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_picture_says_what_it_shows(kind: str, language: str) -> None:
    query = Query(since=date(2031, 3, 1), kind=("ambush",))
    made = frame.svg(picture(kind, points(*days(0, 1, 9)), around(language, query)))
    title = {"en": "Incidents", "fr": "Incidents"}[language]
    assert made.startswith('<svg role="img"')
    assert f">{title}" in made
    assert {"en": "INVENTED", "fr": "INVENTÉ"}[language] in made
    assert {"en": "from 1 Mar 2031; kind: ambush", "fr": "embuscade"}[language] in made
    assert {"en": "As at 1 May 2031, 12:30 UTC", "fr": "Situation au 1er mai 2031"}[language] in made
    assert "<script" not in made
    assert " style=" not in made
    assert not re.search(r'(href|src)="(?!#)', made)


def test_the_map_says_whose_boundaries_these_are_and_what_is_not_in_them() -> None:
    nowhere = {"cercle": "", "region": "", "lat": None, "lon": None, "precision_km": None}
    told = picture("map", points({}, nowhere), around()).told
    assert "do not imply official endorsement" in told
    assert "before 2016" in told
    assert "Taoudénit" in told
    assert "In no cercle known: 1." in told


def test_incidents_without_a_day_are_counted_beside_the_picture() -> None:
    rough = {"first": date(2031, 3, 1), "last": date(2031, 3, 31), "day_precision": "month"}
    told = picture("calendar", points({}, rough), around()).told
    assert "known too roughly: 1." in told


def test_who_did_it_is_called_alleged() -> None:
    told = picture("curve", points({}), around(), by="perpetrator").told
    assert "alleged perpetrator" in told
    assert "as alleged" in told


def test_real_incidents_bear_no_mark_and_some_invented_ones_are_counted() -> None:
    assert "INVENTED" not in picture("calendar", points({"invented": False}), around()).told
    assert (
        "1 of these incidents are INVENTED"
        in picture("calendar", points({"invented": False}, {}), around()).told
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_found_is_drawn_too(kind: str) -> None:
    assert frame.svg(picture(kind, points(), around()))


def test_a_picture_is_written_as_png_too() -> None:
    assert frame.written(picture("calendar", points({}), around()), "png").startswith(b"\x89PNG")


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(BadInput, match="no picture 'pie'"):
        picture("pie", points({}), around())
    with pytest.raises(BadInput, match="svg or png"):
        frame.written(picture("calendar", points({}), around()), "gif")
    with pytest.raises(BadInput, match="'de' is not one of"):
        picture("calendar", points({}), around("de"))


def test_shades_are_none_for_none_and_more_for_more() -> None:
    lows = classes([0, 3, 40, 900])
    assert lows == (1, 20, 90, 300, 500)
    assert [shade(n, lows) for n in (0, 1, 19, 20, 900)] == [0, 1, 1, 2, 5]
    assert classes([0]) == ()


def test_every_condition_of_a_filter_is_said() -> None:
    query = Query(
        since=date(2031, 1, 1), until=date(2031, 2, 1), state=("verified",), target=("civilian", "mission"),
        cercle=("ML0506",), located=("asked",), box=(-5, 12, 1, 16), words="Kon",
        killed=3, provider=("ucdp",),
    )  # fmt: skip
    for language in ("en", "fr"):
        assert len(asked(query, language)) == 10
    assert "target: civilian or the mission" in asked(query, "en")


def test_every_middle_lies_well_within_its_boundary() -> None:
    for area in mali().areas.values():
        if area.rings and area.kind in ("cercle", "region"):
            lon, lat = middle(area.id)
            assert area.holds(lat, lon)


def test_every_word_of_the_pictures_is_in_both_languages() -> None:
    for term in vocab.terms("picture"):
        assert vocab.word("picture", term, "en")
        assert vocab.word("picture", term, "fr")
