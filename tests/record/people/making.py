"""Invented accounts and persons: every name here is made of syllables that name nobody."""

from datetime import date

from bluehelm.events.models import Account, Provider
from bluehelm.events.store import writing
from bluehelm.record import history
from bluehelm.record.identities import Person
from bluehelm.record.models import Mission
from bluehelm.record.said import Harmed, Said

WITNESS = Person("Zorbelina Quaxtimoor", "telephone 555-019-Q", "2001", "the house behind the blue well")
CLEAR = ("Zorbelina", "Quaxtimoor", "555-019-Q", "blue well")


def account(mission: Mission, ref: str, day: date) -> int:
    """The number of one invented account, stored under its number of the provider."""
    provider, _ = Provider.objects.get_or_create(mission=mission, name="patrol-log", invented=True)
    said = Said(1, ref, day, day, place="Ix", kind="ambush", harm=(Harmed("killed", 1, 1, 1),))
    with history.change(None, "accounts loaded", "", mission) as entry:
        writing.keep(entry, provider, [said])
    return int(Account.objects.get(provider=provider, ref=ref).pk)
