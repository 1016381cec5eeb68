"""The page of a line shows what incidents say of it, to members; an editor takes it over."""

from collections.abc import Callable

import pytest
from django.test import Client

from bluehelm.plans import store as plans
from bluehelm.record.models import Mission, User
from bluehelm.spine.store import feeding
from tests.spine.feedmaking import stored

pytestmark = pytest.mark.django_db
As = Callable[[User], Client]


@pytest.fixture
def line(mission: Mission) -> int:
    feeding._kept.clear()
    return stored(mission)


def page(line: int, what: str = "") -> str:
    return f"/m/UNMIX/2021-22/line/{line}/{what}"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Counted from incidents"), ("fr", "Compté à partir des incidents")]
)
def test_the_count_the_actual_and_the_difference_are_shown(
    line: int, reader: User, as_: As, language: str, words: str
) -> None:
    client = as_(reader)
    client.cookies["django_language"] = language
    shown = client.get(page(line)).content.decode()
    assert words in shown
    assert ">33<" in shown
    assert "31–38" in shown
    assert "\u22127" in shown
    assert "take/" not in shown  # a reader takes nothing over


def test_the_figure_and_its_incidents_can_be_opened(line: int, reader: User, as_: As) -> None:
    client = as_(reader)
    shown = client.get("/m/UNMIX/2021-22/figure/events/2021-22/civilian/casualties/").content.decode()
    assert "killed or injured, civilians, 2021/22" in shown
    assert "/m/UNMIX/incidents/?since=2021-07-01&amp;until=2022-06-30&amp;status=civilian" in shown
    assert client.get("/m/UNMIX/2021-22/figure/events/2021-22/nothing/").status_code == 404


def test_an_editor_takes_it_over(line: int, analyst: User, as_: As) -> None:
    client = as_(analyst)
    assert "take/" in client.get(page(line)).content.decode()
    refused = client.post(page(line, "take/"), {"why": ""}, follow=True)
    assert "Say why the count is taken over." in refused.content.decode()
    assert len(plans.line(line).limbs[0].results) == 1
    client.post(page(line, "take/"), {"why": "counted from the record"})
    assert plans.line(line).limbs[0].current[0].value == 33


def test_a_reader_and_a_visitor_cannot(
    line: int, mission: Mission, reader: User, client: Client, as_: As
) -> None:
    assert as_(reader).post(page(line, "take/"), {"why": "x"}).status_code == 403
    client.logout()
    assert client.get(page(line)).status_code == 404
    mission.public = True
    mission.save()
    shown = client.get(page(line))
    assert shown.status_code == 200
    assert "Counted from incidents" not in shown.content.decode()
    address = "/m/UNMIX/2021-22/figure/events/2021-22/civilian/casualties/"
    assert client.get(address).status_code == 404
