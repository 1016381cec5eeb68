"""Audits on the site: run on stored and sent documents, quoted side by side, judged, in two languages."""

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluehelm import example
from bluehelm.checks import models as tables
from bluehelm.checks import store
from bluehelm.checks.rows import Finding
from bluehelm.plans import load
from bluehelm.plans import store as plans
from bluehelm.record.models import Change, Mission, Source, User
from bluehelm.reports import store as reports
from bluehelm.web.audit import running as auditing
from tests.checks.auditmaking import CONTENTS, EASIER, LETTER, REPORT, SHORT, UNSAID, audit, many
from tests.web.conftest import BASE

SignIn = Callable[[User], Client]
PAGE = BASE + "audit/1/"
JUDGE = f"{PAGE}{SHORT.id}/judge/"
EVIL = "<script>alert(1)</script>"
LANTERNS = b"Report on lanterns\n\nThe Mission lit 5 lanterns in the north.\n"


@pytest.fixture
def audited(loaded: Mission) -> Mission:
    """UNMIX with one audit of an invented report and a letter."""
    store.save("UNMIX", audit(names=(REPORT, LETTER)), CONTENTS, None)
    return loaded


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]


def send(client: Client, *files: tuple[str, bytes], documents: tuple[int, ...] = ()) -> str:
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return text(client.post(BASE + "audit/run/", {"uploads": uploads, "documents": documents}, follow=True))


def test_a_sent_report_is_audited_and_kept(
    loaded: Mission, analyst: User, as_: SignIn, excerpts: Path
) -> None:
    page = send(as_(analyst), ("unmix.txt", (excerpts / "unmix.txt").read_bytes()))
    assert "<h1>Audit 1</h1>" in page
    assert "Called achieved though the figure misses the target" in page
    assert Source.objects.filter(name="unmix.txt", kind="performance report").exists()
    assert store.audit("UNMIX", 1).row.by == "analyst"
    again = send(as_(analyst), ("unmix.txt", (excerpts / "unmix.txt").read_bytes()))
    assert "nothing was added" in again
    assert tables.Audit.objects.count() == 1


def test_a_stored_document_is_audited_beside_a_sent_one(
    loaded: Mission, analyst: User, as_: SignIn, excerpts: Path
) -> None:
    client = as_(analyst)
    send(client, ("unmix.txt", (excerpts / "unmix.txt").read_bytes()))
    kept = next(
        row.id
        for row in plans.sources("UNMIX")
        if row.sha256 == store.audit("UNMIX", 1).row.documents[0].sha256
    )
    page = send(client, ("unmix.txt", LANTERNS), documents=(kept,))
    assert "unmix (2).txt" in page
    assert "no results frameworks" in page
    assert len(store.audit("UNMIX", 2).row.documents) == 2


BAD: dict[str, tuple[tuple[tuple[str, bytes], ...], str]] = {
    "nothing": ((), "at least one document"),
    "empty": ((("empty.txt", b""),), "empty.txt: is empty"),
    "broken": ((("ok.txt", LANTERNS), ("broken.docx", b"PK\x03\x04 cut off")), "broken.docx"),
    "twice": ((("a.txt", LANTERNS), ("b.txt", LANTERNS)), "a.txt and b.txt are the same file"),
    "six": (tuple((f"{n}.txt", LANTERNS + bytes([65 + n])) for n in range(6)), "at most 5"),
    "own form": ((("bad.yaml", b"a: [1"),), "not YAML"),
    "folders": ((("../../etc/up.txt", b""),), "up.txt: is empty"),
}


@pytest.mark.parametrize("case", list(BAD))
def test_what_cannot_be_audited_says_why_and_stores_nothing(
    loaded: Mission, analyst: User, as_: SignIn, case: str
) -> None:
    before = Change.objects.count()
    files, told = BAD[case]
    page = send(as_(analyst), *files)
    assert told in page
    assert "errorlist" in page
    assert "/tmp" not in page
    assert (Change.objects.count(), Source.objects.count()) == (before, 1)


def test_a_source_of_another_mission_cannot_be_chosen(loaded: Mission, analyst: User, as_: SignIn) -> None:
    page = send(as_(analyst), documents=(999,))
    assert "errorlist" in page
    assert not tables.Audit.objects.exists()


@pytest.mark.parametrize(
    ("limit", "told"), [("MOST_SECONDS", "takes more than 0 seconds"), ("MOST_LETTERS", "letters")]
)
def test_what_would_take_too_long_points_to_the_command(
    loaded: Mission, analyst: User, as_: SignIn, monkeypatch: pytest.MonkeyPatch, limit: str, told: str
) -> None:
    monkeypatch.setattr(auditing, limit, 0)
    page = send(as_(analyst), ("long.txt", LANTERNS))
    assert told in page
    assert "bluehelm check" in page
    assert not tables.Audit.objects.exists()


def test_one_audit_runs_at_once(
    loaded: Mission, analyst: User, as_: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "WAIT_SECONDS", 0.05)
    other = Thread(target=auditing._running.acquire)
    other.start()
    other.join()
    try:
        assert "Another audit is running" in send(as_(analyst), ("a.txt", LANTERNS))
    finally:
        auditing._running.release()
    assert "<h1>Audit 1</h1>" in send(as_(analyst), ("a.txt", LANTERNS))


def test_both_places_are_quoted_with_their_words_marked_and_escaped(
    audited: Mission, reader: User, as_: SignIn
) -> None:
    page = text(as_(reader).get(PAGE))
    assert "<mark>Achieved</mark>. <mark>6</mark> lanterns were lit &lt;b&gt;at night&lt;/b&gt;" in page
    assert "<mark>10</mark> lanterns lit" in page
    assert page.count("lanterns.txt, expected accomplishment 1.1, indicator 2") == 3
    assert "table 4, row 2" in page
    assert "That is no error of the document" in page
    assert "1 rule needs a table of financial resources" in page


def test_words_of_a_document_or_a_judge_are_never_markup(loaded: Mission, analyst: User, as_: SignIn) -> None:
    place = replace(SHORT.where[0], quote=f"6 {EVIL}", marks=(EVIL,), row=EVIL, heading=EVIL, document=REPORT)
    evil = replace(SHORT, where=(place,), values=SHORT.values | {"actual": EVIL})
    given = replace(audit(evil), texts=(replace(audit().texts[0], title=EVIL, unread=((EVIL, EVIL),)),))
    store.save("UNMIX", given, CONTENTS, None)
    store.judge("UNMIX", evil.id, "dismissed", EVIL, analyst)
    for address in ("audit/", "audit/1/", f"audit/1/{evil.id}/", "history/", ""):
        assert EVIL not in text(as_(analyst).get(BASE + address))
    assert f"<mark>{EVIL.replace('<', '&lt;').replace('>', '&gt;')}</mark>" in text(as_(analyst).get(PAGE))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", [SHORT, UNSAID, EASIER]),
        ("?severity=warning", [UNSAID]),
        ("?family=status", [SHORT]),
        ("?judgement=dismissed", [UNSAID]),
        ("?judgement=open", [SHORT, EASIER]),
        (f"?document={LETTER}", [EASIER]),
        ("?severity=nonsense&page=99", [SHORT, UNSAID, EASIER]),
    ],
)
def test_the_filter_keeps_what_was_asked_for(
    audited: Mission, analyst: User, as_: SignIn, query: str, shown: list[Finding]
) -> None:
    store.judge("UNMIX", UNSAID.id, "dismissed", "known", analyst)
    page = text(as_(analyst).get(PAGE + query))
    assert re.findall(r'id="f-([0-9a-f]+)"', page) == [one.id for one in shown]


def test_htmx_gets_the_list_without_its_frame(audited: Mission, reader: User, as_: SignIn) -> None:
    page = text(as_(reader).get(PAGE + "?severity=error", headers={"hx-request": "true"}))
    assert "<html" not in page
    assert "1 finding matches the filter." in page


def test_a_judgement_is_kept_and_leads_back_to_the_list(audited: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    form = {"verdict": "dismissed", "why": "six was agreed", "query": "severity=error&judgement="}
    response = client.post(JUDGE, form)
    assert response.headers["Location"] == f"{PAGE}?severity=error&judgement=#f-{SHORT.id}"
    page = text(client.get(PAGE))
    assert re.search(r"dismissed</span> on \d+ \w+ \d{4} by analyst <q>six was agreed</q>", page)
    assert "finding dismissed" in text(client.get(BASE + "history/"))
    own = text(client.get(f"{PAGE}{SHORT.id}/"))
    assert "<h2>Judgements</h2>" in own


def test_a_dismissal_without_a_reason_is_refused_with_what_was_chosen(
    audited: Mission, analyst: User, as_: SignIn
) -> None:
    response = as_(analyst).post(JUDGE, {"verdict": "dismissed", "why": " "})
    assert response.status_code == 422
    assert "A dismissal needs a reason" in text(response)
    assert "<details open" in text(response)
    assert as_(analyst).get(JUDGE).headers["Location"] == f"{PAGE}{SHORT.id}/"
    assert as_(analyst).get(BASE + "audit/run/").headers["Location"] == BASE + "audit/"


def test_htmx_gets_the_judgement_and_the_counts(audited: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    page = text(client.post(JUDGE, {"verdict": "accepted", "query": ""}, headers={"hx-request": "true"}))
    assert "accepted</span>" in page
    assert 'id="counts" hx-swap-oob="true"' in page
    refused = client.post(JUDGE, {"verdict": "dismissed"}, headers={"hx-request": "true"})
    assert refused.status_code == 200
    assert "A dismissal needs a reason" in text(refused)
    assert "hx-swap-oob" not in text(refused)


@pytest.mark.parametrize("form", [{"verdict": "deleted"}, {}, {"query": "x"}])
def test_a_forged_judgement_is_no_page(
    audited: Mission, analyst: User, as_: SignIn, form: dict[str, str]
) -> None:
    assert as_(analyst).post(JUDGE, form).status_code == 404
    assert as_(analyst).post(f"{PAGE}000000000000/judge/", {"verdict": "accepted"}).status_code == 404


def test_who_may_see_run_and_judge(audited: Mission, reader: User, stranger: User, as_: SignIn) -> None:
    pages = ["audit/", "audit/1/", f"audit/1/{SHORT.id}/", "audit/1/file/?form=html"]
    assert [as_(reader).get(BASE + page).status_code for page in pages] == [200] * 4
    assert "Run the audit" not in text(as_(reader).get(BASE + "audit/"))
    assert "Accept or dismiss" not in text(as_(reader).get(PAGE))
    posts = (("audit/run/", {}), (f"audit/1/{SHORT.id}/judge/", {"verdict": "accepted"}))
    assert [as_(reader).post(BASE + page, form).status_code for page, form in posts] == [403, 403]
    assert [as_(stranger).get(BASE + page).status_code for page in pages] == [404] * 4
    assert [as_(stranger).post(BASE + page, form).status_code for page, form in posts] == [404, 404]


@pytest.mark.parametrize("page", ["audit/2/", "audit/1/000000000000/", "audit/1/file/?form=exe"])
def test_what_is_not_there_is_no_page(audited: Mission, reader: User, as_: SignIn, page: str) -> None:
    assert as_(reader).get(BASE + page).status_code == 404


def test_names_of_those_who_judged_are_for_members(
    audited: Mission, analyst: User, client: Client, as_: SignIn
) -> None:
    audited.public = True
    audited.save()
    store.judge("UNMIX", SHORT.id, "dismissed", "agreed", analyst)
    for address in (PAGE, f"{PAGE}{SHORT.id}/", BASE + "audit/", f"{PAGE}file/?form=html"):
        assert "analyst" not in text(client.get(address))
    assert "analyst" in text(as_(analyst).get(PAGE))


def test_an_audit_form_cannot_be_forged(audited: Mission, analyst: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (BASE + "audit/run/", JUDGE):
        assert client.post(address, {"verdict": "accepted"}).status_code == 403


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_an_audit_is_sound_in_both_languages(
    audited: Mission, analyst: User, as_: SignIn, language: str
) -> None:
    client = as_(analyst)
    client.cookies["django_language"] = language
    words = ("Constaté", "Règles qui ne") if language == "fr" else ("Found", "Rules that did not")
    assert all(word in text(client.get(PAGE)) for word in words)
    for address in (BASE + "audit/", PAGE, f"{PAGE}{SHORT.id}/"):
        page = text(client.get(address))
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert sorted(ids) == sorted(set(ids))
        fields = re.findall(r'<(?:select|textarea|input type="file")[^>]*?\sid="([^"]+)"', page)
        assert set(fields) <= set(re.findall(r'<label for="([^"]+)"', page))
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)


def test_hundreds_of_findings_stay_light_and_come_in_pages(
    loaded: Mission, analyst: User, as_: SignIn
) -> None:
    store.save("UNMIX", many(300), CONTENTS, None)
    response = as_(analyst).get(PAGE)
    assert text(response).count('<article class="finding"') == 25
    assert "Page 1 of 12." in text(response)
    assert len(response.content) < 150_000
    assert len(gzip.compress(response.content)) < 20_000
    last = text(as_(analyst).get(PAGE + "?page=12"))
    assert 'rel="prev"' in last
    assert 'rel="next"' not in last


def test_an_audit_that_found_nothing_says_so(loaded: Mission, analyst: User, as_: SignIn) -> None:
    page = send(as_(analyst), ("plain.txt", LANTERNS))
    assert "No rule found a contradiction or a question in these documents." in page
    assert "It holds no results frameworks" in page
    assert 'class="filters"' not in page


def test_an_audit_changes_no_record_that_a_report_is_written_from(audited: Mission, analyst: User) -> None:
    loaded = Change.objects.get(verb="plan load")
    store.judge("UNMIX", SHORT.id, "accepted", "", analyst)
    assert reports.as_at(plans.plan("UNMIX", "2031/32")) == loaded.at


def test_the_overview_tells_of_open_errors(audited: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    assert "The latest audit has 1 open error." in text(client.get(BASE))
    store.judge("UNMIX", SHORT.id, "accepted", "", analyst)
    assert "open error" not in text(client.get(BASE))


@pytest.mark.parametrize(("form", "opening"), [("docx", b"PK"), ("html", b"<!"), ("pdf", b"%PDF")])
def test_an_audit_is_handed_over_as_a_file(
    audited: Mission, analyst: User, as_: SignIn, form: str, opening: bytes
) -> None:
    store.judge("UNMIX", SHORT.id, "dismissed", "six was agreed", analyst)
    response = as_(analyst).get(f"{PAGE}file/?form={form}")
    assert response.content.startswith(opening)
    assert f"UNMIX-audit-1-en.{form}" in response.headers["Content-Disposition"]
    assert form != "html" or b"six was agreed" in response.content


def test_the_worked_example_is_audited_from_its_own_form(
    mission: Mission, analyst: User, as_: SignIn
) -> None:
    plan = replace(load.read(example.path()), mission="UNMIX", period="2031/32")
    plans.save(plan, "UNMIX", example.path().read_bytes(), example.path().name, None, "the worked example")
    page = send(as_(analyst), documents=(plans.sources("UNMIX")[0].id,))
    assert "<h1>Audit 1</h1>" in page
    assert '<article class="finding"' in page
