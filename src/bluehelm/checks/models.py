"""Audits and what people judged of their findings. Rows are only added; the latest judgement counts."""

from typing import ClassVar

from django.db import models

from bluehelm.record.models import Change, Mission, Source, User


class Audit(models.Model):
    """One run of the rules on one document or several."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="audits")
    n = models.PositiveIntegerField()  # from 1 in each mission; stands in the address of its page
    digest = models.CharField(
        max_length=64
    )  # of the files and of what was found: the same audit is kept once
    not_applied = models.JSONField(default=list)  # [{document, rule, needs}]
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)

    class Meta:
        ordering: ClassVar = ["mission", "-n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "n"], name="one_audit_per_number"),
            models.UniqueConstraint(fields=["mission", "digest"], name="one_audit_per_outcome"),
        ]


class AuditDocument(models.Model):
    """One document of an audit as it was read then; its file is kept by the source."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="documents")
    n = models.PositiveIntegerField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)  # the file's name, which the findings quote it by
    kind = models.CharField(max_length=32)
    title = models.TextField(blank=True)
    about = models.CharField(max_length=32, blank=True)  # the mission that it names itself
    period = models.CharField(max_length=16, blank=True)
    unread = models.JSONField(default=list)  # [{where, why}]; no error of the document

    class Meta:
        ordering: ClassVar = ["audit", "n"]


class AuditFinding(models.Model):
    """One finding with its words in both languages as they were when it was made."""

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="findings")
    n = models.PositiveIntegerField()  # its rank, the gravest and surest first
    key = models.CharField(max_length=12)  # the same for the same finding in a new version of the document
    rule = models.CharField(max_length=64)
    family = models.CharField(max_length=16)
    severity = models.CharField(max_length=8)
    content = (
        models.JSONField()
    )  # {where: [..], values, weight, told: {en: {title, found, expected, why}, fr}}

    class Meta:
        ordering: ClassVar = ["audit", "n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["audit", "key"], name="one_row_per_finding"),
        ]


class Judgement(models.Model):
    """What one person decided of a finding, in whichever audit of the mission it stands."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="judgements")
    key = models.CharField(max_length=12)
    verdict = models.CharField(max_length=16)  # "accepted", "dismissed" or "reopened"
    why = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["mission", "key"], name="judgements_of_a_finding")]
