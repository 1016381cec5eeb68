"""A text into the store: whole or not at all, and the same reading once."""

import hashlib
import json
import mimetypes
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.council.missions import mentions
from bluehelm.mandates.duties.keys import duty_keys, measure_keys
from bluehelm.mandates.store import building, judging
from bluehelm.mandates.store.packing import pack, text_of, unpack
from bluehelm.mandates.store.shapes import Saved
from bluehelm.record import access, files, history
from bluehelm.record.figure import canonical
from bluehelm.record.models import Membership, Mission, Source, User
from bluehelm.record.tables import fits

LOAD = "mandate load"  # the verb of its entry in the history
KIND = "resolution"  # of its source
DRAFT_DAYS = timedelta(days=60)  # how long before its adoption the draft of a resolution may be dated
ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z](?:-[A-Z]+)*\b")
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def save(
    text: rows.Text, content: bytes, name: str, by: User | None, why: str = "", *, mission: str | None = None
) -> Saved:
    """Store one reading of one text with one entry in the history, and its file by its content.

    content    the file itself; name is the file's own
    mission    the code of the mission it is about, where the text does not say so or says more of another;
               it holds for later readings
    returns    Saved; new is False where the same reading stands, be it of another file with the same words,
               or one of a file that holds far more
    raises     Unseen or Refused where the role is too low, BadInput for a word that the tables cannot hold or
               a mission that a text about another does not name
    Another reading of the same text supersedes the earlier one, which stays.
    """
    key = text.symbol or hashlib.sha256(content).hexdigest()
    standing = _standing(key)
    code = _given(standing) or code_of(text.mission or "") if mission is None else _chosen(mission, text)
    tied = Mission.objects.filter(code=code).first()
    _require(by, tied)
    if standing is not None and standing.mission != code:
        _require(by, Mission.objects.filter(code=standing.mission).first())
    packed = _packed(text)
    row = tables.Text(
        key=key,
        mission=code,
        content=packed,
        digest=hashlib.sha256(packed.encode()).hexdigest(),
        by=by,
        **columns(text),
    )
    fits([row])
    why_not = None if standing is None else _why_not(row, standing, content)
    if standing is not None and why_not is not None:
        return Saved(standing.pk, standing.symbol, False, standing.counts, why=why_not or None)
    with history.change(by, LOAD, why, tied) as entry:
        row.loaded_id = entry.n
        row.source = _source(row, content, name)
        return _insert(row, text, entry)


def _given(standing: tables.Text | None) -> str | None:
    """The mission that a person gave a text, which holds until another is given."""
    if standing is None or standing.mission == code_of(text_of(standing.content).mission or ""):
        return None
    return standing.mission


def _chosen(mission: str, text: rows.Text) -> str:
    """The mission that a person gives a text."""
    code = code_of(mission)
    known = Mission.objects.filter(code__iexact=code).values_list("code", flat=True)
    if text.mission is None:
        return known.first() or code
    for acronym in (text.mission, *_named(text)):
        if code_of(acronym).casefold() == code.casefold():
            return code_of(acronym)
    raise BadInput(
        f"{text.symbol or 'This text'} is about {text.mission} and does not name {code}; nothing was stored."
    )


def _named(text: rows.Text) -> set[str]:
    """Missions that the text names, by their names or by an acronym."""
    words = " ".join(one.text for one in (*text.preambular, *text.operative))
    return {name for name, _ in mentions(words)} | set(ACRONYM.findall(words))


def code_of(acronym: str) -> str:
    """The code of a mission by its acronym: "UNAVEM II" is UNAVEM-II."""
    return "-".join(acronym.split())


def _require(by: User | None, tied: Mission | None) -> None:
    """Who may load: an editor of the mission it is about, else of any."""
    if by is None or by.is_superuser:
        return
    if tied is not None:
        access.require(by, tied, "load")
    elif not any(access.can(by, one.mission, "load") for one in Membership.objects.filter(user=by)):
        raise Refused("To load a mandate you need the role editor in some mission; ask an administrator.")


def _packed(text: rows.Text) -> str:
    packed = canonical(pack(text))
    if NUL.search(packed):
        raise BadInput("The text holds NUL characters, which no database keeps; save it anew as UTF-8.")
    return packed


def _standing(key: str) -> tables.Text | None:
    return tables.Text.objects.filter(key=key, superseded_by=None).select_related("source").first()


def _why_not(row: tables.Text, standing: tables.Text, content: bytes) -> str | None:
    """Why the standing reading stays: "" where this is the same one; None where this takes its place."""
    if row.mission == standing.mission and _words(row) == _words(standing):
        return ""
    fewer = row.counts["paragraphs"] * 2 < standing.counts["paragraphs"]
    if fewer and hashlib.sha256(content).hexdigest() != standing.source.sha256:
        return (
            f"{standing.symbol} is held with {standing.counts['paragraphs']} paragraphs from "
            f"{standing.source.name}; this file has {row.counts['paragraphs']} and does not take its place."
        )
    return None


def _words(row: tables.Text) -> dict[str, Any]:
    """The content, whatever the file that it was read from."""
    return {name: held for name, held in json.loads(row.content).items() if name != "sha256"}


def _insert(row: tables.Text, text: rows.Text, entry: history.Entry) -> Saved:
    """The rows of the reading in place of the one that stands, now that nobody else can write."""
    earlier = _standing(row.key)
    if earlier is not None and (earlier.digest, earlier.mission) == (row.digest, row.mission):
        raise Refused("The same reading was loaded by somebody else at this moment; nothing was changed.")
    row.save()
    if earlier is not None:
        building.unindex(earlier)
        earlier.superseded_by = row
        earlier.save(update_fields=["superseded_by"])
    building.index(row, text, judging.corrected(text, judging.judgements(row.mission, row.key)))
    duties, measures = _ids(row, text, earlier)
    building.owed(row, text, duties, measures)
    before = None if earlier is None else {"id": earlier.pk, "digest": earlier.digest}
    told: dict[str, Any] = {
        "key": row.key,
        "mission": row.mission,
        "digest": row.digest,
        "source": row.source.sha256,
    }
    told |= {"duties": list(duties), "measures": list(measures)}
    entry.add("mandates_text", row.pk, before, told)
    return Saved(row.pk, row.symbol, True, row.counts, None if earlier is None else earlier.pk)


def _ids(
    row: tables.Text, text: rows.Text, earlier: tables.Text | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of duties and measures, taken over from the reading before, else from the draft."""
    other = _counterpart(row) if earlier is None else earlier
    if other is None:
        return duty_keys(text), measure_keys(text)
    duties = {one.key: unpack(rows.Duty, one.content) for one in tables.Duty.objects.filter(text=other)}
    measures = {
        one.key: unpack(rows.Measure, one.content) for one in tables.Measure.objects.filter(text=other)
    }
    return duty_keys(text, duties), measure_keys(text, measures)


def _counterpart(row: tables.Text) -> tables.Text | None:
    """The draft that this resolution came from, or the resolution that came of this draft."""
    if not row.mission or row.date is None:
        return None
    found = tables.Text.objects.filter(mission=row.mission, superseded_by=None).exclude(status=row.status)
    if row.status == "draft":
        return found.filter(date__range=(row.date, row.date + DRAFT_DAYS)).order_by("date").first()
    return found.filter(date__range=(row.date - DRAFT_DAYS, row.date)).order_by("-date").first()


def _source(row: tables.Text, content: bytes, name: str) -> Source:
    """The file among the sources, which belongs to no mission; added where it is not there yet."""
    sha256 = files.keep(content)
    there = Source.objects.filter(mission=None, sha256=sha256, kind=KIND).first()
    if there is not None:
        return there
    return Source.objects.create(
        kind=KIND,
        title=(row.title or row.symbol or name)[:500],
        symbol=row.symbol,
        publisher="United Nations",
        sha256=sha256,
        name=name[-255:],
        media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        size=len(content),
        retrieved=datetime.now(UTC),
        added_by=row.by,
    )


def columns(text: rows.Text) -> dict[str, Any]:
    """What is listed and filtered by, out of the text."""
    return {
        "symbol": text.symbol or "",
        "date": text.date,
        "status": text.status,
        "title": text.title or "",
        "adopted": text.adopted,
        "ends": text.ends,
        "counts": {
            "paragraphs": sum(one.level == 0 for one in text.operative),
            "items": sum(one.level > 0 for one in text.operative),
            "preambular": len(text.preambular),
            "tasks": len(text.tasks),
            "duties": len(text.duties),
            "measures": len(text.measures),
            "set aside": len(text.set_aside),
        },
    }
