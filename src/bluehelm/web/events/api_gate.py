"""The door of the API: tokens in a header and nowhere else, limits, faults told as problems (RFC 9457)."""

import json
import time
from http import HTTPStatus
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.parser import Parser
from ninja.security import HttpBearer

from bluehelm.errors import BluehelmError, Refused, Unreadable
from bluehelm.record import access, tokens
from bluehelm.record.tokens import Holder
from bluehelm.web.pages import why_not

PROBLEM = "application/problem+json"
MINUTE = 60
A_MINUTE, STRANGE_A_MINUTE = 600, 60  # requests of one token; requests without a good one from one address
MOST_BYTES = 4_000_000


class Body(Parser):
    """Only JSON as its standard has it; what is nested beyond reason is as unreadable as what is cut off."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return json.loads(request.body, parse_constant=_no_number)
        except RecursionError:
            raise ValueError("nested too deeply") from None


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")


class Bearer(HttpBearer):
    """A token in the header Authorization. A cookie opens nothing here, so no other site can use one."""

    def __call__(self, request: HttpRequest) -> Any:
        if _length(request) > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise HttpError(413, f"The body is over {most} MB; send fewer accounts at a time.")
        found = super().__call__(request)
        if found is not None and request.method == "POST" and request.content_type != "application/json":
            raise HttpError(415, "Send the body as application/json.")
        if found is None:
            _count(f"address-{request.META.get('REMOTE_ADDR', '')}", STRANGE_A_MINUTE)
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Holder | None:
        found = tokens.holder(token)
        if found is not None:
            _count(f"token-{found.token}", A_MINUTE)
        return found


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdigit() else MOST_BYTES + 1


def _count(who: str, most: int) -> None:
    """Count a request of this minute; raises Throttled beyond the most."""
    now = int(time.time())
    key = f"api-{who}-{now // MINUTE}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two
        return
    if count > most:
        raise Throttled(MINUTE - now % MINUTE)


class Api(NinjaAPI):
    """Answers are kept by nobody on the way; each operation tells of the problems that it can answer with."""

    def create_response(self, request: HttpRequest, data: Any, **how: Any) -> HttpResponse:
        return closed(super().create_response(request, data, **how))

    def get_openapi_schema(self, **how: Any) -> Any:
        schema = super().get_openapi_schema(**how)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST:
                        answer["description"] = HTTPStatus(int(status)).phrase
                        answer["content"] = {PROBLEM: next(iter(answer["content"].values()))}
        return schema


def closed(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Authorization"])
    return response


def problem(status: int, detail: str, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "errors": errors or []}
    return closed(HttpResponse(json.dumps(body), status=status, content_type=PROBLEM))


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problem(404, "There is no such thing, or this token may not see it.")


def told(api: Api) -> None:
    """Let the API tell every fault as a problem."""

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
        response = problem(401, "Send a token that is good as the header Authorization: Bearer TOKEN.")
        response["WWW-Authenticate"] = "Bearer"
        return response

    @api.exception_handler(Throttled)
    def throttled(request: HttpRequest, fault: Throttled) -> HttpResponse:
        response = problem(429, f"Too many requests; wait {fault.wait} seconds.")
        response["Retry-After"] = str(fault.wait)
        return response

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, fault: HttpError) -> HttpResponse:
        return problem(fault.status_code, str(fault))

    @api.exception_handler(ValidationError)
    def wrong(request: HttpRequest, fault: ValidationError) -> HttpResponse:
        errors = [
            {"where": ".".join(str(part) for part in one["loc"]), "why": str(one["msg"])}
            for one in fault.errors[:100]
        ]
        return problem(422, "The request is not as the description has it; nothing was stored.", errors)

    @api.exception_handler(BluehelmError)
    def ours(request: HttpRequest, fault: BluehelmError) -> HttpResponse:
        if isinstance(fault, access.Unseen):
            return not_there(request)
        status = 403 if isinstance(fault, Refused) else 503 if isinstance(fault, Unreadable) else 422
        return problem(status, why_not(fault))

    api.add_exception_handler(Http404, lambda request, fault: not_there(request))
