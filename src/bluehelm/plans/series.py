"""The bracket of years of an indicator: its label without it, and one series for each part it promises."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bluehelm.plans.quantity import NOTHING, masked, plain, quantities
from bluehelm.plans.rows import Value
from bluehelm.plans.wording import phrase, plural, stems

YEAR = re.compile(r"\b((?:19|20)\d{2})(?:\s?[/–-]\s?(\d{4}|\d{2}))?\s*:")
STATES = ("not applicable", "n/a", "not available", "not commenced", "none")
CLAUSE = re.compile(r",?\s+and\s+(?=[^,;]*\b(?:is|are|was|were|has|have)\b|[a-z][^;]*\b(?:begins?|starts?)$)")
HAS_VERB = re.compile(r"\b(?:is|are|was|were|has|have|begins?|starts?)\b")
COUNTED = re.compile(r"(?:,\s+|,?\s+and\s+)(?=(?:at least |up to |approximately |≥\s?|≤\s?)?\d)")


@dataclass(frozen=True)
class Figure:
    """One year's figure as printed, understood."""

    value: Value
    op: str | None = None
    tolerance: Decimal | None = None
    unit: str | None = None
    words: str = ""

    @property
    def state(self) -> bool:
        """Whether it speaks of the year as a whole ("not applicable") and so of every part."""
        return self.value is None or self.words.casefold() in STATES


@dataclass(frozen=True)
class Strand:
    """One run of years with the words that name it."""

    label: str  # "police", "number of participants", "" where the bracket starts with a year
    years: dict[str, str]  # the words as printed


@dataclass(frozen=True)
class Part:
    """One part of a strand: what one limb follows over the years."""

    label: str
    years: dict[str, Figure]


def period_name(found: re.Match[str]) -> str:
    first, second = found.groups()
    return first if second is None else f"{first}/{second[-2:]}"


def strands(planned: str) -> tuple[str, tuple[Strand, ...]]:
    """A planned indicator as its label and its strands of years."""
    text = plain(planned)
    label: list[str] = []
    runs: list[Strand] = []
    while (first := YEAR.search(text)) is not None:
        start, end = _bracket(text, first.start())
        opens = start if start is not None else first.start()
        before = text[:opens].strip()
        if not (runs and before in ("and", "or", ";", "")):
            label.append(before)
        runs += _runs(text[opens:end].removeprefix("(").strip())
        text = text[end:].lstrip(" )")
    label.append(text.strip(" .;") if runs else text)
    return " ".join(part for part in label if part).strip(), tuple(runs)


def _bracket(text: str, mark: int) -> tuple[int | None, int]:
    """Where the bracket round a year opens (None where its sign is missing) and where it ends."""
    opened: list[int] = []
    for place, char in enumerate(text[:mark]):
        if char == "(":
            opened.append(place)
        elif char == ")" and opened:
            opened.pop()
    depth = max(len(opened), 1)
    for place in range(mark, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        rest = text[place + 1 :].strip(" .;")
        if text[place] == ")" and (depth == 0 or (not rest and depth < len(opened))):
            return (opened[0] if opened else None), place
    return (opened[0] if opened else None), len(text)


def _runs(inside: str) -> list[Strand]:
    """The strands of one bracket: a new one starts at words before a colon, or where years begin again."""
    marks = list(YEAR.finditer(inside))
    label = inside[: marks[0].start()].strip(" :;,(")
    runs: list[Strand] = []
    years: dict[str, str] = {}
    for n, mark in enumerate(marks):
        name = period_name(mark)
        if name in years:
            runs.append(Strand(label, years))
            label, years = "", {}
        end = marks[n + 1].start() if n + 1 < len(marks) else len(inside)
        words = inside[mark.end() : end].strip()
        following = ""
        if n + 1 < len(marks) and words.endswith(":") and ";" in words:
            words, _, following = words.rpartition(";")
        years[name] = re.sub(r"[\s;,]+(?:and)?$|\.$", "", words.strip()).strip(" ;,")
        if following:
            runs.append(Strand(label, years))
            label, years = following.strip(" :;,("), {}
    runs.append(Strand(label, years))
    return runs


def understood(words: str) -> Figure:
    """A year's words as a figure with its sign and unit, or the words themselves."""
    if NOTHING.fullmatch(words):
        return Figure(None)
    if words.casefold() in STATES:
        return Figure(words, words=words)
    found = quantities(words)
    if not found or found[0].high is not None or (len(found) > 1 and found[0].start > 0):
        return Figure(words, words=words)
    first = found[0]
    lead = masked(words)[: first.start].strip(" (")
    if first.start > 0 and "\x00" in lead:
        return Figure(words, words=words)
    noun = phrase(re.sub(r"^\s*(?:of\s+)?(?:the\s+)?", "", words[first.end :]))
    if re.match(r"[a-z]+ed\b", noun):
        noun = ""  # "1 signed", "2 carried out": no noun stands there
    unit = first.unit
    if unit != "per cent":
        unit = " ".join(part for part in (unit, noun) if part) or None
    return Figure(first.value, first.op, first.tolerance, unit, words)


def pieces(words: str) -> list[str]:
    """The parts that one year's words promise: "1 plan and 2 strategies adopted" has two."""
    if words.casefold() in STATES or not quantities(words):
        return [words]
    parts = [part.strip() for part in COUNTED.split(words) if part.strip()]
    split: list[str] = []
    for part in parts:
        split += _clauses(part)
    return split


def _clauses(part: str) -> list[str]:
    """Two clauses with a verb each, joined by "and": "officers are trained and offices are equipped"."""
    for found in CLAUSE.finditer(part):
        left, right = part[: found.start()], part[found.end() :]
        verb = HAS_VERB.search(right)
        subject = phrase(right)
        if verb is None or not subject or HAS_VERB.search(left) is None:
            continue
        if plural(subject.split()[-1]) == (verb.group() in ("are", "were", "have", "begin", "start")):
            return [left.strip(" ,"), right.strip()]
    return [part]


def parts(strand: Strand, period: str) -> tuple[Part, ...]:
    """The parts of a strand, as many as its words of that period hold."""
    wanted = pieces(strand.years.get(period, ""))
    if understood(strand.years.get(period, "")).state:
        wanted = max((pieces(words) for words in strand.years.values()), key=len)
    if len(wanted) < 2:
        return (Part(strand.label, {year: understood(words) for year, words in strand.years.items()}),)
    years: list[dict[str, Figure]] = [{} for _ in wanted]
    for year, words in strand.years.items():
        for n, figure in enumerate(_shared_out(words, wanted)):
            years[n][year] = figure
    return tuple(Part(_named(piece), years[n]) for n, piece in enumerate(wanted))


def _named(piece: str) -> str:
    """A part's name: its words without the figure."""
    found = quantities(piece)
    if found and found[0].start == 0:
        rest = piece[found[0].end :].strip()
        return re.sub(r"^of\s+", "", rest) or piece
    return piece


def _shared_out(words: str, wanted: list[str]) -> list[Figure]:
    """What one year's words say of each part; nothing where they do not speak of it."""
    whole = understood(words)
    if whole.state:
        return [whole] * len(wanted)
    said = pieces(words)
    if len(said) == len(wanted):
        return [understood(piece) for piece in said]
    found: list[Figure] = []
    for piece in wanted:
        near = [(len(stems(each) & stems(piece)), -i) for i, each in enumerate(said)]
        score, place = max(near, default=(0, 0))
        found.append(understood(said.pop(-place)) if score else Figure(None))
    return found
