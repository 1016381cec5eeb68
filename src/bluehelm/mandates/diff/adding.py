"""A text that only adds tasks to a list given before: what it does not repeat is not cut."""

import re

from bluehelm.mandates.rows import Provision, Text

WHAT = r"(?:tasks?|elements?|responsibilit(?:y|ies)|functions?)"
ADDS = re.compile(
    rf"\binclud(?:e|es|ing)\s+(?:also\s+)?the\s+following\s+(?:additional|further|new)\s+(?:\w+\s+)?{WHAT}\b"
    rf"|\bfollowing\s+{WHAT}\s+in\s+addition\s+to\b"
    rf"|\bin\s+addition\s+to\s+(?:the|its)\s+(?:\w+\s+)?(?:{WHAT}|mandate)\b[^.;:]{{0,80}}\bresolution\s+\d",
    re.I,
)
LISTS = re.compile(r"\b(?:mandate|tasks|responsibilities|functions)\b|\bUN[A-Z]+\s+(?:shall|will)\b", re.I)
GIVES = re.compile(r"\b(?:decide|authori[sz]e|reaffirm|establish|request)s\b", re.I)


def adding(text: Text) -> str | None:
    """The paragraph by which a text adds tasks to an earlier one's; None where it lists its own first."""
    led = {row.parent for row in text.operative if row.level == 1}
    for row in text.operative:
        if row.level == 0 and ADDS.search(row.text) is not None:
            return row.path
        if row.path in led and _lists(row):
            return None
    return None


def _lists(row: Provision) -> bool:
    return GIVES.search(row.text) is not None and LISTS.search(row.text) is not None
