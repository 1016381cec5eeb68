"""Accounts altered behind the back of the history are found."""

import pytest

from bluehelm.events import models as tables
from bluehelm.events.store import checking
from bluehelm.record.models import Mission
from tests.events.eventmaking import keep, provider, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(mission: Mission) -> list[int]:
    from datetime import time

    return keep(
        provider(mission), said(clock=time(5, 30), extra={"b": "2", "a": "é"}), said(ref="", line=3, lat=None)
    ).accounts


def test_untouched_accounts_hold(two: list[int]) -> None:
    assert list(checking.faults()) == []


def test_an_altered_account_is_named(two: list[int]) -> None:
    tables.Account.objects.filter(pk=two[1]).update(text="Something else.")
    assert list(checking.faults()) == [f"Account {two[1]} was altered after it came in."]


def test_an_altered_toll_is_found(two: list[int]) -> None:
    tables.Harm.objects.filter(account=two[0], harm="killed").update(best=30)
    assert list(checking.faults()) == [f"Account {two[0]} was altered after it came in."]


def test_an_account_that_hides_its_digest_too_is_found_by_the_batch(two: list[int]) -> None:
    row = tables.Account.objects.get(pk=two[1])
    row.text = "Something else."
    digest = dict(checking._digests([row]))[row.pk]
    tables.Account.objects.filter(pk=row.pk).update(text=row.text, digest=digest, ref=f"#{digest}")
    assert list(checking.faults()) == [f"Accounts {two[0]} to {two[1]} are not those that the history has."]


def test_a_missing_account_is_found(two: list[int]) -> None:
    tables.Harm.objects.filter(account=two[1]).delete()
    tables.Account.objects.filter(pk=two[1]).delete()
    assert len(list(checking.faults())) == 2
