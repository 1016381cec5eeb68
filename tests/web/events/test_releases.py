"""Pages of exports and releases."""

from collections.abc import Callable

import pytest
from django.test import Client

from bluehelm.events.store import releasing
from bluehelm.record.models import Mission, User
from tests.conftest import person
from tests.events.eventmaking import keep, provider, said

BASE = "/m/UNMIX/incidents/"
As = Callable[[User], Client]
ASKED = {
    "query": "kind=attack_on_civilians", "title": "For the note", "product": "incidents",
    "audience": "public", "form": "csv", "why": "an invented reason",
}  # fmt: skip


@pytest.fixture
def told(mission: Mission) -> Mission:
    keep(provider(mission), said(ref="one"))
    return mission


def test_from_asking_to_the_signed_file(told: Mission, analyst: User, colleague: User, as_: As) -> None:
    second = person("second", told, "approver")
    page = as_(analyst).get(f"{BASE}releases/ask/?kind=attack_on_civilians").content.decode()
    assert "kind=attack_on_civilians" in page
    assert as_(analyst).post(f"{BASE}releases/ask/", ASKED).url == f"{BASE}releases/1/"  # type: ignore[attr-defined]
    page = as_(analyst).get(f"{BASE}releases/1/").content.decode()
    assert "attack_on_civilians" in page
    assert 'value="signed"' not in page
    assert as_(analyst).get(f"{BASE}releases/1/file/").status_code == 404
    assert as_(analyst).post(f"{BASE}releases/1/say/", {"word": "signed"}).status_code == 403
    for user in (colleague, second):
        assert 'value="signed"' in as_(user).get(f"{BASE}releases/1/").content.decode()
        as_(user).post(f"{BASE}releases/1/say/", {"word": "signed"})
    sent = as_(analyst).get(f"{BASE}releases/1/file/")
    assert sent.status_code == 200
    assert "attachment" in sent["Content-Disposition"]
    row, content = releasing.content(analyst, told, 1)
    assert sent.content == content
    assert row.sha256 in as_(analyst).get(f"{BASE}releases/1/").content.decode()


def test_signing_twice_is_told_and_not_counted(
    told: Mission, analyst: User, colleague: User, as_: As
) -> None:
    as_(analyst).post(f"{BASE}releases/ask/", ASKED)
    for _ in range(2):
        as_(colleague).post(f"{BASE}releases/1/say/", {"word": "signed"})
    assert "You signed this release already" in as_(colleague).get(f"{BASE}releases/1/").content.decode()
    assert releasing.one(analyst, told, 1).state == "open"


def test_a_refusal_needs_a_reason(told: Mission, analyst: User, colleague: User, as_: As) -> None:
    as_(analyst).post(f"{BASE}releases/ask/", ASKED)
    as_(colleague).post(f"{BASE}releases/1/say/", {"word": "refused"})
    assert releasing.one(analyst, told, 1).state == "open"
    as_(colleague).post(f"{BASE}releases/1/say/", {"word": "refused", "why": "too fine"})
    assert releasing.one(analyst, told, 1).state == "refused"


@pytest.mark.parametrize(
    "path", ["releases/", "releases/ask/", "releases/1/", "releases/1/file/", "export/csv/"]
)
def test_a_stranger_gets_404(told: Mission, analyst: User, stranger: User, as_: As, path: str) -> None:
    as_(analyst).post(f"{BASE}releases/ask/", ASKED)
    assert as_(stranger).get(f"{BASE}{path}").status_code == 404


def test_on_a_public_mission_too_nobody_outside_takes_a_file(told: Mission, stranger: User, as_: As) -> None:
    told.public = True
    told.save()
    assert as_(stranger).get(f"{BASE}export/csv/").status_code == 404
    assert as_(stranger).get(f"{BASE}releases/").status_code in (403, 404)


def test_a_reader_exports_what_they_are_shown_and_asks_for_nothing(
    told: Mission, reader: User, as_: As
) -> None:
    sent = as_(reader).get(f"{BASE}export/geojson/?kind=attack_on_civilians")
    assert sent["Content-Type"] == "application/geo+json"
    assert "Konna" in sent.content.decode()
    assert as_(reader).get(f"{BASE}export/exe/").status_code == 404
    assert as_(reader).get(f"{BASE}export/csv/?kind=nonsense").status_code == 422
    assert as_(reader).get(f"{BASE}releases/").status_code == 403


def test_what_cannot_be_asked_for_is_said_on_the_form(told: Mission, analyst: User, as_: As) -> None:
    page = as_(analyst).post(f"{BASE}releases/ask/", ASKED | {"product": "figures", "form": "kml"})
    assert page.status_code == 422
    assert "Figures leave as csv" in page.content.decode()
    assert as_(analyst).post(f"{BASE}releases/ask/", ASKED | {"audience": "mission"}).status_code == 422
    assert as_(analyst).get(f"{BASE}releases/").status_code == 200
