"""Time a placebo: `python -m benchmarks.impact.reshuffles [--runs N]`, 500 without it.

100,000 responses among 1,000,000 events are counted again and again, each time at one another's instants; the events are
sorted once. A bar shows how far it is.
"""

import argparse
import json

from rich.console import Console
from rich.progress import track

from benchmarks.impact.counting import KM, LAGS, SIZES, laid_out
from benchmarks.impact.generators import SEED, shuffled, uniform
from benchmarks.impact.machine import Taken, load, peak_mb, timed
from bluehelm.impact import count

RUNS = 500


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N")
    parser.add_argument("--row", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    taken = reshuffled(given.runs)
    if given.row:
        print(json.dumps(taken))
        return
    print(
        f"{given.runs} reshuffles in {taken['wall'] / 60:.1f} minutes ({taken['cpu'] / 60:.1f} of processor time);"
        f" {RUNS} at this pace take {taken['wall'] / given.runs * RUNS / 60:.1f}. Load of the machine at the start:"
        f" {taken['load']:.1f}."
    )


def reshuffled(runs: int) -> Taken:
    events, responses = (
        uniform(number, SEED + at) for number, at in zip(SIZES["middle"], (0, 2), strict=True)
    )
    begin, stood = load(), laid_out(events)
    hits = candidates = 0

    def again() -> None:
        nonlocal hits, candidates
        for seed in track(range(runs), "Reshuffling ..", console=Console(stderr=True), transient=True):
            one = shuffled(responses, seed)
            found = count.count(stood, count.responses(one.time, one.lat, one.lon), LAGS, KM)
            hits, candidates = hits + found.hits, candidates + found.candidates

    count.count(stood, count.responses(responses.time, responses.lat, responses.lon), LAGS, KM)
    _, wall, cpu = timed(again)
    told = {"candidates": candidates, "hits": hits, "ns": cpu / candidates * 1e9, "memory": peak_mb()}
    return told | {"runs": runs, "wall": wall, "cpu": cpu, "load": begin}


if __name__ == "__main__":
    main()
