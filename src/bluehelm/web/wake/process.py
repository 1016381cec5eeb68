"""Work in a process of its own, with an end: the site goes on serving beside it.

The process reads what is to be done, pickled by the site, from standard input; it writes the answer, pickled,
to what was its standard output, which nothing else may write to.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from bluehelm.errors import BluehelmError, Refused

GIVES_WAY = 10  # to pages that others ask for: niceness
Answer = TypeVar("Answer")

turn = Lock()  # two estimates at once would only slow each other and every page


@dataclass(frozen=True)
class Ends:
    """What is said where the work does not end well."""

    late: str
    lost: str


def elsewhere(work: Callable[[], Answer], seconds: float, ends: Ends) -> Answer:
    """What the work gives, in another process.

    work    a function of a module with what it is given (functools.partial)
    raises  what the work raises; Refused where it takes too long or ends without an answer
    """
    command = [sys.executable, "-m", "bluehelm.web.wake.process"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True) as running:
        try:
            out, _ = running.communicate(pickle.dumps(work), timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
            raise Refused(ends.late) from None
    if running.returncode != 0:
        raise Refused(ends.lost)
    answer: Answer | BluehelmError = pickle.loads(out)  # noqa: S301 - written by this module in our own process
    if isinstance(answer, BluehelmError):
        raise answer
    return answer


def main() -> None:
    os.nice(GIVES_WAY)
    out = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not spoil the answer
    work: Callable[[], object] = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by the site
    answer: object
    try:
        answer = work()
    except BluehelmError as error:
        answer = error
    with os.fdopen(out, "wb") as file:
        file.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
