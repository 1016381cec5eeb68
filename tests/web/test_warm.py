"""What is made ready before the first visitor comes."""

from django.test import Client

from bluehelm.record.models import Mission
from bluehelm.web import warm
from bluehelm.web.mandate import coverage
from tests.web.mandatepages import HERE, opened, read


def test_the_first_visitor_finds_the_coverage_made(loaded: Mission, client: Client) -> None:
    opened(loaded)
    coverage._kept.cache_clear()
    warm.ready()
    made = coverage._kept.cache_info().misses
    read(client, HERE)
    assert coverage._kept.cache_info().misses == made == 1


def test_a_mission_without_a_plan_is_passed_over(mission: Mission) -> None:
    coverage._kept.cache_clear()
    warm.ready()
    assert coverage._kept.cache_info().misses == 0
