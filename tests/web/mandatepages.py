"""What the tests of the mandate's pages share."""

import re
from collections.abc import Callable
from itertools import pairwise

from django.test import Client

from bluehelm.record.models import Mission, User
from tests.web.conftest import BASE

SignIn = Callable[[User], Client]
HERE = BASE + "mandate/"


def read(client: Client, address: str, language: str = "en") -> str:
    client.cookies["django_language"] = language
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def plain(page: str) -> str:
    """The words of a page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def sound(page: str) -> None:
    """One main heading, none skipped; every id once; every field with its label; nothing inline."""
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    fields = re.findall(r'<(?:select|textarea|input type="(?:text|date)")[^>]*?\sid="([^"]+)"', page)
    assert set(fields) <= set(re.findall(r'<label for="([^"]+)"', page))
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)


def opened(mission: Mission) -> Mission:
    """The mission, open to everybody."""
    mission.public = True
    mission.save()
    return mission
