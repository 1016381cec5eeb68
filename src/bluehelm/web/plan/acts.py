"""What a person does to a result from its line's page: enter, correct, prove, approve, reopen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy

from bluehelm.plans import store
from bluehelm.plans.store import LineDetail
from bluehelm.record.models import User
from bluehelm.web import forms


@dataclass(frozen=True)
class Act:
    """One thing that can be done; on names what the form's target is: a planned quantity or a result."""

    form: type[forms.Targeted]
    leave: str  # the action of record/access.py
    on: str
    done: Any
    do: Callable[[int, dict[str, Any], User], object]


def enter(target: int, said: dict[str, Any], by: User) -> object:
    causes = tuple(said["causes"])
    return store.enter(target, said["value"], by, said["why"], remark=said["remark"], causes=causes)


def correct(target: int, said: dict[str, Any], by: User) -> object:
    causes = tuple(said["causes"])
    return store.correct(target, said["value"], by, said["why"], remark=said["remark"], causes=causes)


def attach(target: int, said: dict[str, Any], by: User) -> object:
    file = said["file"]
    return store.attach(target, file.read(), file.name, by, said["note"])


def approve(target: int, said: dict[str, Any], by: User) -> None:
    store.approve(target, by, said["why"])


def reopen(target: int, said: dict[str, Any], by: User) -> None:
    store.reopen(target, by, said["why"])


ACTS = {
    "enter": Act(forms.Enter, "enter", "limb", gettext_lazy("The actual was entered."), enter),
    "correct": Act(
        forms.Correct,
        "correct",
        "result",
        gettext_lazy("The correction stands; the earlier value is kept."),
        correct,
    ),
    "attach": Act(forms.Attach, "enter", "result", gettext_lazy("The evidence was attached."), attach),
    "approve": Act(
        forms.Approve, "approve", "result", gettext_lazy("The actual is approved and locked."), approve
    ),
    "reopen": Act(
        forms.Reopen, "reopen", "result", gettext_lazy("The actual can be corrected again."), reopen
    ),
}


def targets(detail: LineDetail, on: str) -> set[int]:
    """What on this line the act may be about; anything else in the form is a forged one."""
    if on == "limb":
        return {limb.id for limb in detail.limbs}
    found = (*detail.unasked, *(result for limb in detail.limbs for result in limb.results))
    return {result.id for result in found}


def person(user: User | AnonymousUser) -> User:
    if not isinstance(user, User):
        raise PermissionDenied
    return user
