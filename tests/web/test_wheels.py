"""The map's library comes out of its wheel, gathered with the other static files."""

from pathlib import Path

from django.contrib.staticfiles import finders

from bluehelm.web.wheels import FILES, MapLibre


def test_the_library_and_its_style_are_found_and_nothing_else_of_the_wheel() -> None:
    for name in FILES:
        assert Path(str(finders.find(f"maplibre/{name}"))).is_file()
    assert finders.find("maplibre/ipywidget.js") is None
    assert [name for name, _ in MapLibre().list(None)] == list(FILES)


def test_what_is_gathered_names_no_file_that_is_not_there() -> None:
    for name, storage in MapLibre().list(None):
        with storage.open(name) as file:
            content = file.read()
        assert b"sourceMappingURL" not in content
        assert len(content) > 10_000


def test_the_licence_stays_in_the_file() -> None:
    name, storage = next(MapLibre().list(None))
    with storage.open(name) as file:
        assert b"3-Clause BSD" in file.read(400)


def test_a_missing_wheel_is_told_before_the_site_starts() -> None:
    assert MapLibre().check() == []
