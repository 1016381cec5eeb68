"""The same estimate for responses that never were: what it finds where there is nothing to find."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bluehelm.errors import BadInput, BluehelmError
from bluehelm.impact import many
from bluehelm.impact.jit import threads_at_hand
from bluehelm.impact.many import Record
from bluehelm.impact.prove.version import version
from bluehelm.impact.rows import Estimate, Events, Flags
from bluehelm.impact.study.answers import Placebo, Pretended
from bluehelm.impact.study.pretending import DATES, KINDS, PLACES, Real, pretended
from bluehelm.impact.wake import Wake, wake
from bluehelm.impact.wake.gathering import Roles

RESHUFFLES = 500
FOUND = 0.05  # a p-value at most as large counts as found
FEWEST = 40  # reshuffles with a figure, for the bounds within which 95 per cent lie
MANY_STAYED = 0.05
STAYED = "{n} in a hundred responses had no other place far enough away and were left out"
ONE_PLACE = "all responses lie near one another: there are no other places to move them to"


@dataclass(frozen=True)
class Asked:
    """What each reshuffle needs."""

    real: Real
    kind: str
    days: tuple[float, ...]
    km: tuple[float, ...]
    match: tuple[str, ...]
    ahead: float
    seed: int


def placebo(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    kind: str = DATES,
    count: int = RESHUFFLES,
    days: Sequence[float],
    km: Sequence[float],
    control: Flags | None = None,
    past: Flags | None = None,
    match: Sequence[str] = (),
    ahead: float = 0.0,
    seed: int = 0,
    found: Wake | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    workers: int | None = None,
    kept: Path | None = None,
) -> Placebo:
    """What `wake` says of responses at other dates, or at other places.

    events .. seed  as for `wake`
    kind      dates: all responses of a place are moved in time by as much; places: the responses of a place
              within 60 days go as a whole to a place far away, at their time
    count     reshuffles; the i-th is the same whatever the others and the workers
    found     what `wake` says of the real responses; estimated without it
    progress  is told how many are done, and of how many
    workers   processes; 0 for none besides this one, one for each core without it
    kept      a folder that keeps each reshuffle, so that the same call goes on where it was interrupted
    raises    BadInput, TooFew; Refused where somebody else writes to the folder; Ended for a process killed
    """
    if kind not in KINDS:
        raise BadInput(f"There is no placebo of {kind!r}; there are: {', '.join(KINDS)}.")
    if count < 1:
        raise BadInput(f"{count} reshuffles: ask for 1 or more.")
    shown = {"control": control, "past": past, "days": days, "km": km, "match": match, "ahead": ahead}
    truly = wake(events, treatment, dependent, **shown, seed=seed) if found is None else found  # type: ignore[arg-type]
    real = Real.of(events, Roles(treatment, dependent, control, past), tuple(match), max(km))
    asked = Asked(real, kind, tuple(days), tuple(km), tuple(match), ahead, seed)
    return _placebo(asked, count, truly, _records(asked, count, progress, workers, kept))


def reshuffled(asked: Asked, run: int) -> Record:
    """The i-th reshuffle: ratio and p by window, the least adjusted p of all; or why there is none."""
    rng = np.random.default_rng([asked.seed, KINDS.index(asked.kind), run])
    made = pretended(asked.real, asked.kind, rng)
    record: Record = {"run": run, "stayed": made.stayed}
    try:
        said = wake(
            made.events, made.treatment, made.dependent, control=made.control, past=made.past,
            days=asked.days, km=asked.km, match=asked.match, ahead=asked.ahead, seed=int(rng.integers(2**31)),
        )  # fmt: skip
    except BluehelmError as error:
        return record | {"why": str(error)}
    adjusted = [row.p_adjusted for row in (*said.windows, *said.rings) if row.p_adjusted is not None]
    windows = [[row.ratio, row.p] for row in said.windows]
    return record | {"windows": windows, "least": min(adjusted, default=None)}


def _records(
    asked: Asked, count: int, progress: Callable[[int, int], None], workers: int | None, kept: Path | None
) -> list[Record]:
    with _file(asked, kept) as path:
        there = {run: one for run, one in many.kept(path).items() if run < count} if path else {}
        progress(len(there), count)
        runs = [(run,) for run in range(count) if run not in there]
        workers = threads_at_hand() if workers is None else workers
        for (run,), record in many.results(reshuffled, asked, runs, workers):
            if path:
                many.keep(path, record)
            there[run] = record
            progress(len(there), count)
    return [there[run] for run in sorted(there)]


@contextmanager
def _file(asked: Asked, folder: Path | None) -> Iterator[Path | None]:
    """Where the reshuffles of exactly this are kept; those of other data, choices or code stand apart."""
    if folder is None:
        yield None
        return
    folder.mkdir(parents=True, exist_ok=True)
    with many.alone(folder, f"Another run writes to {folder}. Wait for it or name another folder."):
        path = folder / f"placebo-{asked.kind}-{_digest(asked)}.jsonl"
        many.mend(path)
        yield path


def _digest(asked: Asked) -> str:
    """A short name of the events, of what is asked and of the code that answers."""
    real, digest = asked.real, hashlib.sha256(version(placebo).encode())
    digest.update(repr((asked.days, asked.km, asked.match, asked.ahead, asked.seed)).encode())
    order = np.lexsort([getattr(real.others, name) for name in ("lon", "lat", "end", "time")])
    for some, at in ((real.responses.around(), slice(None)), (real.others, order)):
        for name in ("lat", "lon", "end", "start" if hasattr(some, "start") else "time"):
            digest.update(np.ascontiguousarray(getattr(some, name)[at]).tobytes())
    for flags in (real.dependent, real.control, real.past):
        digest.update(b"" if flags is None else np.packbits(flags[order]).tobytes())
    for columns, at in ((real.columns, slice(None)), (real.others.columns, order)):
        for name in sorted(columns):
            digest.update("\0".join(map(str, columns[name][at].tolist())).encode())
    return digest.hexdigest()[:12]


def _placebo(asked: Asked, count: int, truly: Wake, records: list[Record]) -> Placebo:
    done = [one for one in records if "windows" in one]
    stayed = sum(one["stayed"] for one in records) / max(len(records) * len(asked.real.responses), 1)
    note = None
    if asked.kind == PLACES and stayed == 1:
        note = ONE_PLACE
    elif not done:
        note = records[0]["why"]
    elif stayed > MANY_STAYED:
        note = STAYED.format(n=round(100 * stayed))
    windows = (_pretended(row, [one["windows"][k] for one in done]) for k, row in enumerate(truly.windows))
    least = [one["least"] for one in done if one["least"] is not None]
    found_any = sum(one <= FOUND for one in least) / len(least) if least else None
    return Placebo(asked.kind, count, len(done), tuple(windows), note, found_any)


def _pretended(row: Estimate, said: list[list[float | None]]) -> Pretended:
    """One window; p by rank, the real one among those of the reshuffles, each by its own standard error."""
    figures = [(ratio, p) for ratio, p in said if ratio is not None and p is not None]
    if not figures:
        return Pretended(row.days, row.km, None, None, None, None, None)
    ratios, chances = (np.array(values) for values in zip(*figures, strict=True))
    low, high = np.quantile(ratios, (0.025, 0.975)) if len(figures) >= FEWEST else (None, None)
    p = None if row.p is None else float((1 + (chances <= row.p).sum()) / (1 + len(figures)))
    return Pretended(
        row.days, row.km, float(np.median(ratios)),
        None if low is None else float(low), None if high is None else float(high),
        float((chances <= FOUND).mean()), p,
    )  # fmt: skip
