"""`bluehelm serve` and `bluehelm run`: the site on this machine."""

import argparse
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bluehelm.cli import house, plans, reports
from bluehelm.cli.room import busy, say, store
from bluehelm.errors import BadInput

if TYPE_CHECKING:
    from bluehelm.cli.room import Commands

HERE, PORT, MOST_TRIES = "127.0.0.1", 8000, 100


def add(commands: "Commands") -> None:
    serving = commands.add_parser("serve", help="serve the site until Ctrl-C")
    running = commands.add_parser(
        "run",
        help="set up, load the worked example and invented incidents, write its report in three forms, serve",
    )
    running.add_argument("--no-serve", action="store_true", help="stop before serving")
    running.add_argument("--out", type=Path, metavar="FOLDER", help="where the reports go")
    running.set_defaults(run=run_all)
    serving.set_defaults(run=run_site)
    for command in (serving, running):
        command.add_argument("--port", type=int, metavar="N", help=f"{PORT} or the next free one without it")
        command.add_argument("--host", default=HERE, metavar="ADDRESS", help=f"{HERE} without it")


def run_site(given: argparse.Namespace) -> int:
    store()
    serve(given.host, given.port)
    return 0


def run_all(given: argparse.Namespace) -> int:
    house.setup()
    mission, saved = plans.example()
    from django.conf import settings

    from bluehelm.plans import store as stored

    held = f"{saved.counts['indicators']} indicators, {saved.counts['outputs']} outputs"
    say(saved.why or f"The worked example: {mission}, {held}.")
    _demonstrate()
    folder = given.out or settings.DATA / "reports"
    say("The performance report:")
    for path in reports.all_forms(mission, stored.plan(mission).plan.period, folder):
        say(f"  {path}")
    if not given.no_serve:
        serve(given.host, given.port)
    return 0


def _demonstrate() -> None:
    """The invented mission with its map."""
    from bluehelm.events.demonstration import demonstration

    with busy("Inventing a month of incidents"):
        shown = demonstration()
    say(
        f"The demonstration: {shown.mission}, {shown.accounts} accounts of {shown.incidents} incidents, "
        "all invented."
    )


def free_port(host: str, wanted: int | None) -> int:
    """The port asked for, or the first free one from 8000 on."""
    tries = [wanted] if wanted is not None else range(PORT, PORT + MOST_TRIES)
    for port in tries:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except (OSError, OverflowError):
                continue
            return port
    raise BadInput(
        f"Port {wanted or PORT} on {host} is taken or not allowed; give another with --port, "
        "or leave --port out to take the next free one."
    )


def serve(host: str, wanted: int | None) -> None:
    """Serve the site by gunicorn in this process until Ctrl-C."""
    from gunicorn.app.base import BaseApplication

    port = free_port(host, wanted)

    class Site(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options(host, port).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from bluehelm.web import keeping, warm
            from bluehelm.web.wsgi import application

            warm.start()
            keeping.start()
            return application

    say(f"The site: http://{f'[{host}]' if ':' in host else host}:{port}/")
    say("Sign in as administrator with the password shown at the first start; for another one:")
    say("  bluehelm user password administrator")
    say("Ctrl-C ends it.")
    Site().run()


def options(host: str, port: int) -> dict[str, Any]:
    from bluehelm.web.worker import LONGEST_ADDRESS

    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "worker_class": "bluehelm.web.worker.Worker",
        "limit_request_line": LONGEST_ADDRESS,
        "workers": 1,  # plans and figures are remembered in the process
        "threads": 8,
        "timeout": 60,
        "loglevel": "warning",
        "proc_name": "bluehelm",
    }
