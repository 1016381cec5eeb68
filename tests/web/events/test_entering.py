"""Typing an incident: stored once, asked about where doubtful, kept where refused, corrected anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from bluehelm.events import models as tables
from bluehelm.record.models import Membership, Mission, User
from bluehelm.web.events import entry_forms
from tests.web.events.storing import stored
from tests.web.events.test_incidents import SAID

NEW = "/m/UNMIX/incidents/new/"
SignIn = Callable[[User], Client]


def sent(**given: str) -> dict[str, str]:
    whole = {
        "ref": entry_forms.new_ref(), "day": "4 March 2021", "place": "", "chosen": "", "kind": "ambush",
        "perpetrator": "extremist_groups", "target": "", "harm": "3 k civ f child, 5 i", "text": "Invented.",
        "operation": "", "sensitivity": "", "same": "",
    }  # fmt: skip
    for n in range(entry_forms.LINES):
        whole |= {f"l{n}-{name}": "" for name in ("harm", "low", "best", "high", "status", "sex", "age")}
    return whole | given


def test_what_is_typed_is_stored_as_an_account_of_the_mission(
    mission: Mission, analyst: User, as_: SignIn
) -> None:
    answer = as_(analyst).post(NEW, sent(harm="3 k civ f, 5 i"), follow=True)
    told = answer.content.decode()
    assert "Stored as incident" in told
    assert "Reportedly, on" in told
    row = tables.Account.objects.select_related("provider").get()
    assert (row.provider.name, row.by, row.kind) == ("by-hand", analyst, "ambush")
    assert row.provider.invented is mission.invented
    assert list(row.harm.order_by("id").values_list("harm", "best", "sex")) == [
        ("killed", 3, "female"),
        ("injured", 5, "unknown"),
    ]


def test_fields_beside_the_short_text_make_lines_too(mission: Mission, analyst: User, as_: SignIn) -> None:
    lines = {"l0-harm": "abducted", "l0-low": "2", "l0-high": "4", "l0-status": "civilian", "l0-sex": "male"}
    as_(analyst).post(NEW, sent(harm="1 k", **lines))
    held = tables.Account.objects.get().harm.order_by("id").values_list("harm", "low", "best", "high", "sex")
    assert list(held) == [("killed", 1, 1, 1, "unknown"), ("abducted", 2, None, 4, "male")]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("day", "4 March 2999", "lies ahead of today"),
        ("day", "03/04/2021", "may be 2021-04-03 or 2021-03-04"),
        ("harm", "many k", "is no number; give a range"),
        ("harm", "5 k = 4 civ + 3 pk", "the parts make 7"),
        ("kind", "earthquake", "Select a valid choice"),
        ("chosen", "ML999@1.0,2.0", "does not belong to the name"),
        ("l0-best", "3", "Say what harm it was"),
        ("l0-best", "-3", "greater than or equal to 0"),
        ("ref", "h-zz", "Enter a valid value"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(
    mission: Mission, analyst: User, as_: SignIn, field: str, value: str, told: str
) -> None:
    answer = as_(analyst).post(NEW, sent(**{"text": "Typed with care.", field: value}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page.replace("&quot;", '"') or field == "ref"
    assert "Typed with care." in page
    assert not tables.Account.objects.exists()


def test_coordinates_the_wrong_way_round_are_refused(mission: Mission, analyst: User, as_: SignIn) -> None:
    mission.country = "MLI"
    mission.save()
    client = as_(analyst)
    assert "latitude comes first" in client.post(NEW, sent(place="-4.1, 14.5")).content.decode()
    assert "outside the country" in client.post(NEW, sent(place="48.8, 2.3")).content.decode()
    client.post(NEW, sent(place="14.5, -4.1"))
    assert tables.Account.objects.get().lat == pytest.approx(14.5)


def test_a_place_is_chosen_from_candidates(mission: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    part = client.get(f"{NEW}places/", {"place": "Mopti"})
    (key, first), *_ = part.context["candidates"]
    assert key in part.content.decode()
    client.post(NEW, sent(place="Mopti", chosen=key, harm=""))
    row = tables.Account.objects.get()
    assert (row.place, row.lat, row.precision_km) == ("Mopti", first.lat, first.precision_km)
    assert "waits" not in client.get(f"{NEW}places/", {"place": ""}).content.decode()
    assert "No place of this name" in client.get(f"{NEW}places/", {"place": "Qqqzzxy"}).content.decode()


def test_harm_is_said_back_in_words(mission: Mission, analyst: User, as_: SignIn) -> None:
    told = as_(analyst).get(f"{NEW}harm/", {"harm": "3-5 k civ women, many i"}).content.decode()
    assert "3 to 5\u00a0civilians (women) killed" in told
    assert "is no number" in told


def test_a_form_sent_twice_is_stored_once_and_not_filled_anew(
    mission: Mission, analyst: User, as_: SignIn
) -> None:
    client, form = as_(analyst), sent()
    assert client.post(NEW, form).status_code == 302
    assert client.post(NEW, form).status_code == 302
    assert tables.Account.objects.count() == 1
    answer = client.post(NEW, form | {"harm": "9 k"})
    assert "stored before" in answer.content.decode()
    assert tables.Account.objects.count() == 1


def test_what_may_be_the_same_is_asked_before_it_is_stored(
    mission: Mission, analyst: User, as_: SignIn
) -> None:
    day = datetime.now(UTC).date() - timedelta(days=20)
    (number,) = stored(mission, replace(SAID, first=day, last=day))
    client, form = as_(analyst), sent(day=day.isoformat(), place="14.52, -4.1", harm="1 k")
    answer = client.post(NEW, form)
    assert answer.status_code == 422
    assert "This may be stored already" in answer.content.decode()
    assert tables.Account.objects.count() == 1
    assert client.post(NEW, form | {"same": "new"}).status_code == 302
    assert tables.Incident.objects.filter(into=None).count() == 2
    other = sent(day=day.isoformat(), place="14.51, -4.1", harm="2 k", same=str(number))
    assert client.post(NEW, other).headers["Location"].endswith(f"/{number}/?stored=1")
    assert tables.Incident.objects.get(pk=number).accounts == 2


def test_a_confidential_neighbour_is_not_told(mission: Mission, analyst: User, as_: SignIn) -> None:
    day = datetime.now(UTC).date() - timedelta(days=20)
    stored(mission, replace(SAID, first=day, last=day, sensitivity="strictly_confidential"))
    answer = as_(analyst).post(NEW, sent(day=day.isoformat(), place="14.5, -4.1", harm="1 k"))
    assert answer.status_code == 302


def test_a_correction_is_a_new_version_with_its_reason(mission: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    client.post(NEW, sent(harm="3 k civ"))
    first = tables.Account.objects.get()
    address = f"/m/UNMIX/incidents/accounts/{first.pk}/correct/"
    begun = client.get(address)
    assert 'value="3 k civ"' in begun.content.decode()
    form = sent(harm="4 k civ", day="2021-03-04")
    assert client.post(address, form).status_code == 422
    told = client.post(address, form | {"why": "one died later"}, follow=True).content.decode()
    assert "1 earlier version" in told
    assert "one died later" in told
    newest = tables.Account.objects.get(current=True)
    assert (newest.supersedes, newest.incident_id) == (first.pk, first.incident_id)
    assert client.get(address).status_code == 404


def test_accounts_of_others_are_not_corrected_here(mission: Mission, analyst: User, as_: SignIn) -> None:
    (number,) = stored(mission, SAID)
    assert as_(analyst).get(f"/m/UNMIX/incidents/accounts/{number}/correct/").status_code == 404


def test_one_who_sees_an_account_only_vaguely_may_not_correct_it(
    mission: Mission, analyst: User, as_: SignIn
) -> None:
    client = as_(analyst)
    client.post(NEW, sent(harm="3 k civ child", place="14.5, -4.1"))
    account = tables.Account.objects.get()
    address = f"/m/UNMIX/incidents/accounts/{account.pk}/correct/"
    assert client.get(address).status_code == 403
    Membership.objects.filter(user=analyst).update(protection=True)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [NEW, f"{NEW}places/", f"{NEW}harm/"])
def test_a_stranger_gets_404_and_a_reader_is_refused(
    mission: Mission, stranger: User, reader: User, as_: SignIn, address: str
) -> None:
    assert as_(stranger).get(address).status_code == 404
    assert as_(reader).get(address).status_code == 403
    assert as_(reader).post(NEW, sent()).status_code == 403


def test_an_ended_session_stores_nothing_tells_nothing_and_keeps_what_was_typed(
    mission: Mission, client: Client
) -> None:
    for code in ("UNMIX", "NOWHERE"):
        answer = client.post(f"/m/{code}/incidents/new/", sent(text="Typed with care. <b>"))
        told = answer.content.decode()
        assert answer.status_code == 422
        assert "Your session has ended" in told
        assert "Typed with care. &lt;b&gt;" in told
        assert "Mission in Ix" not in told
    assert not tables.Account.objects.exists()


def test_the_form_is_in_french(mission: Mission, analyst: User, as_: SignIn) -> None:
    client = as_(analyst)
    client.cookies["django_language"] = "fr"
    told = client.post(NEW, sent(day="04/03/2021", harm="many k")).content.decode()
    for word in (
        "Saisir un incident",
        "peut être 2021-03-04 ou 2021-04-03",
        "n’est pas un nombre",
        "Attribué à",
    ):
        assert word in told
    for word in ("is no number", "may be", "Store<", "Harm<"):
        assert word not in told
