"""What a text of the Security Council holds, as rows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Day = date  # in Text a field is called date
PREAMBULAR, OPERATIVE = "preambular", "operative"
PRIORITY, OTHER = "priority", "other"
PRIMARY, SECOND = "primary", "second"
MODALITIES = ("monitor", "assist", "secure", "encouraged")


@dataclass(frozen=True)
class Section:
    """A heading and the operative paragraphs under it."""

    title: str
    level: int
    first: str | None  # path of its first operative paragraph, those of its subsections included
    last: str | None
    parent: int | None  # index of the section it stands in


@dataclass(frozen=True)
class Act:
    """One thing that the Council does in a paragraph: a verb, whom it addresses, and the words of it."""

    verb: str  # "further requests", "strongly condemns", "expresses its intent"
    addressees: tuple[str, ...]  # normalised: "Secretary-General", "MINUSMA", "Government of Mali" ..
    text: str  # from the verb to the next act
    start: int  # in the text of the provision
    end: int
    within: str | None = None  # path of the item, behind a list, whose text start and end count in


@dataclass(frozen=True)
class Citation:
    """A document that the text names."""

    symbol: str  # "S/RES/2480 (2019)", "S/2020/476", "A/45/594", "S/PRST/2018/10"
    printed: str
    paragraphs: tuple[str, ...] = ()  # of that document: "paragraph 4 of resolution 2480 (2019)"
    note: str | None = None  # "printed with the year 2009; resolution 2480 is of 2019"


@dataclass(frozen=True)
class Reference:
    """A paragraph of the text itself that the text names."""

    path: str  # "28", "16(a)(ii)"
    printed: str
    found: bool  # whether the text has such a paragraph
    note: str | None = None  # "printed 'above', but paragraph 62 follows"


@dataclass(frozen=True)
class Moment:
    """A date or a period in the text, as days of the calendar where they can be known."""

    printed: str  # "every three months after the adoption of this resolution"
    kind: str  # "on", "by", "within", "until", "every", "from"
    dates: tuple[date, ...] = ()  # of "every", each one up to the end of the mandate
    interval: str | None = None  # "P3M"
    basis: str | None = None  # what it is counted from, in words
    doubt: str | None = None  # the other way to read it, or why there is no date


@dataclass(frozen=True)
class Quantity:
    value: Decimal
    op: str  # "=", "<=", ">=", "<", ">", "about"
    unit: str  # "military personnel", "%", "members of the signatory armed groups"
    printed: str


@dataclass(frozen=True)
class Provision:
    """A preambular paragraph, an operative paragraph or an item of one."""

    kind: str  # PREAMBULAR or OPERATIVE
    path: str  # preambular: "1", "2" ..; operative: "28(a)(iii)#2"
    n: int  # number of the paragraph, of an item that of the paragraph it stands in
    label: str  # as printed
    text: str
    level: int  # 0 for a paragraph, deeper for items
    parent: str | None  # path of the provision it is an item of
    section: int | None  # index in Text.sections
    phrase: str | None = None  # preambular: "Recalling", "Strongly condemning"
    acts: tuple[Act, ...] = ()
    governed_by: Act | None = None  # of an item: the act that its paragraph's words lead into it with
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    moments: tuple[Moment, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True)
class Category:
    """What kind of task it is in the terms of PEMA, and what decided it."""

    task: str  # "CivProtect": record/vocab/pema.yaml
    modality: str  # one of MODALITIES
    rule: str  # the name of the rule
    evidence: str  # the words that decided it
    confidence: float  # 0 to 1, measured: share of right ones among those that the rule decided


@dataclass(frozen=True)
class Task:
    """What an actor is told or encouraged to do. One a provision and actor."""

    path: str
    parent: str | None  # path of the task it is part of
    actor: str
    text: str
    verb: str  # of the act that gives it: "decides", "requests", "encourages"
    priority: str | None = None  # PRIORITY, OTHER; None where the text has no such headings
    strategic: str | None = None  # PRIMARY, SECOND; None where the text does not tie it
    place: str | None = None
    categories: tuple[Category, ...] = ()
    strategic_why: str | None = None  # the paragraph and words that define the strategic priority


@dataclass(frozen=True)
class Duty:
    """A report, letter or update that somebody owes. Provisional while the text is a draft."""

    path: str
    owed_by: str
    owed_to: str
    form: str  # "report", "letter", "update", "briefing", "roadmap" ..
    interval: str | None  # "P3M"
    dates: tuple[date, ...]
    content: tuple[str, ...]
    provisional: bool = False
    within: str | None = None  # path of the duty it is to be included in ("in his regular reports")
    condition: str | None = None  # "if such cases of misconduct occur"
    doubt: str | None = None


@dataclass(frozen=True)
class Intent:
    """What the Council says it will do itself; nobody owes it a report for that."""

    path: str
    text: str
    dates: tuple[date, ...] = ()


@dataclass(frozen=True)
class Measure:
    """What the parties or the authorities must do by when."""

    path: str
    owed_by: str
    text: str
    quantities: tuple[Quantity, ...] = ()
    deadline: date | None = None
    doubt: str | None = None


@dataclass(frozen=True)
class Ceiling:
    path: str
    category: str  # "military", "police", "military observers" ..
    value: int
    within: str | None = None  # the category of the ceiling that it is counted in: "including 260 observers"


@dataclass(frozen=True)
class SetAside:
    where: str
    text: str
    why: str


@dataclass(frozen=True)
class Text:
    """One resolution or draft, read as law."""

    symbol: str | None
    date: date | None
    status: str  # "draft", "adopted"
    title: str | None
    mission: str | None  # the acronym of the mission it is about; None where it is about none
    adopted: Day | None  # what periods are counted from: given, else the document's own date
    ends: Day | None  # end of the mandate: given, else from the text
    sections: tuple[Section, ...] = ()
    preambular: tuple[Provision, ...] = ()
    operative: tuple[Provision, ...] = ()
    tasks: tuple[Task, ...] = ()
    measures: tuple[Measure, ...] = ()
    duties: tuple[Duty, ...] = ()
    intents: tuple[Intent, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()  # what the reader repaired or doubts, in words
    sha256: str | None = None
    stated: tuple[str, ...] = ()  # which of "adopted" and "ends" a person stated
