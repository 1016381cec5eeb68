"""The demonstration mission: invented, marked, on the map, and loaded once."""

import pytest

from bluehelm.events import models as tables
from bluehelm.events.demonstration import ORDER, demonstration
from bluehelm.record.models import Change

pytestmark = pytest.mark.django_db


def test_the_demonstration_is_invented_throughout_and_loading_it_again_changes_nothing() -> None:
    first = demonstration()
    entries = Change.objects.count()
    assert first.new
    assert first.mission.invented
    assert first.accounts == ORDER.accounts > first.incidents
    assert not tables.Incident.objects.filter(invented=False).exists()
    assert not tables.Provider.objects.filter(invented=False).exists()
    assert tables.Incident.objects.filter(lat__isnull=False, into=None).count() > 0.5 * first.incidents
    assert set(tables.Provider.objects.values_list("name", flat=True)) == set(ORDER.names)
    again = demonstration()
    assert (again.new, again.accounts, again.incidents) == (False, first.accounts, first.incidents)
    assert Change.objects.count() == entries
