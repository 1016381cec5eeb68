"""Posts established, abolished, reassigned or redeployed: the prose against the table of changes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bluehelm.checks.facts.spoken import plainly
from bluehelm.checks.facts.staffing import Change, changes, same_name
from bluehelm.checks.facts.staffing import plainly as bare
from bluehelm.checks.reading import Sentence, Text
from bluehelm.checks.rows import ERROR, WARNING, Finding
from bluehelm.checks.rules import TABLES, Rule
from bluehelm.checks.rules.arithmetic.posts import COUNT, GRADE, Bracket, brackets, grade

ACTION = re.compile(r"\b(?P<stem>establish|abolish|reassign|redeploy)\w*", re.I)
ELSEWHERE = re.compile(r"[^;.]*?\b(?:from|to|in|within|under|of) (?:the )?[A-Z]")
MOST = Decimal("0.8")  # of the table's posts; a sentence on fewer speaks of one office
LEAST = Decimal(3)  # posts; below, nearly any sentence speaks of as many
LISTED = re.compile(rf"(?P<unit>[A-Z][\w/’' -]*?) \((?:{COUNT}) (?P<grade>{GRADE.pattern})\w*\)")
LEAVING = re.compile(
    rf"\b(?:{COUNT}) posts? \((?P<grade>{GRADE.pattern})\w*\) from the (?P<unit>[A-Z][\w/’' -]*)"
)


def _action(words: str) -> str | None:
    """The action that governs what follows: the last one named."""
    found = list(ACTION.finditer(words))
    return None if not found else f"{found[-1]['stem'].lower()}ment"


def grades_apart(text: Text) -> Iterator[Finding]:
    """The posts of an action by grade, in a sentence on all of them and in the table."""
    rows = changes(text)
    for sentence in text.sentences if rows else ():
        if "(" in (sentence.paragraph or ""):  # 35 (a) tells one office of those that 35 counts
            continue
        for each in brackets(sentence.text):
            action = _action(sentence.text[: each.start])
            if action is None or ELSEWHERE.match(sentence.text, each.end):
                continue
            own = [row for row in rows if _counts(row, action)]
            yield from _held(text, sentence, each, own)


def _counts(row: Change, action: str) -> bool:
    """Whether a row is of those posts: what is moved counts where it arrives."""
    if row.action != action or "temporary" in row.kind or grade(row.grade) == "UNV":
        return False
    return (row.number < 0) == (action == "abolishment")


def _held(text: Text, sentence: Sentence, said: Bracket, own: Sequence[Change]) -> Iterator[Finding]:
    printed: Counter[str] = Counter()
    for row in own:
        printed[grade(row.grade) or row.grade] += int(abs(row.number))
    total = Decimal(printed.total())
    if said.count < max(LEAST, MOST * total) or total < MOST * said.count:
        return
    apart = [name for name in {**said.grades, **printed} if said.grades.get(name, 0) != printed[name]]
    if not apart:
        return
    names = sorted(apart)
    values = {
        "action": own[0].action,
        "said": ", ".join(f"{plainly(said.grades.get(name, Decimal(0)))} {name}" for name in names),
        "rows": ", ".join(f"{printed[name]} {name}" for name in names),
    }
    shown = [row for row in own if (grade(row.grade) or row.grade) in apart][:3]
    where = (
        text.at(sentence, said.printed),
        *(row.place(text, row.grade, row.action.title()) for row in shown),
    )
    severity = ERROR if said.count == total else WARNING
    yield Finding("conflict.grades_apart", severity, where, values, 0.8 if severity == ERROR else 0.6)


def action_apart(text: Text) -> Iterator[Finding]:
    """A post said to be reassigned to an office, or redeployed from it, that the table moves otherwise."""
    rows = changes(text)
    if not rows:
        return
    whole: dict[str, str] = defaultdict(str)
    for sentence in text.sentences:
        whole[(sentence.paragraph or "").split(" ")[0]] += f"{sentence.text} "
    for sentence in text.sentences:
        around = bare(whole[(sentence.paragraph or "").split(" ")[0]])
        for pattern, sign in ((LISTED, 1), (LEAVING, -1)):
            for found in pattern.finditer(sentence.text):
                action = _action(sentence.text[: found.start()])
                meant = [row for row in rows if _meant(row, found, sign) and _tied(row, around)]
                if action in ("reassignment", "redeployment") and meant:
                    yield from _moved_otherwise(text, sentence, found, (action, meant))


def _meant(row: Change, found: re.Match[str], sign: int) -> bool:
    """Whether a row may be the post that the words speak of: its office, grade and way."""
    unit = found["unit"].strip()
    named = same_name(row.unit, unit) or bare(unit).startswith(f"{bare(row.unit)} ")
    return named and (row.number > 0) == (sign > 0) and grade(row.grade) == grade(found["grade"])


def _tied(row: Change, around: str) -> bool:
    """Whether the paragraph names the office at the other end too."""
    end = row.other_end
    return end is not None and bare(end[0]) in around


def _moved_otherwise(
    text: Text, sentence: Sentence, found: re.Match[str], held: tuple[str, list[Change]]
) -> Iterator[Finding]:
    action, meant = held
    if any(row.action == action for row in meant):
        return
    row = meant[0]
    values = {"words": found.group(), "said": action, "row": row.action, "unit": row.unit}
    where = (text.at(sentence, found.group()), row.place(text, row.action.title()))
    yield Finding("conflict.action_apart", WARNING, where, values, 0.7)


RULES: dict[str, Rule] = {
    "conflict.grades_apart": Rule(grades_apart, TABLES),
    "conflict.action_apart": Rule(action_apart, TABLES),
}
