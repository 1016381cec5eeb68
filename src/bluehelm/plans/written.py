"""A plan written as plain values and read back: the JSON of `plan read` and the YAML of a worked example."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from bluehelm.errors import BadInput
from bluehelm.plans import status
from bluehelm.plans.causes import terms
from bluehelm.plans.outputs import judge
from bluehelm.plans.quantity import figure
from bluehelm.plans.rows import (
    KINDS,
    UNMEASURABLE,
    Completed,
    Indicator,
    Limb,
    Output,
    Plan,
    Planned,
    Said,
    all_causes,
    kind_of,
)
from bluehelm.record.figure import canonical

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

DERIVED = {"status", "id", "said"}  # never taken from outside
BLANK: dict[type, Callable[[], Any]] = {tuple: tuple, dict: dict, bool: bool}
ONE_OF = {
    "op": (">=", "<=", ">", "<", "+/-", "~"),
    "direction": ("more", "less"),
    "word": ("increased", "reduced"),
    "kind": KINDS,
}
PERIOD = re.compile(r"(?:19|20)\d\d(?:/\d\d)?")
FIRST = (
    "symbol",
    "mission",
    "period",
    "accomplishments",
    "money",
    "strength",
    "variances",
    "other",
    "set_aside",
)


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan in the order and names of the contract; identities of stored rows are left out."""
    whole: dict[str, Any] = _plain(plan)
    return {name: whole[name] for name in FIRST} | whole


def digest(plan: Plan) -> str:
    """sha256 over the whole plan in this form: the same rows have the same digest."""
    return hashlib.sha256(canonical(to_json(plan)).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str):  # most values are
        return value
    if isinstance(value, Said):
        return {"how": value.how, "change": value.change, "day": value.day.isoformat()}
    if is_dataclass(value) and not isinstance(value, type):
        told = {name: getattr(value, name) for name in _told(type(value))}
        return {name: _plain(each) for name, each in told.items() if each is not None or not _beside(name)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else _exact(value)
    return value


@cache
def _told(row: "type[DataclassInstance]") -> tuple[str, ...]:
    """The names that a row of this kind tells, which is all but the identity of the stored row."""
    return tuple(each.name for each in fields(row) if each.name != "id")


@cache
def _beside(name: str) -> bool:
    """What stands in the JSON only where it is there: French labels of our own, what the site says."""
    return name == "said" or name.endswith("_fr")


def _exact(value: Decimal) -> float | str:
    """The figure as a JSON number where that keeps every printed digit."""
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def from_rows(rows: Mapping[str, Any]) -> Plan:
    """A plan from plain values. Statuses are derived anew, never taken.

    raises  BadInput naming the key, its place and the value found
    """
    plan: Plan = _build(Plan, _filled(rows), "the document")
    accomplishments = tuple(
        replace(
            each,
            indicators=tuple(_indicator(row, plan.period) for row in each.indicators),
            outputs=tuple(map(_output, each.outputs)),
        )
        for each in plan.accomplishments
    )
    kind = plan.kind if "kind" in rows else kind_of(plan.shape)
    return replace(plan, accomplishments=accomplishments, kind=kind)


def _filled(rows: Any) -> Any:
    """The rows with what may be left out: an indicator's only limb and the indicator say the same."""
    if isinstance(rows, list):
        return [_filled(each) for each in rows]
    if not isinstance(rows, Mapping):
        return rows
    filled = {key: _filled(value) for key, value in rows.items()}
    limbs = filled.get("limbs")
    if not isinstance(limbs, list) or not all(isinstance(limb, Mapping) for limb in limbs):
        return filled
    filled["limbs"] = limbs = [_own(filled, limb) | limb for limb in limbs]
    if len(limbs) == 1:
        filled = {
            name: limbs[0][name] for name in ("series", "target", "actual") if name in limbs[0]
        } | filled
    elif "series" not in filled:
        filled |= _joined(limbs)
    return filled


def _own(indicator: dict[Any, Any], limb: Mapping[str, Any]) -> dict[str, Any]:
    """What a limb takes from its indicator: the unit, and the label in both languages where it has none."""
    names = ("unit",) if "label" in limb else ("unit", "label", "label_fr")
    return {name: indicator[name] for name in names if name in indicator}


def _joined(limbs: list[Any]) -> dict[str, Any]:
    """The series, target and actual of an indicator of several limbs: theirs, one behind the other."""
    years = dict.fromkeys(year for limb in limbs for year in limb.get("series") or {})
    series = {year: _words([(limb.get("series") or {}).get(year) for limb in limbs]) for year in years}
    return {"series": series} | {
        name: _words([limb.get(name) for limb in limbs]) for name in ("target", "actual")
    }


def _words(values: list[Any]) -> Any:
    """The one value that the limbs have, or that only one of them has, as it is; else theirs as words."""
    kept = [value for value in values if value is not None]
    same = len({str(value) for value in kept}) == 1
    return kept[0] if same else "; ".join(map(str, kept)) or None


def _indicator(row: Indicator, period: str) -> Indicator:
    limbs = row.limbs or (
        Limb(row.label, row.series, None, row.target, None, row.actual, row.unit, None, UNMEASURABLE),
    )
    judged = tuple(replace(limb, status=_limb_status(limb, period)) for limb in limbs)
    return replace(row, limbs=judged, status=status.together(limb.status for limb in judged))


def _limb_status(limb: Limb, period: str) -> str:
    earlier = [value for year, value in limb.series.items() if year < period and isinstance(value, Decimal)]
    before = earlier[-1] if earlier else None
    return status.compare(limb.target, limb.actual, limb.op, limb.tolerance, limb.direction, before=before)


def _output(row: Output) -> Output:
    done = tuple(
        replace(each, status=judged) for each, judged in zip(row.completed, _judged(row), strict=True)
    )
    return replace(row, completed=done, status=judge(row.planned, done), causes=all_causes(row))


def _judged(row: Output) -> list[str]:
    return status.answers([(each.value, each.unit, each.answers) for each in row.completed], row.planned)


def _build(kind: Any, rows: Any, place: str) -> Any:
    """One dataclass from a mapping, every key known and every value of its kind."""
    if not isinstance(rows, Mapping):
        raise BadInput(f"{place} is {rows!r}; a mapping with the keys of {kind.__name__} belongs here.")
    known = {each.name: each for each in fields(kind)}
    for key in rows:
        if key not in known:
            raise BadInput(f"{place} has the key {key!r}, which nothing reads; known are {', '.join(known)}.")
    hints = get_type_hints(kind)
    made: dict[str, Any] = {}
    for name, each in known.items():
        where = f"{place}.{name}" if place != "the document" else name
        if name in DERIVED:
            made[name] = UNMEASURABLE if name == "status" else None
        elif name in rows:
            made[name] = _checked(name, _value(hints[name], rows[name], where), where)
        else:
            made[name] = _absent(each, hints[name], where)
    if kind is Output:
        _answers_fit(made["planned"], made["completed"], place)
    return kind(**{name: value for name, value in made.items() if name in known})


def _absent(each: "Field[Any]", hint: Any, where: str) -> Any:
    if each.default is not MISSING:
        return each.default
    if each.default_factory is not MISSING:
        return each.default_factory()
    if NoneType in get_args(hint):
        return None
    blank = BLANK.get(get_origin(hint) or hint)
    if blank is None:
        raise BadInput(f"{where} is missing; write it, it cannot be left out.")
    return blank()


def _value(hint: Any, value: Any, where: str) -> Any:
    """A value of the kind that the field asks for, or a BadInput that says what was found."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if value is None:
        if NoneType in kinds:
            return None
        raise BadInput(f"{where} is empty; a value belongs here.")
    for kind in kinds:
        if get_origin(kind) is tuple:
            return _many(get_args(kind)[0], value, where)
        if get_origin(kind) is dict:
            if not isinstance(value, Mapping):
                raise BadInput(f"{where} is {value!r}; a mapping of periods to figures belongs here.")
            return {
                _period(key, where): _value(get_args(kind)[1], each, f"{where}[{key}]")
                for key, each in value.items()
            }
        if is_dataclass(kind):
            return _build(kind, value, where)
    return _single(kinds, value, where)


def _many(kind: Any, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise BadInput(f"{where} is {value!r}; a list belongs here.")
    return tuple(_value(kind, each, f"{where}[{n}]") for n, each in enumerate(value))


def _period(key: Any, where: str) -> str:
    if not isinstance(key, str) or PERIOD.fullmatch(key) is None:
        raise BadInput(f'{where} has the key {key!r}; write a budget period such as "2019/20", in quotes.')
    return key


def _single(kinds: tuple[Any, ...], value: Any, where: str) -> Any:
    if bool in kinds and isinstance(value, bool):
        return value
    if isinstance(value, bool) and Decimal in kinds and str in kinds:
        return "Yes" if value else "No"  # YAML's own reading of a bare yes
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        if Decimal in kinds:
            return Decimal(str(value))
        if int in kinds and isinstance(value, int):
            return value
    misplaced = Decimal in kinds and not where.startswith("other[")
    if isinstance(value, str) and str in kinds and not (misplaced and figure(value) is not None):
        return value
    names = {Decimal: "a number without quotes", str: "text", int: "a whole number", bool: "true or false"}
    wanted = " or ".join(names[kind] for kind in kinds if kind in names)
    raise BadInput(f"{where} is {value!r}; write {wanted}.")


def _checked(name: str, value: Any, where: str) -> Any:
    """Closed lists of words: signs, directions and cause codes."""
    if name in ONE_OF and value is not None and value not in ONE_OF[name]:
        raise BadInput(f"{where} is {value!r}; write one of {', '.join(ONE_OF[name])}, or leave it out.")
    if name == "causes":
        for code in value:
            if code not in terms():
                raise BadInput(f"{where} has the code {code!r}; known are {', '.join(terms())}.")
    if name == "period" and where == "period" and PERIOD.fullmatch(value) is None:
        raise BadInput(f'{where} is {value!r}; write a budget period such as "2019/20".')
    return value


def _answers_fit(planned: tuple[Planned, ...], done: tuple[Completed, ...], place: str) -> None:
    for n, each in enumerate(done):
        if each.answers is not None and not 0 <= each.answers < len(planned):
            raise BadInput(
                f"{place}.completed[{n}].answers is {each.answers}, but {len(planned)} are planned; "
                "write the place in the list, counted from 0, or leave it out."
            )
