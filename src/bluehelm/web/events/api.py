"""The API: incidents and accounts, read and written by programs, through the same gate as the pages.

Every request comes with a token (record.tokens) that opens one mission. What it shows is what events.protect
shows the token's audience; strictly confidential records are logged as on the pages.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path, re_path
from ninja import Path, Query
from ninja.errors import HttpError
from pydantic import Field

from bluehelm.errors import BadInput
from bluehelm.events.query import LOCATED, parsed
from bluehelm.events.query import Query as Wanted
from bluehelm.events.rows import IncidentRow
from bluehelm.events.store import judging, posting, reading, seen
from bluehelm.record import access, openings
from bluehelm.record.said import Aside, Said
from bluehelm.record.tokens import Holder
from bluehelm.web.events import api_rows as given
from bluehelm.web.events import api_sent as sent
from bluehelm.web.events.api_gate import Api, Bearer, Body, not_there, told
from bluehelm.web.events.api_types import Day, Number, OneOf, Strict, term, words

PROBLEMS = dict.fromkeys((400, 401, 403, 404, 413, 415, 422, 429, 503), given.ProblemOut)
MOST_ON_A_PAGE = 200
DESCRIPTION = (
    "Incidents and accounts of one mission, for programs. Each request carries a token, made on the page of "
    "one's account or by `bluehelm people token make`, in the header `Authorization: Bearer TOKEN`. It shows "
    "no more than its person may see. Names of victims, witnesses and callers are not reached by it and must "
    "not be sent."
)
api = Api(
    title="bluehelm",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    auth=Bearer(),
    parser=Body(),
)
told(api)
Code = Annotated[str, Path(..., description="of the mission", pattern=r"^[-a-zA-Z0-9_]{1,32}$")]
Asked = Annotated[str, words(200, 1)]
InPlace = Annotated[str, words(200)]
Box = Annotated[str, Field(max_length=200, description="west,south,east,north in degrees")]


class Filter(Strict):
    """All conditions hold together; of several values of one of them, any."""

    since: Day | None = Field(None, description="can have been on this day or later")
    until: Day | None = Field(None, description="on this day or earlier")
    kind: list[Annotated[str, term("incident_kinds")]] = []
    perpetrator: list[Annotated[str, term("parties")]] = []
    target: list[Annotated[str, term("parties", "victims")]] = []
    state: list[Annotated[str, term("incident_states")]] = Field([], description="none: all but withdrawn")
    standard: list[Annotated[str, term("standards")]] = []
    region: list[Asked] = Field([], description="P-codes")
    cercle: list[Asked] = Field([], description="P-codes")
    provider: list[Asked] = []
    harm: list[Annotated[str, term("harms")]] = []
    status: list[Annotated[str, term("victims")]] = Field([], description="of the people harmed")
    operation: list[Asked] = []
    located: list[Annotated[str, OneOf(*LOCATED)]] = []
    box: Box | None = None
    words: InPlace = Field("", description="in the name of the place")
    killed: Annotated[int, Field(ge=0, le=9_999_999)] | None = Field(None, description="at least so many")
    limit: Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)] = 50
    after: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]{1,18}$")] | None = Field(
        None, description="what the page before gave as next"
    )


def holder(request: HttpRequest, code: str, *scopes: str) -> Holder:
    """Whose token it is, for its own mission and one of these scopes; else as if there were no mission."""
    found: Holder = request.auth  # type: ignore[attr-defined]
    if found.mission.code != code:
        raise access.Unseen(f"There is no mission {code} that you may read.")
    if not found.scopes & set(scopes):
        raise HttpError(403, f"The token lacks the scope {' or '.join(scopes)}, or its person lost the role.")
    return found


def noted(who: Holder, rows: Iterable[IncidentRow]) -> None:
    """Log what is strictly confidential among these."""
    strict = [row.number for row in rows if row.rank >= seen.strictest()]
    if strict:
        openings.opened(who.user, who.mission, "incident", strict, f"API, {who}")


@api.get("/missions/{code}/incidents", response={200: given.IncidentsOut, **PROBLEMS}, summary="Incidents")
def incidents(request: HttpRequest, code: Code, asked: Query[Filter]) -> Any:
    """One page of the incidents that pass the filter, newest first."""
    who = holder(request, code, "incidents.read")
    strange = sorted(set(request.GET) - set(Filter.model_fields))
    if strange:
        raise BadInput(f"{strange[0][:60]!r} is no condition; there are {', '.join(Filter.model_fields)}.")
    page = seen.page(who.mission, _wanted(request), who.audience, _after(asked.after), asked.limit)
    noted(who, page.rows)
    return {
        "incidents": [given.incident(row) for row in page.rows],
        "next": None if page.after is None else f"{page.after[0].isoformat()}.{page.after[1]}",
        "count": page.count,
        "more": page.more,
    }


def _wanted(request: HttpRequest) -> Wanted:
    return parsed({name: request.GET.getlist(name) for name in request.GET})


def _after(asked: str | None) -> reading.After | None:
    if asked is None:
        return None
    day, _dot, number = asked.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        raise BadInput(f"after is {asked!r}; give what the page before gave as next.") from None


@api.get(
    "/missions/{code}/incidents/{number}", response={200: given.WholeOut, **PROBLEMS}, summary="One incident"
)
def incident(request: HttpRequest, code: Code, number: Number) -> Any:
    """The incident with what was judged, and with its accounts where the token may read them."""
    who = holder(request, code, "incidents.read")
    found = seen.one(who.mission, number, who.audience)
    noted(who, [found.incident])
    return given.whole(found, "accounts.read" in who.scopes)


@api.post(
    "/missions/{code}/incidents/{number}/judgements",
    response={200: given.WholeOut, **PROBLEMS},
    summary="Judge an incident",
)
def judge(request: HttpRequest, code: Code, number: Number, said: sent.JudgementIn) -> Any:
    """Decide its state, its standard of proof or its sensitivity, with the reason."""
    who = holder(request, code, "incidents.judge")
    seen.one(who.mission, number, who.audience)
    fields = ("state", "standard", "sensitivity")
    decided = {name: value for name in fields if (value := getattr(said, name)) is not None}
    if not decided:
        raise BadInput(f"Nothing is decided; give {', '.join(fields[:-1])} or {fields[-1]}.")
    judging.judge(who.user, who.mission, number, decided, said.why)
    found = seen.one(who.mission, number, who.audience)
    noted(who, [found.incident])
    return given.whole(found, "accounts.read" in who.scopes)


@api.get(
    "/missions/{code}/accounts/{number}", response={200: given.AccountOut, **PROBLEMS}, summary="One account"
)
def account(request: HttpRequest, code: Code, number: Number) -> Any:
    """What one source said, as the token may see it."""
    who = holder(request, code, "accounts.read")
    found = seen.one(who.mission, posting.incident_of(who.mission, number), who.audience)
    row = next((one for one in found.accounts if one.id == number), None)
    if row is None:
        raise access.Unseen(f"There is no account {number} in {code} that you may read.")
    noted(who, [found.incident])
    return given.account(row)


@api.post("/missions/{code}/accounts", response={200: given.PostedOut, **PROBLEMS}, summary="Send accounts")
def post(request: HttpRequest, code: Code, said: sent.AccountsIn) -> Any:
    """Accounts of one provider. What is stored already changes nothing; what cannot be taken is set aside."""
    who = holder(request, code, "accounts.write")
    rows = list(sent.rows(said.accounts))
    saids = [row for row in rows if isinstance(row, Said)]
    aside = [row for row in rows if isinstance(row, Aside)]
    done = posting.post(who.user, who.mission, said.provider, saids, aside=aside, match=said.match)
    return given.posted(done)


@api.get(
    "/missions/{code}/providers", response={200: list[given.ProviderOut], **PROBLEMS}, summary="Providers"
)
def providers(request: HttpRequest, code: Code) -> Any:
    """Who gives accounts, under which licence, and how many the token may see."""
    who = holder(request, code, "incidents.read", "accounts.read", "accounts.write")
    return posting.providers(who.mission, who.audience)


urls: list[URLPattern | URLResolver] = [path("", api.urls), re_path(r"", not_there)]
