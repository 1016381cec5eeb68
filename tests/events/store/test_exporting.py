"""Exports and releases out of the store."""

import csv
import hashlib
import io
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.events.exports.forms import MEDIA, safe
from bluehelm.events.query import Query
from bluehelm.events.store import exporting, releasing
from bluehelm.events.store.deriving import join
from bluehelm.events.store.releasing import Asked
from bluehelm.record import access, history
from bluehelm.record.models import Mission, Opening, Release, User
from bluehelm.record.said import Harmed, Said
from bluehelm.sources.eventfiles import reading
from tests.conftest import person
from tests.events.eventmaking import DAY, keep, killed, provider, said

EVERY = Query()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


@pytest.fixture
def second(mission: Mission) -> User:
    """Another approver."""
    return person("second", mission, "approver")


@pytest.fixture
def told(mission: Mission) -> Mission:
    """One plain incident, one strictly confidential, one with a child, one for own use alone."""
    keep(
        provider(mission, licence="CC BY 4.0", publisher="Invented Institute", title="Invented data"),
        said(ref="plain"),
        said(ref="secret", place="Douentza", sensitivity="strictly_confidential"),
        said(
            ref="child", place="Bandiagara", harm=(Harmed("killed", 1, 1, 1, "civilian", "female", "child"),)
        ),
    )
    keep(provider(mission, "bought", own_use=True), said(ref="own", place="Ownuseville", text="own use"))
    return mission


@pytest.mark.parametrize("form", list(MEDIA))
@pytest.mark.parametrize("audience", exporting.AUDIENCES)
def test_what_is_for_own_use_never_leaves_by_any_form(told: Mission, form: str, audience: str) -> None:
    made = exporting.content(told, EVERY, audience, form)
    assert b"Ownuseville" not in made.content
    assert made.rows == {"protection": 3, "mission": 2, "partner": 1, "public": 1}[audience]


def test_a_mixed_incident_leaves_as_its_other_accounts_tell_it(mission: Mission) -> None:
    mine = keep(provider(mission, weight=10), said(ref="m", harm=(killed(3),)))
    theirs = keep(
        provider(mission, "bought", own_use=True, weight=90),
        said(ref="t", place="Ownuseville", harm=(killed(8, 7, 99),)),
    )
    with history.change(None, "accounts joined", "", mission) as entry:
        join(entry, mission.pk, [*mine.accounts, *theirs.accounts])
    made = exporting.content(mission, EVERY, "protection", "csv")
    (row,) = rows(made.content)
    assert (row["place"], row["killed"], row["killed_high"]) == ("Konna", "3", "3")
    assert b"99" not in made.content.split(b"about")[1].split(b"2031")[0]


@pytest.mark.parametrize("form", ["csv", "geojson", "hxl"])
def test_an_export_reads_back(told: Mission, form: str, tmp_path: Path) -> None:
    made = exporting.content(told, EVERY, "protection", form)
    path = tmp_path / f"out.{MEDIA[form][1]}"
    path.write_bytes(made.content)
    back = [one for one in reading.read(path, today=date(2032, 1, 1)) if isinstance(one, Said)]
    assert len(back) == 3
    konna = next(one for one in back if one.place == "Konna")
    assert (konna.first, konna.lat, konna.kind, konna.state) == (
        DAY,
        14.94,
        "attack_on_civilians",
        "reported",
    )
    deaths = next(line for line in konna.harm if line.harm == "killed")
    assert (deaths.low, deaths.best, deaths.high) == (2, 3, 5)


def test_the_same_record_is_blurred_alike_over_exports_and_tells_no_name(told: Mission) -> None:
    first, again = (rows(exporting.content(told, EVERY, "partner", "csv").content) for _ in range(2))
    assert first[0]["lat"] == again[0]["lat"]
    assert first[0]["place"] == ""
    assert first[0]["ref"] == again[0]["ref"] != "1"
    assert (first[0]["killed_low"], first[0]["killed"], first[0]["killed_high"]) == ("1", "", "9")
    feature = json.loads(exporting.content(told, EVERY, "partner", "geojson").content)["features"][0]
    if first[0]["lat"]:
        assert feature["geometry"]["coordinates"] == [float(first[0]["lon"]), float(first[0]["lat"])]


def test_formulas_are_escaped_and_numbers_are_not(mission: Mission) -> None:
    keep(provider(mission), said(ref="f", place="=HYPERLINK(1)"))
    for form in ("csv", "hxl"):
        content = exporting.content(mission, EVERY, "mission", form).content
        assert rows(content)[-1]["place"] == "'=HYPERLINK(1)"
        assert rows(content)[-1]["lon"] == "-3.89"
    for cell in ("=1", "+cmd", "-x", "@a", "\tb", "\rc"):
        assert safe(cell) == f"'{cell}"


def test_the_file_says_for_whom_it_is_and_what_was_left_out(told: Mission) -> None:
    about = json.loads(exporting.content(told, EVERY, "public", "geojson").content)["metadata"]
    assert (about["audience"], about["invented"]) == ("public", True)
    assert "United Nations" in about["disclaimer"]
    assert any("Invented Institute" in one and "CC BY 4.0" in one for one in about["credit"])
    assert any("Narratives" in one for one in about["withheld"])
    kml = ElementTree.fromstring(exporting.content(told, EVERY, "public", "kml").content)
    assert "INVENTED" in kml[0][1].text  # type: ignore[operator]


def test_a_member_exports_what_they_are_shown_and_no_more(
    told: Mission, analyst: User, stranger: User
) -> None:
    assert exporting.export(analyst, told, EVERY, "mission", "csv").rows == 2
    with pytest.raises(Refused, match="not for you"):
        exporting.export(analyst, told, EVERY, "protection", "csv")
    with pytest.raises(Refused, match="signed by two approvers"):
        exporting.export(analyst, told, EVERY, "public", "csv")
    with pytest.raises(access.Unseen):
        exporting.export(stranger, told, EVERY, "mission", "csv")
    with pytest.raises(BadInput, match="no form"):
        exporting.export(analyst, told, EVERY, "mission", "exe")


def test_an_export_of_strictly_confidential_records_is_logged(told: Mission, analyst: User) -> None:
    analyst.memberships.update(protection=True)
    exporting.export(analyst, told, EVERY, "protection", "csv")
    assert Opening.objects.filter(what="export", by=analyst).count() == 1


def test_two_others_sign_before_it_can_be_downloaded(
    told: Mission, analyst: User, colleague: User, second: User, stranger: User
) -> None:
    asked = releasing.ask(analyst, told, "Quarter", Asked(EVERY, "public"), "for the invented note")
    assert asked.state == "open"
    with pytest.raises(Refused, match="not signed"):
        releasing.content(analyst, told, asked.n)
    with pytest.raises(Refused, match="role approver"):
        releasing.sign(analyst, told, asked.n)
    assert releasing.sign(colleague, told, asked.n).state == "open"
    with pytest.raises(Refused, match="signed this release already"):
        releasing.sign(colleague, told, asked.n)
    assert releasing.sign(second, told, asked.n).state == "signed"
    keep(provider(told), said(ref="later"))
    _, content = releasing.content(analyst, told, asked.n)
    assert hashlib.sha256(content).hexdigest() == asked.sha256
    with pytest.raises(access.Unseen):
        releasing.content(stranger, told, asked.n)
    assert history.verify().ok
    assert list(releasing.faults()) == []


def test_nobody_signs_for_what_they_asked(told: Mission, colleague: User, second: User) -> None:
    asked = releasing.ask(colleague, told, "Quarter", Asked(EVERY, "partner"), "asked by an approver")
    with pytest.raises(Refused, match="asked for a release cannot sign"):
        releasing.sign(colleague, told, asked.n)
    releasing.refuse(second, told, asked.n, "too fine")
    with pytest.raises(Refused, match="refused already"):
        releasing.sign(second, told, asked.n)


def test_a_kept_file_that_was_altered_is_not_handed_out(
    told: Mission, analyst: User, colleague: User, second: User
) -> None:
    asked = releasing.ask(analyst, told, "Quarter", Asked(EVERY, "public"), "why")
    releasing.sign(colleague, told, asked.n)
    releasing.sign(second, told, asked.n)
    Release.objects.update(content=b"altered")
    with pytest.raises(Refused, match="was altered"):
        releasing.content(analyst, told, asked.n)
    assert list(releasing.faults())


def test_figures_are_released_with_small_numbers_withheld(told: Mission, analyst: User) -> None:
    asked = releasing.ask(analyst, told, "Figures", Asked(EVERY, "public", product="figures"), "why")
    text, _ = releasing.preview(analyst, told, asked.n)
    assert "withheld" in text
    assert asked.product == "figures"


def test_a_release_needs_a_reason_and_an_audience_outside(told: Mission, analyst: User) -> None:
    with pytest.raises(BadInput, match="title and the reason"):
        releasing.ask(analyst, told, "Quarter", Asked(EVERY, "public"), " ")
    with pytest.raises(BadInput, match="needs no release"):
        releasing.ask(analyst, told, "Quarter", Asked(EVERY, "mission"), "why")
