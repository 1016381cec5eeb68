"""What a report says of itself on its first page."""

import pytest

from bluehelm.errors import WrongKind
from bluehelm.sources.blocks import Document, Paragraph
from bluehelm.sources.budgets.head import head

NAME = "United Nations Mission for the Invented Example in Zamara"


def document(*texts: str) -> Document:
    blocks = tuple(Paragraph(text, f"line {n}") for n, text in enumerate(texts, start=1))
    return Document("invented.txt", "text", "0" * 64, blocks, "A/99/999")


def test_title_mission_and_period_come_from_the_cover() -> None:
    title = f"Budget performance of the {NAME} for the period from 1 July 2030 to 30 June 2031"
    found = head(
        document(f"Financing of the {NAME}", title, f"The {NAME} (UNMIX) and the Other Body (OTHER)")
    )
    assert (found.title, found.mission, found.period) == (title, "UNMIX", "2030/31")
    assert (found.budget_period, found.symbol) == (None, "A/99/999")


def test_a_merged_title_names_the_period_performed_and_the_one_proposed() -> None:
    title = (
        "Budget performance for the period from 1 July 2030 to 30 June 2031 and budget for the period from "
        f"1 July 2032 to 30 June 2033 for the {NAME}"
    )
    found = head(document(title, "Report of the Secretary-General", f"{NAME} (UNMIX)"))
    assert (found.period, found.budget_period, found.mission) == ("2030/31", "2032/33", "UNMIX")


def test_a_title_broken_over_lines_is_joined() -> None:
    found = head(
        document(
            "Budget performance of the United Nations Mission for the Invented",
            "Example in Zamara for the period from",
            "1 July 2030 to 30 June 2031",
            "Report of the Secretary-General",
            f"{NAME} (UNMIX)",
        )
    )
    assert found.title.endswith("from 1 July 2030 to 30 June 2031")


def test_a_period_may_stand_in_the_running_text_alone() -> None:
    found = head(document("Report", f"The {NAME} (UNMIX) in the period from 1 July 2030 to 30 June 2031"))
    assert found.period == "2030/31"


def test_a_calendar_year_is_one_number() -> None:
    title = f"Budget performance of the {NAME} for the period from 1 January to 31 December 2031"
    assert head(document(title, f"{NAME} (UNMIX)")).period == "2031"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (f"The {NAME} (UNMIX) met.", "period"),
        ("From 1 July 2030 to 30 June 2031 nothing happened.", "mission"),
    ],
)
def test_what_names_no_mission_or_period_is_of_another_kind(text: str, missing: str) -> None:
    with pytest.raises(WrongKind, match=f"invented.txt: names no .*{missing}"):
        head(document(text))
