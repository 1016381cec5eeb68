"""Coverage and suggestions as the JSON of `bluehelm spine`."""

from datetime import date
from decimal import Decimal
from typing import Any

from bluehelm.spine.matrix import Coverage, LineRow, Matrix, Served
from bluehelm.spine.rows import CONFIRMED, INDICATOR, OUTPUT, SUGGESTED, Choice, Line, Mandate, Tie


def to_json(coverage: Coverage) -> dict[str, Any]:
    """The whole coverage; lines are told once, under lines, and named by their keys elsewhere."""
    return {
        "mission": coverage.mission,
        "period": coverage.period,
        "plan": {"symbol": coverage.symbol, "title": coverage.title, "kind": coverage.kind},
        "mandates": [_mandate(matrix) for matrix in coverage.matrices],
        "accomplishments": [
            {"number": column.number, "title": column.title, "enabling": column.enabling}
            for column in coverage.columns
        ],
        "lines": [_line_row(row) for row in coverage.lines],
        "counts": {
            kind: {
                state: coverage.count(state, kind) for state in (CONFIRMED, SUGGESTED, "no task", "enabling")
            }
            for kind in (INDICATOR, OUTPUT)
        },
        "priorities": [
            {"priority": row.priority, "confirmed": row.confirmed, "suggested": row.suggested, "of": row.of}
            for row in coverage.priorities
        ],
        "money": _money(coverage),
        "posts": [
            {
                "symbol": row.symbol,
                "path": row.path,
                "category": row.category,
                "ceiling": row.ceiling,
                "approved": _plain(row.approved),
                "difference": _plain(row.difference),
                "posts": [
                    {"category": name, "approved": _plain(approved), "actual": _plain(actual)}
                    for name, approved, actual in row.posts
                ],
            }
            for row in coverage.posts
        ],
        "lost": [_tie(tie) for tie in coverage.lost],
    }


def _mandate(matrix: Matrix) -> dict[str, Any]:
    mandate = matrix.mandate
    return _text(mandate) | {
        "not_held": list(matrix.missing),
        "tasks": [
            {
                "path": row.task.path,
                "parent": row.task.parent,
                "label": row.task.label,
                "text": row.task.text,
                "held": row.task.held,
                "priority": row.task.priority,
                "strategic": row.task.strategic,
                "state": row.state,
                "second_choice_of": list(row.maybe),
                "lines": [_served(one) for cell in row.cells for one in cell],
            }
            for row in matrix.tasks
        ],
    }


def _text(mandate: Mandate) -> dict[str, Any]:
    return {
        "symbol": mandate.symbol,
        "draft": mandate.draft,
        "roles": list(mandate.roles),
        "adopted": _plain(mandate.adopted),
        "ends": _plain(mandate.ends),
        "in_force": [_plain(mandate.first), _plain(mandate.last)],
        "held": mandate.held,
        "digest_of": mandate.digest_of,
    }


def _line_row(row: LineRow) -> dict[str, Any]:
    return line(row.line) | {"state": row.state, "enabling": row.line.enabling}


def line(one: Line) -> dict[str, Any]:
    return {
        "line": one.key,
        "accomplishment": one.accomplishment,
        "kind": one.kind,
        "label": one.label,
        "status": one.status,
    }


def _served(one: Served) -> dict[str, Any]:
    told: dict[str, Any] = {"line": one.line.key, "state": one.state}
    if one.tie is not None:
        return told | {"by": one.tie.by, "at": one.tie.at.isoformat(), "why": one.tie.why}
    return told if one.choice is None else told | {"confidence": one.choice.confidence}


def choice(one: Choice) -> dict[str, Any]:
    return {
        "path": one.path,
        "confidence": one.confidence,
        "words": list(one.words),
        "kinds": list(one.kinds),
        "topics": list(one.topics),
    }


def _money(coverage: Coverage) -> dict[str, Any]:
    money = coverage.money
    return {
        "unit": "thousands of US dollars",
        "apportionment": _plain(money.apportionment),
        "expenditure": _plain(money.expenditure),
        "tied": [
            {
                "category": row.category,
                "apportionment": _plain(row.apportionment),
                "expenditure": _plain(row.expenditure),
                "tasks": [{"symbol": symbol, "path": path} for symbol, path in row.tasks],
            }
            for row in money.tied
        ],
        "not_attributable": {
            "apportionment": _plain(money.rest_apportionment),
            "expenditure": _plain(money.rest_expenditure),
        },
    }


def _tie(tie: Tie) -> dict[str, Any]:
    told = {"line": tie.pair.line, "symbol": tie.pair.symbol, "path": tie.pair.path, "verdict": tie.verdict}
    return told | {"by": tie.by, "at": tie.at.isoformat(), "why": tie.why}


def _plain(value: date | Decimal | None) -> str | float | int | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None if value is None else value.isoformat()
