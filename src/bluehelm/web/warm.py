"""What the first visitor of a fresh process would wait for, made ready when the server starts."""

from threading import Thread

from django.db import connections
from django.template.loader import get_template

from bluehelm.plans import store
from bluehelm.record.models import Mission
from bluehelm.web.mandate import coverage

TEMPLATES = ("web/mandate.html", "web/mandate_lines.html", "web/mandate_line.html", "web/mandate_task.html")


def start() -> None:
    """Make it ready beside the requests that come meanwhile."""
    Thread(target=_run, name="warm", daemon=True).start()


def _run() -> None:
    try:
        ready()
    finally:
        connections.close_all()


def ready() -> None:
    """Compare every mission's latest plan with its mandates, and compile what shows it."""
    for code in Mission.objects.order_by("code").values_list("code", flat=True):
        for period in store.periods(code)[:1]:
            coverage.kept(code, period)
    for name in TEMPLATES:
        get_template(name)
