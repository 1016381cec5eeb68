"""The members that a list gained or lost."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from bluehelm.mandates.council.acts import verbs
from bluehelm.mandates.diff.binding.phrases import Side, hedged
from bluehelm.mandates.diff.rows import BREAK, CUT, KEPT, PUT, Words
from bluehelm.mandates.diff.words import CONNECTING, LEADING, plain

JOINS = r"(?:and|or|as\s+well\s+as|including|notably|along\s+with|together\s+with)\b"
LISTS = rf"\s*(?:,(?=\s|\Z)(?:\s*{JOINS})*|(?<=\s){JOINS}(?:\s*{JOINS})*,?)\s*"  # between two members
BETWEEN = re.compile(rf"(?P<list>{LISTS})|\s*(?:[;:]|\.(?=\s|\Z)|\n|{BREAK})\s*", re.I)
ADJECTIVE = re.compile(r"\b[a-z-]+(?:al|ive|ic|ary|ous|ful|ible|able|ian|ed)\Z")
CLAUSE = re.compile(
    r"[a-z]+ing\s+(?:(?:and\s+)?[a-z]+ing\s+)?(?:the|an?|to|that|its|their|his|all|any|on|upon|forward|for|with)\b"
)
LONGEST = 12  # words
HOW = re.compile(  # these begin a clause or say how, when or where
    r"(?:as|at|by|during|for|from|if|in|into|through|throughout|to|under|until|upon|when|where|which|while|who|with"
    r"|within|without|that|further|\w+ly|committed|noting|recalling|stressing|emphasizing|condemning|acting)\b"
)

Span = tuple[int, int]


def elements(words: Words, sign: str) -> tuple[str, ...]:
    """What a list gained (PUT) or lost (CUT), where what stands beside it in the list was kept.

    What the other text says too, elsewhere in the paragraph, did not come or go.
    """
    side = Side.of(words, sign)
    other = _bare(Side.of(words, PUT if sign == CUT else CUT).text)
    return tuple(each for each in _fresh(side) if _bare(each) not in other)


def _fresh(side: Side) -> Iterator[str]:
    """The members of a list that the other text does not have; adjectives with the member they lead to.

    What follows a clause that came or went belongs to it, up to what was kept.
    """
    members, listed = _members(side.text)
    new = [_is_fresh(side, span) for span in members]
    beside = _beside_kept(new, listed)
    start: int | None = None
    clause = False
    for n, (first, end) in enumerate(members):
        if not new[n]:
            start, clause = None, _touches(side, end - 1)
            continue
        start = first if start is None else start
        words = " ".join(side.text[start:end].split())
        follows = n + 1 < len(members) and listed[n]
        if follows and ADJECTIVE.search(words) and new[n + 1]:
            continue
        start, clause = None, clause or not _is_member(words)
        half = (
            follows and not new[n + 1] and _touches(side, members[n + 1][0])
        )  # an adjective of what was kept
        if not clause and not half and beside[n]:
            yield words


def _members(text: str) -> tuple[list[Span], list[bool]]:
    """A text cut at what may part two members, and whether each is in one list with the next."""
    cuts = [(0, 0, False), *((m.start(), m.end(), m["list"] is not None) for m in BETWEEN.finditer(text))]
    cuts.append((len(text), len(text), False))
    spans = [((before[1], after[0]), after[2]) for before, after in pairwise(cuts) if before[1] < after[0]]
    return [span for span, _ in spans], [listed for _, listed in spans]


def _is_fresh(side: Side, span: Span) -> bool:
    """Whether nothing of it was kept, and nothing of weight stands in its stead in the other text."""
    inside = set(side.pieces[span[0] : span[1]])
    if any(side.words[n][0] == KEPT for n in inside):
        return False
    beside = {at for n in inside for at in (n - 1, n + 1) if 0 <= at < len(side.words)} - inside
    return not any(side.words[at][0] != KEPT and _tells(side.words[at][1]) for at in beside)


def _tells(cut: str) -> bool:
    """Whether the words are more than a joint; those of another paragraph stand for nothing here."""
    return BREAK not in cut and any(
        word not in CONNECTING | LEADING for word in re.findall(r"\w+", cut.casefold())
    )


def _touches(side: Side, place: int) -> bool:
    return side.words[side.pieces[place]][0] != KEPT


def _beside_kept(new: list[bool], listed: list[bool]) -> list[bool]:
    """For each member, whether one before or after it in the same list is one that both texts have."""
    count = len(new)
    before, after = ([not fresh for fresh in new] for _ in range(2))
    for n in range(1, count):
        before[n] = before[n] or (listed[n - 1] and before[n - 1])
    for n in range(count - 2, -1, -1):
        after[n] = after[n] or (listed[n] and after[n + 1])
    return [one or other for one, other in zip(before, after, strict=True)]


def _is_member(words: str) -> bool:
    said = re.findall(r"[^\W\d_]+", words.casefold())
    if not said or len(said) > LONGEST or CLAUSE.match(words) or HOW.match(words) or hedged(words):
        return False
    tells = any(word not in CONNECTING | LEADING for word in said)
    return tells and said[0] not in _acting()


def _bare(text: str) -> str:
    return " ".join(plain(text).casefold().split())


@cache
def _acting() -> frozenset[str]:
    """The first words of the Council's verbs: they begin an act, no member of a list."""
    return frozenset(spelling.split()[0] for spelling in verbs())
