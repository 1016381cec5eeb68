"""People, missions, sources and the history of every change: the tables that all rooms share."""

import secrets
import uuid
from typing import Any, ClassVar, NoReturn

from django.contrib.auth.models import AbstractUser
from django.db import models

from bluehelm.errors import Refused

CLOSED = "The history is only appended to; an entry is never edited or deleted. Record a new change instead."


def new_key() -> str:
    return secrets.token_hex(32)


class User(AbstractUser):
    """A person who signs in. Without history_key the marks in the history are nobody's."""

    language = models.CharField(max_length=2, choices=[("en", "English"), ("fr", "Français")], default="en")
    history_key = models.CharField(max_length=64, default=new_key, editable=False)


class Mission(models.Model):
    code = models.SlugField(max_length=32, unique=True)  # "MINUSMA"
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200)
    country = models.CharField(max_length=3, blank=True)  # ISO 3166-1 alpha-3
    public = models.BooleanField(default=False)  # may be read without signing in
    invented = models.BooleanField(default=False)  # demonstration data that is not real

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code


class Role(models.TextChoices):
    READER = "reader", "Reader"
    EDITOR = "editor", "Editor"
    APPROVER = "approver", "Approver"
    ADMINISTRATOR = "administrator", "Administrator"


class Membership(models.Model):
    """What a person may do in one mission; each role includes those before it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices)
    protection = models.BooleanField(default=False)  # may read strictly confidential records and identities

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "mission"], name="one_role_per_mission")
        ]


class Source(models.Model):
    """Where a fact came from: a document or a file of evidence, kept by its content."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="sources", null=True)
    kind = models.CharField(max_length=32)  # "performance report", "budget", "evidence", "worked example"
    title = models.CharField(max_length=500)
    symbol = models.CharField(max_length=64, blank=True)  # "A/75/..."
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)  # the file's own name
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()  # bytes
    retrieved = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True)

    class Meta:
        ordering: ClassVar = ["-retrieved", "title"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "sha256", "kind"], name="one_source_per_content")
        ]


class ChangeRows(models.QuerySet["Change"]):
    """Rows of the history: read and appended, nothing else."""

    def refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Refused(CLOSED)

    update = delete = bulk_update = update_or_create = refuse


class Change(models.Model):
    """One transaction in the history: append-only, chained by sha256 (record/history.py)."""

    n = models.BigIntegerField(primary_key=True)  # the sequence, without gaps; also the cursor of live pages
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="changes")
    mark = models.CharField(
        max_length=64, blank=True
    )  # keyed digest of the person; enters the chain in place of the name
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, null=True)
    verb = models.CharField(max_length=64)  # "plan load", "result corrected", "result approved"
    why = models.TextField(blank=True)
    batch = models.TextField()  # canonical JSON of what changed: [{"table", "key", "before", "after"}]
    previous = models.CharField(max_length=64)  # sha256 of the entry before; 64 zeros for the first
    sha256 = models.CharField(max_length=64)

    objects = ChangeRows.as_manager()

    class Meta:
        ordering: ClassVar = ["n"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused(CLOSED)
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Refused(CLOSED)


class Head(models.Model):
    """Where the chain ends, sealed with the secret key, so that cutting off its last entries is found."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    n = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)  # HMAC of n and sha256 under a key that is not in the database

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="one_head")]


class StoredFigure(models.Model):
    """A Figure (record/figure.py) kept because a report binds it or somebody approved it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="figures")
    key = models.CharField(max_length=200)  # "money/2019-20/air-operations/variance"
    digest = models.CharField(max_length=64)  # sha256 of the canonical body
    body = models.JSONField()
    as_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "key", "digest"], name="one_figure_per_body")
        ]


class Identity(models.Model):
    """Who a victim, witness or caller is: ciphertext alone; the key lies outside data and backup."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=32)  # the table of the record that it belongs to: "events.Account"
    key = models.BigIntegerField()  # of that record
    role = models.CharField(max_length=32)  # victim, witness, caller, source
    sealed = models.BinaryField(null=True)  # null once deleted
    digest = models.CharField(max_length=64)  # keyed, of the clear text: proof of what was deleted
    keep_until = models.DateField()
    deleted = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["about", "key"], name="identity_of")]


class Opening(models.Model):
    """Somebody read strictly confidential material."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    what = models.CharField(max_length=32)  # incident, account, identity, export
    key = models.BigIntegerField()
    why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]


class Release(models.Model):
    """Something that wants to leave, and who signed for it: two people who are not the one that asked."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="releases")
    n = models.PositiveIntegerField()  # from 1 in each mission
    title = models.CharField(max_length=200)
    product = models.CharField(max_length=32)  # incidents (a table of them), figures (totals)
    asked = models.JSONField()  # the filter, the audience and the form
    audience = models.CharField(max_length=32)
    content = models.BinaryField()  # exactly what leaves
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    why = models.TextField()
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["mission", "-n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "n"], name="one_release_per_number")
        ]


class Signature(models.Model):
    """One person's word on a release."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="signatures")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    word = models.CharField(max_length=32)  # signed, refused
    why = models.TextField(blank=True)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "by"], name="one_signature_per_person")
        ]


class Token(models.Model):
    """A key to the API: what it may do, in which mission, until when. Only its digest is kept."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="tokens")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()  # ["incidents.read", "accounts.write"]
    audience = models.CharField(max_length=32)  # the most that is shown to it; never more than to its user
    made = models.DateTimeField()
    ends = models.DateTimeField()
    revoked = models.DateTimeField(null=True)
