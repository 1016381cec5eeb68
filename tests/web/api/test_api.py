"""The API: what a token opens, what it does not, and what goes in."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.test import Client

from bluehelm.events.models import Account, Incident
from bluehelm.record import history, people, tokens
from bluehelm.record.models import Change, Membership, Mission, Opening, User
from bluehelm.web.events import api_gate

BASE = "/api/v1/missions/UNMIX/"
Program = Callable[..., Any]
NEW = {"ref": "n-1", "first": "2021-03-04", "kind": "ambush", "place": "Ixtal"}


def sent(*accounts: dict[str, Any], provider: str = "sector-log", match: bool = False) -> dict[str, Any]:
    return {"provider": provider, "accounts": list(accounts), "match": match}


@pytest.fixture
def writer(analyst: User, program: Program) -> Any:
    return program(analyst, "accounts.write")


def test_incidents_are_listed_newest_first_by_pages(
    told: dict[str, int], analyst: User, program: Program
) -> None:
    caller = program(analyst)
    first = caller.get("incidents", limit=1).json()
    assert [row["number"] for row in first["incidents"]] == [told["child"]]
    assert (first["count"], first["more"]) == (2, False)
    second = caller.get("incidents", limit=1, after=first["next"]).json()
    assert [row["number"] for row in second["incidents"]] == [told["plain"]]
    assert second["incidents"][0]["place"] == "Ixtal"
    assert second["incidents"][0]["invented"]
    assert second["next"] is None


def test_every_condition_of_the_filter_is_taken_and_no_other(
    told: dict[str, int], analyst: User, program: Program
) -> None:
    caller = program(analyst)
    found = caller.get("incidents", kind="ambush", since="2031-03-05", harm="killed", status="civilian")
    assert [row["number"] for row in found.json()["incidents"]] == [told["child"]]
    assert caller.get("incidents", words="ixt", box="-5,14,-4,15").json()["incidents"][0]["lat"] == 14.5
    for wrong in ({"kind": "feast"}, {"since": "yesterday"}, {"box": "1,2"}, {"colour": "red"}, {"limit": 0}):
        answer = caller.get("incidents", **wrong)
        assert (answer.status_code, answer["content-type"]) == (422, api_gate.PROBLEM)
        assert answer.json()["detail"]


def test_one_incident_comes_with_its_accounts_for_those_who_may_read_them(
    told: dict[str, int], analyst: User, program: Program
) -> None:
    whole = program(analyst).get(f"incidents/{told['plain']}").json()
    assert [row["ref"] for row in whole["told"]] == ["plain"]
    assert program(analyst, "incidents.read").get(f"incidents/{told['plain']}").json()["told"] is None
    assert program(analyst, "incidents.read").get(f"accounts/{told['plain']}").status_code == 403
    assert program(analyst).get(f"accounts/{told['plain']}").json()["provider"] == "patrol-log"


def test_what_concerns_children_comes_without_narrative(
    told: dict[str, int], analyst: User, program: Program
) -> None:
    account = program(analyst).get(f"accounts/{told['child']}").json()
    assert account["text"] == ""


def test_strictly_confidential_records_are_for_cleared_tokens_and_logged(
    told: dict[str, int], mission: Mission, analyst: User, program: Program
) -> None:
    Membership.objects.filter(user=analyst).update(protection=True)
    number = told["secret"]
    assert program(analyst).get(f"incidents/{number}").status_code == 404
    assert program(analyst).get(f"accounts/{number}").status_code == 404
    assert not Opening.objects.exists()
    cleared = program(analyst, audience="protection")
    assert cleared.get(f"incidents/{number}").status_code == 200
    assert cleared.get("incidents").json()["count"] == 3
    row = Opening.objects.get()
    assert (row.by, row.what, row.key) == (analyst, "incident", number)
    assert row.why.startswith("API, token")


def test_without_a_good_token_there_is_401_and_a_cookie_opens_nothing(
    told: dict[str, int], analyst: User, client: Client, mission: Mission
) -> None:
    mission.public = True
    mission.save()
    client.force_login(analyst, backend="allauth.account.auth_backends.AuthenticationBackend")
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic eA=="}):
        answer = client.get(BASE + "incidents", headers=headers)
        assert (answer.status_code, answer["www-authenticate"]) == (401, "Bearer")
    answer = client.post(BASE + "accounts", sent(NEW), content_type="application/json")
    assert answer.status_code == 401
    assert Account.objects.count() == 3


def test_a_token_opens_its_own_mission_alone(told: dict[str, int], analyst: User, program: Program) -> None:
    Mission.objects.create(code="UNMAX", name_en="Other", name_fr="Autre", public=True)
    caller = program(analyst)
    for code in ("UNMAX", "NOWHERE"):
        answer = caller.client.get(f"/api/v1/missions/{code}/incidents")
        assert (answer.status_code, answer.json()["title"]) == (404, "Not Found")
    people.set_role(analyst.memberships.get().mission, "analyst", None, None)
    assert caller.get("incidents").status_code == 401


def test_accounts_go_in_once(writer: Any, mission: Mission) -> None:
    harm = [{"harm": "killed", "low": 1, "best": 2, "status": "civilian"}]
    first = writer.post("accounts", sent(NEW | {"harm": harm}, NEW | {"ref": "n-2", "last": "2021-03-04"}))
    assert first.status_code == 200, first.json()
    told = first.json()
    assert {key: told[key] for key in ("read", "accepted", "merged", "unchanged", "set_aside")} == {
        "read": 2, "accepted": 2, "merged": 0, "unchanged": 0, "set_aside": [],
    }  # fmt: skip
    before = history.last()
    again = writer.post("accounts", sent(NEW | {"harm": harm})).json()
    assert (again["accepted"], again["unchanged"]) == (0, 1)
    assert history.last() == before
    newer = writer.post("accounts", sent(NEW | {"place": "Ixtal Nord"})).json()
    assert newer["accepted"] == 1
    assert Account.objects.filter(ref="n-1").count() == 2
    assert Incident.objects.count() == 2
    assert Change.objects.filter(verb="accounts posted").count() == 2


def test_accounts_that_come_together_are_matched_like_those_of_a_file(writer: Any, mission: Mission) -> None:
    drawn = Random(7)
    told = [
        NEW
        | {"ref": f"n-{n}", "first": f"2021-0{drawn.randint(1, 9)}-{drawn.randint(10, 28)}"}
        | {"lat": round(drawn.uniform(13, 16), 3), "lon": round(drawn.uniform(-5, 0), 3)}
        for n in range(60)
    ]
    assert writer.post("accounts", sent(*told, match=True)).json()["merged"] == 0
    done = writer.post("accounts", sent(*told, provider="radio-log", match=True)).json()
    assert done["accepted"] == 60
    assert done["merged"] > 50
    assert writer.post("accounts", sent(*told, provider="radio-log", match=True)).json()["unchanged"] == 60


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last": "2021-03-01"}, "last"),
        ({"last": "2021-03-09"}, "day_precision"),
        ({"first": "2931-03-04"}, "first"),
        ({"lat": 14.5}, "lon"),
        ({"lat": 0, "lon": 0}, "lat"),
        ({"harm": [{"harm": "killed", "low": 3, "best": 2}]}, "killed"),
    ],
)
def test_what_makes_no_sense_is_set_aside_and_the_rest_goes_in(
    writer: Any, change: dict[str, Any], field: str
) -> None:
    done = writer.post("accounts", sent(NEW, NEW | {"ref": "n-2"} | change)).json()
    assert (done["read"], done["accepted"]) == (2, 1)
    [aside] = done["set_aside"]
    assert (aside["line"], aside["field"]) == (2, field)
    assert aside["why"]


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"}, {"first": 0}, {"first": "20210304"}, {"kind": "feast"}, {"lat": "14.5"},
        {"text": "a\0b"}, {"harm": [{"harm": "killed", "best": -1}]}, {"ref": 7}, {"place": "x" * 301},
        {"harm": [{"harm": "killed", "best": True}]}, {"harm": [{"harm": "killed", "best": 2**31}]},
        {"lat": 91, "lon": 0},
    ],
)  # fmt: skip
def test_what_is_not_as_described_is_refused_whole(writer: Any, change: dict[str, Any]) -> None:
    answer = writer.post("accounts", sent(NEW, NEW | {"ref": "n-2"} | change))
    assert answer.status_code == 422
    assert "accounts.1." in answer.json()["errors"][0]["where"]
    assert not Account.objects.exists()


def test_hostile_bodies_are_refused(writer: Any, analyst: User, program: Program) -> None:
    address, client = BASE + "accounts", writer.client
    for body in (b"[" * 100_000, b'{"provider": NaN}', b"\xff\xfe", b'"\\ud800"', b"null", b"[]"):
        answer = client.post(address, body, content_type="application/json")
        assert answer.status_code in (400, 422), body[:20]
    assert client.post(address, {"provider": "x"}).status_code == 415
    large = b'{"provider": "' + b"x" * api_gate.MOST_BYTES + b'"}'
    assert client.post(address, large, content_type="application/json").status_code == 413
    many = sent(*(NEW | {"ref": str(n)} for n in range(501)))
    assert writer.post("accounts", many).status_code == 422
    lone = b'{"provider": "x", "accounts": [{"first": "2021-03-04", "kind": "ambush", "ref": "\\ud800"}]}'
    assert client.post(address, lone, content_type="application/json").status_code == 422


def test_an_incident_is_judged_with_a_reason(
    told: dict[str, int], mission: Mission, analyst: User, program: Program
) -> None:
    caller = program(analyst, "incidents.judge")
    address = f"incidents/{told['plain']}/judgements"
    done = caller.post(address, {"state": "under_verification", "why": "asked the sector"})
    assert done.json()["incident"]["state"] == "under_verification"
    assert [row["by"] for row in done.json()["judgements"]] == ["analyst"]
    assert caller.post(address, {"why": "nothing"}).status_code == 422
    assert caller.post(address, {"state": "verified", "why": "seen"}).status_code == 422
    assert (
        caller.post(f"incidents/{told['secret']}/judgements", {"state": "disputed", "why": "x"}).status_code
        == 404
    )
    assert program(analyst).post(address, {"state": "disputed", "why": "x"}).status_code == 403


def test_scopes_are_held_apart(told: dict[str, int], analyst: User, program: Program) -> None:
    reader, writer = program(analyst), program(analyst, "accounts.write")
    assert reader.post("accounts", sent(NEW)).status_code == 403
    assert writer.get("incidents").status_code == 403
    assert writer.get("providers").json()[0]["accounts"] == 2
    people.set_role(analyst.memberships.get().mission, "analyst", "reader", None)
    assert writer.post("accounts", sent(NEW)).status_code == 403


def test_requests_are_counted(
    told: dict[str, int], analyst: User, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = program(analyst)
    monkeypatch.setattr(api_gate, "A_MINUTE", 2)
    monkeypatch.setattr(api_gate.time, "time", lambda: 1_900_000_000.0)
    answers = [caller.get("providers").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert program(analyst).get("providers").status_code == 200
    monkeypatch.setattr(api_gate, "STRANGE_A_MINUTE", 0)
    answer = Client().get(BASE + "providers")
    assert (answer.status_code, answer["retry-after"]) == (429, "20")


def test_answers_are_kept_by_nobody(told: dict[str, int], analyst: User, program: Program) -> None:
    for answer in (program(analyst).get("incidents"), Client().get(BASE + "incidents")):
        assert "no-store" in answer["cache-control"]


def test_the_description_is_open_and_an_unknown_address_is_a_problem() -> None:
    described = Client().get("/api/v1/openapi.json")
    assert described.status_code == 200
    assert len(described.json()["paths"]) == 6
    assert Client().get("/api/v1/nothing").json()["status"] == 404


def test_refusals_are_told_in_french_where_asked_for(
    told: dict[str, int], analyst: User, program: Program
) -> None:
    caller = program(analyst)
    answer = caller.client.get(BASE + "incidents/999", headers={"accept-language": "fr"})
    assert answer.status_code == 404
    judged = {"state": "verified", "why": "vu"}
    address = f"{BASE}incidents/{told['plain']}/judgements"
    writer = program(analyst, "incidents.judge").client
    said = writer.post(address, judged, content_type="application/json", headers={"accept-language": "fr"})
    assert said.status_code == 422
    assert "Un incident" in said.json()["detail"]


def test_the_scopes_of_the_manual_are_those_there_are() -> None:
    assert set(tokens.SCOPES) == {"incidents.read", "accounts.read", "accounts.write", "incidents.judge"}
