"""Documents from a page or from the sources through the rules: in time, and one audit at once."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from time import monotonic

from django.core.files.uploadedfile import UploadedFile

from bluehelm.checks import check, reading
from bluehelm.errors import BadInput, BluehelmError, Refused
from bluehelm.plans.store import SourceRow
from bluehelm.record import files

MOST = 5  # documents in one audit
MOST_SECONDS = 45  # of one audit; a server in front of the site commonly gives up after a minute
MOST_LETTERS = 1_500_000  # of all documents; five long reports have some 1,100,000 and take 8 to 12 seconds
WAIT_SECONDS = 5  # for an audit that is running
LONGEST_STEM, LONGEST_SUFFIX = 180, 20  # bytes of a file's name

_running = Lock()  # rules are pure computation: two audits at once would only slow each other and every page


def gathered(sources: Iterable[SourceRow], uploads: "Iterable[UploadedFile[bytes]]") -> dict[str, bytes]:
    """The files of an audit by name; a second file of the same name gets a number behind it."""
    found: dict[str, bytes] = {}
    for source in sources:
        found[_free(source.name, found)] = files.fetch(source.sha256)
    for upload in uploads:
        found[_free(upload.name or "document", found)] = upload.read()
    if len(found) > MOST:
        raise BadInput(
            f"{len(found)} documents were given; at most {MOST} are audited at once. Leave some out."
        )
    return found


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    """The file's own name without its folders, short enough for every system, and not taken yet."""
    path = Path(name)
    stem = path.stem.encode()[:LONGEST_STEM].decode(errors="ignore") or "document"
    suffix = path.suffix.encode()[:LONGEST_SUFFIX].decode(errors="ignore")
    tried, n = f"{stem}{suffix}", 1
    while tried in taken:
        n += 1
        tried = f"{stem} ({n}){suffix}"
    return tried


def audited(contents: Mapping[str, bytes]) -> check.Audit:
    """The audit of these files.

    raises  Unreadable or WrongKind where one of them cannot be read; Refused where it would take too long
            or another audit is running
    """
    if not _running.acquire(timeout=WAIT_SECONDS):
        raise Refused(
            "Another audit is running on this site; nothing was stored. Send yours again in a minute."
        )
    try:
        ends = monotonic() + MOST_SECONDS
        texts = list(_read(contents, ends))
        return check.check(texts, said=lambda rule: _in_time(ends))
    finally:
        _running.release()


def _read(contents: Mapping[str, bytes], ends: float) -> Iterable[reading.Text]:
    """Each file under its own name, so that messages about it name it and not where it lay."""
    letters = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, content in contents.items():
            _in_time(ends)
            path = Path(folder) / name
            path.write_bytes(content)
            try:
                text = reading.read(path)
            except BluehelmError as error:
                raise type(error)(str(error).replace(f"{folder}/", "")) from error
            letters += _letters(text)
            if letters > MOST_LETTERS:
                raise Refused(
                    f"These documents have more than {MOST_LETTERS:,} letters, so nothing was stored. "
                    "Audit fewer documents at once, or use the command: bluehelm check."
                )
            yield text


def _letters(text: reading.Text) -> int:
    cells = sum(len(part) for line in text.lines for part in (line.planned, *line.actual))
    return cells + sum(len(sentence.text) for sentence in text.sentences)


def _in_time(ends: float) -> None:
    if monotonic() > ends:
        raise Refused(
            f"The audit of these documents takes more than {MOST_SECONDS} seconds, so it was stopped and "
            "nothing was stored. Audit fewer documents at once, or use the command: bluehelm check."
        )
