"""Accounts that people enter by hand: of the mission's own provider, a correction being a new version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events.store import deriving, loading, pairing, writing
from bluehelm.record import access, history
from bluehelm.record.models import Mission, User
from bluehelm.record.said import Said

OWN = "by-hand"
TITLE = "Entered by hand"
ENTERED, CORRECTED = "account entered", "account corrected"


@dataclass(frozen=True)
class Entered:
    """What became of an account that was entered."""

    account: int
    incident: int
    unchanged: bool  # the same words were there already, as when a form is sent twice


def enter(
    by: User | None, mission: Mission, said: Said, *, same_as: int | None = None, why: str = ""
) -> Entered:
    """Store a new account. said.ref names it for good: sent again with the same words it changes nothing.

    same_as  the incident that it tells of too, as the person says
    raises   Refused for one who may not; BadInput where the account does not fit
    """
    _may(by, mission, "enter")
    return _kept(by, mission, said, ENTERED, why, same_as)


def correct(by: User | None, mission: Mission, account: int, said: Said, why: str) -> Entered:
    """Store a new version of an account that was entered by hand; the one before stays readable.

    raises  BadInput without a reason, and for an account that is not one of these or no longer the newest
    """
    _may(by, mission, "correct")
    if not why.strip():
        raise BadInput("Why? Give the reason for the correction: a sentence is enough.")
    row = tables.Account.objects.filter(mission=mission, pk=account, provider__name=OWN).first()
    if row is None:
        raise BadInput(f"Account {account} was not entered by hand, so it is not corrected here.")
    if not row.current:
        raise BadInput(
            f"Account {account} was corrected since; open its incident and correct the newest version."
        )
    return _kept(by, mission, replace(said, ref=row.ref), CORRECTED, why, None)


def known(mission: Mission, ref: str) -> bool:
    """Whether an account was entered under this name before."""
    return _standing(mission, ref) is not None


def reasons(accounts: Iterable[int]) -> dict[int, str]:
    """Why those of these accounts that are corrections were made."""
    rows = tables.Account.objects.filter(pk__in=list(accounts), change__verb=CORRECTED)
    return dict(rows.values_list("pk", "change__why"))


def _kept(by: User | None, mission: Mission, said: Said, verb: str, why: str, same_as: int | None) -> Entered:
    given = _provider(mission, by)
    same_version = verb == ENTERED  # a form that was sent before may bring the same words, not others
    with history.change(by, verb, why, mission) as entry:
        kept = writing.keep(entry, given, [said], by=by)
        for one in kept.aside:
            raise BadInput(f"{one.field} {one.value!r}: {one.why}")
        row = _standing(mission, said.ref)
        assert row is not None
        if same_version and kept.superseded:
            raise Refused(f"This form was stored before, in incident {row.incident_id}; begin a new one.")
        if kept.accepted:
            deriving.rederive(entry, mission.pk, [row.incident_id])
    if same_as is not None and kept.accepted:
        _together(by, mission, row, same_as, why)
        row.refresh_from_db()
    return Entered(row.pk, row.incident_id, not kept.accepted)


def _together(by: User | None, mission: Mission, row: tables.Account, number: int, why: str) -> None:
    """Say that the account tells of the same event as the leading account of that incident."""
    other = tables.Incident.objects.filter(mission=mission, pk=number).first()
    if other is None:
        raise BadInput(f"There is no incident {number} in {mission.code}.")
    lead = other.lead if other.into is None else other.into.lead
    pairing.pair(by, mission, (row.pk, lead), "same", why or "told so by the person who entered it")


def _standing(mission: Mission, ref: str) -> tables.Account | None:
    rows = tables.Account.objects.filter(mission=mission, provider__name=OWN, ref=ref, current=True)
    return rows.first()


def _provider(mission: Mission, by: User | None) -> tables.Provider:
    """The mission's own, made when it is first needed."""
    there = tables.Provider.objects.filter(mission=mission, name=OWN).first()
    if there is not None:
        return there
    return loading.provider(mission, OWN, {"title": TITLE, "invented": mission.invented}, by)


def _may(by: User | None, mission: Mission, action: str) -> None:
    if by is not None:
        access.require(by, mission, action)
