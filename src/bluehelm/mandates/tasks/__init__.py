"""The tree of what the mission, its head or another actor is told to do, with kind and modality."""

from bluehelm.mandates.tasks.judge import Judgement, judged, unplaced
from bluehelm.mandates.tasks.tree import tasks

__all__ = ["Judgement", "judged", "tasks", "unplaced"]
