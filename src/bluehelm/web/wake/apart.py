"""A whole study in a process of its own, with an end."""

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bluehelm.impact import tracks
from bluehelm.impact.pictures.places import placed
from bluehelm.impact.rows import Events, Flags
from bluehelm.impact.study import study
from bluehelm.impact.study.documents import document
from bluehelm.impact.telling import page
from bluehelm.impact.telling.asked import Asked
from bluehelm.impact.telling.html import whole
from bluehelm.impact.telling.sections import title
from bluehelm.reports import impact
from bluehelm.web.wake.process import Ends, elsewhere

LONGEST_SECONDS = 240


@dataclass(frozen=True)
class Question:
    """What the site asks of a table."""

    table: Events
    treatment: Flags
    dependent: Flags
    options: dict[str, Any]  # of study()
    asked: Asked
    language: str
    track: str | None = None  # the column of tracks, its positions already gathered into stays


@dataclass(frozen=True)
class Files:
    """The answer in each form."""

    body: str
    html: bytes
    docx: bytes
    json: bytes


def made(question: Question) -> Files:
    """The study, written in each form."""
    table, flags = question.table, (question.treatment, question.dependent)
    found = study(table, *flags, **question.options)
    tracked = tracks.per_track(found.wake.windows, table, flags, question.track)
    asked = replace(question.asked, placed=placed(table, *flags, question.options["km"])).with_tracks(tracked)
    body = page.body(found, asked, question.language)
    values = document(found)
    values["windows"] = tracks.told(values["windows"], tracked)
    told = json.dumps(values, ensure_ascii=False, indent=1)
    return Files(
        body,
        whole(title(asked, question.language), body, question.language).encode(),
        impact.content(found, asked, "docx", question.language),
        told.encode(),
    )


def apart(question: Question) -> Files:
    """As made(), in another process.

    raises  what made() raises; Refused where it takes too long or ends without an answer
    """
    late = (
        f"The study took longer than {LONGEST_SECONDS} seconds and was stopped. Ask for fewer"
        " windows, columns or placebos, or use the command: bluehelm impact study"
    )
    lost = (
        "The study ended without an answer, perhaps for want of memory."
        " Use the command: bluehelm impact study"
    )
    return elsewhere(partial(made, question), LONGEST_SECONDS, Ends(late, lost))
