"""A fuzzer driven by the description finds nothing: no fault, no answer that is not described."""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks as described

from bluehelm.record import tokens
from bluehelm.record.models import Membership, Mission, User
from bluehelm.web.events import api_gate
from bluehelm.web.wsgi import application

OPERATIONS = [
    ("/missions/{code}/incidents", "GET"),
    ("/missions/{code}/incidents/{number}", "GET"),
    ("/missions/{code}/incidents/{number}/judgements", "POST"),
    ("/missions/{code}/accounts/{number}", "GET"),
    ("/missions/{code}/accounts", "POST"),
    ("/missions/{code}/providers", "GET"),
]
CHECKS = [
    not_a_server_error,
    described.status_code_conformance,
    described.content_type_conformance,
    described.response_headers_conformance,
    described.response_schema_conformance,
    described.unsupported_method,
    described.ignored_auth,
]
# what is as described and makes no sense is refused too, so a refusal of good data is no finding here
BAD = [*CHECKS, described.negative_data_rejection]
FEW, MANY = 5, 1_500


@pytest.fixture
def secret(mission: Mission, analyst: User, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A token that may everything; requests leave the test's own connection open and are not counted."""
    monkeypatch.setattr(api_gate, "A_MINUTE", 10**9)
    monkeypatch.setattr(api_gate, "STRANGE_A_MINUTE", 10**9)
    Membership.objects.filter(user=analyst).update(protection=True)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield tokens.make(analyst, mission, "fuzzer", list(tokens.SCOPES), audience="protection")
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@cache
def operations() -> dict[tuple[str, str], Any]:
    """Every operation of the description, by address and method."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    found = (one.ok() for one in schema.get_all_operations())
    return {(one.path, one.method.upper()): one for one in found}


def fuzz(path: str, method: str, mode: GenerationMode, examples: int, secret: str, number: int) -> None:
    """Call one operation with what its description allows, or with what it does not."""
    operation = operations()[f"/api/v1{path}", method]
    good = mode == GenerationMode.POSITIVE
    strategy = operation.as_strategy(generation_mode=mode)

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=examples == FEW,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=strategy)
    def called(case: Case) -> None:
        if good:
            case.path_parameters["code"] = "UNMIX"
            if "number" in case.path_parameters:
                case.path_parameters["number"] = number
            if isinstance(case.body, dict) and "accounts" in case.body:
                case.body["match"] = False
        case.call_and_validate(
            headers={"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"},
            checks=CHECKS if good else BAD,
        )

    called()


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["good", "bad"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_a_few_calls_of_each_operation_find_nothing(
    told: dict[str, int], secret: str, path: str, method: str, mode: GenerationMode
) -> None:
    if mode == GenerationMode.NEGATIVE and (path, method) == OPERATIONS[-1]:
        pytest.skip("only the code of the mission can be wrong, which is a mission that is not there")
    fuzz(path, method, mode, FEW, secret, told["plain"])


@pytest.mark.prove
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["good", "bad"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_a_long_run_of_each_operation_finds_nothing(
    told: dict[str, int], secret: str, path: str, method: str, mode: GenerationMode
) -> None:
    fuzz(path, method, mode, int(os.environ.get("FUZZ", MANY)), secret, told["plain"])
