"""The proof in short, made from its figures."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any

from bluehelm.impact.prove.bounds import breaches
from bluehelm.impact.prove.figures import CellFigures
from bluehelm.impact.prove.proved import Proved, Short
from bluehelm.impact.prove.worlds import CHASED, World

NOT_APART = ("name", "what", "bounded", "effects")
PLACES = 6


def shortened(found: Sequence[CellFigures], seed: int, version: str) -> Proved:
    """What pages and commands say of a proof."""
    return Proved(seed, version, tuple(map(_short, found)))


def written(proof: Proved) -> str:
    """The file that bluehelm.impact.prove.proved reads: one line for each cell."""
    rows = ",\n  ".join(json.dumps(asdict(one), ensure_ascii=False) for one in proof.cells)
    return f'{{"seed": {proof.seed}, "version": "{proof.version}", "cells": [\n  {rows}\n]}}\n'


def _short(found: CellFigures) -> Short:
    declined = [one.none for one in found.windows]
    return Short(
        cell=found.cell.name,
        world=found.cell.world.name,
        effect=found.cell.effect,
        bounded=found.cell.world.bounded,
        runs=found.runs,
        responses=round(found.responses, 1),
        coverage=_ends(one.coverage for one in found.windows),
        bias=_ends(one.bias for one in found.windows),
        found=round(found.family, PLACES),
        found_error=round(found.error(found.family), PLACES),
        peer=None if found.peer is None else round(found.peer, PLACES),
        declined=round(sum(declined) / len(declined), PLACES) if declined else 1.0,
        held=not breaches(found),
        apart=_apart(found.cell.world),
    )


def _ends(values: Iterable[float | None]) -> tuple[float, float] | None:
    there = [round(value, PLACES) for value in values if value is not None]
    return (min(there), max(there)) if there else None


def _apart(world: World) -> dict[str, Any]:
    names = [field.name for field in fields(World) if field.name not in NOT_APART]
    return {name: getattr(world, name) for name in names if getattr(world, name) != getattr(CHASED, name)}
