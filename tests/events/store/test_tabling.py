"""Tables of figures out of the store: sources, ranges, audiences, and the links back to the incidents."""

from datetime import date
from typing import Any

import pytest

from bluehelm.errors import BadInput
from bluehelm.events import models as tables
from bluehelm.events.query import Query, parsed
from bluehelm.events.store import deriving, judging, reading
from bluehelm.events.store.tabling import TABLES, Wanted, answer, document
from bluehelm.record import history
from bluehelm.record.models import Mission, User
from bluehelm.record.said import Harmed
from tests.events.eventmaking import keep, killed, provider, said

pytestmark = pytest.mark.django_db
TODAY = date(2040, 1, 1)


@pytest.fixture
def told(mission: Mission) -> Mission:
    """Five accounts by two providers in the first and second quarter of 2031."""
    patrol, partner = provider(mission), provider(mission, "partner")
    keep(
        patrol,
        said(ref="a", harm=(killed(3, 2, 5),)),
        said(ref="b", first=date(2031, 3, 20), last=date(2031, 4, 18), day_precision="month", harm=()),
        said(ref="c", first=date(2031, 5, 1), last=date(2031, 5, 1), harm=(killed(30),), state="disputed"),
        said(
            ref="d", first=date(2031, 5, 2), last=date(2031, 5, 2), kind="ied", target="peacekeeper",
            harm=(killed(1, status="peacekeeper"), killed(2, status="fighter")),
        ),
    )  # fmt: skip
    keep(
        partner,
        said(
            ref="e", first=date(2031, 5, 3), last=date(2031, 5, 3), harm=(Harmed("missing", None, 6, None),)
        ),
    )
    return mission


def table(mission: Mission, name: str = "harm", audience: str = "mission", **given: Any) -> dict[str, Any]:
    query = {one: [words] for one, words in given.items() if one not in ("by", "step")}
    wanted = Wanted(name, parsed(query), given.get("by", ("period",)), given.get("step", "quarter"))
    found = answer(mission, wanted, audience, TODAY)
    assert found is not None
    return document(found)


def test_each_quarter_tells_its_counts_its_sources_and_what_is_not_known(told: Mission) -> None:
    first, second = table(told)["rows"]
    assert (first["period"], first["incidents"], first["no_toll"], first["crossing"]) == ("2031-Q1", 2, 1, 1)
    assert first["harm"]["killed"]["best"] == 3
    assert (first["harm"]["killed"]["low"], first["harm"]["killed"]["high"]) == (2, 5)
    assert (second["incidents"], second["earlier"]) == (3, 1)
    assert second["harm"]["killed"]["disputed"] == 30
    assert second["states"] == {"reported": 2, "disputed": 1}
    assert second["sources"] == {"partner": 1, "patrol-log": 2}
    assert second["changes"]["killed"]["absolute"] == 30
    assert second["changes"]["killed"]["why"] == "small base"
    assert second["changes"]["incidents"]["came"] == ("partner",)


def test_each_number_links_to_the_list_of_its_incidents(told: Mission) -> None:
    for row in table(told, by=("period", "kind"))["rows"]:
        query = parsed(_asked(row["query"]))
        assert reading.count(told, query, "mission") == row["incidents"] + row["earlier"]


def _asked(written: str) -> dict[str, list[str]]:
    from urllib.parse import parse_qs

    return parse_qs(written)


def test_a_filter_of_victims_counts_them_alone(told: Mission) -> None:
    rows = table(told, status="peacekeeper")["rows"]
    assert [(row["incidents"], row["harm"]["killed"]["best"]) for row in rows if row["incidents"]] == [(1, 1)]


def test_withdrawn_incidents_are_left_out_and_counted_apart(told: Mission, analyst: User) -> None:
    number = next(row.number for row in reading.incidents(told, Query(), "mission") if row.killed == 30)
    judging.judge(analyst, told, number, {"state": "withdrawn"}, "it did not happen")
    found = table(told)
    assert found["withdrawn"] == 1
    assert found["rows"][1]["harm"]["killed"]["best"] == 3


def test_strictly_confidential_incidents_are_for_protection_staff_alone(told: Mission) -> None:
    keep(provider(told), said(ref="s", sensitivity="strictly_confidential", harm=(killed(50),)))
    assert table(told)["rows"][0]["harm"]["killed"]["best"] == 3
    assert table(told, audience="protection")["rows"][0]["harm"]["killed"]["best"] == 53


def test_outside_nobody_learns_more_than_numbers_of_many_people(told: Mission) -> None:
    found = table(told, audience="public", by=("period", "status"))
    assert found["heads"] == ("period", "status", "killed", "missing", "casualties")
    assert ("2031-Q1", "", "withheld", None, "withheld") in found["rows"]
    second = {row[1]: row[2] for row in found["rows"] if row[0] == "2031-Q2"}
    assert second["fighter"] == second["peacekeeper"] == "withheld"
    assert "withheld" in (second["civilian"], second[""])
    assert not {"sources", "states", "changes"} & found.keys()


@pytest.mark.parametrize("name", ["peacekeepers", "missing-persons", "movement", "control"])
def test_other_tables_are_not_for_people_outside(told: Mission, name: str) -> None:
    with pytest.raises(BadInput, match="for the mission alone"):
        table(told, name, audience="public")


def test_what_is_for_own_use_alone_is_not_counted_outside(told: Mission) -> None:
    keep(provider(told, "bought", own_use=True), said(ref="o", harm=(killed(40),)))
    assert table(told)["rows"][0]["harm"]["killed"]["best"] == 43
    assert ("2031-Q2", 33) in [(row[0], row[1]) for row in table(told, audience="partner")["rows"]]
    assert ("2031-Q1", "withheld") in [(row[0], row[1]) for row in table(told, audience="partner")["rows"]]


def test_an_incident_led_by_an_account_for_own_use_is_counted_outside_by_another(told: Mission) -> None:
    bought = provider(told, "bought", own_use=True, weight=99)
    own = keep(bought, said(ref="o", harm=(killed(40),))).accounts[0]
    open_one = tables.Account.objects.get(ref="c").pk
    with history.change(None, "merged", "", told) as entry:
        deriving.join(entry, told.pk, [own, open_one])
    assert table(told)["rows"][0]["harm"]["killed"]["best"] == 43
    assert ("2031-Q2", 33) in [(row[0], row[1]) for row in table(told, audience="partner")["rows"]]


def test_the_peacekeepers_killed_are_told_with_what_followed(told: Mission, analyst: User) -> None:
    number = next(row.number for row in reading.incidents(told, Query(kind=("ied",)), "mission"))
    judging.judge(analyst, told, number, {"state": "under_verification"}, "a team went there")
    every = table(told, "peacekeepers", since="2031-04-01", until="2031-06-30")["rows"][-1]
    assert (every["incidents"], every["harm"]["killed"]["best"]) == (1, 1)
    assert every["followed"] == {"looked_into": 1, "verified": 0, "assessed": 0, "judged": 1}


def test_the_missing_have_their_table(told: Mission) -> None:
    every = table(told, "missing-persons")["rows"][-1]
    assert (every["reported"], every["found"], every["open"], every["no_outcome"]) == (6, 0, 6, 1)


def test_without_days_the_human_rights_table_is_of_the_last_quarter(told: Mission) -> None:
    found = table(told, "human-rights")
    assert (found["period"], found["first"], found["last"]) == ("2031-Q2", "2031-04-01", "2031-06-30")
    whole = found["rows"][-1]
    assert whole["columns"]["killed"]["best"] == 30
    assert whole["changes"]["before"]["killed"]["then"] == 3
    assert found["unknown_status"]["abducted_or_missing"]["best"] == 6


def test_published_totals_stand_beside_what_is_counted(told: Mission) -> None:
    told.country, told.code = "MLI", "MINUSMA"
    told.save()
    keep(
        provider(told, "ucdp"),
        said(ref="u", first=date(2018, 2, 3), last=date(2018, 2, 3), harm=(killed(754, status="unknown"),)),
        said(ref="v", first=date(2022, 2, 3), last=date(2022, 2, 3), harm=(killed(108),)),
    )
    controls = {one["control"]: one for one in table(told, "control")["controls"]}
    deaths = {row["period"]: row for row in controls["conflict_deaths"]["rows"] if row["measure"] == "best"}
    assert (deaths["2018"]["ours"], deaths["2018"]["theirs"], deaths["2018"]["share"]) == (754, 1281, 58.9)
    affected = {(row["period"], row["measure"]): row for row in controls["civilians_affected"]["rows"]}
    assert affected["2022-Q1", "killed"]["ours"] == 108
    assert affected["2022-Q1", "injured"]["ours"] is None
    assert [one["rule"] for one in controls["civilians_affected"]["faults"]] == ["sum", "year", "change"]


@pytest.mark.parametrize("name", TABLES)
def test_where_no_incident_fits_there_is_no_table(mission: Mission, name: str) -> None:
    assert answer(mission, Wanted(name), "mission") is None


def test_what_cannot_be_asked_is_refused(told: Mission) -> None:
    with pytest.raises(BadInput, match="There is no table 'x'"):
        answer(told, Wanted("x"), "mission")
    with pytest.raises(BadInput, match="the other way round"):
        table(told, since="2031-05-01", until="2031-04-01")
    with pytest.raises(BadInput, match="more than 400 periods"):
        table(told, since="1900-05-01", until="2031-04-01", step="month")


def test_without_days_the_latest_eight_periods_are_shown(told: Mission) -> None:
    keep(provider(told), said(ref="old", first=date(2020, 2, 1), last=date(2020, 2, 1)))
    rows = table(told)["rows"]
    assert [rows[0]["period"], rows[-1]["period"]] == ["2031-Q1", "2031-Q2"]
    assert table(told)["first"] == "2029-07-01"
    assert table(told, "missing-persons")["first"] == "2020-01-01"
    assert table(told, since="2020-01-01")["first"] == "2020-01-01"


def test_pairs_that_wait_for_a_decision_are_told_inside_alone(told: Mission) -> None:
    one, other = tables.Account.objects.order_by("id")[:2]
    with history.change(None, "pairs found", "", told) as entry:
        tables.Pairing.objects.create(
            mission=told, one=one, other=other, probability=0.6, why="", verdict="open", change_id=entry.n
        )
    assert table(told)["doubtful"] == 1
    assert table(told, audience="public")["doubtful"] is None
    assert table(told, since="2031-05-20")["doubtful"] == 0
