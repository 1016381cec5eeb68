"""The map of incidents: who may see it, what is sent, saved views, pictures."""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client

from bluehelm.events.models import SavedView
from bluehelm.record.models import Mission, User
from bluehelm.web.events import picture_kept
from bluehelm.web.events.picture_asked import Shown, shown
from tests.events.eventmaking import keep, provider, said

As = Callable[[User], Client]
MAP = "/m/UNMIX/incidents/map/"
POINTS = MAP + "points.bin"


@pytest.fixture(autouse=True)
def nothing_gathered() -> Iterator[None]:
    picture_kept.forget()
    yield
    picture_kept.forget()


@pytest.fixture
def two(mission: Mission) -> Mission:
    """Two invented incidents, a month apart."""
    april = date(2031, 4, 4)
    keep(
        provider(mission),
        said(ref="a"),
        said(ref="b", line=3, first=april, last=april, kind="ambush", lat=None, lon=None, place=""),
    )
    return mission


def head(content: bytes) -> dict[str, object]:
    plain = gzip.decompress(content)
    size = int.from_bytes(plain[8:12], "little")
    found: dict[str, object] = json.loads(plain[12 : 12 + size])
    return found


def test_a_stranger_gets_404_everywhere(two: Mission, stranger: User, as_: As) -> None:
    client = as_(stranger)
    for path in (MAP, POINTS, MAP + "base.json", "/m/UNMIX/incidents/pictures/map.svg"):
        assert client.get(path).status_code == 404
    assert client.post("/m/UNMIX/incidents/views/", {"name": "x"}).status_code == 404


def test_who_is_no_member_of_a_public_mission_gets_no_incident(two: Mission, client: Client) -> None:
    Mission.objects.update(public=True)
    page = client.get(MAP)
    assert page.status_code == 200
    assert "Single incidents are shown to members" in page.content.decode()
    assert head(client.get(POINTS).content)["count"] == 0
    assert client.post("/m/UNMIX/incidents/views/", {"name": "x"}).status_code == 404


def test_a_reader_sees_the_same_in_tables(two: Mission, reader: User, as_: As) -> None:
    text = as_(reader).get(MAP).content.decode()
    assert "2 incidents fit the filter" in text
    assert "1 has no place on the map" in text
    assert "INVENTED" in text
    assert "do not imply official endorsement" in text
    assert "Taoudénit" in text
    assert "boundary of before 2016" in text
    assert "ambush" in text


def test_only_this_page_may_start_a_worker(two: Mission, reader: User, as_: As) -> None:
    client = as_(reader)
    assert "worker-src blob:" in client.get(MAP)["Content-Security-Policy"]
    policy = client.get("/m/UNMIX/incidents/")["Content-Security-Policy"]
    assert "worker-src" not in policy
    assert "blob:" not in policy
    assert "unsafe" not in client.get(MAP)["Content-Security-Policy"]


def test_points_are_gzipped_and_come_again_only_when_something_changed(
    two: Mission, reader: User, as_: As
) -> None:
    client = as_(reader)
    first = client.get(POINTS)
    assert first["Content-Encoding"] == "gzip"
    assert head(first.content)["count"] == 2
    again = client.get(POINTS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    keep(provider(two), said(ref="c", line=4))
    after = client.get(POINTS, headers={"If-None-Match": first["ETag"]})
    assert after.status_code == 200
    assert head(after.content)["count"] == 3


def test_the_tag_of_one_audience_says_nothing_to_another(
    two: Mission, reader: User, analyst: User, as_: As
) -> None:
    from bluehelm.record.models import Membership

    Membership.objects.filter(user=analyst).update(protection=True)
    tag = as_(reader).get(POINTS)["ETag"]
    assert as_(analyst).get(POINTS)["ETag"] != tag


def test_the_filter_and_the_slider_hold_for_the_part_below(two: Mission, reader: User, as_: As) -> None:
    client = as_(reader)
    part = client.get(MAP + "?from=2031-04-01&to=2031-04-30", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "1 incident fits" in part
    assert "since=2031-04-01" in part
    assert head(client.get(POINTS + "?kind=ambush").content)["count"] == 1


def test_the_page_shows_it_the_way_the_address_says(two: Mission, reader: User, as_: As) -> None:
    text = as_(reader).get(MAP + "?mode=heat&from=2031-03-01&at=14,-4,6").content.decode()
    assert 'value="heat" checked' in text
    assert 'value="kind" checked' in text
    assert 'data-from="2031-03-01"' in text
    assert 'data-at="14,-4,6"' in text


def test_every_form_leaves_through_the_gate_with_the_same_filter(two: Mission, reader: User, as_: As) -> None:
    text = as_(reader).get(MAP + "?kind=ambush").content.decode()
    for form in ("csv", "geojson", "hxl", "kml"):
        assert f'href="/m/UNMIX/incidents/export/{form}/?kind=ambush"' in text
    assert "/m/UNMIX/incidents/releases/ask/?kind=ambush" in text


def test_nonsense_in_the_address_is_said_and_left_out(two: Mission, reader: User, as_: As) -> None:
    text = as_(reader).get(MAP + "?since=yesterday&mode=pie&at=x&from=3").content.decode()
    assert "yesterday" in text
    assert "2 incidents fit" in text
    assert as_(reader).get(POINTS + "?kind=%3Cscript%3E").status_code == 200


def test_pictures_are_drawn_for_the_filter_in_two_forms(two: Mission, reader: User, as_: As) -> None:
    client = as_(reader)
    drawn = client.get("/m/UNMIX/incidents/pictures/curve.svg?kind=ambush&by=perpetrator&save=yes")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert 'filename="UNMIX-incidents-curve.svg"' in drawn["Content-Disposition"]
    assert "kind: ambush" in drawn.content.decode()
    assert client.get("/m/UNMIX/incidents/pictures/calendar.png").content.startswith(b"\x89PNG")
    assert client.get("/m/UNMIX/incidents/pictures/pie.svg").status_code == 404
    assert client.get("/m/UNMIX/incidents/pictures/curve.gif").status_code == 404


def test_the_basemap_holds_all_regions_and_says_what_is_not_in_it(
    mission: Mission, reader: User, as_: As
) -> None:
    told = json.loads(gzip.decompress(as_(reader).get(MAP + "base.json?v=1").content))
    names = {one["properties"]["name"] for one in told["regions"]["features"]}
    names |= {one["name"] for one in told["seats"] if one["kind"] == "region"}
    assert len(names) == 11
    assert {"Ménaka", "Taoudénit"} <= names
    assert told["disclaimer"]["fr"]


def test_a_view_is_saved_shared_found_and_deleted(two: Mission, analyst: User, reader: User, as_: As) -> None:
    query = "kind=ambush&mode=heat&at=14,-4,6&nonsense=1"
    client = as_(analyst)
    done = client.post("/m/UNMIX/incidents/views/", {"name": "Ambushes", "query": query, "shared": "yes"})
    assert done["Location"] == f"{MAP}?kind=ambush&mode=heat&at=14%2C-4%2C6"
    client.post("/m/UNMIX/incidents/views/", {"name": "Mine alone", "query": ""})
    view = SavedView.objects.get(name="Ambushes")
    seen = as_(reader).get(MAP).content.decode()
    assert "Ambushes" in seen
    assert "shared by analyst" in seen
    assert "Mine alone" not in seen
    gone = f"/m/UNMIX/incidents/views/{view.pk}/delete/"
    assert as_(reader).post(gone).status_code == 404
    assert as_(analyst).post(gone).status_code == 302
    assert not SavedView.objects.filter(name="Ambushes").exists()


def test_a_view_of_the_same_name_is_replaced_and_one_without_a_name_refused(
    two: Mission, analyst: User, as_: As
) -> None:
    client = as_(analyst)
    for query in ("kind=ambush", "kind=ied"):
        client.post("/m/UNMIX/incidents/views/", {"name": "One", "query": query})
    assert SavedView.objects.get().query == "kind=ied"
    text = client.post("/m/UNMIX/incidents/views/", {"name": " ", "query": ""}, follow=True).content.decode()
    assert "A view needs a name" in text
    assert SavedView.objects.count() == 1


def test_what_an_address_says_of_the_map_is_read_and_else_left() -> None:
    asked = shown(
        {"from": ["2031-01-02"], "mode": ["heat"], "look": ["x"], "at": ["14,-4,99"], "by": ["state"]}
    )
    assert asked == Shown(start=date(2031, 1, 2), mode="heat", by="state")
