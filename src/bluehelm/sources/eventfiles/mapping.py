"""What the columns and words of a table mean: written by hand as YAML, made on the site, or suggested."""

from collections.abc import Mapping as Given
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bluehelm.errors import BadInput
from bluehelm.record import vocab
from bluehelm.record.saidform import DAY_PRECISIONS, FIELDS, column
from bluehelm.sources.eventfiles import words
from bluehelm.sources.eventfiles.days import ORDERS

LEFT_OUT = "-"  # the field of a column that is not kept at all
MOST_BYTES = 1_000_000
KEYS = ("columns", "values", "date_order", "encoding", "separator", "sheet", "country")


@dataclass(frozen=True)
class Mapping:
    """What heads and words mean. A column that is not named is kept beside the account, as it is."""

    columns: Given[str, str] = field(default_factory=dict)  # head -> field of Said, column of harm, or "-"
    values: Given[str, Given[str, str]] = field(default_factory=dict)  # field -> word of the table -> term
    date_order: str = ""  # dmy or mdy, where the file itself does not tell
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    country: str = ""  # whose government and forces are State forces, where no column tells


def parsed(said: object) -> Mapping:
    """A mapping as YAML or JSON have it, checked; raises BadInput."""
    if not isinstance(said, dict):
        raise BadInput("The mapping must be a table with columns: and the field that each head stands for.")
    strange = [str(key) for key in said if key not in KEYS]
    if strange:
        raise BadInput(f"The mapping has {', '.join(strange)}; it may have {', '.join(KEYS)}.")
    columns = _table(said.get("columns"), "columns")
    values = said.get("values") or {}
    if not isinstance(values, dict):
        raise BadInput("values: of the mapping must name a field and under it the words of the table.")
    told = {str(name): _table(meant, f"values: {name}") for name, meant in values.items()}
    given = {name: str(said.get(name) or "") for name in KEYS[2:]}
    found = Mapping(columns, told, **given)
    _check(found)
    return found


def read(path: Path) -> Mapping:
    """The mapping in a YAML file; raises BadInput."""
    import yaml

    try:
        content = path.read_bytes()
        if len(content) > MOST_BYTES:
            raise BadInput(f"{path.name}: has {len(content):,} bytes; a mapping has a few thousand.")
        return parsed(vocab.parsed(content.decode("utf-8-sig")))
    except OSError as fault:
        raise BadInput(
            f"{path.name}: cannot be opened ({fault.strerror}). Check the name and the rights."
        ) from fault
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as fault:
        raise BadInput(f"{path.name}: is no mapping in YAML ({str(fault).splitlines()[0]}).") from fault


def written(mapping: Mapping) -> dict[str, Any]:
    """The mapping as JSON keeps it, without what is not said."""
    said: dict[str, Any] = {"columns": dict(mapping.columns)}
    if mapping.values:
        said["values"] = {name: dict(meant) for name, meant in mapping.values.items()}
    return said | {name: told for name in KEYS[2:] if (told := getattr(mapping, name))}


def is_field(name: str) -> bool:
    """Whether a column may stand for it."""
    return name in FIELDS or column(name) is not None


def own(heads: Sequence[str]) -> Mapping:
    """The mapping of our own form: each head that is a field stands for itself."""
    return Mapping({head: head.strip() for head in heads if is_field(head.strip())})


def _table(said: object, where: str) -> dict[str, str]:
    if said is None:
        return {}
    if not isinstance(said, dict) or not all(
        isinstance(one, str | int | float | bool) for one in said.values()
    ):
        raise BadInput(f"{where} of the mapping must be a table of names and what each stands for.")
    return {str(name): str(meant) for name, meant in said.items()}


def _check(mapping: Mapping) -> None:
    there: dict[str, str] = {}
    for head, meant in mapping.columns.items():
        if meant != LEFT_OUT and not is_field(meant):
            raise BadInput(
                f"The mapping says that the column {head!r} is {meant!r}; there are {', '.join(FIELDS)}, "
                "and harm such as killed_civilian_low."
            )
        if meant != LEFT_OUT and there.setdefault(meant, head) != head:
            raise BadInput(
                f"The mapping gives {meant!r} two columns, {there[meant]!r} and {head!r}; keep one."
            )
    for name, meant_by in mapping.values.items():
        if name in words.FILE:
            words.checked(name, meant_by)
        elif name == "day_precision":
            strange = [one for one in meant_by.values() if one not in DAY_PRECISIONS]
            if strange:
                raise BadInput(f"day_precision is {strange[0]!r}; there are {', '.join(DAY_PRECISIONS)}.")
        elif name != "precision_km":
            raise BadInput(
                f"The mapping gives words for {name!r}; it may for {', '.join(words.FILE)}, "
                "day_precision, precision_km."
            )
    if mapping.date_order not in ("", *ORDERS):
        raise BadInput(f"date_order is {mapping.date_order!r}; it is dmy or mdy.")
    try:
        "".encode(mapping.encoding or "utf-8")
    except LookupError as fault:
        raise BadInput(
            f"encoding is {mapping.encoding!r}, which is not known; try utf-8 or cp1252."
        ) from fault
    if mapping.separator and (len(mapping.separator) != 1 or mapping.separator in '"\r\n'):
        raise BadInput(f"separator is {mapping.separator!r}; it is one sign, such as a comma.")
