"""Words, days and numbers as the API takes them: exactly as described, never guessed."""

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Annotated, Any

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StrictFloat, StrictInt, WithJsonSchema
from pydantic_core import core_schema

from bluehelm.record import vocab

MOST = 2**31 - 1  # of any count
BIGGEST = 2**63 - 1  # of any number of a record
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
NO_NUL = r"^[^\x00]*$"


class Strict(Schema):
    """What may be sent: a field that is not described is refused."""

    model_config = ConfigDict(extra="forbid")


def words(most: int, least: int = 0) -> Any:
    """Words of at most so many letters, none of them a NUL."""
    return Field(min_length=least, max_length=most, pattern=NO_NUL)


class OneOf:
    """One of these words and nothing else."""

    def __init__(self, *known: str) -> None:
        self.known = known

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.check, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.known)}

    def check(self, value: Any) -> str:
        if not isinstance(value, str) or value not in self.known:
            raise ValueError(f"there are {', '.join(repr(word) for word in self.known)}")
        return value


def term(*names: str, also: Sequence[str] = ()) -> OneOf:
    """A term of these files of the vocabulary, or one of the words beside them."""
    return OneOf(*also, *dict.fromkeys(word for name in names for word in vocab.terms(name)))


def exactly(pattern: re.Pattern[str], read: Callable[[str], Any], example: str) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if value is None:
            return None
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ValueError(f"write it as {example}")
        return read(value)

    return check


def whole(value: Any) -> Any:
    """3.0 is the number 3 in JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Day = Annotated[
    date,
    BeforeValidator(exactly(DAY, date.fromisoformat, "2031-03-04")),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Clock = Annotated[
    time,
    BeforeValidator(exactly(CLOCK, time.fromisoformat, "23:05, in UTC")),
    WithJsonSchema({"type": "string", "pattern": f"^{CLOCK.pattern}$"}),
]
Count = Annotated[StrictInt, BeforeValidator(whole), Field(ge=0, le=MOST)]
Number = Annotated[int, Field(ge=1, le=BIGGEST)]
Latitude = Annotated[StrictFloat, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[StrictFloat, Field(ge=-180, le=180, allow_inf_nan=False)]
Kilometres = Annotated[StrictFloat, Field(ge=0, le=20_000, allow_inf_nan=False)]
