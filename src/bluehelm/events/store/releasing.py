"""Releases: the exact bytes that want to leave, and the words of those who sign; all in the history."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bluehelm.errors import BadInput, Refused
from bluehelm.events.exports.forms import About, table
from bluehelm.events.protect import release as rules
from bluehelm.events.protect import shown as protect
from bluehelm.events.query import Query
from bluehelm.events.query import written as address
from bluehelm.events.store import exporting
from bluehelm.events.store.exporting import Exported
from bluehelm.record import access, history
from bluehelm.record.models import Mission, Release, Signature, User

RELEASE, SIGNATURE = "record_release", "record_signature"
INCIDENTS, FIGURES = "incidents", "figures"
PREVIEW = 40  # lines


@dataclass(frozen=True)
class Asked:
    """What is to leave. table, by and step are of figures, as tabling.Wanted has them."""

    query: Query
    audience: str
    form: str = "csv"
    product: str = INCIDENTS
    table: str = "harm"
    by: tuple[str, ...] = ("period",)
    step: str = "quarter"


@dataclass(frozen=True)
class Signed:
    """One person's word."""

    by: str
    at: datetime
    word: str  # signed, refused
    why: str


@dataclass(frozen=True)
class ReleaseRow:
    """A release as it stands."""

    n: int
    title: str
    product: str
    audience: str
    asked: dict[str, Any]
    name: str
    media_type: str
    sha256: str
    size: int
    by: str
    at: datetime
    why: str
    state: str  # open, signed, refused
    words: tuple[Signed, ...]


def ask(by: User, mission: Mission, title: str, asked: Asked, why: str) -> ReleaseRow:
    """Make the file as it would leave now, keep it, and wait for two signatures.

    raises  Refused for one who may not enter, BadInput where a title or a reason is missing
    """
    access.require(by, mission, "enter")
    if not protect.rules(asked.audience).outside:
        raise BadInput(f"What {asked.audience} is shown needs no release; export it.")
    if not title.strip() or not why.strip():
        raise BadInput("A release needs a title and the reason for it: a sentence each is enough.")
    _same_places(mission)
    made = _made(mission, asked)
    words = {
        "query": address(asked.query), "audience": asked.audience, "form": asked.form, "rows": made.rows,
        "places": exporting.blur().pseudonym(0), "about": made.about.document(),
    }  # fmt: skip
    if asked.product == FIGURES:
        words |= {"table": asked.table, "by": list(asked.by), "step": asked.step}
    with history.change(by, "release asked", why, mission) as entry:
        last = Release.objects.filter(mission=mission).order_by("-n").values_list("n", flat=True).first()
        row = Release.objects.create(
            mission=mission, n=(last or 0) + 1, title=title.strip()[:200], product=asked.product, asked=words,
            audience=asked.audience, content=made.content, media_type=made.media_type, name=made.name,
            sha256=made.sha256, by=by, at=entry.at, why=why, change_id=entry.n,
        )  # fmt: skip
        entry.add(RELEASE, row.pk, None, _body(row))
    return one(by, mission, row.n)


def _same_places(mission: Mission) -> None:
    """Places blurred with another key than before would, beside the earlier files, tell more than either."""
    last = Release.objects.filter(mission=mission, product=INCIDENTS).order_by("-n").first()
    if last is not None and last.asked.get("places") != exporting.blur().pseudonym(0):
        raise Refused(
            "Places would be blurred otherwise than in earlier releases, for the secret key is another. "
            "Set BLUEHELM_SECRET_KEY to the one of then."
        )


def _made(mission: Mission, asked: Asked) -> Exported:
    if asked.product == INCIDENTS:
        return exporting.content(mission, asked.query, asked.audience, asked.form)
    if asked.product != FIGURES:
        raise BadInput(f"{asked.product!r} is no product; there are {INCIDENTS}, {FIGURES}.")
    from bluehelm.events.store.tabling import Wanted, answer, document

    if asked.form != "csv":
        raise BadInput(f"Figures leave as csv, not as {asked.form}.")
    found = answer(mission, Wanted(asked.table, asked.query, asked.by, asked.step), asked.audience)
    if found is None:
        raise BadInput(f"No incident of {mission.code} fits; ask for other days or with fewer conditions.")
    told, now = document(found), datetime.now(UTC)
    notes = ("Numbers of few people are withheld, with what would give them away.", exporting.OWN_USE)
    about = About(
        mission.code, asked.audience, now.isoformat(timespec="seconds"), address(asked.query),
        mission.invented or found.invented, notes, (), "",
    )  # fmt: skip
    rows = [[_cell(part) for part in row] for row in told["rows"]]
    note = ([about.text if n == 0 else ""] for n in range(len(rows)))
    heads = [*told["heads"], "about"]
    made = table(heads, ([*row, *said] for row, said in zip(rows, note, strict=True)))
    name = f"{mission.code.lower()}-{asked.table}-{asked.audience}-{now:%Y-%m-%d}.csv"
    digest = hashlib.sha256(made).hexdigest()
    return Exported(made, "text/csv; charset=utf-8", name, digest, len(rows), about)


def _cell(part: object) -> str:
    return "" if part is None else str(part)


def sign(by: User, mission: Mission, n: int, why: str = "") -> ReleaseRow:
    """Say that the kept file may leave; the second such word lets it."""
    return _say(by, mission, n, rules.SIGNED, why)


def refuse(by: User, mission: Mission, n: int, why: str) -> ReleaseRow:
    """Say that it may not leave; that closes the release."""
    if not why.strip():
        raise BadInput("Why not? Give the reason for the refusal: a sentence is enough.")
    return _say(by, mission, n, rules.REFUSED, why)


def _say(by: User, mission: Mission, n: int, word: str, why: str) -> ReleaseRow:
    access.require(by, mission, "approve")
    with history.change(by, f"release {word}", why, mission) as entry:
        row = _row(mission, n)
        words = [rules.Word(said.by_id, said.word) for said in row.signatures.all()]
        rules.check(by.pk, row.by_id, words)
        if hashlib.sha256(bytes(row.content)).hexdigest() != row.sha256:
            raise Refused(f"The kept file of release {n} was altered; ask for a new one.")
        said = Signature.objects.create(
            release=row, by=by, at=entry.at, word=word, why=why, change_id=entry.n
        )
        body = {"release": row.pk, "sha256": row.sha256, "word": word, "by": history.mark(by)}
        entry.add(SIGNATURE, said.pk, None, body)
    return one(by, mission, n)


def listed(user: access.Person, mission: Mission) -> list[ReleaseRow]:
    """The releases of a mission, newest first, for its members."""
    _member(user, mission)
    found = Release.objects.filter(mission=mission).defer("content").select_related("by")
    return [_told(row, None) for row in found.prefetch_related("signatures__by")]


def one(user: access.Person, mission: Mission, n: int) -> ReleaseRow:
    """A release, for members."""
    _member(user, mission)
    row = _row(mission, n)
    return _told(row, len(bytes(row.content)))


def preview(user: access.Person, mission: Mission, n: int) -> tuple[str, bool]:
    """The first lines of the file, for those who sign, and whether there are more."""
    _member(user, mission)
    lines = bytes(_row(mission, n).content).decode("utf-8").splitlines()
    return "\n".join(lines[:PREVIEW]), len(lines) > PREVIEW


def content(user: access.Person, mission: Mission, n: int) -> tuple[ReleaseRow, bytes]:
    """The signed file; raises Refused before two have signed, and where it is not what they signed."""
    _member(user, mission)
    row = _row(mission, n)
    told, held = _told(row, None), bytes(row.content)
    if told.state != rules.SIGNED:
        raise Refused(f"Release {n} is not signed by two approvers; it cannot be downloaded.")
    if hashlib.sha256(held).hexdigest() != row.sha256:
        raise Refused(f"The kept file of release {n} was altered; ask for a new one.")
    return told, held


def faults() -> Iterable[str]:
    """Each release that is not as the history tells it."""
    said = history.told(RELEASE)[RELEASE]
    return history.differing("The release", Release.objects.order_by("pk"), said, _body)


def _member(user: access.Person, mission: Mission) -> None:
    if user is not None and access.role(user, mission) is None:
        raise access.Unseen(f"There is no mission {mission.code} that you may read.")


def _row(mission: Mission, n: int) -> Release:
    row = Release.objects.filter(mission=mission, n=n).select_related("by").first()
    if row is None:
        raise access.Unseen(f"There is no release {n} in {mission.code}.")
    return row


def _told(row: Release, size: int | None) -> ReleaseRow:
    said = list(row.signatures.all())
    words = [rules.Word(one.by_id, one.word) for one in said]
    return ReleaseRow(
        row.n, row.title, row.product, row.audience, row.asked, row.name, row.media_type, row.sha256,
        size or 0, _name(row.by), row.at, row.why, rules.state(words),
        tuple(Signed(_name(one.by), one.at, one.word, one.why) for one in said),
    )  # fmt: skip


def _name(user: User | None) -> str:
    return "" if user is None else user.get_username()


def _body(row: Release) -> dict[str, Any]:
    """The file enters as its digest; so do the reason and the title, for people write names into them."""
    words = hashlib.sha256(f"{row.title}\x1f{row.why}".encode()).hexdigest()
    return {
        "mission": row.mission_id, "n": row.n, "product": row.product, "audience": row.audience,
        "sha256": hashlib.sha256(bytes(row.content)).hexdigest(), "words": words,
    }  # fmt: skip
