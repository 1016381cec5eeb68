"""How often the estimator errs, from the proof that the package holds."""

from collections.abc import Iterator, Sequence
from functools import cache

from bluehelm.impact.prove.proved import Short, proved
from bluehelm.impact.prove.version import version
from bluehelm.impact.sentences import plain, words
from bluehelm.impact.telling.tables import Table

FIRST = "chased"  # the world that all others are set apart from
AS_THEY_ARE = ("misplaced_km", "reach_days")  # settings of worlds; the others are shares
HEADS = ("broken", "coverage", "false")


def texts(language: str) -> Iterator[str]:
    """Intervals that hold the truth, false positives beside the older method's, power; what it rests on."""
    found = proved()
    first, others = found.of(FIRST), [one for one in found.cells if one.bounded and one.world != FIRST]
    if first:
        yield words("proved held", language, **_held(first, language))
        yield from (_false(one, language) for one in first if one.effect == 0)
        yield _power([one for one in first if one.effect], language)
    if others:
        wrong = [one.found for one in others if one.effect == 0]
        ends = {"least": _hundred(min(wrong), language), "most": _hundred(max(wrong), language)}
        count = str(len({one.world for one in others}))
        yield words("proved others", language, n=count, **_held(others, language), **ends)
    runs = sum(one.runs for one in found.cells)
    told = words("proved by", language, n=str(runs), cells=str(len(found.cells)))
    yield f"{told} {words('proved earlier', language)}" if found.version != now() else told


def broken(language: str) -> Table:
    """Worlds in which what must hold does not, with how far off the answer then is."""
    found = proved()
    worlds = dict.fromkeys(one.world for one in found.cells if not one.bounded)
    heads = tuple(words(f"head {key}", language) for key in HEADS)
    rows = tuple(_broken(found.of(world), language) for world in worlds)
    return Table(words("t broken", language), heads, rows)


def line(older: bool = False) -> str:
    """The proof in one line, for the command; of the older method where that was asked."""
    first = proved().of(FIRST)
    wrong = next(one for one in first if one.effect == 0)
    if older:
        return words("proved older", "en", peer=_hundred(wrong.peer, "en"), n=_hundred(wrong.found, "en"))
    return words("proved line", "en", **_held(first, "en"), n=_hundred(wrong.found, "en"))


@cache
def now() -> str:
    """The version of the estimator as it is."""
    from bluehelm.impact.wake import wake

    return version(wake)


def _held(cells: Sequence[Short], language: str) -> dict[str, str]:
    ends = [end for one in cells if one.coverage is not None for end in one.coverage]
    return {
        "low": _hundred(min(ends, default=None), language),
        "high": _hundred(max(ends, default=None), language),
    }


def _false(one: Short, language: str) -> str:
    error = _hundred(one.found_error, language)
    told = words("proved false", language, n=_hundred(one.found, language), error=error)
    if one.peer is None:
        return told
    return f"{told} {words('proved peer', language, peer=_hundred(one.peer, language))}"


def _power(cells: Sequence[Short], language: str) -> str:
    told = [
        words(f"proved {'fall' if one.effect < 0 else 'rise'}", language, e=str(abs(one.effect)),
              n=_hundred(one.found, language))
        for one in cells
    ]  # fmt: skip
    count = sum(one.responses for one in cells) / len(cells)
    return words("proved power", language, m=f"{count:.0f}", told=", ".join(told))


def _broken(cells: Sequence[Short], language: str) -> tuple[str, ...]:
    first = cells[0]
    settings = {
        name: plain(value if name in AS_THEY_ARE else round(100 * value), language)
        for name, value in first.apart.items()
    }
    what = words(f"broken {first.world}", language, **settings)
    known = any(one.coverage for one in cells)
    held = words("to", language, **_held(cells, language)) if known else words("none", language)
    wrong = [_hundred(one.found, language) for one in cells if one.effect == 0]
    return what, held, wrong[0] if wrong else words("not tried", language)


def _hundred(share: float | None, language: str) -> str:
    """Of a hundred, with one decimal."""
    if share is None:
        return words("none", language)
    return f"{100 * share:.1f}".replace(".", "," if language == "fr" else ".")
