"""What people decide of findings. Each judgement is a new row; the latest one of a finding counts."""

from collections import defaultdict

from bluehelm.checks import models as tables
from bluehelm.checks.rows import ACCEPTED, DISMISSED, Judgement
from bluehelm.checks.store.shapes import REOPENED
from bluehelm.checks.store.writing import RUN, mission_of
from bluehelm.errors import BadInput, Refused
from bluehelm.record import access, history
from bluehelm.record.models import User

VERDICTS = (ACCEPTED, DISMISSED, REOPENED)
VERBS = (RUN, *(f"finding {verdict}" for verdict in VERDICTS))  # of entries in the history


def judge(mission_code: str, key: str, verdict: str, why: str, by: User) -> Judgement:
    """Accept, dismiss or reopen a finding of a mission, in every audit that has it or will have it.

    raises     Unseen for a stranger and for a finding that no audit of the mission has, Refused for a reader
               and for a reopening of what nobody judged, BadInput for a dismissal without a reason
    """
    mission = mission_of(mission_code)
    access.require(by, mission, "judge")
    if verdict not in VERDICTS:
        raise BadInput(f"{verdict!r} is no judgement; a finding is {', '.join(VERDICTS)}.")
    if verdict == DISMISSED and not why.strip():
        raise BadInput("A dismissal needs a reason; say why.")
    if not tables.AuditFinding.objects.filter(audit__mission=mission, key=key).exists():
        raise access.Unseen(f"No audit of {mission_code} has a finding {key}.")
    with history.change(by, f"finding {verdict}", why.strip(), mission) as entry:
        standing = tables.Judgement.objects.filter(mission=mission, key=key).order_by("-pk").first()
        before = None if standing is None else {"key": key, "verdict": standing.verdict}
        if verdict == REOPENED and (standing is None or standing.verdict == REOPENED):
            raise Refused("This finding is open; there is nothing to reopen.")
        row = tables.Judgement.objects.create(
            mission=mission, key=key, verdict=verdict, why=why.strip(), by=by, change_id=entry.n
        )
        entry.add("checks_judgement", row.pk, before, body(row))
        return Judgement(verdict, by.get_username(), entry.at, row.why)


def body(row: tables.Judgement) -> dict[str, str]:
    """A judgement as the history tells it."""
    return {"key": row.key, "verdict": row.verdict, "why": row.why}


def judgements(mission_code: str) -> dict[str, tuple[Judgement, ...]]:
    """Every judgement of a mission by the key of its finding, the oldest first."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    made = tables.Judgement.objects.filter(mission__code=mission_code).select_related("by", "change")
    for row in made.order_by("pk"):
        by = "" if row.by is None else row.by.get_username()
        found[row.key].append(Judgement(row.verdict, by, row.change.at, row.why))
    return {key: tuple(said) for key, said in found.items()}


def standing(mission_code: str) -> dict[str, Judgement]:
    """What stands now, by the key of the finding; findings that were reopened are not among them."""
    latest = {key: said[-1] for key, said in judgements(mission_code).items()}
    return {key: said for key, said in latest.items() if said.verdict != REOPENED}
