"""A text into the store: whole or not at all, and the same reading once."""

import hashlib
import json
import mimetypes
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates import models as tables
from bluehelm.mandates import rows
from bluehelm.mandates.cited import drafts
from bluehelm.mandates.council.missions import mentions
from bluehelm.mandates.duties.keys import duty_keys, measure_keys
from bluehelm.mandates.store import building, judging
from bluehelm.mandates.store.packing import pack, text_of, unpack
from bluehelm.mandates.store.shapes import Kin, Saved, Stated
from bluehelm.record import access, files, history
from bluehelm.record.figure import canonical
from bluehelm.record.models import Membership, Mission, Source, User
from bluehelm.record.tables import fits

LOAD = "mandate load"  # the verb of its entry in the history
KIND = "resolution"  # of its source
DRAFT = "draft"
DRAFT_DAYS = timedelta(days=60)  # how long before its adoption the draft of a resolution may be dated
ACRONYM = re.compile(r"\b[A-Z][A-Za-z]*[A-Z](?:-[A-Z]+)*\b")
NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
columns = building.columns


def load(
    read: Callable[[date | None, date | None], rows.Text],
    content: bytes,
    name: str,
    by: User | None,
    why: str = "",
    *,
    adopted: date | None = None,
    ends: date | None = None,
    mission: str | None = None,
    again: bool = False,
) -> tuple[rows.Text, Saved]:
    """Read a text and store it. Days that a person stated of it before hold until others are stated.

    read       gives the text by the days of its adoption and of its end that are stated
    returns    the text, and what save says; kept are the days that were not stated this time
    """
    text, given = read(adopted, ends), {"adopted": adopted, "ends": ends}
    standing = _standing(_key(text, content))
    kept = [one for one in stated(standing) if given[one.what] is None] if standing is not None else []
    if kept:
        given |= {one.what: one.day for one in kept}
        text = read(given["adopted"], given["ends"])
    saved = save(text, content, name, by, why, mission=mission, again=again)
    return text, replace(saved, kept=tuple(kept))


def save(
    text: rows.Text,
    content: bytes,
    name: str,
    by: User | None,
    why: str = "",
    *,
    mission: str | None = None,
    again: bool = False,
) -> Saved:
    """Store one reading of one text with one entry in the history, and its file by its content.

    content    the file itself; name is the file's own
    mission    the code of the mission it is about, where the text does not say so or says more of another;
               it holds for later readings
    again      whether a file that another took the place of becomes the current one again
    returns    Saved; new is False where the same reading stands, be it of another file with the same words,
               or one of a file that holds far more, or one that took the place of this file
    raises     Unseen or Refused where the role is too low, BadInput for a word that the tables cannot hold or
               a mission that a text about another does not name
    Another reading of the text supersedes the earlier one, which stays.
    """
    key = _key(text, content)
    standing = _standing(key)
    code = _given(standing) or code_of(text.mission or "") if mission is None else _chosen(mission, text)
    tied = Mission.objects.filter(code=code).first()
    _require(by, tied)
    if standing is not None and standing.mission != code:
        _require(by, Mission.objects.filter(code=standing.mission).first())
    row = _row(text, key, code, by)
    stays = None if standing is None else _stays(row, standing, content, again)
    if stays is not None:
        return stays
    with history.change(by, LOAD, why, tied) as entry:
        row.loaded_id = entry.n
        row.source = _source(row, content, name)
        return _insert(row, text, entry)


def _given(standing: tables.Text | None) -> str | None:
    """The mission that a person gave a text, which holds until another is given."""
    own = standing is None or standing.mission == code_of(text_of(standing.content).mission or "")
    return None if own or standing is None else standing.mission


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


def _row(text: rows.Text, key: str, code: str, by: User | None) -> tables.Text:
    packed = canonical(pack(text))
    if NUL.search(packed):
        raise BadInput("The text holds NUL characters, which no database keeps; save it anew as UTF-8.")
    digest = hashlib.sha256(packed.encode()).hexdigest()
    about = building.columns(text)
    row = tables.Text(key=key, mission=code, content=packed, digest=digest, by=by, **about)
    fits([row])
    return row


def _key(text: rows.Text, content: bytes) -> str:
    return text.symbol or hashlib.sha256(content).hexdigest()


def _standing(key: str) -> tables.Text | None:
    return tables.Text.objects.filter(key=key, superseded_by=None).select_related("source").first()


def _stays(row: tables.Text, standing: tables.Text, content: bytes, again: bool) -> Saved | None:
    """What is said where the standing reading stays; None where this takes its place."""
    stays = Saved(standing.pk, standing.symbol, False, standing.counts)
    if row.mission == standing.mission and _words(row) == _words(standing):
        return stays
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 == standing.source.sha256:
        return None
    earlier = _earlier(row, sha256)
    if earlier is not None:
        return None if again else replace(stays, why=_replaced(earlier), earlier=earlier.pk)
    if row.counts["paragraphs"] * 2 < standing.counts["paragraphs"]:
        why = (
            f"{standing.symbol} is held with {standing.counts['paragraphs']} paragraphs from "
            f"{standing.source.name}; this file has {row.counts['paragraphs']} and does not take its place."
        )
        return replace(stays, why=why)
    return None


def _earlier(row: tables.Text, sha256: str) -> tables.Text | None:
    """The latest superseded reading of this file, or of one with the same words."""
    found = tables.Text.objects.filter(key=row.key).exclude(superseded_by=None).order_by("-pk")
    for one in found.select_related("source", "loaded", "superseded_by__source", "superseded_by__loaded"):
        if one.source.sha256 == sha256 or _words(one) == _words(row):
            return one
    return None


def _replaced(earlier: tables.Text) -> str:
    later = earlier.superseded_by
    assert later is not None
    loaded, then = earlier.loaded.at.date(), later.loaded.at.date()
    return (
        f"{earlier.symbol}: this file is an earlier version of the text, loaded on {loaded} and replaced on "
        f"{then} by {later.source.name}. Nothing was changed."
    )


def stated(row: tables.Text) -> tuple[Stated, ...]:
    """The days that a person stated of a text, each with who stated it first and when."""
    text = text_of(row.content)
    readings = tables.Text.objects.filter(key=row.key, pk__lte=row.pk).order_by("-pk")
    found = []
    for what in text.stated:
        first, day = row, getattr(text, what)
        for one in readings.select_related("loaded", "by"):
            held = json.loads(one.content)
            if what not in held.get("stated", ()) or held[what] != day.isoformat():
                break
            first = one
        by = None if first.by is None else first.by.get_username()
        found.append(Stated(what, day, first.loaded.at, by))
    return tuple(found)


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
    kin = counterpart(row, text) if earlier is None else None
    other = earlier if kin is None else tables.Text.objects.get(pk=kin.id)
    duties, measures = _ids(row, text, other)
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
    return Saved(row.pk, row.symbol, True, row.counts, None if earlier is None else earlier.pk, kin=kin)


def _ids(
    row: tables.Text, text: rows.Text, other: tables.Text | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of duties and measures, taken over from the reading before, else from the draft."""
    if other is None:
        return duty_keys(text), measure_keys(text)
    duties = {one.key: unpack(rows.Duty, one.content) for one in tables.Duty.objects.filter(text=other)}
    measures = {
        one.key: unpack(rows.Measure, one.content) for one in tables.Measure.objects.filter(text=other)
    }
    return duty_keys(text, duties), measure_keys(text, measures)


def counterpart(row: tables.Text, text: rows.Text) -> Kin | None:
    """The draft of this resolution or the resolution that came of this draft, and what shows that it is."""
    if not row.mission or row.date is None:
        return None
    drafted = row.status == DRAFT
    days = (row.date, row.date + DRAFT_DAYS) if drafted else (row.date - DRAFT_DAYS, row.date)
    found = tables.Text.objects.filter(mission=row.mission, superseded_by=None, date__range=days)
    kin = []
    for one in found.exclude(status=row.status):
        other = text_of(one.content)
        shown = drafts.shown(text, other) if drafted else drafts.shown(other, text)
        if shown is not None:
            kin.append(Kin(one.pk, one.symbol, one.status, shown))
    return max(kin, key=lambda one: (one.shown.cited, one.shown.same), default=None)


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
