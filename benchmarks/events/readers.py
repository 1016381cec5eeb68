"""Many readers at once over the site as it is served: the map's points, lists, one incident, figures."""

import http.client
import random
import re
import socket
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.events.running import COMMAND, Store

HEADS = ("store", "page", "requests", "median ms", "95 % ms", "most ms", "KB")
SIGN_IN = """
import sys, django; django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from bluehelm.record.models import Membership, Mission, User
sessions = import_module(settings.SESSION_ENGINE).SessionStore
mission = Mission.objects.get(code=sys.argv[1])
for n in range(int(sys.argv[2])):
    user, _ = User.objects.get_or_create(username=f"reader-{n}")
    Membership.objects.get_or_create(user=user, mission=mission, defaults={"role": "reader"})
    held = sessions(); held[SESSION_KEY] = str(user.pk); held[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    held[HASH_SESSION_KEY] = user.get_session_auth_hash(); held.create(); print(held.session_key)
"""
KINDS = ("ied", "clash", "robbery", "killing", "abduction", "battle", "attack_on_civilians")
REGIONS = ("ML05", "ML06", "ML07", "ML04", "ML08")


def pages(mission: str, chance: random.Random) -> tuple[str, str]:
    """What a reader asks for next: the name of the page, and its address."""
    base, share = f"/m/{mission}/incidents/", chance.random()
    year = chance.randint(2013, 2022)
    month = f"since={year}-{chance.randint(1, 9):02d}-01&until={year}-{chance.randint(10, 12)}-28"
    if share < 0.35:
        return "map points, some months", f"{base}map/points.bin?{month}"
    if share < 0.45:
        return "map points, all", f"{base}map/points.bin"
    if share < 0.7:
        return "list", base
    if share < 0.9:
        return "list, filtered", f"{base}?{month}&kind={chance.choice(KINDS)}&region={chance.choice(REGIONS)}"
    return "map", f"{base}map/?{month}"


@contextmanager
def served(store: Store) -> Iterator[int]:
    """The site of the store, served as `bluehelm serve` does; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    site = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)], env=store.environment, stdout=subprocess.PIPE
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        site.terminate()
        try:
            site.wait(30)
        except subprocess.TimeoutExpired:
            site.kill()


class Reader(threading.Thread):
    """Asks for a page, thinks, asks for the next."""

    def __init__(self, at: int, port: int, session: str, mission: str, until: float) -> None:
        super().__init__()
        self.chance, self.port, self.session = random.Random(at), port, session
        self.mission, self.until = mission, until
        self.taken: list[tuple[str, float, int]] = []
        self.faults: list[str] = []
        self.tags: dict[str, str] = {}

    def run(self) -> None:
        time.sleep(self.chance.random() * 5)
        while time.perf_counter() < self.until:
            self.ask(*pages(self.mission, self.chance))
            time.sleep(self.chance.expovariate(1 / 5))

    def ask(self, name: str, address: str) -> None:
        began = time.perf_counter()
        held = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            held.request("GET", address, headers=self._heads(address, self.tags))
            answer = held.getresponse()
            size = len(answer.read())
            if answer.status not in (200, 304):
                self.faults.append(f"{answer.status} {address}")
            self.tags[address] = answer.headers.get("ETag", "")
            self.taken.append((name, time.perf_counter() - began, size))
        except OSError as fault:
            self.faults.append(f"{fault} {address}")
        finally:
            held.close()

    def _heads(self, address: str, tags: dict[str, str]) -> dict[str, str]:
        """As a browser sends them: signed in, what it holds already, packed answers welcome."""
        given = {"Cookie": f"sessionid={self.session}", "Accept-Encoding": "gzip", "Host": "127.0.0.1"}
        return given | ({"If-None-Match": tags[address]} if tags.get(address) else {})


def measured(store: Store, mission: str, readers: int, seconds: int) -> list[list[str]]:
    """A row for each page and one for all."""
    sessions = re.findall(r"^\w{32}$", store.python(SIGN_IN, mission, str(readers)), re.MULTILINE)
    with served(store) as port:
        cold = Reader(0, port, sessions[0], mission, 0)
        for address in ("", "map/", "map/points.bin"):  # after a start, and for the points after every change
            cold.ask("after a start or a change", f"/m/{mission}/incidents/{address}")
        until = time.perf_counter() + seconds
        crowd = [Reader(at, port, session, mission, until) for at, session in enumerate(sessions)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
    faults = [fault for one in crowd for fault in one.faults]
    if faults:
        print(f"{len(faults)} requests failed: {faults[:3]}")
    by_page: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for name, took, size in (row for one in crowd for row in one.taken):
        by_page[name].append((took, size))
        by_page["all together"].append((took, size))
    by_page["after a start or a change"] = [(took, size) for _, took, size in cold.taken]
    return [_row(store.name, name, rows) for name, rows in sorted(by_page.items())]


def _row(store: str, name: str, rows: list[tuple[float, int]]) -> list[str]:
    times = sorted(1000 * took for took, _ in rows)
    part = [times[min(len(times) - 1, int(share * len(times)))] for share in (0.5, 0.95)]
    size = sum(size for _, size in rows) / len(rows) / 1024
    return [store, name, str(len(rows)), *(f"{one:.0f}" for one in (*part, times[-1])), f"{size:.0f}"]
