"""Mandates: the tables. A text read anew supersedes the earlier reading; nothing is edited.

What a text holds stands in its content. Provision and Task are an index of it for searching, of the standing
reading only. Their words are searched by what store/words.py adds to the table of Provision.
"""

from typing import ClassVar

from django.db import models

from bluehelm.record.models import Change, Mission, Source, User


def change() -> "models.ForeignKey[Change | int, Change]":
    return models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")


def person() -> "models.ForeignKey[User | None, User | None]":
    return models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")


class Text(models.Model):
    """One reading of one resolution or draft. Public: it belongs to nobody, its mission is told by a code."""

    key = models.CharField(max_length=80)  # what it is known by: its symbol, else the sha256 of its file
    symbol = models.CharField(max_length=64, blank=True)
    date = models.DateField(null=True)
    status = models.CharField(max_length=16)
    title = models.TextField(blank=True)
    mission = models.CharField(max_length=32, blank=True)  # the code that Mission has, where there is one
    adopted = models.DateField(null=True)
    ends = models.DateField(null=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()  # canonical JSON of rows.Text: store/packing.py
    digest = models.CharField(max_length=64)  # sha256 of the content: the same reading is stored once
    counts = models.JSONField(default=dict)
    loaded = change()
    by = person()
    superseded_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="supersedes"
    )

    class Meta:
        ordering: ClassVar = [models.F("date").desc(nulls_last=True), "key", "-pk"]
        indexes: ClassVar = [models.Index(fields=["mission", "date"], name="texts_of_a_mission")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "digest", "mission"],
                condition=models.Q(superseded_by__isnull=True),
                name="one_current_text_per_reading",
            )
        ]


class Provision(models.Model):
    """A paragraph or item as it is searched for. Lists stand between bars: "|requests|further requests|"."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="provisions")
    n = models.PositiveIntegerField()  # from 1, the preamble first
    kind = models.CharField(max_length=16)
    path = models.CharField(max_length=128)
    words = models.TextField()
    section = models.TextField(blank=True)  # the title of the heading it stands under
    verbs = models.TextField(blank=True)  # as printed
    plain_verbs = models.TextField(blank=True)  # without their adverbs: "|requests|"
    addressees = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["text", "n"]
        indexes: ClassVar = [models.Index(fields=["text", "kind", "path"], name="provisions_by_path")]


class Task(models.Model):
    """A task as it is searched for, with what people judged of it."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="tasks")
    n = models.PositiveIntegerField()
    path = models.CharField(max_length=128)
    actor = models.TextField()
    verb = models.TextField(blank=True)  # of the act that gives it
    priority = models.CharField(max_length=16, blank=True)
    strategic = models.CharField(max_length=16, blank=True)
    categories = models.TextField(blank=True)  # "|CivProtect/secure|HumRights/monitor|"

    class Meta:
        ordering: ClassVar = ["text", "n"]


class Duty(models.Model):
    """A report, letter or update that is owed, by the id that a delivery names."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="duties")
    n = models.PositiveIntegerField()  # 0-based position among the duties of the text
    key = models.CharField(max_length=12, db_index=True)  # the same in a new reading: mandates/duties/keys.py
    content = models.JSONField()

    class Meta:
        ordering: ClassVar = ["text", "n"]


class Measure(models.Model):
    """What must be done by when, by the id that a score names."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="measures")
    n = models.PositiveIntegerField()
    key = models.CharField(max_length=12, db_index=True)
    content = models.JSONField()

    class Meta:
        ordering: ClassVar = ["text", "n"]


class TaskJudgement(models.Model):
    """What one person decided of one category of one task; the latest counts."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="task_judgements")
    key = models.CharField(max_length=80)  # of the text
    path = models.CharField(max_length=128)
    actor = models.TextField()
    task = models.CharField(max_length=64)
    modality = models.CharField(max_length=16)
    verdict = models.CharField(max_length=16)  # "right", "wrong", "added" or "undone"
    why = models.TextField(blank=True)
    words = models.TextField(blank=True)  # of the paragraph as it was judged
    by = person()
    change = change()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["mission", "key"], name="judgements_of_a_text")]


class Delivery(models.Model):
    """A document by which a duty was met. It can be withdrawn, and stays visible."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="deliveries")
    key = models.CharField(max_length=12)  # of the duty
    symbol = models.CharField(max_length=64)
    day = models.DateField()
    due = models.DateField(null=True)  # the day it answers, where a person said so
    note = models.TextField(blank=True)
    by = person()
    change = change()
    withdrawn = models.OneToOneField(Change, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["mission", "key"], name="deliveries_of_a_duty")]


class Score(models.Model):
    """How far a measure was on a day, as one scorer saw it. It can be withdrawn, and stays visible."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="scores")
    key = models.CharField(max_length=12)  # of the measure
    state = models.CharField(max_length=16)  # a code of vocab/measure_states.yaml
    day = models.DateField()
    evidence = models.TextField()
    symbol = models.CharField(max_length=64, blank=True)  # of the document that shows it
    reached = models.DecimalField(max_digits=20, decimal_places=4, null=True)  # in the unit of the quantity
    quantity = models.TextField(blank=True)  # of the measure, as printed, that it is reached of
    by = person()
    change = change()
    withdrawn = models.OneToOneField(Change, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        indexes: ClassVar = [models.Index(fields=["mission", "key"], name="scores_of_a_measure")]
