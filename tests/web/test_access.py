"""Who may see and do what on the site."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from bluehelm.plans import store
from bluehelm.record.models import Mission, User
from tests.web.conftest import BASE, line_id, result_id

SignIn = Callable[[User], Client]
PAGES = [
    "",
    "framework/",
    "framework/1.1/",
    "resources/",
    "mandate/",
    "sources/",
    "audit/",
    "report/",
    "history/",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_member_reads_every_page(loaded: Mission, reader: User, as_: SignIn, page: str) -> None:
    assert as_(reader).get(BASE + page).status_code == 200


@pytest.mark.parametrize(
    "page", [*PAGES, "people/", "figure/completion/indicators/rate/", "chart/causes.svg"]
)
def test_a_stranger_gets_404_everywhere(loaded: Mission, stranger: User, as_: SignIn, page: str) -> None:
    assert as_(stranger).get(BASE + page).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_nobody_reads_a_closed_mission_without_signing_in(loaded: Mission, client: Client, page: str) -> None:
    assert client.get(BASE + page).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_anybody_reads_a_public_mission(public: Mission, client: Client, page: str) -> None:
    assert client.get(BASE + page).status_code == 200


def test_the_first_page_names_only_missions_one_may_read(
    loaded: Mission, stranger: User, as_: SignIn
) -> None:
    assert "UNMIX" not in as_(stranger).get("/").content.decode()


def test_a_mission_leads_to_its_latest_period(loaded: Mission, reader: User, as_: SignIn) -> None:
    assert as_(reader).get("/m/UNMIX/").headers["Location"] == BASE


def test_a_period_that_was_never_loaded_is_no_page(loaded: Mission, reader: User, as_: SignIn) -> None:
    assert as_(reader).get("/m/UNMIX/1999-00/").status_code == 404


def test_a_line_of_another_mission_is_no_page_of_this_one(loaded: Mission, reader: User, as_: SignIn) -> None:
    other = Mission.objects.create(code="UNOTHER", name_en="Other", name_fr="Autre", public=True)
    from dataclasses import replace

    from tests.reports.invented import invented_plan

    store.save(replace(invented_plan(), mission=other.code), other.code, b"other", "o.txt", None, "load")
    assert as_(reader).get(f"/m/UNOTHER/2031-32/line/{line_id('Bridges')}/").status_code == 404


def test_a_reader_may_not_correct(loaded: Mission, reader: User, as_: SignIn) -> None:
    form = {"target": result_id("Bridges"), "value": "3", "why": "because"}
    response = as_(reader).post(f"{BASE}line/{line_id('Bridges')}/correct/", form)
    assert response.status_code == 403


def test_an_editor_may_not_approve(loaded: Mission, analyst: User, as_: SignIn) -> None:
    form = {"target": result_id("Bridges")}
    assert as_(analyst).post(f"{BASE}line/{line_id('Bridges')}/approve/", form).status_code == 403


def test_a_stranger_may_not_even_know_that_a_line_is_there(
    loaded: Mission, stranger: User, as_: SignIn
) -> None:
    form = {"target": result_id("Bridges"), "value": "3", "why": "because"}
    assert as_(stranger).post(f"{BASE}line/{line_id('Bridges')}/correct/", form).status_code == 404


def test_a_form_cannot_reach_a_result_of_another_line(loaded: Mission, analyst: User, as_: SignIn) -> None:
    form = {"target": result_id("Meetings"), "value": "3", "why": "because"}
    response = as_(analyst).post(f"{BASE}line/{line_id('Bridges')}/correct/", form)
    assert response.status_code == 404
    assert store.line(line_id("Meetings")).limbs[0].current[0].id == form["target"]


def test_only_administrators_see_people(loaded: Mission, colleague: User, chief: User, as_: SignIn) -> None:
    assert as_(colleague).get(BASE + "people/").status_code == 403
    assert "colleague" in as_(chief).get(BASE + "people/").content.decode()


def test_names_in_the_history_are_for_members(
    public: Mission, analyst: User, client: Client, as_: SignIn
) -> None:
    store.correct(result_id("Bridges"), Decimal(3), analyst, "counted again")
    page = client.get(BASE + "history/").content.decode()
    assert "counted again" in page
    assert "analyst" not in page
    assert "analyst" in as_(analyst).get(BASE + "history/").content.decode()


def test_the_file_of_a_source_is_for_members(
    public: Mission, reader: User, client: Client, as_: SignIn
) -> None:
    source = store.sources("UNMIX")[0]
    assert client.get(f"{BASE}sources/{source.id}/").status_code == 200
    assert client.get(f"{BASE}sources/{source.id}/file/").status_code == 403
    response = as_(reader).get(f"{BASE}sources/{source.id}/file/")
    assert response.content == b"an invented report"
    assert response.headers["Content-Disposition"].startswith("attachment")
