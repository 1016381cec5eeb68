"""While the site runs: identities whose day is over are deleted, at its start and every six hours."""

import logging
from threading import Event, Thread

from django.db import connections

from bluehelm.errors import BluehelmError
from bluehelm.record import purging

EVERY = 6 * 3_600  # seconds
log = logging.getLogger("bluehelm.keeping")
stop = Event()


def start() -> None:
    """Begin beside the requests."""
    Thread(target=_run, name="keeping", daemon=True).start()


def _run() -> None:
    while True:
        once()
        if stop.wait(EVERY):
            return


def once() -> None:
    """One purge; what goes wrong is logged and tried again the next time."""
    try:
        found = purging.purge()
        if found.due or found.again:
            log.warning(
                "%s identities were deleted, %s deleted again after a restore",
                len(found.due),
                len(found.again),
            )
    except (BluehelmError, OSError):
        log.exception("Identities that are due could not be deleted")
    finally:
        connections.close_all()
