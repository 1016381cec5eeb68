"""How many of the duties, intents and measures of hand-read texts are found: `python -m benchmarks.mandates.duties`.

--misses   list what the keys have and the reader has not, what only the reader has, and each field that differs
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.mandates.split import SHARED
from bluehelm.mandates import load
from bluehelm.mandates.duties import duties
from bluehelm.mandates.measured.intents import intents
from bluehelm.mandates.measured.measures import measures
from bluehelm.mandates.rows import Duty, Measure, Text

HERE = Path(__file__).parent
KEYS = ("duties_seed", "duties_others")
FIELDS = ("owed_by", "owed_to", "form", "interval", "dates", "within", "condition")


@dataclass
class Score:
    """Counts over some texts: of the key, of the reader, of both, and the fields that agree among those."""

    keyed: int = 0
    read: int = 0
    both: int = 0
    agree: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        agreed = "  ".join(f"{each} {count}/{self.both}" for each, count in self.agree.items())
        return (
            f"{name:28} recall {self.both}/{self.keyed} {_share(self.both, self.keyed)}"
            f"  precision {self.both}/{self.read} {_share(self.both, self.read)}  {agreed}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--misses", action="store_true")
    asked.add_argument(
        "--shared", type=Path, default=SHARED, help="the folder with the seeds and resolutions"
    )
    given = asked.parse_args()
    for name, scores in outcome(given.shared).items():
        for kind, score in scores.items():
            sys.stdout.write(score.line(f"{name}: {kind}") + "\n")
            if given.misses:
                sys.stdout.writelines(f"    {miss}\n" for miss in score.misses)
    return 0


def outcome(shared: Path) -> dict[str, dict[str, Score]]:
    """Scores of the seed, of the texts that the rules were mended with, and of those only scored."""
    scores: dict[str, dict[str, Score]] = {}
    for file in KEYS:
        for key in yaml.safe_load((HERE / "keys" / f"{file}.yaml").read_text(encoding="utf-8"))["texts"]:
            group = (
                "seed"
                if file == "duties_seed"
                else "mended with"
                if key.get("mended_with")
                else "only scored"
            )
            _add(
                scores.setdefault(group, {}),
                key,
                load.read(shared / key["file"], key["adopted"], key["ends"]),
            )
    return scores


def _add(scores: dict[str, Score], key: dict[str, Any], text: Text) -> None:
    name = text.symbol or key["file"]
    _score(scores.setdefault("duties", Score()), name, key["duties"], duties(text), _duty)
    _score(
        scores.setdefault("intents", Score()),
        name,
        key["intents"],
        intents(text),
        lambda row: {"dates": row.dates},
    )
    _score(scores.setdefault("measures", Score()), name, key["measures"], measures(text), _measure)


def _score(
    score: Score, name: str, keyed: Sequence[dict[str, Any]], read: Sequence[Any], as_fields: Any
) -> None:
    """Pair what the key and the reader have of one text by path, and by the fields where a path has several."""
    left = list(read)
    for key in sorted(keyed, key=lambda each: bool(each.get("may"))):
        same = [row for row in left if row.path == key["path"]]
        if not same:
            if not key.get("may"):
                score.keyed += 1
                score.misses.append(f"{name} {key['path']}: not found: {key.get('form', '')}")
            continue
        row = max(same, key=lambda each: _alike(as_fields(each), key))
        left.remove(row)
        if key.get("may"):
            continue
        score.keyed, score.read, score.both = score.keyed + 1, score.read + 1, score.both + 1
        _compare(score, f"{name} {key['path']}", as_fields(row), key)
    score.read += len(left)
    score.misses += [f"{name} {row.path}: only the reader: {as_fields(row)}" for row in left]


def _compare(score: Score, where: str, fields: dict[str, Any], key: dict[str, Any]) -> None:
    for each, value in fields.items():
        same = _same(value, key.get(each))
        score.agree[each] = score.agree.get(each, 0) + same
        if not same:
            score.misses.append(f"{where}: {each} is {value}, in the key {key.get(each)}")


def _alike(fields: dict[str, Any], key: dict[str, Any]) -> int:
    return sum(_same(value, key.get(name)) for name, value in fields.items())


def _same(value: Any, keyed: Any) -> bool:
    return (list(value) if isinstance(value, tuple | list) else value) == keyed


def _duty(row: Duty) -> dict[str, Any]:
    fields = {name: getattr(row, name) for name in FIELDS}
    return fields | {"condition": True if row.condition is not None else None}


def _measure(row: Measure) -> dict[str, Any]:
    return {
        "owed_by": row.owed_by.split(", "),
        "deadline": row.deadline,
        "quantities": [[float(one.value), one.op, one.unit] for one in row.quantities],
    }


if __name__ == "__main__":
    sys.exit(main())
