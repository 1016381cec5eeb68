"""What an audience may see of an incident."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.protect import shown as protect
from bluehelm.events.query import Query
from bluehelm.events.rows import AccountRow
from bluehelm.record import vocab
from tests.events.protect.rows import ROW, TODAY, blur, row

ACCOUNT = AccountRow(
    7, 7, "patrol-log", "Invented section", "", False, True, None, 2, "P-7", True, None,
    datetime(2031, 3, 5, tzinfo=UTC), "analyst", date(2031, 3, 4), date(2031, 3, 4), "day", None, "Ixville",
    14.35, -3.61, 0.5, "attack_on_civilians", "attack", "community_militia", "men on motorbikes", "civilian",
    "farmers", "What was seen in Ixville.", "", "unclassified", "verified", {"grid": "30P"}, (),
)  # fmt: skip


def shown(audience: str, **changed: object) -> protect.IncidentRow | None:
    return protect.shown(row(**changed), audience, blur(), TODAY)


def test_what_is_more_sensitive_than_the_audience_may_know_is_not_there() -> None:
    for audience in vocab.terms("audiences"):
        most = protect.rules(audience).rank
        for rank in range(4):
            assert (shown(audience, rank=rank) is None) == (rank > most)


def test_protection_staff_see_all_and_the_mission_a_confidential_place_vaguely() -> None:
    assert shown("protection", rank=3, strict=True) == row(rank=3, strict=True)
    assert shown("mission") == ROW
    vague = shown("mission", rank=2)
    assert vague is not None
    assert (vague.located, vague.place, vague.cercle) == ("near", "", "IX0101")
    assert (vague.lat, vague.lon) != (ROW.lat, ROW.lon)
    assert vague.killed == 4


def test_children_and_sexual_violence_are_a_step_vaguer_and_never_a_row_outside() -> None:
    vague = shown("mission", rank=2, strict=True)
    assert vague is not None
    assert vague.located == "cercle"
    for audience in ("partner", "public"):
        assert shown(audience, rank=1, strict=True) is None
        assert shown(audience, rank=0, strict=True) is None


def test_what_is_for_own_use_is_shown_to_nobody_outside() -> None:
    assert shown("partner", own_use=True) is None
    assert shown("public", own_use=True) is None
    assert shown("mission", own_use=True) is not None


def test_outside_numbers_are_bands_and_the_hour_and_the_name_of_the_place_are_left_out() -> None:
    out = shown("public", clock=time(5, 30))
    assert out is not None
    assert (out.place, out.clock, out.civilians, out.killed) == ("", None, None, None)
    assert (out.killed_low, out.killed_high) == (1, 9)
    assert (out.injured_low, out.injured, out.injured_high) == (0, 0, 0)
    assert (out.abducted_low, out.abducted, out.abducted_high) == (None, None, None)
    assert out.located == "cercle"


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [(0, 0, 0), (1, 1, 4), (4, 1, 4), (5, 5, 9), (9, 5, 9), (10, 10, 24), (499, 250, 499), (900, 500, None)],
)
def test_bands(number: int, first: int, last: int | None) -> None:
    assert protect.band(number, 5) == (first, last)


def test_bands_begin_at_the_least_count_that_is_shown() -> None:
    assert protect.band(4, 10) == (1, 9)
    assert protect.band(10, 10) == (10, 24)


def test_where_our_own_were_hit_is_no_finer_than_the_cercle_until_the_delay_is_over() -> None:
    for audience, days in (("partner", 3), ("public", 30)):
        rank = 0  # near for both
        fresh = date.fromordinal(TODAY.toordinal() - days + 1)
        old = date.fromordinal(TODAY.toordinal() - days)
        for target in ("mission", "peacekeeper"):
            late = shown(audience, rank=rank, target=target, first=fresh, last=fresh)
            gone = shown(audience, rank=rank, target=target, first=old, last=old)
            assert late is not None
            assert gone is not None
            assert (late.located, gone.located) == ("cercle", "near")
    mission = shown("mission", target="mission", first=TODAY, last=TODAY)
    assert mission is not None
    assert mission.located == "said"


def test_a_position_of_a_patrol_is_shown_when_it_is_old_enough() -> None:
    assert not protect.old_enough(date(2031, 6, 1), "public", TODAY)
    assert protect.old_enough(date(2031, 5, 31), "public", TODAY)
    assert protect.old_enough(TODAY, "mission", TODAY)


def account(audience: str, of: protect.IncidentRow = ROW, **changed: object) -> AccountRow | None:
    return protect.shown_account(replace(ACCOUNT, **changed), of, audience, blur(), TODAY)  # type: ignore[arg-type]


def test_an_account_is_no_more_exact_than_its_incident() -> None:
    assert account("mission") == ACCOUNT
    vague = account("mission", row(rank=2))
    assert vague is not None
    assert (vague.place, vague.text, vague.ref, vague.extra) == ("", "", "", {})
    assert (vague.lat, vague.lon) != (ACCOUNT.lat, ACCOUNT.lon)
    strict = account("mission", row(rank=2, strict=True))
    assert strict is not None
    assert (strict.text, strict.target_said) == ("", "")


def test_an_account_that_the_audience_may_not_know_of_is_not_there() -> None:
    assert account("mission", sensitivity="strictly_confidential") is None
    assert account("mission", row(rank=3)) is None
    assert account("protection", row(rank=3)) == ACCOUNT
    assert account("public") is None
    assert account("partner") is None


def test_a_filter_asks_only_of_what_is_shown() -> None:
    """Else one could find an exact place by asking for ever smaller boxes, or a village by its name."""
    query = Query(box=(-3.62, 14.34, -3.60, 14.36), words="Ixville", killed=4, region=("IX01",))
    outer = protect.asked(query, "mission")
    assert (outer.box, outer.words, outer.killed, outer.region) == (None, "", None, ("IX01",))
    assert protect.asked(query, "protection") == query
    exact, vague, out = shown("mission"), shown("mission", rank=2), shown("public")
    assert exact is not None
    assert vague is not None
    assert out is not None
    assert protect.keeps(exact, query)
    assert not protect.keeps(vague, Query(words="Ixville"))
    assert not protect.keeps(vague, Query(box=(-3.611, 14.349, -3.609, 14.351)))
    assert protect.keeps(vague, Query(killed=4))
    assert not protect.keeps(out, Query(killed=4))
    assert protect.keeps(out, Query(killed=1))


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(BadInput, match="no audience"):
        protect.rules("everybody")
