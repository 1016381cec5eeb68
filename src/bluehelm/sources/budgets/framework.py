"""The results framework as every shape of report gives it: components to outputs."""

from __future__ import annotations

from dataclasses import dataclass

from bluehelm.sources.form import AccomplishmentRow, ComponentRow, IndicatorRow, OutputRow, SetAside


@dataclass(frozen=True)
class Frame:
    """What one reader of frameworks took from a document; words as printed, repaired."""

    components: tuple[ComponentRow, ...] = ()
    accomplishments: tuple[AccomplishmentRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    outputs: tuple[OutputRow, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()  # what the document says of itself, in our words
