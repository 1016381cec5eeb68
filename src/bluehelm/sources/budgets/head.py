"""What a report says of itself: title, symbol, mission and the periods performed and proposed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bluehelm.errors import WrongKind
from bluehelm.sources.blocks import Document, Paragraph

COVER = 80  # paragraphs in which a title may stand
TITLE = re.compile(
    r"(?:Budget performance|Performance report on the budget|Performance report|Proposed budget|Budget|Final "
    r"performance report|Revised budget|Performance of the (?:budget|support account))\b.*",
    re.I,
)
PERIOD = re.compile(
    r"1 (January|July) (?:(\d{4}) )?to (?:30 June|31 December|30\s+June) (\d{4})"
)  # "1 July 2019 to 30 June 2020"
PERFORMED = re.compile(r"\bperformance\b", re.I)
BODY = r"(?:United Nations|Office|Mission|Regional Service|Support|Logistics)"
ACRONYM = re.compile(r"(?:African Union[-–])?" + BODY + r"[^().;:]{3,120}? ?\(([A-Z][A-Z0-9/-]{2,14})\)")
MISSION_NAME = re.compile(
    r"\b(?:of|for) the ((?:(?:African Union[-–])?United Nations|Regional Service Centre) .+?)"
    r"(?:,? for (?:the )?(?:period|financial)\b|$)"
)
SUPPORT_ACCOUNT = re.compile(r"\bsupport account for peacekeeping\b", re.I)
SUPPORT_ACCOUNT_CODE = "SUPPORT-ACCOUNT"  # it has a name and no acronym
BRACKETS = re.compile(r"\(([A-Z]{4,14})\)")


@dataclass(frozen=True)
class Head:
    """The first page in short."""

    title: str
    symbol: str | None
    mission: str  # "MINUSMA"
    period: str  # "2019/20"; the period performed, or the one proposed where there is no other
    budget_period: str | None  # the period proposed beside a performed one


def head(document: Document) -> Head:
    """Title, symbol, mission and periods, from the cover and the running text.

    raises  WrongKind if the document names no mission or no period
    """
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    title = _title(texts)
    performed, proposed = _periods(title, texts)
    if performed is None:
        raise WrongKind(
            f'{document.name}: names no budget period. Looked for words such as "1 July 2019 to 30 June '
            '2020" in its title and text. Give a performance report or a budget.'
        )
    mission = _mission(title, texts)
    if mission is None:
        raise WrongKind(
            f'{document.name}: names no mission with its acronym. Looked for words such as "United '
            'Nations .. (MINUSMA)". Give a performance report or a budget.'
        )
    return Head(title, document.symbol, mission, performed, proposed)


def performed_and_proposed(document: Document) -> tuple[str | None, str | None]:
    """The periods that the title says are performed and proposed; a budget alone performs none."""
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    title = _title(texts)
    named = list(dict.fromkeys(_period(match) for match in PERIOD.finditer(title)))
    if not named or PERFORMED.search(title):
        return (named[0] if named else None), (named[1] if len(named) > 1 else None)
    return None, named[0]


def _title(texts: list[str]) -> str:
    """The first paragraph of the cover that opens like the title of such a report."""
    for at, text in enumerate(texts[:COVER]):
        if TITLE.match(text) is None or len(text) > 400:
            continue
        for more in texts[at + 1 : at + 4]:  # a title broken over several lines
            if PERIOD.search(text) and not text.endswith((" for", " the", " of", " in")):
                break
            if more.startswith(("Report of", "Contents", "Summary")):
                break
            text = f"{text} {more}"
        return text
    return ""


def _periods(title: str, texts: list[str]) -> tuple[str | None, str | None]:
    """The period performed and the one proposed."""
    found = [(match, _period(match)) for match in PERIOD.finditer(title)]
    named = list(dict.fromkeys(period for _, period in found))
    if len(named) >= 2:
        return named[0], named[1]
    if named:
        return named[0], None
    counted = Counter(_period(match) for text in texts for match in PERIOD.finditer(text))
    return (counted.most_common(1)[0][0], None) if counted else (None, None)


def _period(match: re.Match[str]) -> str:
    """ "2019/20" for a year from July to June, "2019" for a calendar year."""
    last = int(match[3])
    first = int(match[2]) if match[2] else last
    return f"{first}/{last % 100:02d}" if first != last else str(last)


def _mission(title: str, texts: list[str]) -> str | None:
    """The acronym that the text gives the mission's own name; else the one it gives most often."""
    if SUPPORT_ACCOUNT.search(title):
        return SUPPORT_ACCOUNT_CODE
    name = MISSION_NAME.search(title)
    if name is not None:
        words = name[1].split(",")[0].split()  # a country may follow, or be left out
        own = re.compile(
            r"\s+".join(map(re.escape, words)) + r"(?:,[^().;]{1,40})?,? \(([A-Z][A-Za-z0-9/-]{2,14})\)"
        )
        for text in texts:
            match = own.search(text)
            if match is not None:
                return match[1]
    named = Counter(match[1] for text in texts for match in ACRONYM.finditer(text))
    named = named or Counter(match[1] for text in texts for match in BRACKETS.finditer(text))
    if not named:
        return None
    used = {one: sum(text.count(one) for text in texts) for one in named}
    return max(used, key=lambda one: (used[one], named[one]))
