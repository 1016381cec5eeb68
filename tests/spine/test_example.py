"""The worked example: MINUSMA 2019/20 against resolution 2480 and its neighbours."""

from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm import example
from bluehelm.mandates import load as mandates
from bluehelm.mandates import store as stored
from bluehelm.plans import load as plans
from bluehelm.record.models import Mission
from bluehelm.record.period import budget_year
from bluehelm.spine import load, store
from bluehelm.spine.coverage import coverage
from bluehelm.spine.force import mandates_in_force
from bluehelm.spine.held import missing
from bluehelm.spine.matrix import Coverage
from bluehelm.spine.rows import CARRIED_OUT, DIGEST, DRAFT, EXCERPT, NONE, PLANNED, RENEWED

EXCERPT_FILE = "data/unsc_resolutions/excerpts/S_RES_2480_2019_paras_15-20_22_28-29.txt"


@pytest.fixture(scope="module")
def found() -> Coverage:
    return coverage(
        plans.read(example.path()), mandates_in_force("MINUSMA", budget_year(2019), load.digested())
    )


def test_the_budget_was_written_under_2423_and_carried_out_under_2480(found: Coverage) -> None:
    texts = [(matrix.mandate.symbol, matrix.mandate.roles) for matrix in found.matrices]
    assert texts == [
        ("S/RES/2423 (2018)", (PLANNED,)),
        ("S/RES/2480 (2019)", (CARRIED_OUT,)),
        ("S/RES/2531 (2020)", (RENEWED,)),
    ]


def test_what_is_not_held_is_said(found: Coverage) -> None:
    earlier, own, renewal = found.matrices
    assert (earlier.mandate.held, earlier.missing, earlier.tasks) == (NONE, ("-",), ())
    assert (own.mandate.digest_of, own.missing) == (EXCERPT, ("1-14", "21", "23-27", "30-"))
    assert (renewal.mandate.held, renewal.mandate.digest_of) == (DIGEST, DRAFT)


def test_the_ceilings_are_the_sums_of_the_posts(found: Coverage) -> None:
    military, police = found.posts
    assert (military.ceiling, military.approved, military.difference) == (13289, Decimal(13289), 0)
    assert [approved for _, approved, _ in military.posts] == [40, 13249]
    assert (police.ceiling, [approved for _, approved, _ in police.posts]) == (1920, [350, 1570])


def test_only_quick_impact_projects_are_money_that_the_sources_tie(found: Coverage) -> None:
    assert [(row.category, row.tasks) for row in found.money.tied] == [
        ("Quick-impact projects", (("S/RES/2480 (2019)", "29(a)"),))
    ]
    assert found.money.rest_apportionment == Decimal("1134457.9")


def test_support_is_enabling_and_mine_action_has_no_task_that_is_held(found: Coverage) -> None:
    assert (found.count("enabling"), found.asked, len(found.lines)) == (60, 202, 262)
    assert {"Mine risk education and help to survivors", "Due diligence risk assessment and follow-up"} <= {
        row.line.label for row in found.holes
    }


def test_the_words_of_stored_texts_take_the_place_of_the_digest(shared: Path, worked: Mission) -> None:
    for path in (shared / EXCERPT_FILE, shared / "seeds/001_880994b6b5b0c894.txt"):
        stored.save(mandates.read(path), path.read_bytes(), path.name, None, "")
    _, own, renewal = store.asked(worked.code).mandates
    assert (own.held, renewal.held, renewal.symbol) == (EXCERPT, DRAFT, "S/RES/2531 (2020)")
    assert missing(own) == ("1-14", "21", "23-27", "30-")
    ceasefire = next(task for task in own.tasks if task.path == "28(a)(ii)#1")
    assert ceasefire.text != ceasefire.label is not None
