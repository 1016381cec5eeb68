"""Readings of resolutions held against the keys in `keys/reading`: what was found, missed and made up.

Where the rules leave room, `or` of an entry gives the other forms of a verb; the one found counts. An entry marked
`optional` may be a piece of its own or part of its parent: it counts only where it was found.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bluehelm.mandates.rows import OPERATIVE, PREAMBULAR, Provision, Text

KEYS = Path(__file__).parent / "keys" / "reading"
LATER = KEYS / "later"  # four texts of later years, keyed when the reader stood
SEED = "S/2020/600"
HEADING = "heading"
KINDS, VERBS, ADDRESSEES, PHRASES = "kinds", "verbs", "addressees", "phrases"

Fact = tuple[str, ...]
Key = Mapping[str, Any]


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float
    f1: float
    missing: Counter[Fact]  # of the key, not found
    extra: Counter[Fact]  # found, not of the key


def keys(folder: Path = KEYS) -> dict[str, Key]:
    """The keys of a folder by symbol; `file` of a key is the place of its text in the folder of shared documents."""
    told = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return {key["symbol"]: key for key in told}


def f1(found: Counter[Fact], key: Counter[Fact]) -> Score:
    """Precision, recall and their harmonic mean; a share of nothing is 1."""
    right = (found & key).total()
    both = found.total() + key.total()
    return Score(
        precision=right / found.total() if found else 1.0,
        recall=right / key.total() if key else 1.0,
        f1=2 * right / both if both else 1.0,
        missing=key - found,
        extra=found - key,
    )


def reading(text: Text, key: Key) -> dict[str, Score]:
    """The scores of one text, by what is compared."""
    return together([(text, key)])


def together(pairs: Iterable[tuple[Text, Key]]) -> dict[str, Score]:
    """The scores of several texts as if they were one; each fact begins with the symbol of its key."""
    found, right = _empty(), _empty()
    for text, key in pairs:
        symbol = str(key["symbol"])
        ours, theirs = facts(text), answers(key, text)
        for name in found:
            found[name].update({(symbol, *fact): count for fact, count in ours[name].items()})
            right[name].update({(symbol, *fact): count for fact, count in theirs[name].items()})
    return {name: f1(found[name], right[name]) for name in found}


def facts(text: Text) -> dict[str, Counter[Fact]]:
    """What a reading says."""
    pieces = (*text.preambular, *text.operative)
    acts = [(each.path, act) for each in text.operative for act in each.acts]
    return {
        KINDS: Counter(
            [(each.kind, each.path) for each in pieces] + [_heading(each.title) for each in text.sections]
        ),
        VERBS: Counter((path, _plain(act.verb)) for path, act in acts),
        ADDRESSEES: Counter({(path, _plain(who)) for path, act in acts for who in act.addressees}),
        PHRASES: Counter((each.path, _plain(each.phrase or "")) for each in text.preambular),
    }


def answers(key: Key, text: Text) -> dict[str, Counter[Fact]]:
    """What a key says, in the forms that the reading gives where the key allows several."""
    read = {each.path: each for each in text.operative}
    entries = [each for each in key["operative"] if str(each["path"]) in read or not each.get("optional")]
    right = _empty()
    right[KINDS].update(_heading(each["title"]) for each in key["headings"])
    for n, phrase in enumerate(key["preambular"], start=1):
        right[KINDS][(PREAMBULAR, str(n))] += 1
        right[PHRASES][(str(n), _plain(phrase))] += 1
    for entry in entries:
        path = str(entry["path"])
        right[KINDS][(OPERATIVE, path)] += 1
        right[VERBS].update((path, verb) for verb in _verbs(entry, read.get(path)))
        right[ADDRESSEES].update({(path, _plain(who)) for who in entry["addressees"]})
    return right


def _verbs(entry: Mapping[str, Any], found: Provision | None) -> list[str]:
    """The verbs of an entry, each in the form found where that is one of its forms."""
    left = [_plain(act.verb) for act in found.acts] if found is not None else []
    verbs = []
    for verb in entry["verbs"]:
        forms = [_plain(form) for form in (verb, *entry.get("or", {}).get(verb, ()))]
        verbs.append(next((form for form in forms if form in left), forms[0]))
        if verbs[-1] in left:
            left.remove(verbs[-1])
    return verbs


def _empty() -> dict[str, Counter[Fact]]:
    return {name: Counter() for name in (KINDS, VERBS, ADDRESSEES, PHRASES)}


def _heading(title: str) -> Fact:
    return (HEADING, _plain(title))


def _plain(words: str) -> str:
    """Words without difference of case, apostrophe or space."""
    return " ".join(words.replace("’", "'").replace("*", "").casefold().split())
