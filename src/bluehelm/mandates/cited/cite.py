"""What a text names: documents with the paragraphs of them it means, and paragraphs of its own."""

import re
from collections.abc import Collection, Iterator

from bluehelm.mandates.cited.documents import CHARTER, Document, documents
from bluehelm.mandates.cited.paragraphs import Mention, Named, mentions
from bluehelm.mandates.rows import Citation, Reference

OF_RESOLUTION = re.compile(
    r"\s*\(?(?:of|in)\s+(?:(?:the|its|that|said|Security|Council|previous|earlier|annex(?:es)?\s+\S{0,3}\s?(?:to|of))\s+)*"
)
OF_PAPER = re.compile(
    r"\s*(?:of|in|to)\s+(?:the|his|its|her|my)\s+(?:[^;:.(),]{0,150}\(\s*|[^;:.(),]{0,60}\b(?:report|letter|document|note)\s+)"
)
BEHIND = re.compile(
    r"\s*\)?\s*,\s*(?:(?:and|in particular|notably|especially|its|at|see|operative)\s+)*"
    r"(?:(?:annex|appendix|section|chapter|part|addendum)\s+\w{1,4}(?:\s*\([a-z]\))?\s*,?\s*(?:and\s+)?)*",
    re.IGNORECASE,
)
SAME = re.compile(r"\s*(?:of|in)\s+(?:that|the same|the said)\s+resolution\b", re.IGNORECASE)
OURS = re.compile(r"\s*,?\s*(?:of|in)\s+(?:this|the present)\s+(?:resolution|decision|text)\b", re.IGNORECASE)
SECTION = re.compile(r"\s*(?:of|in)\s+section\s+(?P<section>[A-Z]|[IVX]+)\b(?!\s*(?:,|of)\s+(?!this)\w)")
THEIRS = re.compile(
    r"\s*,?\s*(?:of\b|thereof\b|(?:in|to|from)\s+(?:resolution|annex|his|its|the\s+(?:report|annex|letter|Agreement))\b)"
)
REPORTED = re.compile(r"\b(?:reports?|recommendations?|proposals?|letter|arrangements)\b", re.IGNORECASE)
NEAR = 150  # letters
BESIDE = re.compile(
    r"\bthe\s+(?P<before>preceding|previous|foregoing|following|next|above)\s+(?:operative\s+)?paragraph\b(?!\s*\d)"
    r"|\bthe\s+paragraph\s+(?P<behind>above|below)\b",
    re.IGNORECASE,
)


def citations(text: str) -> tuple[Citation, ...]:
    """Every document that the text names, in printed order; one that it names twice is there twice."""
    found = documents(text)
    named: list[list[str]] = [[] for _ in found]
    for mention in mentions(text):
        owner = _owner(text, mention, found)
        if owner is not None:
            named[owner] += [each.path for each in mention.named]
    return tuple(
        Citation(each.symbol, text[each.start : each.end], tuple(dict.fromkeys(paths)), each.note)
        for each, paths in zip(found, named, strict=True)
    )


def is_document(citation: Citation) -> bool:
    """Whether it has a symbol of its own; an article of the Charter has none."""
    return not citation.symbol.startswith(CHARTER)


def references(text: str, path: str, paths: Collection[str]) -> tuple[Reference, ...]:
    """Every paragraph of the text itself that this provision names, in printed order.

    text   the words of the provision
    path   where it stands, "28(a)"; "" for a preambular paragraph
    paths  of all operative provisions, in their order
    """
    order = {each: n for n, each in enumerate(paths)}
    found = documents(text)
    placed: list[tuple[int, Reference]] = []
    for mention in mentions(text):
        section = SECTION.match(text, mention.end)
        ours = OURS.match(text, mention.end) is not None or section is not None
        if not ours and (
            _owner(text, mention, found) is not None or THEIRS.match(text, mention.end) is not None
        ):
            continue
        inside = None if section is None else section["section"]
        printed = text[mention.start : mention.end]
        rows = [_reference(each, printed, path, order, inside) for each in mention.named]
        bare = not ours and not any(each.place for each in mention.named)
        if bare and not all(row.found for row in rows) and _near_document(text, mention, found):
            continue
        placed += [(mention.start, row) for row in rows]
    placed += _beside(text, path, order)
    return tuple(reference for _, reference in sorted(placed, key=lambda each: each[0]))


def _owner(text: str, mention: Mention, found: tuple[Document, ...]) -> int | None:
    """Which document the paragraphs are of; None for those of the text itself and of none that is named."""
    if OURS.match(text, mention.end) or any(each.place for each in mention.named):
        return None
    before = [n for n, each in enumerate(found) if each.end <= mention.start]
    if SAME.match(text, mention.end):
        resolutions = [n for n in before if found[n].symbol.startswith("S/RES/")]
        return resolutions[-1] if resolutions else None
    behind = next((n for n, each in enumerate(found) if each.start >= mention.end), None)
    if behind is not None:
        is_resolution = "RES/" in found[behind].symbol
        gap = OF_RESOLUTION if is_resolution else OF_PAPER
        if gap.fullmatch(text, mention.end, found[behind].start):
            return behind
    if before and THEIRS.match(text, mention.end) is None:
        return before[-1] if BEHIND.fullmatch(text, found[before[-1]].end, mention.start) else None
    return None


def _near_document(text: str, mention: Mention, found: tuple[Document, ...]) -> bool:
    """Whether a report or another document is spoken of around the mention, which may be of that."""
    first, last = max(0, mention.start - NEAR), mention.end + NEAR
    if any(first < each.end and each.start < last for each in found):
        return True
    return REPORTED.search(text, first, last) is not None


def _reference(
    named: Named, printed: str, path: str, order: dict[str, int], section: str | None
) -> Reference:
    """The paragraph of this text that is meant, and whether it is there and where it is said to be."""
    for candidate in _candidates(named, path, section):
        if candidate in order:
            return Reference(candidate, printed, True, _misplaced(candidate, named.place, path, order))
    number, rest = named.parts[0], "".join(named.parts[1:])
    if rest and number in order:
        return Reference(named.path, printed, False, f"paragraph {number} has no {rest}")
    return Reference(named.path, printed, False, f"the text has no paragraph {named.path}")


def _candidates(named: Named, path: str, section: str | None) -> Iterator[str]:
    """The paths it can mean, nearest first."""
    if named.parts[0][0].isdigit():
        own = path.split("(", 1)[0].rpartition(".")[0]
        yield from (f"{each}.{named.path}" for each in (section, own) if each)
        yield named.path
        return
    steps = re.findall(r"^[^(#]+|\([^)]*\)|#\d+", path)
    for depth in range(len(steps), 0, -1):
        yield "".join(steps[:depth]) + named.path


def _misplaced(target: str, place: str | None, path: str, order: dict[str, int]) -> str | None:
    if place is None or path not in order or target == path:
        return None
    stands = "above" if order[target] < order[path] else "below"
    follows = "follows" if stands == "below" else "comes before"
    return None if stands == place else f"printed {place!r}, but paragraph {target} {follows}"


def _beside(text: str, path: str, order: dict[str, int]) -> list[tuple[int, Reference]]:
    """The paragraphs before and behind, named by that."""
    if path not in order or BESIDE.search(text) is None:
        return []
    whole = [each for each in order if not set("(#") & set(each)]
    here = re.split(r"[(#]", path, maxsplit=1)[0]
    placed = []
    for found in BESIDE.finditer(text):
        word = (found["before"] or found["behind"]).lower()
        at = whole.index(here) + (1 if word in ("following", "next", "below") else -1)
        there = 0 <= at < len(whole)
        reference = Reference(
            whole[at] if there else "", found[0], there, None if there else "the text has no such paragraph"
        )
        placed.append((found.start(), reference))
    return placed
