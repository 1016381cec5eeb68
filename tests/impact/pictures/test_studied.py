"""Pictures of a study: figures in words, nothing a strict page would refuse, English and French."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from bluehelm.errors import BadInput
from bluehelm.impact.pictures import studied
from bluehelm.impact.pictures.rings import SHADES
from bluehelm.impact.pictures.windows import FILLS
from bluehelm.impact.study.answers import Placebo, Pretended, Study
from bluehelm.impact.telling import tables
from tests.impact.estimated import NOTHING
from tests.impact.studied import CURVE, EMPTY, LEADS, NAMES, PLACED, STUDY

SVG = "{http://www.w3.org/2000/svg}"
PARTS = ("grid", "lags", "curve", "groups", "leads", "placebos", "map")


def svg(part: str, language: str = "en", study: Study = STUDY) -> str:
    return studied.svg(study, language, NAMES, PLACED, (part,))


def texts(drawn: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_picture_is_told_and_runs_nothing(part: str, language: str) -> None:
    drawn = svg(part, language)
    root = ElementTree.fromstring(drawn)
    told = root.find(f"{SVG}desc")
    assert told is not None
    assert len(told.text or "") > 60
    for refused in ("<script", "style=", "<style", "href", "<image", "NaN", "undefined"):
        assert refused not in drawn


def test_what_there_is_nothing_to_draw_of_is_not_offered() -> None:
    assert tuple(studied.made(STUDY, "en", NAMES, PLACED)) == PARTS
    assert tuple(studied.made(EMPTY, "en", NAMES, None)) == ("grid", "lags")
    nothing = replace(STUDY, curve=replace(CURVE, rows=(NOTHING,)))
    assert "curve" not in studied.made(nothing, "en", NAMES, None)
    with pytest.raises(BadInput, match="no picture 'map'; there are grid, lags"):
        studied.svg(EMPTY, parts=("map",))


def test_the_curve_names_each_lag_and_where_half_is_gone() -> None:
    found = texts(svg("curve"))
    for shown in ("0 to 3 days", "0.45 (0.30 to 0.60) *", "half is gone: 6.2 days", "1.03 (0.80 to 1.30)"):
        assert shown in found
    assert "moitié disparue : 6,2 jours" in texts(svg("curve", "fr"))
    assert not any("half" in text for text in texts(svg("curve", study=_without_half())))


def _without_half() -> Study:
    return replace(STUDY, curve=replace(CURVE, half_life=None, first=-0.4))


def test_a_lag_without_figures_stands_in_words_and_the_fading_is_drawn() -> None:
    curve = replace(CURVE, rows=(*CURVE.rows[1:], NOTHING), first=-0.6)
    found = texts(svg("curve", study=replace(STUDY, curve=curve)))
    assert "not enough data" in found


def test_days_before_and_after_are_told_apart_by_form_and_the_response_is_marked() -> None:
    found = texts(svg("leads"))
    assert "the response" in found
    assert any("● observed" in text and "□ places of like history" in text for text in found)
    assert "−28" in found
    bare = tuple(replace(day, low=None, high=None) for day in LEADS.days)
    some = replace(LEADS, days=(*bare[:3], *LEADS.days[3:]))
    assert "NaN" not in svg("leads", study=replace(STUDY, leads=some))


def test_days_without_any_interval_are_not_drawn_and_have_no_table() -> None:
    bare = tuple(replace(day, low=None, high=None) for day in LEADS.days)
    little = replace(STUDY, leads=replace(LEADS, days=bare, p=None))
    assert "leads" not in studied.made(little, "en", NAMES, None)
    assert not any(table.caption.startswith("Day by day") for table in tables.every(little, "en"))
    assert any(table.caption.startswith("Day by day") for table in tables.every(STUDY, "en"))


def test_groups_stand_under_all_together_with_their_figures() -> None:
    found = texts(svg("groups"))
    assert found.count("all together") == 3
    assert "mission <b>" in found
    assert "1.60 (1.01 to 6.10) *" in found
    assert found.count("not enough data") == 2


def test_groups_whose_long_names_begin_alike_are_both_drawn() -> None:
    first, second = (replace(STUDY.groups[0], value="a" * 40 + end) for end in ("x", "y"))
    found = texts(svg("groups", study=replace(STUDY, groups=(first, second))))
    assert "a" * 33 + "…" in found
    assert "a" * 33 + "… (2)" in found


def test_false_and_true_stand_side_by_side() -> None:
    found = texts(svg("placebos"))
    assert "false: 1.01 (0.85 to 1.20); true: 0.55" in found
    assert "Responses at false places (150)" in found
    assert "not enough data" in found


def test_few_false_ones_have_a_middle_and_no_bar() -> None:
    few = Placebo("dates", 8, 8, (Pretended(14, 20, 1.02, None, None, 0.1, 0.1),))
    assert "false: 1.02; true: 0.55" in texts(svg("placebos", study=replace(STUDY, placebos=(few,))))


def test_all_pictures_go_into_one_file() -> None:
    whole = texts(studied.svg(STUDY, "en", NAMES, PLACED))
    assert "Where responses and events lie" in whole
    assert "Observed for one expected, within days and km" in whole
    assert "100 and more" in whole
    assert "events in a square" in whole
    drawn = studied.svg(STUDY, "en", NAMES, PLACED)
    assert all(color in drawn for color in (*SHADES, FILLS["fewer"]))
    assert studied.png(EMPTY).startswith(b"\x89PNG\r\n")
