"""A study as plain values for JSON: the windows in the contract's shape first, then every other part."""

from dataclasses import is_dataclass
from typing import Any

from bluehelm.impact import documents
from bluehelm.impact.rows import Estimate
from bluehelm.impact.study.answers import Study


def document(found: Study) -> dict[str, Any]:
    """Every figure of a study; a part that was not asked for is null, one without figures has a note."""
    told: dict[str, Any] = {"windows": list(documents.document(found.wake))}
    told["rings"] = [plain(row) for row in found.wake.rings]
    for name in ("curve", "displaced", "left", "groups", "leads", "placebos", "unseen"):
        told[name] = plain(getattr(found, name))
    told["notes"] = [*found.wake.notes, *found.notes]
    return told


def plain(value: Any) -> Any:
    """A part as JSON can say it; estimates in the contract's shape."""
    if isinstance(value, Estimate):
        return documents.row(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return documents.number(value)
