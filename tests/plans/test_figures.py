"""Every figure of a plan: keys, titles, methods."""

from decimal import Decimal
from pathlib import Path

import pytest

from bluehelm.errors import BadInput
from bluehelm.plans.book import Book, Reckoned, slug
from bluehelm.plans.figures import all_figures, method, title
from bluehelm.record import vocab
from tests.plans.planmaking import NOW, SOURCE, money, other, strength, with_rows

D = Decimal
PLAN = with_rows(
    money=(money("Air operations", "400.0 500.5 -100.5 -25.1"),),
    strength=(strength("International staff", "80 60 25.0"),),
    other=(other("other revenue", "Investment revenue", "9.5"),),
)
FOUND = all_figures(PLAN, SOURCE, NOW)


def test_every_key_ends_in_a_measure_and_every_method_is_known() -> None:
    for key, figure in FOUND.items():
        assert figure.key == key
        assert vocab.known("measures", key.rpartition("/")[2])
        assert method(figure, "fr")
        assert (
            figure.unit is None
            or figure.unit in ("wells", "patrols", "Patrols")
            or vocab.known("units", figure.unit)
        )


def test_the_keys_that_pages_and_reports_bind_stay() -> None:
    wanted = {
        "money/2030-31/performance/air-operations/variance",
        "strength/2030-31/international-staff/vacancy",
        "completion/outputs/1.1/rate",
        "causes/outputs/pandemic/count",
        "other/other-revenue/2030-31/investment-revenue/value",
        "line/1.1/indicator/2/limb/0/target",
        "line/1.1/indicator/2/status",
        "line/1.1/output/3/0/planned",
        "line/1.1/output/3/0/completed",
    }
    assert wanted <= set(FOUND)


def test_a_number_that_follows_from_words_says_so() -> None:
    assert FOUND["line/1.1/output/1/0/planned"].note == "The number follows from words of the text."


def test_a_title_is_in_the_readers_language() -> None:
    figure = FOUND["money/2030-31/performance/air-operations/variance"]
    assert title(figure, "en") == "Air operations: variance"
    assert title(figure, "fr") == "Opérations aériennes : écart"


def test_counts_have_titles_in_french_too() -> None:
    wanted = {
        "completion/outputs/rate": "Ensemble, produits : taux de réalisation",
        "completion/outputs/1.1/met": "1.1, produits : réalisés",
        "causes/outputs/pandemic/count": "Pandémie, produits pas entièrement réalisés : nombre de lignes",
    }
    assert {key: title(FOUND[key], "fr") for key in wanted} == wanted
    silent = FOUND["words/indicators/met-but-not-called-achieved/count"]
    assert title(silent, "fr").startswith("Réalisés mais non dits atteints :")


def test_the_same_plan_gives_the_same_digests() -> None:
    again = all_figures(PLAN, SOURCE, NOW)
    assert {key: figure.digest for key, figure in again.items()} == {
        key: f.digest for key, f in FOUND.items()
    }


def test_parts_of_a_key_are_plain_short_and_apart() -> None:
    assert (slug("Quick-impact projects"), slug("2019/20"), slug("1.1"), slug("Équipement.")) == (
        "quick-impact-projects",
        "2019-20",
        "1.1",
        "equipement",
    )
    long = "The very long name of an initiative that goes on for more than a line, "
    assert len(slug(long * 3)) <= 56
    assert slug(long + "first") != slug(long + "second")


def test_a_key_cannot_be_entered_twice() -> None:
    book = Book(SOURCE, NOW)
    book.add("money/a", "variance", "A", Reckoned(D(1), "printed", ()))
    with pytest.raises(BadInput, match="reckoned twice"):
        book.add("money/a", "variance", "A", Reckoned(D(1), "printed", ()))


def test_every_method_and_table_of_measures_is_in_the_manual() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "figures.md").read_text(encoding="utf-8")
    for name in ("methods", "measures"):
        for term in vocab.read(name):
            assert f"| {term} |" in page
    for term in vocab.read("methods"):
        assert vocab.word("methods", term, "en") in page
