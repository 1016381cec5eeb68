"""The narrow door to stored mandates. This package and models.py alone know the tables.

Readers ask nobody's leave: texts are public documents of the United Nations, and pages ask record/access.py
for what belongs to a mission (judgements, deliveries, scores). Writers check the role of `by`, who asks;
for save, by=None is the command line. A mission is named by its code: the acronym, "-" for blanks.

save(text, content, name, by, why="", *, mission=None, again=False) -> Saved
load(read, content, name, by, why="", *, adopted=None, ends=None, mission=None, again=False) -> (Text, Saved)
texts(mission=None, year=None, status=None) -> (TextRow, ..), the latest first
text(symbol, or id of a reading) -> StoredText; Unseen where there is none
search(Asked(words, verb, addressee, task, actor, year, kind, mission), limit=20, offset=0) -> Hits
choices() -> Choices: what there is to choose from in a search
evolution(mission, known=()) -> Evolution: tasks by texts, those known of and not stored named
judge_task(mission, symbol, Category(path, actor, task, modality), verdict, why, by) -> Judgement
duties(mission=None, as_at=None), overdue(as_at, mission=None) -> (DutyRow, ..)
calendar(reading id) -> (Kept, ..), what a calendar is to know of its duties
deliver(mission, duty id, Document(symbol, day, due=None), by, note="") -> DeliveryRow
withdraw(delivery id, by, why)
measures(mission) -> (MeasureRow, ..); scores(mission) -> (ScoreRow, ..), which measured/progress.py counts
score(mission, measure id, state, day, by, *, evidence, symbol="", reached=None, quantity="")
withdraw_score(score id, by, why)
agreement(mission, one, other, as_at=None) -> progress.Agreement, by the usernames of two scorers
"""

from bluehelm.mandates.store.checking import faults
from bluehelm.mandates.store.evolving import evolution
from bluehelm.mandates.store.judging import Category, judge_task
from bluehelm.mandates.store.owing import calendar, deliver, duties, overdue, withdraw
from bluehelm.mandates.store.reading import text, texts
from bluehelm.mandates.store.scoring import agreement, measures, score, scores, withdraw_score
from bluehelm.mandates.store.searching import choices, search
from bluehelm.mandates.store.shapes import (
    UNDONE,
    VERDICTS,
    Asked,
    Cell,
    Choices,
    Column,
    DeliveryRow,
    Document,
    DutyRow,
    Evolution,
    Hit,
    Hits,
    Kin,
    Known,
    MeasureRow,
    Saved,
    ScoreRow,
    Stated,
    StoredText,
    TaskRow,
    TextRow,
)
from bluehelm.mandates.store.writing import code_of, load, save
from bluehelm.mandates.tasks.judge import ADDED, RIGHT, WRONG, Judgement

__all__ = [
    "ADDED",
    "RIGHT",
    "UNDONE",
    "VERDICTS",
    "WRONG",
    "Asked",
    "Category",
    "Cell",
    "Choices",
    "Column",
    "DeliveryRow",
    "Document",
    "DutyRow",
    "Evolution",
    "Hit",
    "Hits",
    "Judgement",
    "Kin",
    "Known",
    "MeasureRow",
    "Saved",
    "ScoreRow",
    "Stated",
    "StoredText",
    "TaskRow",
    "TextRow",
    "agreement",
    "calendar",
    "choices",
    "code_of",
    "deliver",
    "duties",
    "evolution",
    "faults",
    "judge_task",
    "load",
    "measures",
    "overdue",
    "save",
    "score",
    "scores",
    "search",
    "text",
    "texts",
    "withdraw",
    "withdraw_score",
]
