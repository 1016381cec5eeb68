"""What was written for a report is kept in versions; what a report binds is kept with it."""

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.errors import BadInput, Refused
from bluehelm.plans import store as plans
from bluehelm.record import history, vocab
from bluehelm.record.access import Unseen
from bluehelm.record.models import Change, Mission, StoredFigure, User
from bluehelm.reports import performance, store
from bluehelm.reports.models import Narrative, Report
from bluehelm.reports.narrative import NarrativeText
from bluehelm.reports.tree import TraceAnnex
from tests.reports.invented import PERIOD, invented_plan

RATE = "{{figure:completion/indicators/rate}}"


@pytest.fixture
def loaded(mission: Mission) -> Mission:
    plans.save(invented_plan(), "UNMIX", b"invented", "report.txt", None, "first load")
    return mission


def write(by: User | None, text: str, why: str = "") -> NarrativeText:
    return store.write_narrative("UNMIX", PERIOD, "summary", "en", text, by, why=why)


@pytest.mark.usefixtures("loaded")
def test_a_new_text_supersedes_and_the_old_one_stays(analyst: User) -> None:
    write(analyst, f"A rate of {RATE}.", "first draft")
    second = write(analyst, f"The rate was {RATE}.", "clearer")
    assert (second.n, second.by, second.why) == (2, "analyst", "clearer")
    assert store.narratives("UNMIX", PERIOD, "en") == {"summary": second}
    assert [text.n for text in store.versions("UNMIX", PERIOD, "summary", "en")] == [2, 1]
    first = Narrative.objects.get(n=1)
    assert first.superseded_by is not None
    assert first.superseded_by.n == 2


@pytest.mark.usefixtures("loaded")
def test_each_text_leaves_an_entry_in_the_history(analyst: User) -> None:
    write(analyst, "Roads opened.", "for the record")
    last = Change.objects.order_by("-n")[0]
    assert (last.verb, last.why, last.by) == ("narrative written", "for the record", analyst)
    assert "Roads opened." in last.batch
    assert history.verify().ok


@pytest.mark.usefixtures("loaded")
def test_languages_and_sections_are_apart(analyst: User) -> None:
    write(analyst, "Roads opened.")
    store.write_narrative("UNMIX", PERIOD, "overall", "fr", "Des routes.", analyst, why="")
    assert set(store.narratives("UNMIX", PERIOD, "en")) == {"summary"}
    assert set(store.narratives("UNMIX", PERIOD, "fr")) == {"overall"}


@pytest.mark.usefixtures("loaded")
def test_a_reader_and_a_stranger_may_not_write(reader: User, stranger: User) -> None:
    with pytest.raises(Refused, match="editor"):
        write(reader, "Roads opened.")
    with pytest.raises(Unseen):
        write(stranger, "Roads opened.")
    assert not Narrative.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_a_text_that_does_not_fit_leaves_nothing_behind(analyst: User) -> None:
    before = history.last()
    for text in ("There were 12 roads.", "It was {{figure:none}}."):
        with pytest.raises(BadInput, match="summary"):
            write(analyst, text)
    assert history.last() == before
    assert not Narrative.objects.exists()


@pytest.mark.usefixtures("loaded")
def test_a_report_from_the_store_holds_its_narrative_and_keeps_its_figures(tmp_path: Path) -> None:
    write(None, f"By rule {RATE} per cent were met.")
    out = performance.write("UNMIX", PERIOD, tmp_path / "report.html")
    assert "By rule <a" in out.read_text("utf-8")
    report = Report.objects.get()
    assert report.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (report.form, report.language, report.period) == ("html", "en", PERIOD)
    assert report.figures.count() == StoredFigure.objects.count() > 100
    assert report.figures.filter(key="completion/indicators/rate").exists()
    assert "invented" in out.read_text("utf-8")


@pytest.mark.usefixtures("loaded")
def test_writing_again_gives_the_same_report_and_keeps_each_figure_once(tmp_path: Path) -> None:
    performance.write("UNMIX", PERIOD, tmp_path / "one.html", "fr")
    count = StoredFigure.objects.count()
    performance.write("UNMIX", PERIOD, tmp_path / "two.html", "fr")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert StoredFigure.objects.count() == count
    assert Report.objects.count() == 2
    assert [change.verb for change in Change.objects.order_by("-n")[:2]] == ["report written"] * 2


@pytest.mark.usefixtures("loaded")
def test_an_unknown_mission_or_period_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="NOWHERE"):
        performance.write("NOWHERE", PERIOD, tmp_path / "report.pdf")
    with pytest.raises(BadInput, match="it has 2031/32"):
        performance.write("UNMIX", "2030/31", tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("language", "words"), [("en", "corrected on the site"), ("fr", "corrigé sur le site")]
)
def test_a_corrected_actual_is_not_told_as_the_documents(analyst: User, language: str, words: str) -> None:
    line = plans.plan("UNMIX").plan.accomplishments[0].indicators[0].id
    assert line is not None
    plans.correct(plans.line(line).limbs[0].current[0].id, Decimal(7777), analyst, "counted again")
    document = performance.document_of("UNMIX", PERIOD, language)
    (annex,) = [block for block in document.blocks if isinstance(block, TraceAnnex)]
    bound = [entry for entry in annex.entries if entry.shown in ("7,777", "7\u202f777")]
    assert bound
    for entry in bound:
        assert any(words in told for told in entry.sources)
        assert not any("line" in told for told in entry.sources)
        assert entry.method == vocab.word("methods", "corrected on the site", language)
