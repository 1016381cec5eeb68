"""Seeded changes to invented texts: what was planted is found, and nothing else."""

import random

import pytest

from bluehelm.mandates.diff import Change, compare
from tests.mandates.diff.making import DEEDS, Node, deed, drawn, numbered

SEEDS = range(12)


def told(old: list[Node], new: list[Node]) -> dict[tuple[frozenset[str], frozenset[str]], Change]:
    """The rows by the names of their paragraphs, whatever their numbers."""
    (mine, old_names), (yours, new_names) = numbered(old), numbered(new)
    return {
        (frozenset(old_names[path] for path in row.old), frozenset(new_names[path] for path in row.new)): row
        for row in compare(mine, yours)
    }


def copied(nodes: list[Node]) -> list[Node]:
    return [
        Node(node.name, node.words, [Node(item.name, item.words) for item in node.items]) for node in nodes
    ]


def changed(rows: dict[tuple[frozenset[str], frozenset[str]], Change]) -> dict[str, tuple[str, ...]]:
    return {
        "+".join(sorted(old)) + ">" + "+".join(sorted(new)): row.changes
        for (old, new), row in rows.items()
        if row.changes
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_text_against_itself_is_all_the_same(seed: int) -> None:
    text, _ = numbered(drawn(random.Random(seed)))
    rows = compare(text, text)
    assert [row.old for row in rows] == [row.new for row in rows] == [(row.path,) for row in text.operative]
    assert not any(row.changes for row in rows)
    assert all(len(row.words) == 1 for row in rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paragraph_put_in_front_only_renumbers_the_others(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    new = [Node("NEW", f"Requests the Secretary-General to {deed(chance)};"), *copied(old)]
    assert changed(told(old, new)) == {">NEW": ("added",)}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paragraph_dropped_is_told_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    gone = chance.choice([node for node in old if not node.items])
    new = [node for node in copied(old) if node.name != gone.name]
    assert changed(told(old, new)) == {f"{gone.name}>": ("dropped",)}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_item_moved_to_another_paragraph_and_edited_at_once_is_found(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    new = copied(old)
    source, target = chance.sample([node for node in new if node.items], 2)
    item = source.items.pop(chance.randrange(len(source.items)))
    first, rest = item.words.removeprefix("to ").split(" ", 1)
    item.words = f"to {next(word for word in DEEDS if word != first)} with care {rest}, as appropriate"
    target.items.insert(chance.randrange(len(target.items) + 1), item)
    rows = told(old, new)
    assert changed(rows) == {f"{item.name}>{item.name}": ("edited", "moved")}
    strength = rows[frozenset([item.name]), frozenset([item.name])].strength
    assert strength is not None
    assert strength.direction == "weaker"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paragraph_moved_far_is_moved_and_its_items_are_not(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    new = copied(old)
    moving = new.pop(3)
    new.append(moving)
    assert changed(told(old, new)) == {f"{moving.name}>{moving.name}": ("moved",)}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paragraph_split_in_two_is_one_row(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    at = chance.choice([n for n, node in enumerate(old) if not node.items])
    more = f"requests UNMIX to {deed(chance)}"
    old[at].words = old[at].words.rstrip(";") + f", and {more};"
    new = copied(old)
    first = old[at].words.split(", and requests UNMIX")[0]
    new[at : at + 1] = [Node("A", f"{first};"), Node("B", f"R{more[1:]};")]
    assert changed(told(old, new)) == {f"{old[at].name}>A+B": ("edited", "split")}
    assert changed(told(new, old)) == {f"A+B>{old[at].name}": ("edited", "merged")}


@pytest.mark.parametrize("seed", SEEDS)
def test_items_merged_into_one_are_one_row(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    new = copied(old)
    home = chance.choice([node for node in new if node.items])
    one, two = home.items[:2]
    home.items[:2] = [Node("ONE", f"{one.words}, and {two.words}")]
    assert changed(told(old, new)) == {f"{one.name}+{two.name}>ONE": ("edited", "merged")}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_change_of_verb_is_weighed(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    at = chance.choice([n for n, node in enumerate(old) if not node.items])
    rest = old[at].words.split(" to ", 1)[1]
    old[at].words, new = f"Encourages UNMIX to {rest}", copied(old)
    new[at].words = f"Requests UNMIX to {rest}"
    for mine, yours, direction in ((old, new, "stronger"), (new, old, "weaker")):
        row = told(mine, yours)[frozenset([old[at].name]), frozenset([old[at].name])]
        assert row.changes == ("edited",)
        assert row.strength is not None
        assert row.strength.direction == direction


@pytest.mark.parametrize("seed", SEEDS)
def test_swapping_old_and_new_mirrors_everything(seed: int) -> None:
    chance = random.Random(seed)
    old = drawn(chance)
    new = copied(old)
    del new[chance.randrange(4)]
    new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
    new.insert(chance.randrange(len(new)), Node("NEW", f"Urges all parties in Ix to {deed(chance)};"))
    for node in chance.sample(new, 3):
        node.words = node.words.rstrip(";") + f", and also {chance.choice(DEEDS)} them;"
    swapped = {"added": "dropped", "dropped": "added", "split": "merged", "merged": "split"}
    there = {key: set(row.changes) for key, row in told(old, new).items()}
    back = {
        (one, two): {swapped.get(kind, kind) for kind in row.changes}
        for (two, one), row in told(new, old).items()
    }
    assert there == back
