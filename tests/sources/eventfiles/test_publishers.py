"""Tables of UCDP and ACLED: precise as coded, tolls that add up, nobody accused by the order of names."""

from pathlib import Path

import pytest

from bluehelm.record.said import Harmed, Said
from bluehelm.sources.eventfiles import providers, reading
from tests.sources.eventfiles.filemaking import TODAY, aside, given, taken, written

GED = {
    "id": 71,
    "relid": "IX-2030-1",
    "year": 2030,
    "active_year": 1,
    "type_of_violence": 1,
    "conflict_name": "Ix: Government",
    "dyad_name": "Government of Ix - Band of Ix",
    "side_a": "Government of Ix",
    "side_b": "JNIM",
    "source_article": "Invented Gazette, 2030",
    "where_prec": 1,
    "where_coordinates": "Ixville",
    "adm_1": "North",
    "adm_2": "",
    "latitude": 14.5,
    "longitude": -3.5,
    "country": "Ix",
    "event_clarity": 1,
    "date_prec": 1,
    "date_start": "2030-03-04 00:00:00.000",
    "date_end": "2030-03-04 00:00:00.000",
    "deaths_a": 2,
    "deaths_b": 3,
    "deaths_civilians": 1,
    "deaths_unknown": 0,
    "best": 6,
    "high": 8,
    "low": 5,
}
EVENT = {
    "event_id_cnty": "IXX12",
    "event_date": "04 March 2030",
    "year": 2030,
    "time_precision": 1,
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "JNIM: Group for Support of Islam and Muslims",
    "assoc_actor_1": "",
    "inter1": 2,
    "actor2": "Military Forces of Ix (2029-)",
    "inter2": 1,
    "interaction": 12,
    "civilian_targeting": "",
    "country": "Ix",
    "admin1": "North",
    "location": "Ixville",
    "latitude": 14.5,
    "longitude": -3.5,
    "geo_precision": 1,
    "source": "Invented Gazette",
    "notes": "An invented clash.",
    "fatalities": 4,
}


def rows(folder: Path, base: dict[str, object], *others: dict[str, object]) -> list[Said]:
    found = given(written(folder, [list(base), *(list((base | one).values()) for one in others)]))
    assert not aside(found), aside(found)
    return taken(found)


def test_ucdp_kills_by_side_add_up_and_neither_side_is_told_to_have_begun(tmp_path: Path) -> None:
    (one,) = rows(tmp_path, GED, {})
    assert (one.ref, one.kind, one.kind_said, one.perpetrator, one.target) == (
        "71",
        "battle",
        "1",
        "unidentified",
        "",
    )
    assert set(one.harm) == {
        Harmed("killed", None, 2, None, "state_force", perpetrator="extremist_groups"),
        Harmed("killed", None, 3, None, "fighter", perpetrator="state_forces"),
        Harmed("killed", 0, 1, None, "civilian"),
        Harmed("killed", 0, 0, 2),
    }
    assert sum(line.best or 0 for line in one.harm) == 6
    assert (one.extra["side_a"], one.extra["adm_1"], "relid" in one.extra) == (
        "Government of Ix",
        "North",
        False,
    )


def test_ucdp_one_sided_violence_has_a_doer_and_civilians(tmp_path: Path) -> None:
    told = {
        "type_of_violence": 3,
        "side_a": "IS",
        "side_b": "Civilians",
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": 6,
    }
    (one,) = rows(tmp_path, GED, told)
    assert (one.kind, one.perpetrator, one.perpetrator_said, one.target) == (
        "attack_on_civilians",
        "extremist_groups",
        "IS",
        "civilian",
    )
    assert sum(line.best or 0 for line in one.harm if line.status == "civilian") == 6


def test_ucdp_groups_that_fight_each_other_are_fighters_on_both_sides(tmp_path: Path) -> None:
    (one,) = rows(tmp_path, GED, {"type_of_violence": 2, "side_a": "Dozos", "side_b": "Band of Ix"})
    assert {(line.status, line.best, line.perpetrator) for line in one.harm if line.status == "fighter"} == {
        ("fighter", 2, "unidentified"),
        ("fighter", 3, "community_militia"),
    }


@pytest.mark.parametrize(("code", "told"), [(1, "day"), (2, "week"), (3, "week"), (4, "month"), (5, "year")])
def test_ucdp_days_are_as_precise_as_coded(tmp_path: Path, code: int, told: str) -> None:
    end = "2030-03-04" if code == 1 else "2030-03-08"
    (one,) = rows(tmp_path, GED, {"date_prec": code, "date_end": end})
    assert (one.day_precision, one.first.isoformat(), one.last.isoformat()) == (told, "2030-03-04", end)


def test_ucdp_places_are_as_precise_as_coded_and_areas_as_large_as_they_are(tmp_path: Path) -> None:
    found = rows(tmp_path, GED, *({"id": code, "where_prec": code} for code in range(1, 8)))
    sizes = [one.precision_km for one in found]
    assert sizes[:2] == [None, 25.0]
    cercle, region = sizes[2:4]
    assert cercle is not None
    assert region is not None
    assert 25 < cercle < region < 600
    assert sizes[4:] == [None, None, None]
    (abroad,) = rows(tmp_path, GED, {"where_prec": 3, "latitude": 48.8, "longitude": 2.3})
    assert abroad.precision_km is None


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"best": 4}, "is not the sum of the deaths by side (6)"),
        ({"deaths_unknown": "", "best": 5}, "is below the sum of its parts (6)"),
        ({"low": 7}, "must rise"),
        ({"type_of_violence": 4}, "no category"),
        ({"where_prec": 9}, "no category"),
        ({"date_prec": 0}, "is none of"),
        ({"deaths_civilians": "some"}, "no whole number"),
    ],
)
def test_ucdp_rows_that_contradict_themselves_are_set_aside(
    tmp_path: Path, wrong: dict[str, object], reason: str
) -> None:
    (found,) = aside(given(written(tmp_path, [list(GED), list((GED | wrong).values())])))
    assert reason in found.why


def test_real_ucdp_tables_are_read_whole(shared: Path) -> None:
    subset = list(reading.read(shared / "data/ucdp/ged20.1_subset_mli_bfa_ner.csv"))
    mali = [one for one in taken(subset) if one.extra["iso2_by_point"] == "ML"]
    assert (len(subset), len(taken(subset)), len(mali)) == (836, 836, 493)
    assert sum(line.best or 0 for one in mali for line in one.harm) == 3286
    assert sum(line.best or 0 for one in mali for line in one.harm if line.status == "civilian") == 902
    assert {one.day_precision for one in mali} == {"year"}
    dated = list(reading.read(shared / "data/ucdp/ged25.1_sample_dated_mli_bfa_ner.csv"))
    assert (len(taken(dated)), sum(one.extra["country"] == "Mali" for one in taken(dated))) == (80, 38)


def test_acled_battles_accuse_neither_actor(tmp_path: Path) -> None:
    (one,) = rows(tmp_path, EVENT, {})
    assert (one.ref, one.kind, one.kind_said, one.perpetrator) == (
        "IXX12",
        "clash",
        "Armed clash",
        "unidentified",
    )
    assert one.harm == (Harmed("killed", None, 4, None),)
    assert (one.precision_km, one.extra["geo_precision"], one.text) == (None, "1", "An invented clash.")


@pytest.mark.parametrize("turned", [False, True])
def test_acled_violence_against_civilians_was_done_by_who_is_no_civilian(
    tmp_path: Path, turned: bool
) -> None:
    people, group = ("Civilians (Ix)", 7), ("Unidentified Armed Group (Ix)", 3)
    first, second = (people, group) if turned else (group, people)
    told = {
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "actor1": first[0],
        "inter1": first[1],
        "actor2": second[0],
        "inter2": second[1],
        "civilian_targeting": "Civilian targeting",
    }
    (one,) = rows(tmp_path, EVENT, told)
    assert (one.kind, one.perpetrator_said, one.target, one.target_said) == (
        "attack_on_civilians",
        "Unidentified Armed Group (Ix)",
        "civilian",
        "Civilians (Ix)",
    )
    assert one.harm == (Harmed("killed", None, 4, None, "civilian"),)


def test_acled_forces_of_a_state_are_foreign_abroad(tmp_path: Path) -> None:
    told = {
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Military Forces of Ox (2020-)",
        "inter1": "External/Other forces",
        "actor2": "Civilians (Ix)",
        "inter2": "Civilians",
    }
    (one,) = rows(tmp_path, EVENT, told)
    assert (one.kind, one.perpetrator, one.target) == ("air_strike", "foreign_military", "civilian")


def test_acled_weeks_and_months_are_spans(tmp_path: Path) -> None:
    week, month = rows(tmp_path, EVENT, {"time_precision": 2}, {"event_id_cnty": "b", "time_precision": 3})
    assert (week.first.isoformat(), week.last.isoformat(), week.day_precision) == (
        "2030-03-01",
        "2030-03-07",
        "week",
    )
    assert (month.first.isoformat(), month.last.isoformat(), month.day_precision) == (
        "2030-03-01",
        "2030-03-31",
        "month",
    )


def test_acled_is_for_own_use_and_ucdp_is_public() -> None:
    acled, ucdp = providers.known("acled"), providers.known("ucdp")
    assert acled is not None
    assert ucdp is not None
    assert (acled.about["own_use"], ucdp.about["own_use"], ucdp.sensitivity) == (True, False, "public")
    assert providers.known("patrol-log") is None


def test_a_group_is_what_it_was_on_the_day(tmp_path: Path) -> None:
    table = [
        ["ref", "first", "perpetrator"],
        *([n, day, "CMA"] for n, day in enumerate(["2014-01-05", "2019-01-05", "2024-06-05"])),
    ]
    found = taken(given(written(tmp_path, table)))
    assert [one.perpetrator for one in found] == ["unidentified", "signatory_groups", "unidentified"]
    assert [one.perpetrator_said for one in found] == ["CMA"] * 3


def test_far_more_set_aside_than_usual_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, [list(GED), *([*(GED | {"id": n, "low": 99}).values()] for n in range(5))])
    found = reading.read(path, today=TODAY)
    assert len(list(found)) == 5
    assert found.notes == ["5 of 5 rows were set aside, far more than is usual; check that the form is right"]
    assert found.done == found.total == path.stat().st_size
