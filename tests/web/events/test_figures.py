"""The page of figures: every table in both languages, its links, chart and CSV, and who may see it."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bluehelm.record.models import Mission, User
from bluehelm.record.said import Harmed
from tests.events.eventmaking import keep, killed, provider, said

pytestmark = pytest.mark.django_db
PAGE = "/m/UNMIX/incidents/figures/"
TABLES = ("harm", "human-rights", "peacekeepers", "missing-persons", "movement", "control")
As = Callable[[User], Client]


@pytest.fixture
def told(mission: Mission) -> Mission:
    keep(
        provider(mission),
        said(
            ref="a", harm=(killed(30, 2, 50), Harmed("injured", None, 4, None, "civilian", "female", "child"))
        ),
        said(ref="b", first=date(2031, 5, 1), last=date(2031, 6, 2), harm=(killed(45),), state="disputed"),
        said(ref="c", kind="ied", target="mission", harm=(killed(1, status="peacekeeper"),)),
        said(ref="d", kind="blockade", harm=()),
        said(ref="e", kind="abduction", harm=(Harmed("abducted", None, 3, None, "civilian"),)),
    )
    return mission


def text(response: object) -> str:
    page = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_page(told: Mission, reader: User, as_: As, table: str, language: str) -> None:
    client = as_(reader)
    client.cookies["django_language"] = language
    response = client.get(PAGE, {"table": table})
    assert response.status_code == 200
    words = text(response)
    assert "CSV" in words
    assert "inven" in words.lower()
    if table != "control":
        assert '<table class="harm-figures">' in response.content.decode()


def test_a_number_leads_to_the_list_of_its_incidents(told: Mission, reader: User, as_: As) -> None:
    client = as_(reader)
    page = client.get(PAGE, {"kind": "ied"}).content.decode()
    links = re.findall(r'class="figure" href="([^"]+)"', page)
    assert links
    address = links[0].replace("&amp;", "&")
    assert "kind=ied" in address
    assert client.get(address).status_code == 200


def test_ranges_disputes_and_changes_are_told(told: Mission, reader: User, as_: As) -> None:
    words = text(as_(reader).get(PAGE, {"until": "2031-06-30", "harm": "killed", "status": "civilian"}))
    assert "2–50" in words
    assert "disputed: 45" in words
    assert "2031-Q1: 30 (the period is not over)" in words  # the days are in the future


def test_a_table_is_put_in_place_by_htmx(told: Mission, reader: User, as_: As) -> None:
    part = as_(reader).get(PAGE, {"table": "movement"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "harm-figures" in part


def test_what_is_not_understood_is_said_and_left_out(told: Mission, reader: User, as_: As) -> None:
    asked = {"table": "<b>x", "step": "week", "by": "village", "kind": "earthquake", "since": "soon"}
    words = as_(reader).get(PAGE, asked).content.decode()
    assert "There is no table &lt;b&gt;x." in words
    assert "There is no step week." in words
    assert "earthquake" in words
    assert "killed" in words


def test_where_nothing_fits_it_is_said(told: Mission, reader: User, as_: As) -> None:
    assert "No incident fits the filter." in text(as_(reader).get(PAGE, {"kind": "riot"}))
    late = as_(reader).get(PAGE, {"since": "2031-06-01", "until": "2031-01-01"})
    assert late.status_code == 200


def test_the_csv_holds_the_same_numbers(told: Mission, reader: User, as_: As) -> None:
    response = as_(reader).get(f"{PAGE}table.csv", {"by": ["period", "kind"]})
    assert "attachment" in response["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    row = next(row for row in rows if (row["period"], row["kind"]) == ("2031-Q1", "attack_on_civilians"))
    assert (row["harm_killed_low"], row["harm_killed_best"], row["harm_killed_high"]) == ("2", "30", "50")
    assert row["sources_patrol-log"] == "1"
    ied = next(row for row in rows if row["kind"] == "ied")
    assert ied["harm_injured_best"] == ""  # nobody tells of it: no zero


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_csv(told: Mission, reader: User, as_: As, table: str) -> None:
    assert as_(reader).get(f"{PAGE}table.csv", {"table": table}).status_code == 200


def test_as_for_the_public_few_people_are_withheld_on_the_page_and_in_the_csv(
    told: Mission, reader: User, as_: As
) -> None:
    client = as_(reader)
    assert "withheld" in text(client.get(PAGE, {"for": "public"}))
    rows = client.get(f"{PAGE}table.csv", {"for": "public"}).content.decode("utf-8-sig").splitlines()
    assert rows[0] == "period,killed,injured,abducted,casualties"
    assert "patrol-log" not in "".join(rows)
    assert "withheld" in rows[1]
    assert client.get(f"{PAGE}table.csv", {"for": "public", "table": "movement"}).status_code == 404


def test_nobody_is_given_more_than_their_own_audience(told: Mission, reader: User, as_: As) -> None:
    keep(provider(told), said(ref="s", sensitivity="strictly_confidential", harm=(killed(500),)))
    for whom in ("protection", "mission", "x"):
        assert "530" not in text(as_(reader).get(PAGE, {"for": whom}))


def test_the_chart_is_drawn_with_both_numbers(told: Mission, reader: User, as_: As) -> None:
    svg = as_(reader).get(f"{PAGE}chart.svg", {"step": "quarter"}).content.decode()
    assert svg.startswith("<svg")
    assert "31 + 4" in svg
    assert as_(reader).get(f"{PAGE}chart.svg", {"table": "movement"}).status_code == 404


def test_a_stranger_gets_404_and_a_visitor_of_a_public_mission_no_figures(
    told: Mission, stranger: User, client: Client, as_: As
) -> None:
    for address in (PAGE, f"{PAGE}table.csv", f"{PAGE}chart.svg"):
        assert as_(stranger).get(address).status_code == 404
    client.logout()
    told.public = True
    told.save()
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "two people have signed" in text(page)
    assert "harm-figures" not in page.content.decode()
    assert client.get(f"{PAGE}table.csv").status_code == 404
    assert client.get(f"{PAGE}chart.svg").status_code == 404
