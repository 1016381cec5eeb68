"""Full text of provisions on either database: words cut to their stem, accents and case set aside.

SQLite: an FTS5 table beside Provision, kept by triggers. PostgreSQL: an index over to_tsvector, in a
configuration of our own that knows stems and leaves no word out, so that both find the same. A migration that
makes the table of Provision anew must call remove() before and prepare() after it: SQLite drops triggers with
their table.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection
from django.db.models import QuerySet

from bluehelm.errors import BadInput, Refused
from bluehelm.mandates.cited.documents import year_of
from bluehelm.mandates.models import Provision

OPEN, CLOSE = "\x02", "\x03"  # around what was found; no text holds them
TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
SYMBOL = re.compile(r"s/res/(\d{1,4})(?:\s*\(\d{4}\))?", re.I)
TOKEN = re.compile(r"[a-z0-9]+")
ACCENTED = "".join(chr(n) for n in range(0xC0, 0x180) if unicodedata.decomposition(chr(n))[:2] == "00")
PLAIN = "".join(unicodedata.normalize("NFD", one)[0] for one in ACCENTED)

FOLDED = f"regexp_replace(translate(words, '{ACCENTED}', '{PLAIN}'), '[^a-zA-Z0-9]+', ' ', 'g')"
VECTOR = f"to_tsvector('bluehelm_words', {FOLDED})"
QUERY = "to_tsquery('bluehelm_words', %s)"
PREPARE = {
    "sqlite": (
        "create virtual table mandates_words using fts5(words, content='mandates_provision', "
        "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
        "create trigger mandates_words_added after insert on mandates_provision begin "
        "insert into mandates_words(rowid, words) values (new.id, new.words); end",
        "create trigger mandates_words_gone after delete on mandates_provision begin "
        "insert into mandates_words(mandates_words, rowid, words) values ('delete', old.id, old.words); end",
        "create trigger mandates_words_changed after update of words on mandates_provision begin "
        "insert into mandates_words(mandates_words, rowid, words) values ('delete', old.id, old.words); "
        "insert into mandates_words(rowid, words) values (new.id, new.words); end",
        "insert into mandates_words(mandates_words) values ('rebuild')",
    ),
    "postgresql": (
        "create text search dictionary bluehelm_stem (template = snowball, language = english)",
        "create text search configuration bluehelm_words (copy = simple)",
        "alter text search configuration bluehelm_words alter mapping for asciiword, word, numword, "
        "asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart with bluehelm_stem",
        f"create index mandates_words on mandates_provision using gin ({VECTOR})",
    ),
}
REMOVE = {
    "sqlite": (
        "drop trigger mandates_words_added",
        "drop trigger mandates_words_gone",
        "drop trigger mandates_words_changed",
        "drop table mandates_words",
    ),
    "postgresql": (
        "drop index mandates_words",
        "drop text search configuration bluehelm_words",
        "drop text search dictionary bluehelm_stem",
    ),
}
SNIPPET = {
    "sqlite": "select rowid, snippet(mandates_words, 0, %s, %s, ' .. ', 32) from mandates_words "
    "where mandates_words match %s and rowid in (select value from json_each(%s))",
    "postgresql": "select id, ts_headline('bluehelm_words', words, to_tsquery('bluehelm_words', %s), "
    "format('StartSel=%%s, StopSel=%%s, MaxWords=32, MinWords=16', %s, %s)) "
    "from mandates_provision where id = any(%s)",
}


@dataclass(frozen=True)
class Wanted:
    """What must be there and what must not; each a word, or several as they stand."""

    there: tuple[tuple[str, ...], ...]
    absent: tuple[tuple[str, ...], ...]


def prepare() -> None:
    """Make what the search needs. Done by a migration."""
    try:
        _run(PREPARE)
    except OperationalError as error:
        if "no such module" not in str(error):
            raise
        raise Refused(
            "This Python's SQLite has no full-text search (FTS5). Use another build of Python, or PostgreSQL "
            "by BLUEHELM_DATABASE."
        ) from None


def remove() -> None:
    _run(REMOVE)


def _run(statements: dict[str, tuple[str, ...]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def wanted(asked: str) -> Wanted | None:
    """What a person typed, taken apart; None where it holds no word."""
    there: list[tuple[str, ...]] = []
    absent: list[tuple[str, ...]] = []
    for minus, phrase, word in TERM.findall(asked):
        tokens = _cited(phrase or word) or tuple(TOKEN.findall(_folded(phrase or word)))
        if tokens:
            (absent if minus else there).append(tokens)
    if absent and not there:
        raise BadInput(f"{asked!r} only says what must not be there; add a word that must.")
    return Wanted(tuple(there), tuple(absent)) if there else None


def _cited(term: str) -> tuple[str, ...]:
    """A resolution's symbol as other texts cite it: "resolutions 9100 (2031) and 9101 (2031)"."""
    symbol = SYMBOL.fullmatch(term.strip())
    if symbol is None:
        return ()
    year = year_of(int(symbol[1]))
    return ("resolution", symbol[1]) if year is None else (symbol[1], str(year))


def _folded(said: str) -> str:
    plain = unicodedata.normalize("NFD", said.lower())
    return "".join(one for one in plain if not unicodedata.combining(one))


def matching(found: "QuerySet[Provision]", asked: Wanted) -> "QuerySet[Provision]":
    """Those of the provisions that have the words, with their `rank`: the lower the better."""
    expression = _expression(asked)
    if connection.vendor == "sqlite":
        return found.extra(  # a join, so that bm25 counts once for the whole search
            tables=["mandates_words"],
            where=["mandates_words match %s", "mandates_words.rowid = mandates_provision.id"],
            params=[expression],
            select={"rank": "bm25(mandates_words)"},
        )
    return found.extra(  # noqa: S610 - of constants
        where=[f"{VECTOR} @@ {QUERY}"],
        params=[expression],
        select={"rank": f"-ts_rank({VECTOR}, {QUERY}, 1)"},
        select_params=[expression],
    )


def snippets(ids: Sequence[int], asked: Wanted) -> dict[int, str]:
    """Words around what was found, by the id of the provision; what was found is between OPEN and CLOSE."""
    expression = _expression(asked)
    given: list[Any]
    if connection.vendor == "sqlite":
        given = [OPEN, CLOSE, expression, json.dumps(list(ids))]
    else:
        given = [expression, OPEN, CLOSE, list(ids)]
    with connection.cursor() as cursor:
        cursor.execute(SNIPPET[connection.vendor], given)
        return dict(cursor.fetchall())


def _expression(asked: Wanted) -> str:
    """The same in the database's own language. Tokens are letters and digits: nothing to escape."""
    if connection.vendor == "sqlite":
        there, absent = ([f'"{" ".join(one)}"' for one in part] for part in (asked.there, asked.absent))
        return " NOT ".join([f"({' AND '.join(there)})", *absent])
    there, absent = ([f"({' <-> '.join(one)})" for one in part] for part in (asked.there, asked.absent))
    return " & ".join([*there, *(f"!{one}" for one in absent)])
