"""Measure how far each rule can be trusted, on the tuning half: `python -m benchmarks.mandates.weigh`.

Prints record/vocab/pema_confidence.yaml anew. A way of giving tasks gets its share of right categories, drawn towards
the share of all; a rule gets how much better it did than the ways in which its tasks were given lead to expect,
drawn towards 1. --cross prints F1 at several least confidences instead, each country weighed by the others alone.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.mandates import facts, intervals
from benchmarks.mandates.facts import PARAGRAPHS, Facts
from benchmarks.mandates.split import TUNING, codings, files
from bluehelm.mandates import load
from bluehelm.mandates.tasks import find
from bluehelm.mandates.tasks.classify import categories

KINDS = (find.LISTED, find.ASKED, find.STRESSED, find.SHARED, find.WISHED, find.OFFICE)
DRAWN = 4.0  # how many invented cases the shares are drawn in with
TRIED = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True)
class Seen:
    """One kind of task in one paragraph, as one rule gave it."""

    country: str
    mission: str
    fact: facts.Fact
    kind: str
    rule: str
    right: bool


@dataclass(frozen=True)
class Weights:
    kinds: dict[str, float]
    rules: dict[str, float]

    def of(self, seen: Seen) -> float:
        return self.kinds[seen.kind] * self.rules.get(seen.rule, 1.0)


def all_seen() -> tuple[tuple[Seen, ...], dict[str, set[facts.Fact]]]:
    """What the rules gave on the tuning half, and what the coders found, by country."""
    where = files()
    seen: list[Seen] = []
    coded: dict[str, set[facts.Fact]] = {}
    for row in codings(TUNING):
        text = load.read(where[row.symbol])
        told = Facts()
        facts.human(row, text, told)
        coded.setdefault(row.country, set()).update(told.at[PARAGRAPHS])
        found: dict[tuple[str, str, str], Seen] = {}
        for one in find.given(text):
            if not facts.ours(one.actor, row.mission, text):
                continue
            for category in categories(one):
                paragraph = facts.top(one.provision.path)
                fact = (row.symbol, row.mission, category.task, paragraph)
                each = Seen(
                    row.country, row.mission, fact, one.kind, category.rule, fact in told.at[PARAGRAPHS]
                )
                found.setdefault((one.kind, category.rule, paragraph), each)
        seen += found.values()
    return tuple(seen), coded


def weighed(seen: Iterable[Seen]) -> Weights:
    cases = tuple(seen)
    mean = sum(case.right for case in cases) / len(cases)
    of_kind, right_of_kind = (
        Counter(case.kind for case in cases),
        Counter(case.kind for case in cases if case.right),
    )
    kinds = {kind: (right_of_kind[kind] + DRAWN * mean) / (of_kind[kind] + DRAWN) for kind in KINDS}
    expected: Counter[str] = Counter()
    for case in cases:
        expected[case.rule] += kinds[case.kind]  # type: ignore[assignment]
    right = Counter(case.rule for case in cases if case.right)
    return Weights(
        kinds, {rule: (right[rule] + DRAWN) / (expected[rule] + DRAWN) for rule in sorted(expected)}
    )


def crossed() -> Iterator[str]:
    """F1 at each least confidence, each country weighed by the others alone."""
    seen, coded = all_seen()
    every = set().union(*coded.values())
    apart = {
        country: weighed(case for case in seen if case.country != country)
        for country in {case.country for case in seen}
    }
    for least in TRIED:
        given = {case.fact for case in seen if apart[case.country].of(case) >= least}
        each = intervals.counts(given, every)
        yield f"{least:.2f}  precision {each.precision:.3f}  recall {each.recall:.3f}  F1 {each.f1:.3f}"


def written(weights: Weights, least: float) -> str:
    lines = [
        "# How far tasks can be trusted, measured on the tuning half by `python -m benchmarks.mandates.weigh`.",
        "# kinds: share of right categories by how the task is given; rules: times how much better the rule did;",
        "# least: below it no category is given. A rule that is not listed was never met: as good as the others.",
        f"least: {least}",
        "kinds: {" + ", ".join(f"{kind}: {share:.2f}" for kind, share in weights.kinds.items()) + "}",
        "rules:",
        *(f"  {rule}: {factor:.2f}" for rule, factor in weights.rules.items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--least", type=float, default=0.45)
    asked = parser.parse_args()
    if not codings(TUNING):
        sys.stdout.write(
            "Nothing weighed: the coding is not in ../shared; put it there or set BLUEHELM_SHARED.\n"
        )
        return 0
    if asked.cross:
        sys.stdout.write("\n".join(crossed()) + "\n")
    else:
        sys.stdout.write(written(weighed(all_seen()[0]), asked.least))
    return 0


if __name__ == "__main__":
    sys.exit(main())
