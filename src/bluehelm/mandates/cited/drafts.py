"""Whether a resolution came of a draft, and what shows it."""

import re
from collections import Counter
from dataclasses import dataclass

from bluehelm.mandates.rows import Text

# Of the paragraphs. Among 76 pairs of different resolutions on one mission within 60 days, none has as many.
ENOUGH = 2 / 3
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Shown:
    """What shows that two texts are the draft and its resolution."""

    same: int  # paragraphs in the same words
    of: int  # paragraphs of the longer text
    cited: bool  # one names the other by its symbol


def shown(draft: Text, adopted: Text) -> Shown | None:
    """That one names the other, or that most paragraphs are the same; None where neither holds."""
    one, other = _paragraphs(draft), _paragraphs(adopted)
    found = Shown(
        (one & other).total(),
        max(one.total(), other.total()),
        _names(adopted, draft.symbol) or _names(draft, adopted.symbol),
    )
    return found if found.cited or (found.of and found.same / found.of >= ENOUGH) else None


def _paragraphs(text: Text) -> Counter[str]:
    """The paragraphs and items by their words, whatever their case, their points and their numbers."""
    said = (" ".join(WORD.findall(row.text.lower())) for row in (*text.preambular, *text.operative))
    return Counter(words for words in said if words)


def _names(text: Text, symbol: str | None) -> bool:
    rows = (*text.preambular, *text.operative)
    return symbol is not None and any(one.symbol == symbol for row in rows for one in row.citations)
