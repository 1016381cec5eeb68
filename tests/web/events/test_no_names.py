"""A store full of identities gives no name away: no page, export, API, table, file or backup does."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from bluehelm.record import backup, identities, purging, tokens
from bluehelm.record.models import Change, Identity, Membership, Mission, User
from tests.record.people.making import CLEAR, WITNESS, account

SignIn = Callable[[User], Client]
WORDS = tuple(word.encode() for word in CLEAR)
# what stands in an address, by the name of its place
FILLED: dict[str, tuple[object, ...]] = {
    "code": ("UNMIX",),
    "form": ("csv", "geojson", "hxl", "kml", "svg", "json"),
    "format": ("csv", "geojson", "hxl", "kml", "svg", "json"),
    "name": ("incidents",),
    "slug": ("2031-32",),
}
NUMBERS = (1,)


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Every address of the site, its places filled in."""
    for one in resolver.url_patterns:
        route = getattr(one.pattern, "_route", None)
        if route is None:  # a regular expression: the end of the API
            continue
        if isinstance(one, URLResolver):
            yield from addresses(one, before + route)
        elif isinstance(one, URLPattern):
            yield from filled(before + route)


def filled(route: str) -> Iterator[str]:
    parts = route.replace(">", "<").split("<")
    places = [part.split(":")[-1] for part in parts[1::2]]
    for values in product(*(FILLED.get(place, NUMBERS) for place in places)):
        words = list(parts)
        words[1::2] = [str(value) for value in values]
        yield "".join(words)


@pytest.fixture
def full(mission: Mission, analyst: User, settings: Settings, tmp_path: Path) -> list[int]:
    """Three accounts with two identities each; one is opened, one deleted. The numbers of the identities."""
    settings.KEYS, settings.FILES = tmp_path / "keys", tmp_path / "files"
    Membership.objects.filter(user=analyst).update(protection=True)
    numbers = []
    for n in range(3):
        told = account(mission, f"a-{n}", date(2031, 3, 4 + n))
        for role in ("witness", "victim"):
            numbers.append(identities.add(analyst, mission, "events.Account", told, role, WITNESS))
    identities.unsealed(analyst, mission, numbers[0], "to agree on a place")
    identities.delete(analyst, mission, numbers[1], "asked to be forgotten")
    assert not purging.faults()
    return numbers


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_walk_over_the_addresses_meets_the_pages_of_incidents() -> None:
    found = set(addresses(get_resolver()))
    assert {"/m/UNMIX/incidents/", "/m/UNMIX/incidents/1/", "/api/v1/openapi.json"} <= found
    assert len(found) > 80


def test_no_page_and_no_export_gives_a_name_away(
    full: list[int], loaded: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    """Not to one who is cleared either: a name is shown in answer to a reason alone."""
    loaded.public = True
    loaded.save()
    statuses: dict[int, int] = {}
    for user in (analyst, colleague, None):
        client = Client() if user is None else as_(user)
        for address in addresses(get_resolver()):
            if "/m/UNMIX/" not in address and (user != analyst or address.startswith("/accounts/")):
                continue  # the same for everybody, or of the sign-in library, which needs passwords
            answer = client.get(address)
            statuses[answer.status_code] = statuses.get(answer.status_code, 0) + 1
            assert not any(word in content(answer) for word in WORDS), address
    assert statuses[200] > 30
    assert 500 not in statuses


def test_no_answer_of_the_api_gives_a_name_away(full: list[int], mission: Mission, analyst: User) -> None:
    secret = tokens.make(analyst, mission, "x", list(tokens.SCOPES), audience="protection")
    client = Client(headers={"authorization": f"Bearer {secret}"})
    base = "/api/v1/missions/UNMIX/"
    for address in ("incidents", "incidents/1", "incidents/2", "accounts/1", "accounts/2", "providers"):
        answer = client.get(base + address)
        assert answer.status_code == 200
        assert not any(word in content(answer) for word in WORDS), address
    for number in full:
        for word in ("identities", "people", "openings"):
            assert client.get(f"{base}{word}/{number}").status_code == 404


def test_no_table_holds_a_name(full: list[int]) -> None:
    rows = 0
    for table in apps.get_models():
        for row in table._base_manager.values_list():
            rows += 1
            plain = b" ".join(
                bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                for value in row
            )
            assert not any(word in plain for word in WORDS), table._meta.label
    assert rows > 20
    assert Change.objects.filter(batch__contains="record_identity").exists()


def test_no_backup_holds_a_name(full: list[int], tmp_path: Path) -> None:
    path = tmp_path / "store.zip"
    backup.backup(path)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            assert not any(word in archive.read(name) for word in WORDS), name


@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_database_holds_no_name(full: list[int]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's files are not at hand; its tables are searched above")
    path = Path(str(connection.settings_dict["NAME"]))
    files = [path, *path.parent.glob(f"{path.name}-*")]
    whole = b"".join(file.read_bytes() for file in files)
    digest = Identity.objects.values_list("digest", flat=True)[0]
    assert digest.encode() in whole
    assert not any(word in whole for word in WORDS)
