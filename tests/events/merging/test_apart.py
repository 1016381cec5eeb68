"""What people decided is kept apart, in groups and among the doubtful."""

from bluehelm.events.merging.apart import Apart
from bluehelm.events.merging.merge import merge
from bluehelm.events.merging.rows import Accounts, Decision
from tests.events.merging.invented import table, taxonomy

ONE = table("a", (10, 1.0, 30.0, "raid"), (40, 2.0, 30.0, "theft"))
OTHER = table("b", (10, 1.005, 30.0, "raid"), (90, 2.0, 30.0, "theft"))
THIRD = table("c", (11, 1.0, 30.01, "raid"))
A1, B1, C1 = ("a", "1"), ("b", "1"), ("c", "1")


def found(*tables: Accounts, apart: Apart) -> list[Decision]:
    return list(merge(tables, [taxonomy("a", "b", "c")], days=2, km=5, apart=apart).decisions)


def test_a_pair_kept_apart_is_neither_the_same_nor_doubtful() -> None:
    assert found(ONE, OTHER, apart=Apart(frozenset({(B1, A1)}))) == []


def test_of_three_the_two_kept_apart_never_meet_in_one_group() -> None:
    for one in found(ONE, OTHER, THIRD, apart=Apart(frozenset({(A1, C1)}))):
        assert not {A1, C1} <= set(one.members)


def test_an_account_is_kept_from_all_of_a_source() -> None:
    assert found(ONE, OTHER, apart=Apart(sources={A1: frozenset({"b"})})) == []
    assert found(ONE, OTHER, apart=Apart(sources={A1: frozenset({"c"})}))


def test_what_stands_in_no_table_is_passed_over() -> None:
    apart = Apart(frozenset({(("a", "9"), B1), (("z", "1"), A1)}), {("z", "9"): frozenset({"a"})})
    assert [one.members for one in found(ONE, OTHER, apart=apart)] == [(A1, B1)]
