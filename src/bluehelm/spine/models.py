"""Ties of plan lines to tasks. Rows are only added; the latest of a line and task counts."""

from typing import ClassVar

from django.db import models

from bluehelm.record.models import Change, Mission, User


class Tie(models.Model):
    """What one person decided of one line and one task.

    It names both by what stays the same in a new reading, not by rows that a new reading replaces.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="ties")
    period = models.CharField(max_length=32)
    line = models.CharField(max_length=8)  # spine.rows.line_key
    accomplishment = models.CharField(max_length=16)  # with kind and label: the line in words, as it was then
    kind = models.CharField(max_length=16)
    label = models.TextField()
    symbol = models.CharField(max_length=80)  # of the mandate
    path = models.CharField(max_length=128)
    verdict = models.CharField(max_length=16)  # "confirmed", "refused" or "undone"
    why = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["mission", "period"], name="ties_of_a_plan")]
