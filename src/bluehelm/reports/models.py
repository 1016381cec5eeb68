"""What was written for a report, in versions, and which reports were written."""

from typing import ClassVar

from django.db import models

from bluehelm.record.models import Change, Mission, StoredFigure, User


class Narrative(models.Model):
    """One version of the text of one section; a newer one supersedes it and both are kept."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="narratives")
    period = models.CharField(max_length=16)
    section = models.CharField(max_length=32)
    language = models.CharField(max_length=2)
    n = models.PositiveIntegerField()  # version, from 1
    text = models.TextField()
    why = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    superseded_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="supersedes"
    )

    class Meta:
        ordering: ClassVar = ["mission", "period", "section", "language", "n"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mission", "period", "section", "language", "n"], name="one_text_per_version"
            )
        ]


class Report(models.Model):
    """One report written: its bytes by digest, and the figures bound in it."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="reports")
    period = models.CharField(max_length=16)
    form = models.CharField(max_length=8)  # "docx", "pdf", "html"
    language = models.CharField(max_length=2)
    sha256 = models.CharField(max_length=64)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    figures = models.ManyToManyField(StoredFigure, related_name="reports")

    class Meta:
        ordering: ClassVar = ["-change"]
