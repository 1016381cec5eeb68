"""Accounts, incidents, and what people decided about them. A newer account supersedes; none is edited."""

from typing import Any, ClassVar

from django.db import models

from bluehelm.record.models import Change, Mission, Source, User

CODE = 32


def code(**given: Any) -> "models.CharField[str, str]":
    """A term of the vocabulary."""
    return models.CharField(max_length=CODE, **given)


class Provider(models.Model):
    """Who gives accounts: a data set, a section of the mission, a partner."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="providers")
    name = models.CharField(max_length=64)  # as after --source: "ucdp", "patrol-log"
    title = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    own_use = models.BooleanField(default=False)  # its rows never leave again (ACLED)
    sensitivity = code(default="unclassified")  # of its accounts, unless they say more
    invented = models.BooleanField(default=False)  # demonstration data that is not real
    weight = models.PositiveSmallIntegerField(
        default=50
    )  # whose account leads an incident: the most, 0 to 100
    mapping = models.JSONField(default=dict)  # of its tables' columns, as made with the help of the site

    class Meta:
        ordering: ClassVar = ["mission", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "name"], name="one_provider_per_name")
        ]


class Load(models.Model):
    """One file of a provider on its way in. The counts are those of all runs over it together."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="loads")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", null=True)
    sha256 = models.CharField(max_length=64)  # of the file
    name = models.CharField(max_length=255)  # of the file
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True)  # None: it was interrupted, and goes on where it was
    reached = models.BigIntegerField(default=0)  # the last line that is stored
    read = models.BigIntegerField(default=0)
    accepted = models.BigIntegerField(default=0)
    unchanged = models.BigIntegerField(default=0)
    merged = models.BigIntegerField(default=0)
    aside = models.BigIntegerField(default=0)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-began"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "sha256"], name="one_load_per_file")
        ]


class SetAside(models.Model):
    """A row that was not taken, with the reason."""

    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="rows_aside")
    line = models.BigIntegerField()
    field = models.CharField(max_length=200)
    value = models.CharField(max_length=200)
    why = models.TextField()

    class Meta:
        ordering: ClassVar = ["load", "line", "id"]


class Incident(models.Model):
    """What happened, as judged from its accounts: derived, and made anew whenever they or a judgement change.

    Its number is that of its first account. An incident that was merged into another keeps its row, so that
    its address still leads there.
    """

    id = models.BigIntegerField(primary_key=True)
    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="incidents")
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    lead = models.BigIntegerField()  # the account whose when, where, kind, parties and harm stand for it
    accounts = models.PositiveIntegerField(default=1)
    providers = models.PositiveSmallIntegerField(default=1)
    first = models.DateField()
    last = models.DateField()
    day_precision = code()
    clock = models.TimeField(null=True)
    place = models.CharField(max_length=300)  # as written by the leading account
    located = code()  # said, decided, found (by the machine), asked (in the queue), none
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    precision_km = models.FloatField(null=True)
    region = models.CharField(max_length=16, blank=True)  # P-codes
    cercle = models.CharField(max_length=16, blank=True)
    kind = code()
    perpetrator = code()
    target = code(blank=True)
    state = code(default="reported")
    standard = code(default="not_assessed")
    rank = models.PositiveSmallIntegerField(default=1)  # of its sensitivity, the highest of its accounts
    own_use = models.BooleanField(default=False)  # every account of it is for own use alone
    invented = models.BooleanField(default=False)
    strict = models.BooleanField(default=False)  # children harmed, sexual violence
    killed_low = models.PositiveIntegerField(null=True)
    killed = models.PositiveIntegerField(null=True)
    killed_high = models.PositiveIntegerField(null=True)
    injured_low = models.PositiveIntegerField(null=True)
    injured = models.PositiveIntegerField(null=True)
    injured_high = models.PositiveIntegerField(null=True)
    abducted_low = models.PositiveIntegerField(null=True)
    abducted = models.PositiveIntegerField(null=True)
    abducted_high = models.PositiveIntegerField(null=True)
    civilians = models.PositiveIntegerField(null=True)  # killed and injured, best
    change_n = (
        models.BigIntegerField()
    )  # the entry of the history that last touched it: the cursor of live pages

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["mission", "-first", "-id"], name="incident_by_day"),
            models.Index(fields=["mission", "change_n"], name="incident_by_change"),
        ]


class Account(models.Model):
    """What one source said of one event, as bluehelm.record.said.Said has it. Never edited.

    What all rows of a batch share is checked once by its writer (events/store/writing.py) and not row by
    row by the database, which would make a load of a million rows much longer.
    """

    id = models.BigIntegerField(primary_key=True)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    provider = models.ForeignKey(
        Provider, on_delete=models.PROTECT, related_name="accounts", db_index=False, db_constraint=False
    )
    load = models.ForeignKey(
        Load, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    change = models.ForeignKey(
        Change, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, db_index=False, db_constraint=False
    )  # who entered it by hand
    line = models.BigIntegerField()
    ref = models.CharField(max_length=200)  # the provider's own number; else "#" and the digest
    digest = models.CharField(max_length=32)  # of what it says (events/contents.py)
    current = models.BooleanField(default=True)  # no newer version of it is here
    supersedes = models.BigIntegerField(null=True)  # the account before it under the same ref
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    day_precision = code()
    clock = models.TimeField(null=True)
    place = models.CharField(max_length=300)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    precision_km = models.FloatField(null=True)
    kind = code()
    kind_said = models.CharField(max_length=300)
    perpetrator = code()
    perpetrator_said = models.CharField(max_length=300)
    target = code()
    target_said = models.CharField(max_length=300)
    text = models.TextField()
    operation = models.CharField(max_length=200)
    sensitivity = code(blank=True)  # empty: as the provider's
    state = code()
    extra = models.TextField()  # canonical JSON, {} where nothing else is said

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "ref"], condition=models.Q(current=True), name="one_current_account"
            )
        ]


class Harm(models.Model):
    """How many people came to what harm, as one account tells it; null where it does not tell."""

    id = models.BigIntegerField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="harm")
    harm = code()
    status = code()
    sex = code()
    age = code()
    perpetrator = code()  # that of the account where the source names no other
    low = models.PositiveIntegerField(null=True)
    best = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)


class Judgement(models.Model):
    """What a person decided about one field of an incident; the latest that is not undone counts."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="judgements")
    field = code()  # state, standard, lead, sensitivity
    value = models.CharField(max_length=64)
    why = models.TextField()
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    undone = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-id"]


class Pairing(models.Model):
    """Whether two accounts tell of one event: decided by the machine where sure, else by a person."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")  # the lower id
    other = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    probability = models.FloatField(null=True)  # null where a person paired them unasked
    why = models.TextField()  # of the machine
    verdict = code()  # open, same, different
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")  # null: the machine
    said = models.TextField(blank=True)  # why the person decided so
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other"], name="one_pairing_per_pair")
        ]
        indexes: ClassVar = [
            models.Index(fields=["mission", "verdict", "-probability"], name="pairing_queue")
        ]


class Naming(models.Model):
    """Where a name as written lies: decided by a person, or by the machine where it is sure, else open."""

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)  # remembered(name) of the finder
    shown = models.CharField(max_length=300)  # as first written
    accounts = models.PositiveIntegerField(default=0)  # how many wait for it
    verdict = code()  # open, found (by the machine), decided, unknown (a person gave up)
    place = models.CharField(max_length=64, blank=True)  # id of the candidate
    name = models.CharField(max_length=300, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    precision_km = models.FloatField(null=True)
    score = models.FloatField(null=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    said = models.TextField(blank=True)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "words"], name="one_naming_per_words")
        ]
        indexes: ClassVar = [models.Index(fields=["mission", "verdict", "-accounts"], name="naming_queue")]


class SavedView(models.Model):
    """A filter of the map and the lists under a name."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="views")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=2000)  # the query of the page's address
    shared = models.BooleanField(default=False)  # with the members of the mission

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "user", "name"], name="one_view_per_name")
        ]
