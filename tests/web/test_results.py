"""Entering, correcting, proving, approving and reopening an actual on the site."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluehelm.plans import achievement, store
from bluehelm.record.models import Mission, User
from bluehelm.web.forms import number
from tests.web.conftest import BASE, line_id, result_id

SignIn = Callable[[User], Client]


def act(client: Client, action: str, form: dict[str, object], language: str = "en") -> str:
    """The page after the form was sent."""
    address = f"{BASE}line/{line_id('Bridges')}/{action}/"
    response = client.post(address, form, follow=True, headers={"accept-language": language})
    return response.content.decode()


def correction(value: str = "3", why: str = "counted again") -> dict[str, object]:
    return {"target": result_id("Bridges"), "value": value, "why": why}


def test_a_correction_stands_and_the_earlier_value_stays(loaded: Mission, analyst: User, as_: SignIn) -> None:
    page = act(as_(analyst), "correct", correction())
    results = store.line(line_id("Bridges")).limbs[0].results
    assert [result.value for result in results] == [Decimal(9), Decimal(3)]
    assert results[1].why == "counted again"
    assert "<s>9</s>" in page


def test_a_correction_without_a_reason_is_refused_and_kept_in_the_form(
    loaded: Mission, analyst: User, as_: SignIn
) -> None:
    page = act(as_(analyst), "correct", correction(why=""))
    assert 'value="3"' in page
    assert 'aria-invalid="true"' in page
    assert len(store.line(line_id("Bridges")).limbs[0].results) == 1


def test_words_where_a_figure_belongs_are_refused(loaded: Mission, analyst: User, as_: SignIn) -> None:
    page = act(as_(analyst), "correct", correction(value="about nine"))
    assert "is no figure" in page
    assert len(store.line(line_id("Bridges")).limbs[0].results) == 1


def test_an_approved_actual_is_locked(loaded: Mission, analyst: User, colleague: User, as_: SignIn) -> None:
    act(as_(colleague), "approve", {"target": result_id("Bridges")})
    assert "approved and locked" in act(as_(analyst), "correct", correction())
    assert store.line(line_id("Bridges")).limbs[0].current[0].value == Decimal(9)


def test_approval_of_an_entered_actual_needs_evidence(
    loaded: Mission, analyst: User, colleague: User, as_: SignIn
) -> None:
    act(as_(analyst), "correct", correction())
    assert "no evidence" in act(as_(colleague), "approve", {"target": result_id("Bridges")})
    file = SimpleUploadedFile("log.txt", b"three bridges")
    act(as_(analyst), "attach", {"target": result_id("Bridges"), "file": file, "note": "engineer's log"})
    page = act(as_(colleague), "approve", {"target": result_id("Bridges")})
    assert "log.txt" in page
    assert store.line(line_id("Bridges")).limbs[0].current[0].approved


def test_reopening_needs_a_reason_and_opens_the_lock(loaded: Mission, colleague: User, as_: SignIn) -> None:
    client = as_(colleague)
    act(client, "approve", {"target": result_id("Bridges")})
    act(client, "reopen", {"target": result_id("Bridges"), "why": ""})
    assert store.line(line_id("Bridges")).limbs[0].current[0].approved
    act(client, "reopen", {"target": result_id("Bridges"), "why": "another count came"})
    result = store.line(line_id("Bridges")).limbs[0].current[0]
    assert not result.approved
    assert result.decisions[-1].why == "another count came"


def test_the_name_of_evidence_is_hidden_from_strangers(
    public: Mission, analyst: User, client: Client
) -> None:
    store.attach(result_id("Bridges"), b"three", "secret-name.txt", analyst, "log")
    assert "secret-name" not in client.get(f"{BASE}line/{line_id('Bridges')}/").content.decode()
    assert "secret-name" not in client.get(f"{BASE}sources/").content.decode()


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("1,234.5", "en", "1234.5"),
        ("1 234,5", "fr", "1234.5"),
        ("1\u202f234", "fr", "1234"),
        ("1,138,457", "en", "1138457"),
        ("1.234,5", "en", None),  # a comma where English has a point
        ("2,06", "en", None),
        ("1,234.5", "fr", None),
        ("1e5", "en", None),
        ("\u22123", "en", None),  # nothing counted is below zero
        ("nine", "en", None),
        ("NaN", "en", None),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(
    typed: str, language: str, expected: str | None
) -> None:
    from django.utils.translation import override

    with override(language):
        assert number(typed) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "corrected on the site"), ("fr", "corrigé sur le site")]
)
def test_the_page_of_a_corrected_figure_leads_to_the_line_and_not_to_the_document(
    loaded: Mission, analyst: User, as_: SignIn, language: str, words: str
) -> None:
    client = as_(analyst)
    act(client, "correct", correction())
    key = next(
        line.key for line in achievement.all_lines(store.plan("UNMIX").plan) if "Bridges" in line.line.label
    )
    page = client.get(f"{BASE}figure/{key}/limb/0/actual/", headers={"accept-language": language})
    table = page.content.decode().partition('id="inputs"')[2].partition("</table>")[0]
    assert words in table
    assert f"/line/{line_id('Bridges')}/" in table
    assert "/sources/" not in table


def test_a_corrected_actual_is_never_told_as_printed(loaded: Mission, analyst: User, as_: SignIn) -> None:
    store.correct(result_id("Bridges"), Decimal(3), analyst, "recount")
    page = as_(analyst).get(f"{BASE}line/{line_id('Bridges')}/").content.decode()
    assert "as the document prints" not in page.split('class="years"')[1].split("</table>")[0]
