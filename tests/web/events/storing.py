"""Invented accounts put into the store for tests of pages."""

from typing import Any

from bluehelm.events import models as tables
from bluehelm.events.store import deriving, writing
from bluehelm.record import history
from bluehelm.record.models import Mission
from bluehelm.record.said import Said


def provider(mission: Mission, name: str = "patrols", **about: Any) -> tables.Provider:
    return tables.Provider.objects.get_or_create(mission=mission, name=name, defaults=about)[0]


def stored(mission: Mission, *saids: Said, name: str = "patrols") -> list[int]:
    """Store what one provider said; gives the numbers of the accounts, which are those of new incidents."""
    with history.change(None, "accounts stored", "a test", mission) as entry:
        kept = writing.keep(entry, provider(mission, name), saids)
        deriving.rederive(entry, mission.pk, kept.incidents)
    assert not kept.aside
    return kept.accounts
