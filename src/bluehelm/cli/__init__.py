"""The command `bluehelm`: one verb per command; each parses, calls a room and prints.

Heavy imports stay inside the function that uses them, so that the command itself starts at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from bluehelm.cli import (
    checks,
    events,
    house,
    identities,
    impact,
    mandates,
    people,
    places,
    plans,
    reports,
    serving,
    spine,
)
from bluehelm.errors import BluehelmError

ROOMS = (
    plans,
    mandates,
    places,
    spine,
    checks,
    events,
    impact,
    reports,
    people,
    identities,
    house,
    serving,
)
DONE, FOUND, BAD, STOPPED = 0, 1, 2, 130


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    top = argparse.ArgumentParser(
        prog="bluehelm",
        description="The system of record and analysis for United Nations peace operations.",
        epilog="Exit status: 0 done, 1 the run found what it looks for, 2 bad usage or unreadable input.",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in ROOMS:
        room.add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    given = parser().parse_args(argv)
    try:
        status: int = given.run(given)
        sys.stdout.flush()
    except BluehelmError as error:
        sys.stderr.write(f"bluehelm: {error}\n")
        return BAD
    except KeyboardInterrupt:
        sys.stderr.write("bluehelm: stopped.\n")
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has enough
        return DONE
    except OSError as fault:  # a folder that cannot be written, a full disk
        place = f"{fault.filename}: " if fault.filename else ""
        sys.stderr.write(
            f"bluehelm: {place}{fault.strerror or fault}. Check the path, the rights and the space.\n"
        )
        return BAD
    return status
