"""What one source said of one event: the row that readers of files give and the store of events keeps."""

from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Harmed:
    """How many people came to what harm, as one source tells it; None where it does not tell."""

    harm: str  # a term of harms.yaml: killed, injured, abducted, ..
    low: int | None
    best: int | None
    high: int | None
    status: str = "unknown"  # of the victims, a term of victims.yaml
    sex: str = "unknown"  # female, male, unknown
    age: str = "unknown"  # adult, child, unknown
    perpetrator: str = ""  # a term of parties.yaml; empty: as for the whole account


@dataclass(frozen=True, slots=True)
class Said:
    """What one source said of one event. Codes are terms of the vocabulary; *_said is as printed."""

    line: int  # of the file, the heads being line 1; of a feature list, the feature's place from 1
    ref: str  # the source's own number or name for it; empty where it has none
    first: date  # the earliest and the latest day on which it can have been
    last: date
    day_precision: str = "day"  # day, days (lasted from first to last), week, month, year
    clock: time | None = None  # UTC, where the hour is told
    place: str = ""  # as written
    lat: float | None = None  # degrees WGS84, where the source gives a point
    lon: float | None = None
    precision_km: float | None = None  # it lies within so many km of the point; None: the source does not say
    kind: str = "other"  # a term of incident_kinds.yaml
    kind_said: str = ""
    perpetrator: str = "unidentified"  # a term of parties.yaml
    perpetrator_said: str = ""
    target: str = ""  # a term of parties.yaml or victims.yaml; empty where none is told
    target_said: str = ""
    harm: tuple[Harmed, ...] = ()
    text: str = ""  # the narrative
    operation: str = ""  # the mission's or a partner's own operation that did the harm, by its name
    sensitivity: str = ""  # a term of sensitivity.yaml; empty: as the provider's
    state: str = "reported"  # what the source itself claims, a term of incident_states.yaml
    extra: dict[str, str] = field(default_factory=dict)  # what else the row says, by its heads


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that was not taken, or a value that somebody has to look at."""

    line: int
    field: str  # the head as in the file
    value: str  # as found, at most 200 characters
    why: str  # what is wrong and what to do
