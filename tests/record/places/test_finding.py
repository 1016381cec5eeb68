"""Names as people write them become candidates, with precision, score and reasons."""

import pytest

from bluehelm.errors import BadInput
from bluehelm.record.places.earth import km
from bluehelm.record.places.finding import Candidate, find, remembered
from bluehelm.record.places.gazetteer import joined
from tests.record.places.placemaking import areas, land, place

LAND = land()


def found(name: str, near: tuple[float, float] | None = None) -> list[Candidate]:
    return find(name, near, gazetteer=LAND)


def first(name: str) -> Candidate:
    return found(name)[0]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Djérané", "2"),
        ("djerane", "2"),
        ("DJERANE", "2"),
        ("Jérané", "2"),
        ("Dierane", "2"),
        ("Djreané", "2"),
        ("Jerane City", "2"),
        ("Gourma Sel", "7"),
        ("gourmasel", "7"),
        ("N’Gossoum", "8"),
        ("Ngosoum", "8"),
        ("Wagassi", "9"),
        ("Ouagasi village", "9"),
        ("ville de Colmara", "6"),
    ],
)
def test_a_name_is_known_in_its_spellings(written: str, key: str) -> None:
    assert first(written).id == key


def test_villages_of_one_name_share_the_score() -> None:
    same = [one for one in found("Tolbé") if one.name == "Tolbé"]
    assert {one.id for one in same} == {"3", "4", "5"}
    assert len({one.score for one in same}) == 1
    assert same[0].score < 0.4
    assert "one of 3 places of this name" in same[0].why


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Tolbé (cercle de Bérimba)", "4"),
        ("Tolbé, Ossen region", "5"),
        ("village de Tolbé dans le cercle de Dorane", "5"),
        ("Tolbe (Berimba)", "4"),
        ("Tolbé, commune de Aldou", "3"),
    ],
)
def test_a_hint_tells_homonyms_apart(written: str, key: str) -> None:
    best, *others = found(written)
    assert best.id == key
    assert all(best.score > 3 * other.score for other in others)


def test_a_point_near_tells_homonyms_apart() -> None:
    best = found("Tolbé", near=(10.6, 1.6))[0]
    assert best.id == "4"
    assert "km from the point given" in best.why


def test_a_hint_that_nothing_is_known_by_is_said() -> None:
    assert "nothing is known as zzyx" in first("Tolbé (zzyx)").why


def test_a_town_comes_before_the_areas_of_its_name_unless_the_area_is_said() -> None:
    kinds = [one.kind for one in found("Kolmara")]
    assert kinds[:2] == ["town", "cercle"]
    assert first("cercle de Kolmara").kind == "cercle"
    assert first("Kolmara (cercle)").kind == "cercle"
    assert first("dans le cercle de Kolmara").precision_km == 80.0


def test_parents_and_pcode_are_of_the_areas_that_hold_it() -> None:
    assert first("Djérané").parents == ("Aldou", "Wessen")
    assert first("Djérané").pcode == "XX0101"
    assert first("cercle de Dorane").parents == ("Ossen",)
    assert first("cercle de Dorane").pcode == "XX0202"


@pytest.mark.parametrize(
    ("written", "lat", "lon"),
    [
        ("10 km north of Kolmara", 10.4899, 2.5),
        ("à 10 km au nord de Kolmara", 10.4899, 2.5),
        ("environ 10,0 kilomètres à l’est de Kolmara", 10.4, 2.5914),
        ("Kolmara, 10 km SO", 10.3364, 2.4353),
        ("10km SW of Kolmara town", 10.3364, 2.4353),
    ],
)
def test_an_offset_moves_the_point_and_widens_its_precision(written: str, lat: float, lon: float) -> None:
    best = first(written)
    assert best.kind == "offset"
    assert km(best.lat, best.lon, lat, lon) < 0.1
    assert best.precision_km == pytest.approx(3.0 + 4.5 + 0.5)


def test_without_a_direction_the_place_lies_anywhere_round() -> None:
    best = first("à 10 km de Kolmara")
    assert (best.lat, best.lon) == (10.4, 2.5)
    assert best.precision_km >= 13


def test_without_a_distance_the_direction_is_vague() -> None:
    best = first("au nord de Kolmara")
    assert best.lat > 10.45
    assert best.precision_km >= 13


def test_an_offset_is_in_the_cercle_where_it_ends() -> None:
    assert first("60 km west of Kolmara").parents == ("Bérimba", "Wessen")


@pytest.mark.parametrize(
    "written",
    [
        "entre Aldou et Kolmara", "between Aldou and Kolmara", "axe Aldou-Kolmara", "route Aldou – Kolmara",
        "sur la route de Aldou à Kolmara", "Aldou-Kolmara road", "la route entre Aldou et Kolmara",
    ],
)  # fmt: skip
def test_a_stretch_is_its_middle_with_half_its_length(written: str) -> None:
    best = first(written)
    assert (best.name, best.kind) == ("Aldou - Kolmara", "stretch")
    assert best.lon == pytest.approx(1.5, abs=0.01)
    assert best.precision_km > 109


def test_a_hyphen_within_a_name_does_not_end_it() -> None:
    assert first("axe Kolmara-Gourma-Sel").name == "Kolmara - Gourma-Sel"


@pytest.mark.parametrize("words", ["near Aldou", "aux environs de Aldou", "périphérie d'Aldou", "Aldou area"])
def test_near_widens_the_precision(words: str) -> None:
    best = first(words)
    assert (best.id, best.lat) == ("1", 10.5)
    assert best.precision_km > 3


def test_coordinates_in_the_text_are_taken_as_written() -> None:
    [one] = found("position 10.52, 0.41")
    assert (one.lat, one.lon, one.kind) == (10.52, 0.41, "coordinates")
    assert one.parents == ("Aldou", "Wessen")
    assert "outside the country" in found("48.1, 2.2")[0].why


def test_what_nothing_is_like_gives_nothing() -> None:
    assert found("Xqzwyv") == []
    assert found("!!") == []


def test_a_decision_is_followed_and_said() -> None:
    decided = {remembered("Tolbé"): "5"}
    best, *rest = find("TOLBE", decisions=decided, gazetteer=LAND)
    assert (best.id, best.why, rest) == ("5", "decided before", [])
    moved = find("5 km north of Tolbé", decisions=decided, gazetteer=LAND)
    assert [one.id for one in moved] == ["5"]


def test_a_decision_on_a_place_that_is_gone_is_refused_with_what_to_do() -> None:
    with pytest.raises(BadInput, match="99, decided before, is no place"):
        find("Tolbé", decisions={remembered("Tolbé"): "99"}, gazetteer=LAND)


def test_reasons_are_said_in_french() -> None:
    best = find("5 km au nord de Tolbé (Aldou)", language="fr", gazetteer=LAND)[0]
    assert "écrit ainsi" in best.why
    assert "dans le cercle d’Aldou, comme indiqué" in best.why
    assert best.name == "5 km vers le nord depuis Tolbé"


@pytest.mark.parametrize(("name", "why"), [("  ", "is empty"), ("a" * 400, "400 letters")])
def test_what_is_no_name_is_refused(name: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        found(name)


def test_a_point_that_is_not_on_earth_is_refused() -> None:
    with pytest.raises(BadInput, match="no point on earth"):
        found("Aldou", near=(95, 0))


def test_the_very_accents_tell_names_apart_that_differ_in_nothing_else() -> None:
    pair = joined([place("1", "Tòra", 10.5, 0.5, "XX0101"), place("2", "Tóra", 10.5, 1.5, "XX0102")], areas())
    assert [one.id for one in find("Tóra", gazetteer=pair)] == ["2", "1"]
    assert len({one.score for one in find("Tora", gazetteer=pair)}) == 1


def test_where_one_end_of_a_stretch_is_not_known_the_other_is_given_with_a_wide_precision() -> None:
    best = first("entre Zzyxou et Kolmara")
    assert (best.name, best.lat) == ("Kolmara - ?", 10.4)
    assert best.precision_km > 100
    assert "if zzyxou is a place that is not known here" in best.why
