"""Pictures of an estimate: figures in words beside every mark, and nothing a strict page would refuse."""

from xml.etree import ElementTree

import pytest

from bluehelm.errors import BadInput
from bluehelm.impact import pictures
from bluehelm.impact.pictures import frame, panels
from bluehelm.impact.sentences import Names
from bluehelm.impact.wake import Wake
from tests.impact import estimated
from tests.impact.estimated import WAKE

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_each_cell_holds_ratio_interval_and_a_word() -> None:
    found = texts(pictures.svg(WAKE, parts=["grid"]))
    assert ["0.55" in found, "0.39 to 0.73" in found, "▼ fewer *" in found] == [True] * 3
    assert "▲ more *" in found
    assert found.count("▼ fewer") == 1  # does not stand out over all windows
    assert found.count("cannot tell") == 2


def test_a_cell_without_figures_says_so_in_words() -> None:
    found = texts(pictures.svg(WAKE, parts=["grid"]))
    assert ("not enough" in found, "data" in found) == (True, True)
    assert "données" in texts(pictures.svg(WAKE, "fr", parts=["grid"]))


def test_lags_stand_by_ring_with_a_line_at_one() -> None:
    found = texts(pictures.svg(WAKE, parts=["lags"]))
    for shown in ("within 10 km", "10 to 20 km", "while it lasts", "0 to 3 days", "7 to 14 days"):
        assert shown in found
    assert "0.55 (0.39 to 0.73) *" in found
    assert "not enough data" in found
    drawing = pictures.drawing(WAKE, "en", Names(), ["lags"])
    first = drawing.chart["vconcat"][0]["vconcat"][0]["layer"][0]
    assert first["data"]["values"] == [{"at": 1}]


def test_an_interval_beyond_the_picture_ends_in_an_arrow_and_one_without_bounds_fills_it() -> None:
    top = frame.top(WAKE.rings)
    wide = panels.bar(estimated.MORE, "lag", top, "en")
    assert wide["beyond"] == wide["high"] == top
    assert "6.10" in wide["told"]
    boundless = panels.bar(estimated.BOUNDLESS, "lag", top, "en")
    assert (boundless["low"], boundless["high"], boundless["beyond"]) == (0, top, top)
    assert "no bounds" in boundless["told"]
    assert "beyond" not in panels.bar(estimated.FEWER, "lag", top, "en")
    assert set(panels.bar(estimated.NOTHING, "lag", top, "en")) == {"name", "told"}


def test_the_picture_is_told_to_a_screen_reader() -> None:
    svg = pictures.svg(WAKE, "en", Names("attack", "patrol"))
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (
        title.get("id"),
        description.get("id"),
    )
    assert "0.41 fewer “attack” events per “patrol”" in (description.text or "")


def test_names_from_the_table_are_escaped_and_nothing_runs() -> None:
    svg = pictures.svg(WAKE, "en", Names("<script>x</script>", "a&b"))
    assert "&lt;script&gt;" in svg
    for refused in ("<script", "style=", "<style", "href", "<image"):
        assert refused not in svg
    ElementTree.fromstring(svg)


def test_the_same_estimate_gives_the_same_picture() -> None:
    assert pictures.svg(WAKE) == pictures.svg(WAKE)


def test_a_png_is_one() -> None:
    assert pictures.png(WAKE, "fr").startswith(b"\x89PNG\r\n")


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(BadInput, match="no picture 'pie'"):
        pictures.svg(WAKE, parts=["pie"])
    with pytest.raises(BadInput, match="nothing for the picture 'lags'"):
        pictures.svg(Wake(WAKE.windows, (), ()))
