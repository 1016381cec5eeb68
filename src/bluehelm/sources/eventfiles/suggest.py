"""A mapping offered for a table whose heads are not known: what each column seems to be, and by what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as filled
from functools import cache
from pathlib import Path
from typing import Any

from bluehelm.record import vocab
from bluehelm.record.saidform import FIELDS, column
from bluehelm.sources.eventfiles import days, words
from bluehelm.sources.eventfiles.numbers import ABSENT, count, degrees
from bluehelm.sources.eventfiles.wrong import Wrong

MOST_VALUES = 60  # different words of a column of categories
BY_HEAD, BY_VALUES, BY_BOTH, NONE = "head", "values", "both", "none"
PEOPLE = ("killed", "injured", "abducted")  # told by status, sex and age more often than other harm
WHO = (
    "", "_civilian", "_female", "_male", "_child", "_peacekeeper", "_humanitarian", "_state_force",
    "_fighter", "_civilian_female", "_civilian_male", "_civilian_child",
)  # fmt: skip
SORTS = ("harm", "status", "sex", "age", "bound")


@dataclass(frozen=True)
class Suggested:
    """What one column seems to be."""

    head: str
    field: str  # empty: kept beside the account
    by: str  # head, values, both, none
    samples: tuple[str, ...]
    values: Mapping[str, str] = filled(default_factory=dict)  # words to the terms they seem to mean; or empty


@cache
def tables() -> Mapping[str, Any]:
    """Heads and words of heads that are usual (heads.yaml)."""
    found: dict[str, Any] = vocab.parsed(Path(__file__).with_name("heads.yaml").read_text(encoding="utf-8"))
    return found


def suggest(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Suggested]:
    """What each column seems to be, each field given to one column only: the one that fits best.

    rows  some of them, as cells under the heads
    """
    columns = list(zip(*rows, strict=False)) or [() for _ in heads]
    told: list[list[str]] = [[one.strip() for one in cells if one.strip() not in ABSENT] for cells in columns]
    offers = sorted(
        (
            (score, -at, name, by)
            for at, head in enumerate(heads)
            for score, name, by in _offers(head, told[at])
        ),
        reverse=True,
    )
    given: dict[int, tuple[str, str]] = {}
    for _, minus, name, by in offers:
        if -minus not in given and name not in {one for one, _ in given.values()}:
            given[-minus] = (name, by)
    found = []
    for at, head in enumerate(heads):
        name, by = given.get(at, ("", NONE))
        found.append(Suggested(head, name, by, tuple(dict.fromkeys(told[at]))[:3], meant(name, told[at])))
    return found


def meant(name: str, cells: Sequence[str]) -> dict[str, str]:
    """The words of a column of categories, and the term that each seems to mean; empty where none does."""
    if name not in words.FILE:
        return {}
    different = list(dict.fromkeys(cells))[:MOST_VALUES]
    return {word: found for word in different if (found := _term(name, word)) not in (word, None)}


def _term(name: str, word: str) -> str | None:
    plain = words.folded(word)
    exact = words.spelled(words.FILE[name]).get(plain)
    if exact is None and name == "target":
        exact = words.spelled("victims").get(plain)
    if exact is not None or name in ("perpetrator", "target"):
        return word if exact is not None or plain in words.named() else ""
    near = [
        term for spelling, term in words.spelled(words.FILE[name]).items()
        if len(plain) > 3 and (plain in spelling.split() or spelling in plain or plain in spelling)
    ]  # fmt: skip
    return near[0] if len(set(near)) == 1 else ""


def _offers(head: str, cells: Sequence[str]) -> Iterable[tuple[float, str, str]]:
    """What the column may be, with how well it fits, and by what."""
    named = _by_head(head)
    if named is not None:
        fits = _fits(named, cells)
        if fits is None or fits > 0.5:
            yield (2.0 if fits is None else 2.0 + fits), named, BY_HEAD if fits is None else BY_BOTH
        return
    if len(cells) < 3:
        return
    if _share(cells, _is_day) > 0.9:
        yield 1.0, "first", BY_VALUES
    for name in ("kind", "perpetrator", "state"):
        known = words.spelled(words.FILE[name])
        if _share(cells, lambda cell, known=known: words.folded(cell) in known) > 0.8:  # type: ignore[misc]
            yield 0.9, name, BY_VALUES
    if len(set(cells)) > len(cells) / 2 and sum(map(len, cells)) > 80 * len(cells):
        yield 0.5, "text", BY_VALUES


def _by_head(head: str) -> str | None:
    plain = words.folded(head.replace("°", "o"))
    own = head.strip().casefold().replace(" ", "_")
    if own in FIELDS or column(own) is not None:
        return own
    for name, spellings in _spellings().items():
        if plain in spellings:
            return name
    return _harm(plain.split())


@cache
def _spellings() -> Mapping[str, frozenset[str]]:
    """The usual heads, by field."""
    return {name: frozenset(heads) for name, heads in tables()["fields"].items()}


def _harm(parts: Sequence[str]) -> str | None:
    """A column of harm by the words of its head; None where a word is not known, for it may count others."""
    found: dict[str, str] = {}
    for part in parts:
        hits = [(sort, term) for sort in SORTS for term, known in tables()[sort].items() if part in known]
        if not hits and part not in tables()["fillers"]:
            return None
        found.update(hits)
    if "harm" not in found:
        return None
    return "_".join(word for sort in SORTS if (word := found.get(sort)))


def _fits(name: str, cells: Sequence[str]) -> float | None:
    """The share of the cells that the field can take; None where it takes any words."""
    if not cells:
        return None
    if name in ("first", "last"):
        return _share(cells, _is_day)
    if name in ("lat", "lon", "precision_km"):
        return _share(cells, lambda cell: _reads(degrees, cell))
    if column(name) is not None:
        return _share(cells, lambda cell: _reads(count, cell))
    if name == "clock":
        return _share(cells, lambda cell: days.CLOCK.fullmatch(cell) is not None)
    return None


def _share(cells: Sequence[str], good: Callable[[str], bool]) -> float:
    return sum(map(good, cells)) / len(cells) if cells else 0.0


def _is_day(cell: str) -> bool:
    return not cell.isdigit() and (
        days.is_open(cell) or _reads(lambda one, head: days.when(one, head, ""), cell)
    )


def _reads(reader: Callable[[str, str], object], cell: str) -> bool:
    try:
        reader(cell, "")
    except Wrong:
        return False
    return True


def fields() -> list[str]:
    """The fields that a page offers for a column: those of an account, then the usual columns of harm."""
    found = list(FIELDS)
    for harm in vocab.terms("harms"):
        found += [harm, f"{harm}_low", f"{harm}_high"]
        if harm in PEOPLE:
            found += [f"{harm}{who}" for who in WHO[1:]] + [f"{harm}_civilian_low", f"{harm}_civilian_high"]
        else:
            found += [f"{harm}_civilian", f"{harm}_child"]
    return found
