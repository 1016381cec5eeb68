"""What people decide about an incident: its state, standard of proof, leading account, sensitivity."""

from bluehelm.errors import BadInput, Refused
from bluehelm.events import models as tables
from bluehelm.events.store.deriving import describe, rederive
from bluehelm.record import access, history, vocab
from bluehelm.record.models import Mission, User

FIELDS = {"state": "incident_states", "standard": "standards", "sensitivity": "sensitivity"}


def judge(by: User | None, mission: Mission, number: int, decided: dict[str, str], why: str) -> None:
    """Decide fields of an incident (state, standard, sensitivity, lead) together, with one reason.

    by      None is the command line
    raises  Refused for one who may not, BadInput for a value that is none or a change that may not follow
    """
    _may(by, mission, "judge")
    if not why.strip():
        raise BadInput("Why? Give the reason for the decision: a sentence is enough.")
    with history.change(by, "incident judged", why, mission) as entry:
        incident = _incident(mission, number)
        for field, value in decided.items():
            _check(by, incident, field, value, decided)
            row = tables.Judgement.objects.create(
                mission=mission, incident=incident, field=field, value=value, why=why, by=by,
                change_id=entry.n,
            )  # fmt: skip
            before = {"value": str(getattr(incident, "rank" if field == "sensitivity" else field))}
            entry.add("events_judgement", row.pk, before, describe(row))
        rederive(entry, mission.pk, [number])


def undo(by: User | None, mission: Mission, judgement: int, why: str) -> None:
    """Take a decision back; the one before it counts again."""
    _may(by, mission, "judge")
    with history.change(by, "judgement undone", why, mission) as entry:
        row = tables.Judgement.objects.filter(mission=mission, pk=judgement).first()
        if row is None:
            raise BadInput(f"There is no judgement {judgement} in {mission.code}.")
        if row.undone_id is not None:
            raise BadInput(f"Judgement {judgement} was taken back before.")
        row.undone_id = entry.n
        row.save(update_fields=["undone"])
        entry.add("events_judgement", row.pk, describe(row), None)
        incident = row.incident
        rederive(entry, mission.pk, [incident.into_id or incident.pk])


def _may(by: User | None, mission: Mission, action: str) -> None:
    if by is not None:
        access.require(by, mission, action)


def _incident(mission: Mission, number: int) -> tables.Incident:
    found = tables.Incident.objects.filter(mission=mission, pk=number).first()
    if found is None:
        raise BadInput(f"There is no incident {number} in {mission.code}.")
    if found.into_id is not None:
        raise BadInput(f"Incident {number} was merged into {found.into_id}; judge that one.")
    return found


def _check(
    by: User | None, incident: tables.Incident, field: str, value: str, decided: dict[str, str]
) -> None:
    if field == "lead":
        current = tables.Account.objects.filter(incident=incident, current=True)
        if not (value.isdigit() and current.filter(pk=int(value)).exists()):
            raise BadInput(f"Account {value!r} is not one of incident {incident.pk}.")
        return
    if field not in FIELDS:
        raise BadInput(f"{field!r} cannot be judged; there are lead, {', '.join(FIELDS)}.")
    known = vocab.terms(FIELDS[field])
    if value not in known:
        raise BadInput(f"{field} is {value!r}; there are {', '.join(known)}.")
    if field == "state":
        _follows(incident, value, decided.get("standard", incident.standard))
    lowered = field == "sensitivity" and int(known[value]["rank"]) < incident.rank
    if lowered and by is not None and not access.can(by, incident.mission, "approve"):
        raise Refused("To lower the sensitivity of an incident you need the role approver.")


def _follows(incident: tables.Incident, state: str, standard: str) -> None:
    """Whether the state may follow the one before; what is verified must have reached a standard of proof."""
    allowed = vocab.terms("incident_states")[incident.state]["next"]
    if state != incident.state and state not in allowed:
        raise BadInput(f"After {incident.state} an incident may become {', '.join(allowed)}, not {state}.")
    if state == "verified" and standard == "not_assessed":
        raise BadInput("An incident is verified to a standard of proof: say which was reached.")
