"""What the door of the mandates gives: rows that need no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from decimal import Decimal

from bluehelm.mandates import rows
from bluehelm.mandates.cited.drafts import Shown
from bluehelm.mandates.duties.deliveries import Standing
from bluehelm.mandates.duties.ical import Kept
from bluehelm.mandates.measured.progress import Score
from bluehelm.mandates.tasks.judge import ADDED, RIGHT, WRONG, Judgement

UNDONE = "undone"  # a judgement taken back
VERDICTS = (RIGHT, WRONG, ADDED, UNDONE)
WHOLE, PART, NONE, UNKNOWN = "whole", "part", "none", "unknown"  # how a column of an evolution is held


@dataclass(frozen=True)
class Stated:
    """A day that a person stated of a text."""

    what: str  # "adopted", "ends"
    day: Day
    at: datetime  # when it was first stated
    by: str | None  # None at the command line


@dataclass(frozen=True)
class Kin:
    """The draft of a resolution or the resolution of a draft, and what shows that it is."""

    id: int
    symbol: str
    status: str
    shown: Shown


@dataclass(frozen=True)
class Saved:
    """What storing a text came to."""

    id: int  # of the reading that stands now
    symbol: str
    new: bool  # False: nothing was stored
    counts: Mapping[str, int]
    supersedes: int | None = None  # the reading in whose place it came
    why: str | None = None  # why nothing was stored, where the same reading was not there already
    earlier: int | None = None  # the superseded reading that the file is, where nothing was stored for that
    kept: tuple[Stated, ...] = ()  # days that were stated before and held
    kin: Kin | None = None  # of a text stored for the first time


@dataclass(frozen=True)
class TextRow:
    """One reading of one text in a list."""

    id: int
    symbol: str  # "" where the text prints none
    date: Day | None
    status: str
    title: str
    mission: str | None
    adopted: Day | None
    ends: Day | None
    counts: Mapping[str, int]  # paragraphs, items, tasks, duties, measures, set aside
    source_id: int
    sha256: str
    name: str  # of the file
    at: datetime
    by: str | None
    superseded_by: int | None


@dataclass(frozen=True)
class StoredText:
    """One reading with what people judged of it."""

    row: TextRow
    text: rows.Text  # as it was read
    tasks: tuple[rows.Task, ...]  # as they stand, with what people judged
    duty_ids: tuple[str, ...]  # one for each of text.duties
    measure_ids: tuple[str, ...]
    judgements: tuple[Judgement, ...]  # every one, the oldest first
    readings: tuple[TextRow, ...]  # of this text, the standing one first
    stated: tuple[Stated, ...] = ()
    kin: Kin | None = None


@dataclass(frozen=True)
class Asked:
    """What a search asks for; None asks for nothing. Verbs, addressees and actors in any case of letters."""

    words: str = ""  # each must be there; "several words" as they stand; -word must not be there
    verb: str | None = None  # "requests" finds "further requests", "calls" each kind of call
    addressee: str | None = None
    task: str | None = None  # of PEMA: "CivProtect", or with its modality "CivProtect/secure"
    actor: str | None = None
    year: int | None = None
    kind: str | None = None  # "preambular", "operative"
    mission: str | None = None
    status: str | None = None  # "draft", "adopted"


@dataclass(frozen=True)
class Hit:
    text_id: int
    symbol: str
    date: Day | None
    status: str
    title: str
    mission: str | None
    kind: str
    path: str
    section: str
    verbs: tuple[str, ...]
    addressees: tuple[str, ...]
    snippet: tuple[tuple[str, bool], ...]  # words around what was found, and whether they were looked for


@dataclass(frozen=True)
class Hits:
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Choices:
    """What there is to choose from in a search."""

    verbs: tuple[str, ...]  # without their adverbs
    addressees: tuple[str, ...]
    tasks: tuple[str, ...]
    actors: tuple[str, ...]
    years: tuple[int, ...]
    missions: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """What is said to meet a duty."""

    symbol: str
    day: Day
    due: Day | None = None  # the day of the duty it answers; None to have the nearest found


@dataclass(frozen=True)
class DeliveryRow:
    """A document by which a duty was met. Withdrawn ones stay visible and answer nothing."""

    id: int
    duty: str  # its id
    symbol: str
    day: Day
    due: Day | None
    note: str
    by: str
    at: datetime
    withdrawn: datetime | None
    withdrawn_by: str
    withdrawn_why: str


@dataclass(frozen=True)
class DutyRow:
    """One duty of a mission's mandates. That of a draft gives way to that of its resolution."""

    id: str
    mission: str | None
    text_id: int
    symbol: str
    duty: rows.Duty
    deliveries: tuple[DeliveryRow, ...]  # to this duty, the oldest first
    standing: tuple[Standing, ...]  # one for each of its days
    adopted: Day | None  # of the text; of a draft the day that it bears
    ends: Day | None  # of the mandate
    kept: Kept  # what a calendar says of it, all deliveries known


@dataclass(frozen=True)
class ScoreRow(Score):
    """A score by the id of its measure, with the symbol of the document that shows it."""

    symbol: str
    at: datetime  # when it was recorded
    id: int
    reached: Decimal | None = None  # of the quantity, in its unit
    quantity: str = ""  # as printed
    withdrawn: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""


@dataclass(frozen=True)
class MeasureRow:
    """One measure of a mission's mandates, in the words of the latest text that has it."""

    id: str
    text_id: int
    symbol: str
    measure: rows.Measure
    scores: tuple[ScoreRow, ...]  # every scorer's, by their days
    withdrawn: tuple[ScoreRow, ...] = ()
    since: Day | None = None  # the day of the first text that has it


@dataclass(frozen=True)
class Cell:
    """A task in one text of a mission."""

    priority: str | None  # PRIORITY where one of its provisions is, else OTHER, else None
    strategic: str | None
    modalities: tuple[str, ...]
    verbs: tuple[str, ...]  # that give it
    paths: tuple[str, ...]
    strength: int | None  # of the strongest verb: strength.ladder()


@dataclass(frozen=True)
class TaskRow:
    task: str
    cells: tuple[Cell | None, ...]  # one for each column of the evolution
    titles: tuple[tuple[str, ...], ...]  # one for each: what is headed by its name, where no item gives it


@dataclass(frozen=True)
class Known:
    """A resolution of a mission that is known of, be it stored or not."""

    symbol: str
    adopted: Day
    ends: Day
    draft: str = ""  # symbol of the draft that it came from


@dataclass(frozen=True)
class Column:
    """A text of a mission, or a place among them where what was adopted is not stored."""

    held: str  # WHOLE, PART, NONE: not stored; UNKNOWN: not stored, and not known which or how many
    symbol: str = ""
    text: TextRow | None = None
    draft: bool = False
    becomes: str = ""  # of a draft: the resolution that it became, which is not stored
    restates: bool = False  # False: it prolongs, or speaks of something else, and ends no task
    missing: tuple[str, ...] = ()  # of PART: paragraphs that are not held: "1-14", "21", "30-"
    recalled_by: str = ""  # of NONE: the text that names it; "" where it is known otherwise
    first: Day | None = None  # of UNKNOWN: the day on which the mandate before it ended; None: the first
    last: Day | None = None  # of UNKNOWN: the day of the next text


@dataclass(frozen=True)
class Evolution:
    """How the tasks of a mission entered, changed and left its mandates."""

    columns: tuple[Column, ...]  # the oldest first
    tasks: tuple[TaskRow, ...]  # in the order in which they entered
    drafts: tuple[tuple[str, str], ...] = ()  # without a column, each with its resolution, which is stored
