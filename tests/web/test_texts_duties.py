"""What a text says is owed, on the site and as a calendar."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from bluehelm.mandates import store
from bluehelm.mandates.rows import Ceiling, Intent
from bluehelm.record.models import Mission
from tests.mandates.store.mandatemaking import CONTENT, REPORT, TEXT

DUTIES = "/texts/s-res-9001-2031/duties/"


@pytest.fixture(autouse=True)
def saved(mission: Mission) -> store.Saved:
    intents = (Intent("1", "expresses its intent to look again", (date(2031, 12, 1),)),)
    ceilings = (Ceiling("2", "keepers", 13289), Ceiling("2", "pilots", 40, "keepers"))
    return store.save(replace(TEXT, intents=intents, ceilings=ceilings), CONTENT, "first.txt", None)


def shown(client: Client) -> str:
    return client.get(DUTIES).content.decode()


def test_duties_measures_ceilings_and_intents_are_told(client: Client) -> None:
    page = shown(client)
    assert "every 6 months" in page
    assert '<time datetime="2031-09-01">1 September 2031</time>' in page
    assert "Secretary-General → Security Council" in page
    assert "the lighting of lanterns" in page
    assert "≥\u00a0400" in page
    assert "13\u202f289" in page
    assert "counted in" in page
    assert "expresses its intent to look again" in page


def test_french_names_bodies_periods_and_numbers(client: Client) -> None:
    client.cookies["django_language"] = "fr"
    page = shown(client)
    assert "Secrétaire général → Conseil de sécurité" in page
    assert "tous les 6 mois" in page
    assert "13\u202f289" in page


def test_a_draft_says_that_its_days_are_provisional(client: Client) -> None:
    duty = replace(REPORT, provisional=True)
    store.save(replace(TEXT, status="draft", duties=(duty,)), CONTENT, "first.txt", None)
    assert "is provisional" in shown(client)


def test_the_days_go_into_a_calendar(client: Client) -> None:
    response = client.get(f"{DUTIES}calendar.ics")
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert 'attachment; filename="s-res-9001-2031.ics"' in response.headers["Content-Disposition"]
    body = response.content.decode()
    assert body.count("BEGIN:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20310901" in body


def test_a_text_that_asks_for_nothing_says_so(client: Client) -> None:
    store.save(replace(TEXT, duties=(), measures=()), CONTENT, "first.txt", None)
    page = shown(client)
    assert "asks nobody for a report" in page
    assert ".ics" not in page
