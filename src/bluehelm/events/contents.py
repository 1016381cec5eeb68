"""What an account says, as one digest: the same words again change nothing, other words are a new version."""

import hashlib
import json
from functools import lru_cache

from bluehelm.record.said import Said

APART = "\x1f"


def digest(said: Said) -> str:
    """32 hexadecimal letters over all that the account says; its line in the file is no part of it."""
    parts = [
        said.ref, said.first.isoformat(), said.last.isoformat(), said.day_precision, _word(said.clock),
        said.place, _word(said.lat), _word(said.lon), _word(said.precision_km), said.kind, said.kind_said,
        said.perpetrator, said.perpetrator_said, said.target, said.target_said, said.text, said.operation,
        said.sensitivity, said.state, written(said.extra), *_harm(said),
    ]  # fmt: skip
    return hashlib.blake2b(APART.join(parts).encode(), digest_size=16).hexdigest()


def written(said: dict[str, str]) -> str:
    """What else the row says, as it is stored."""
    return _written(tuple(said.items())) if said else "{}"


@lru_cache(maxsize=10_000)
def _written(said: tuple[tuple[str, str], ...]) -> str:
    return json.dumps(dict(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _harm(said: Said) -> list[str]:
    return sorted(
        f"{one.harm}|{one.status}|{one.sex}|{one.age}|{one.perpetrator or said.perpetrator}"
        f"|{one.low}|{one.best}|{one.high}"
        for one in said.harm
    )


def _word(value: object) -> str:
    return "" if value is None else str(value)
