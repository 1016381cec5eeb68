"""How the words of a framework table look: what opens a sentence, what breaks off, what answers what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bluehelm.sources.blocks import Block, Paragraph

YEARS = re.compile(r"\b(?:19|20)\d{2}(?:/\d{2})?\s*:")  # "2019/20:", the mark of a planned indicator
ORPHAN_YEARS = re.compile(r"\(?\s*(?:19|20)\d{2}(?:/\d{2})?\s*:")
SENTENCE = re.compile(
    r"(?:The|These|This|Those|There|It|In addition|In this (?:regard|context|connection)|In lieu|In the"
    r"|In view|Additionally|However|Meanwhile|Moreover|Furthermore|Nevertheless|Despite|Although|While"
    r"|During|Owing to|Due to|Postponed|Deferred|Cancelled|Suspended|Delayed|Provided|Instead"
    r"|Subsequently|Following|Notwithstanding|As (?:a result|at|of|the)|Also|Reflects"
    r"|An? (?=[a-z])|No (?=[a-z])|Not (?=[a-z]))\b"
)
COMPARISON = re.compile(
    r"The (?:overall |slightly |significantly )?(?:lower|higher|reduced|increased|under|over)[a-z-]*\b"
)
GOES_ON = re.compile(  # opens a sentence that cannot be the first of its cell
    r"(?:In addition|Additionally|However|Moreover|Furthermore|Nevertheless|In lieu|In this|These|This|Those"
    r"|It|Also|Instead|Meanwhile|Subsequently)\b"
)
PLURAL = re.compile(
    r"The (?:overall\b|(?:lower|higher|reduced|increased)(?: (?:and|or) (?:lower|higher))?"
    r" (?:actual )?outputs\b)"
)
FINITE = re.compile(r"\b(?:was|were|had|has|have|is|are|did|could|would|will|remained|continued|cannot)\b")
PAST = re.compile(r"\b(?:was|were|had|has been|have been|did not|could not|remained)\b")
SAYS_DONE = re.compile(
    r"(?:(?:Fully |Partially |Partly |Not |Over)?[Aa]chieved\b|A total\b|Completed\b|\d|No\b)"
)
QUANTITY = re.compile(r"(?:\$?\d[\d,. ]*|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)\s*\S*[a-z]")
ACTION = re.compile(
    r"(?:Provision|Organization|Conduct|Implementation|Facilitation|Support|Advice|Advocacy|Coordination"
    r"|Development|Establishment|Maintenance|Operation|Sensitization|Monitoring|Mentoring|Co-chairing|Production"
    r"|Broadcast|Logistical|Technical|Monthly|Weekly|Daily|Quarterly|Bimonthly|Annual|Regular|Preparation"
    r"|Management|Mobilization|Improvement|Capacity-building|Good offices|Strengthened|Planning|Continued)\b"
)
SMALL_WORDS = (
    "a an the of in on at by for from to into with within without and or nor but as that which who whose its "
    "their his her this these between among through under over per via including regarding against during "
    "towards upon about is are was were be been has have had will not than"
)
DANGLING = frozenset(SMALL_WORDS.split())
COUNTED = re.compile(r"\b\d[\d,.]*((?: [^\W\d_][\w'’/-]*){1,5})")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
REMEMBERED = 8192  # texts: the same cells are compared with one another many times
EVERYWHERE = "total achieved number lower higher output outputs attributable owing"
SMALL = DANGLING | frozenset(EVERYWHERE.split())


def has_years(text: str) -> bool:
    return YEARS.search(text) is not None


def breaks_off(text: str) -> bool:
    """Whether the text stops in the middle: after a comma, a small word, or in an open bracket."""
    text = text.rstrip()
    if not text:
        return False
    if text[-1] in ",-–(/" or text.count("(") > text.count(")"):
        return True
    last = text.split()[-1]
    return last.lower() in DANGLING and last.islower()


def goes_on(text: str) -> bool:
    """Whether the text can only be the rest of something: it begins with a small letter or a mark."""
    first = text.lstrip("\"'“‘")[:1]
    return first.islower() or first in ",;.)"


@lru_cache(REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """The words that carry the content, cut to what singular and plural share."""
    found = (word.lower().replace("’", "'") for word in WORD.findall(text))
    return frozenset(_stem(word) for word in found if len(word) > 2 and word not in SMALL)


@lru_cache(REMEMBERED)
def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def shared(text: str, other: str) -> float:
    """The share of the first text's content words that the other one has too."""
    mine = stems(text)
    return len(mine & stems(other)) / len(mine) if mine else 0.0


def promised(text: str) -> frozenset[str]:
    """The words of the things a planned output promises in numbers: those right after each figure."""
    found: set[str] = set()
    for match in COUNTED.finditer(text):
        for word in match[1].split():
            if word in DANGLING:
                break
            found |= stems(word)
    return frozenset(found)


def kinship(cells: Sequence[str], owners: Sequence[str]) -> list[list[float]]:
    """How well each cell's words fit each owner's; a word that all owners use says little."""
    of_owners = [stems(owner) for owner in owners]
    spread = Counter(stem for owner in of_owners for stem in owner)
    table = []
    for cell in cells:
        mine = stems(cell)
        size = max(3, min(len(mine), 10))
        table.append([sum(1 / spread[stem] for stem in mine & owner) / size for owner in of_owners])
    return table


@lru_cache(REMEMBERED)
def _word(token: str) -> str:
    """The first word in a token; empty if it holds none."""
    found = WORD.search(token)
    return "" if found is None else found[0]


@dataclass
class Lexicon:
    """How a document writes its words in running text, small or capital: by that, names are known."""

    small: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)  # capital words side by side

    def add(self, text: str) -> None:
        last, before = ".", ""  # the last sign and the word of the token before; "" where it holds none
        for token in text.split():
            word = _word(token)
            if word and before and word[0].isupper() and before[0].isupper() and last.isalnum():
                self.pairs[before, word] += 1
            if word and last not in ".:;?!)":
                (self.small if word[0].islower() else self.capital)[word.lower()] += 1
            last, before = token[-1], word

    def one_name(self, before: str, text: str) -> bool:
        """Whether the document elsewhere writes one text's last word and the other's first together."""
        last, first = WORD.findall(before), WORD.match(text)
        return bool(last) and first is not None and self.pairs[last[-1], first[0]] > 0

    def commonness(self, word: str) -> float:
        """Above 0 for a common word, below 0 for a name, 0 for one the document does not use."""
        small, capital = self.small[word.lower()], self.capital[word.lower()]
        if small == capital:
            return 0.0
        return min(2.0, (small - capital) / (small + capital + 1) * 2.0)


def lexicon(blocks: Iterable[Block]) -> Lexicon:
    """The lexicon of a document's running text and of the first cells of its tables."""
    book = Lexicon()
    for block in blocks:
        if isinstance(block, Paragraph):
            book.add(block.text)
        else:
            for row in block.rows:
                if row.cells and len(row.cells[0].text) > 60:
                    book.add(row.cells[0].text)
    return book
