"""Planned against actual: the tables. Facts from a document are superseded by a new version, never edited."""

from decimal import Decimal
from typing import ClassVar

from django.db import models

from bluehelm.record.models import Change, Mission, Source, User

DIGITS, PLACES = 18, 4  # of a stored figure; the store refuses one that would be rounded


def figure() -> "models.DecimalField[Decimal | str | None, Decimal | None]":
    return models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)


def text() -> "models.TextField[str, str]":
    """Words as printed, of any length; \"\" where the document prints none."""
    return models.TextField(blank=True)


class Framework(models.Model):
    """One reading of one document for one mission and budget period."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="frameworks")
    period = models.CharField(max_length=16)  # "2019/20"
    budget_period = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=32)  # one of rows.KINDS: what one reading may supersede hangs on it
    shape = models.CharField(max_length=32)  # "classic", "liquidation", "merged"
    symbol = models.CharField(max_length=64, blank=True)
    title = text()
    title_fr = text()  # here and below: a French label of our own; "" for the words of a document
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="frameworks")
    digest = models.CharField(max_length=64)  # sha256 of the plan as read: the same reading is loaded once
    loaded = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    superseded_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="supersedes"
    )
    notes = models.JSONField(default=list)
    set_aside = models.JSONField(default=list)  # [{where, text, why}]

    class Meta:
        ordering: ClassVar = ["mission", "-period", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mission", "period", "kind", "digest"],
                condition=models.Q(superseded_by__isnull=True),
                name="one_current_framework_per_reading",
            )
        ]


class Component(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="components")
    number = models.CharField(max_length=32)
    title = text()
    title_fr = text()

    class Meta:
        ordering: ClassVar = ["pk"]


class Accomplishment(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="accomplishments")
    component = models.ForeignKey(
        Component, on_delete=models.CASCADE, related_name="accomplishments", null=True
    )
    number = models.CharField(max_length=32)
    title = text()
    title_fr = text()
    place = text()

    class Meta:
        ordering: ClassVar = ["pk"]


class Line(models.Model):
    """An indicator of achievement or a planned output."""

    INDICATOR, OUTPUT = "indicator", "output"

    accomplishment = models.ForeignKey(Accomplishment, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=16, choices=[(INDICATOR, INDICATOR), (OUTPUT, OUTPUT)])
    n = models.PositiveIntegerField()  # 1-based position among its kind in the accomplishment
    number = models.CharField(max_length=32, blank=True)  # "1.1.1" where printed
    group = text()  # service heading
    group_fr = text()
    label = text()
    label_fr = text()
    series = models.JSONField(default=dict)  # of the indicator as a whole, as in Limb
    target = figure()
    target_words = text()
    actual = figure()  # of the indicator as a whole, as loaded; corrections are made to the results
    actual_words = text()
    unit = text()
    status = models.CharField(max_length=16)  # as loaded; derived anew once a result was corrected
    says_achieved = models.BooleanField(null=True)  # the printed word; null for outputs
    printed = text()  # the actual cell as printed
    remark = text()
    causes = models.JSONField(default=list)
    place = text()

    class Meta:
        ordering: ClassVar = ["accomplishment", "kind", "n"]


class Limb(models.Model):
    """What was planned: one series of an indicator, or one quantity of an output."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="limbs")
    n = models.PositiveIntegerField()  # 0-based, the index that `answers` gives
    label = text()
    label_fr = text()
    series = models.JSONField(default=dict)  # {"2017/18": "170", "2018/19": {"words": "not applicable"}}
    op = models.CharField(max_length=8, blank=True)
    target = figure()
    target_words = text()
    tolerance = figure()
    unit = text()
    direction = models.CharField(max_length=8, blank=True)
    stated = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["line", "n"]


class Result(models.Model):
    """What was done, as one source or person said it. A correction is a new row that supersedes."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="results")
    limb = models.ForeignKey(
        Limb, on_delete=models.CASCADE, related_name="results", null=True
    )  # null: answers no planned quantity
    n = models.PositiveIntegerField()  # position on the line
    value = figure()
    words = text()  # "Yes", "No", or words where a figure was expected
    unit = text()
    remark = text()
    causes = models.JSONField(default=list)
    status = models.CharField(max_length=16)
    recorded = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True
    )  # the document; null when typed on the site
    place = text()
    superseded_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="supersedes"
    )
    approved = models.BooleanField(default=False)  # locked; set and lifted by a Decision

    class Meta:
        ordering: ClassVar = ["line", "n", "pk"]


class Evidence(models.Model):
    """A file that proves a result; required before approval."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT)
    note = text()


class Decision(models.Model):
    """An approval, or a reopening with its reason."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="decisions")
    verb = models.CharField(max_length=16)  # "approved" or "reopened"
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)
    why = text()


class Money(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="money")
    n = models.PositiveIntegerField()
    period = models.CharField(max_length=16)
    basis = text()
    group = text()
    category = text()
    apportionment = figure()
    expenditure = figure()
    variance = figure()
    percent = figure()
    place = text()

    class Meta:
        ordering: ClassVar = ["framework", "n"]


class Strength(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="strength")
    n = models.PositiveIntegerField()
    period = models.CharField(max_length=16)
    basis = text()
    component = text()
    category = text()
    approved = figure()
    actual = figure()
    vacancy = figure()
    place = text()

    class Meta:
        ordering: ClassVar = ["framework", "n"]


class Variance(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="variances")
    n = models.PositiveIntegerField()
    period = models.CharField(max_length=16)
    category = text()
    amount = figure()
    percent = figure()
    word = models.CharField(max_length=16, blank=True)
    causes = models.JSONField(default=list)
    explanation = text()
    place = text()

    class Meta:
        ordering: ClassVar = ["framework", "n"]


class Other(models.Model):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="other")
    n = models.PositiveIntegerField()
    table = text()
    label = text()
    period = models.CharField(max_length=16, blank=True)
    column = text()
    value = figure()
    words = text()
    unit = text()
    place = text()

    class Meta:
        ordering: ClassVar = ["framework", "n"]
