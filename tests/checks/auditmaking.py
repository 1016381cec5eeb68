"""Small invented audits of invented documents, for the store and the pages."""

import hashlib
from dataclasses import replace

from bluehelm.checks.check import Audit, NotApplied
from bluehelm.checks.reading import Text
from bluehelm.checks.rows import ERROR, NOTE, WARNING, Finding, Place

REPORT, LETTER = "lanterns.txt", "letter.txt"
CONTENTS = {REPORT: b"an invented report on lanterns", LETTER: b"an invented letter on lanterns"}


def text(name: str = REPORT, kind: str = "performance report") -> Text:
    unread = (("table 4, row 2", "a cell runs over two columns"),) if name == REPORT else ()
    sha256 = hashlib.sha256(CONTENTS[name]).hexdigest() if name in CONTENTS else None
    return Text(
        name, kind, f"Invented {kind}", "UNMIX", "2031/32", None, (), (), unread=unread, sha256=sha256
    )


def place(quote: str, *marks: str, document: str = REPORT, anchor: str = "") -> Place:
    return Place(
        document, "1.1", quote, marks, row="Lanterns lit", line="indicator 2", anchor=anchor or quote[:20]
    )


SHORT = Finding(
    "status.achieved_but_short",
    ERROR,
    (
        place("Achieved. 6 lanterns were lit <b>at night</b>", "Achieved", "6", anchor="lanterns"),
        place("10 lanterns lit", "10", anchor="lanterns planned"),
    ),
    {"actual": "6", "target": "10", "what": "lanterns"},
    0.95,
)
UNSAID = Finding(
    "explanation.unexplained",
    WARNING,
    (place("31 bridges inspected", "31", anchor="bridges"),),
    {"figures": "30: 31", "why": "Nothing says why", "why_fr": "Rien ne dit pourquoi"},
    0.7,
)
EASIER = Finding(
    "target.easier_than_last",
    NOTE,
    (place("8 wells", "8", document=LETTER, anchor="wells"),),
    {"year": "2031/32", "target": "8", "what": "wells", "last": "2030/31", "was": "9"},
    0.2,
)
NEEDS_MONEY = NotApplied(LETTER, "explanation.variance_unexplained", "money")


def audit(*findings: Finding, names: tuple[str, ...] = (REPORT,)) -> Audit:
    texts = tuple(text(name, "letter" if name == LETTER else "performance report") for name in names)
    left_out = (NEEDS_MONEY,) if LETTER in names else ()
    return Audit(texts, findings or (SHORT, UNSAID, EASIER), left_out)


def many(count: int) -> Audit:
    """An audit with so many warnings, each of another bridge."""
    found = [
        replace(
            UNSAID,
            where=(place(f"{n} bridges inspected in the district {n}", str(n), anchor=f"bridges {n}"),) * 2,
            values={**UNSAID.values, "figures": f"{n}: {n + 1}"},
        )
        for n in range(count)
    ]
    return audit(*found)
