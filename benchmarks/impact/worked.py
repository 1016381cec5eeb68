"""The tables of the worked study: `python -m benchmarks.impact.worked FOLDER` writes them."""

import sys
from pathlib import Path

from benchmarks.impact.planted import Near, Plan, lines, planted

HALF_LIFE, AT_ONCE = 7.0, -0.8
PRESENT, AFTER, AFTER_DAYS = -0.6, 0.8, 7.0


def patrols(near: dict[str, Near], target: str) -> float:
    """Eight of ten attacks on civilians fewer after a patrol, four a week later, and so on; flights change none."""
    if target != "civilians" or "patrol" not in near:
        return 0.0
    return AT_ONCE * 2.0 ** (-near["patrol"].days / HALF_LIFE)


def bases(near: dict[str, Near], target: str) -> float:
    """Six of ten fewer while a temporary base is there, eight of ten more in the week after."""
    one = near["temporary base"]
    if one.present:
        return PRESENT
    return AFTER if one.days < AFTER_DAYS else 0.0


PATROLS = Plan(
    rule=patrols,
    towns=60,
    events=3000,
    responses=900,
    kinds={"patrol": 0.6, "flight": 0.4},
    targets={"civilians": 0.7, "state forces": 0.3},
    heard=0.9,
)
BASES = Plan(
    rule=bases,
    towns=60,
    events=2500,
    responses=400,
    kinds={"temporary base": 1.0},
    stays={"temporary base": 10.0},
)
TABLES = {"studied.csv": (PATROLS, 7), "temporary_bases.csv": (BASES, 7)}


def main(folder: Path) -> None:
    for name, (plan, seed) in TABLES.items():
        (folder / name).write_text("\n".join(lines(planted(plan, seed))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
