"""A mission with invented incidents, and programs that come with tokens."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from bluehelm.events.models import Provider
from bluehelm.events.store import writing
from bluehelm.record import history, tokens
from bluehelm.record.models import Mission, User
from bluehelm.record.said import Harmed, Said

Program = Callable[..., "Caller"]


class Caller:
    """A client that sends a token with each request."""

    def __init__(self, secret: str, code: str = "UNMIX") -> None:
        self.client = Client(headers={"authorization": f"Bearer {secret}"})
        self.base = f"/api/v1/missions/{code}/"

    def get(self, address: str, **query: object) -> "object":
        return self.client.get(self.base + address, query)

    def post(self, address: str, body: object) -> "object":
        return self.client.post(self.base + address, body, content_type="application/json")


@pytest.fixture
def told(mission: Mission) -> dict[str, int]:
    """Three incidents: one plain, one of children, one strictly confidential; their numbers by name."""
    provider = Provider.objects.create(mission=mission, name="patrol-log", invented=True)
    child = (Harmed("killed", 1, 2, 3, "civilian", age="child"),)
    saids = [
        Said(
            1, "plain", date(2031, 3, 4), date(2031, 3, 4), place="Ixtal", lat=14.5, lon=-4.2, kind="ambush"
        ),
        Said(2, "child", date(2031, 3, 5), date(2031, 3, 5), kind="ambush", harm=child, text="a narrative"),
        Said(
            3,
            "secret",
            date(2031, 3, 6),
            date(2031, 3, 6),
            kind="ambush",
            sensitivity="strictly_confidential",
        ),
    ]
    with history.change(None, "events loaded", "", mission) as entry:
        kept = writing.keep(entry, provider, saids)
    return dict(zip(("plain", "child", "secret"), kept.accounts, strict=True))


@pytest.fixture
def program(mission: Mission) -> Program:
    """A program that comes with a token of this person."""

    def make(user: User, *scopes: str, audience: str = "mission") -> Caller:
        secret = tokens.make(user, mission, "test", scopes or tuple(tokens.SCOPES)[:2], audience=audience)
        return Caller(secret)

    return make
