"""How often the suggested task is right: `python -m benchmarks.mandates.spine`.

The key names the tasks of the paragraphs of resolution 2480 (2019) that are at hand, by hand, for each line of the
worked example. Weights were chosen on the accomplishments of TUNING; the others are the scored half. Both halves
were known to whoever wrote vocab/spine_topics.yaml, so the scored half is not blind. Beside the example's short labels,
the report's own lines, and beside the digest the resolution's own words, where --shared has them.

--bands  the share of right ones by the strength of the suggestion, as vocab/spine_confidence.yaml holds it
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.mandates.split import SHARED
from bluehelm import example
from bluehelm.mandates import load as mandates
from bluehelm.plans import load as plans
from bluehelm.plans import wording
from bluehelm.plans.rows import Plan
from bluehelm.record import vocab
from bluehelm.spine import held, link
from bluehelm.spine.lines import lines
from bluehelm.spine.rows import Line, Task

HERE = Path(__file__).parent
SYMBOL = "S/RES/2480 (2019)"
EXCERPT = "data/unsc_resolutions/excerpts/S_RES_2480_2019_paras_15-20_22_28-29.txt"
REPORT = "seeds/003_ae2a8263570f7995.txt"
TUNING = frozenset(("1.1", "1.3", "2.1", "2.3", "3.1", "3.3", "4.2"))  # every second one
Keyed = Sequence[
    tuple[Line, Sequence[str]]
]  # lines with the paths that are right; none where its paragraph is not held
Ranking = Mapping[str, Sequence[str]]  # by key of the line: paths, the best first


@dataclass(frozen=True)
class Score:
    suggested: int  # lines
    right: int  # first suggestion
    in_three: int
    keyed: int  # lines whose paragraph is held
    vain: int  # suggested, though the paragraph is not held

    def __str__(self) -> str:
        shares = (
            ("precision", self.right, self.suggested),
            ("in the first three", self.in_three, self.suggested),
            ("recall", self.right, self.keyed),
        )
        told = "  ".join(f"{name} {part}/{whole} {part / whole:.2f}" for name, part, whole in shares)
        return f"{told}  in vain {self.vain}"


def key() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (HERE / "keys" / "spine_minusma_2019_20.yaml").read_text(encoding="utf-8")
    )
    return found


def keyed(plan: Plan, worked: Plan) -> Keyed:
    """The lines of a plan with the key of those that stand in their place in the worked example."""
    right = key()
    pairs = zip(lines(plan), lines(worked), strict=True)
    return [(line, right[same.accomplishment][same.label]) for line, same in pairs if same.enabling is None]


def suggested(found: Keyed, tasks: Sequence[Task]) -> Ranking:
    rows = link.suggest([line for line, _ in found], tasks)
    return {row.line: [choice.path for choice in row.choices] for row in rows}


def baseline(found: Keyed, tasks: Sequence[Task]) -> Ranking:
    """The tasks by the share of words that line and task have in common."""
    said = {task.path: wording.stems(f"{task.label or ''} {task.text}") for task in tasks}

    def common(line: Line, path: str) -> float:
        mine = wording.stems(line.label)
        return len(mine & said[path]) / (len(mine | said[path]) or 1)

    return {
        line.key: sorted((path for path in said if common(line, path)), key=lambda path: -common(line, path))
        for line, _ in found
    }


def score(found: Keyed, ranking: Ranking, half: bool | None = None) -> Score:
    """half  True for the tuning half, False for the scored one, None for both."""
    rows = [
        (ranking[line.key], right)
        for line, right in found
        if half is None or (line.accomplishment in TUNING) is half
    ]
    told = [(paths, right) for paths, right in rows if paths]
    return Score(
        suggested=len(told),
        right=sum(paths[0] in right for paths, right in told),
        in_three=sum(any(path in right for path in paths[:3]) for paths, right in told),
        keyed=sum(bool(right) for _, right in rows),
        vain=sum(not right for _, right in told),
    )


def settings(shared: Path) -> dict[str, tuple[Keyed, Sequence[Task]]]:
    """Each pair of lines and tasks that is at hand."""
    worked = plans.read(example.path())
    digests = held.from_digest(vocab.parsed(example.mandates().read_text(encoding="utf-8")))
    plan_forms, texts = {"labels": keyed(worked, worked)}, {"digest": digests}
    if (shared / REPORT).is_file():
        plan_forms["printed lines"] = keyed(plans.read(shared / REPORT), worked)
    if (shared / EXCERPT).is_file():
        text = mandates.read(shared / EXCERPT)
        texts["text"] = held.together([held.from_text(text, text.tasks, "MINUSMA")], digests)
    tasks = {name: next(one.tasks for one in found if one.symbol == SYMBOL) for name, found in texts.items()}
    return {
        f"{form}, {name}": (found, asked)
        for form, found in plan_forms.items()
        for name, asked in tasks.items()
    }


def bands(given: Mapping[str, tuple[Keyed, Sequence[Task]]]) -> list[str]:
    """Share of right ones by confidence, over all settings and in each half."""
    right: Counter[tuple[float, bool]] = Counter()
    all_of: Counter[tuple[float, bool]] = Counter()
    for found, tasks in given.values():
        keys = {line.key: (line.accomplishment in TUNING, paths) for line, paths in found}
        for row in link.suggest([line for line, _ in found], tasks):
            half, paths = keys[row.line]
            for choice in row.choices:
                all_of[choice.confidence, half] += 1
                right[choice.confidence, half] += choice.path in paths
    return [_band(told, right, all_of) for told in sorted({band for band, _ in all_of}, reverse=True)]


def _band(told: float, right: Counter[tuple[float, bool]], all_of: Counter[tuple[float, bool]]) -> str:
    halves = [(right[told, half], all_of[told, half]) for half in (True, False)]
    whole = sum(part for part, _ in halves) / sum(count for _, count in halves)
    shares = "  ".join(f"{part}/{count}" for part, count in halves)
    return f"said {told:.2f}  right {whole:.2f}  (tuning, scored: {shares})"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--bands", action="store_true")
    asked.add_argument(
        "--shared", type=Path, default=SHARED, help="the folder with the seeds and resolutions"
    )
    given = asked.parse_args()
    found = settings(given.shared)
    if given.bands:
        sys.stdout.writelines(f"{line}\n" for line in bands(found))
        return 0
    ways: dict[str, Callable[[Keyed, Sequence[Task]], Ranking]] = {
        "suggested": suggested,
        "baseline": baseline,
    }
    for name, (keys, tasks) in found.items():
        for way, rank in ways.items():
            ranking = rank(keys, tasks)
            for half, of in ((True, "tuning"), (False, "scored"), (None, "all")):
                sys.stdout.write(f"{name:22} {way:10} {of:7} {score(keys, ranking, half)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
