"""Print what the redline finds of edits planted in real texts: `python -m benchmarks.mandates.redline_planted`.

Each text gets one edit of every kind at once, drawn by a seed, and its paragraphs are numbered anew. No threshold was
set on these. An edit counts as found where its paragraphs stand together in a row with the kinds that were planted.

--texts N   how many texts (30)      --seed N   (1)
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table as Grid

from benchmarks.mandates.redline import TEXTS
from bluehelm.errors import BluehelmError
from bluehelm.mandates import diff, load
from bluehelm.mandates.council.acts import acts
from bluehelm.mandates.diff import Change
from bluehelm.mandates.rows import OPERATIVE, Act, Provision, Text

LEAST_PARAGRAPHS, LEAST_LISTS = 10, 2
OTHER_VERBS = {
    "requests": "encourages",
    "urges": "invites",
    "encourages": "requests",
    "calls upon": "requests",
}
STRANGE = ("harbour", "lantern", "orchard", "seasonal", "pier", "granary", "festival", "weaver")
NEW = "Requests the Secretary-General to paint the lighthouse of Ostrel in seven colours before the regatta begins;"
Pair = tuple[str | None, str | None]


@dataclass
class Node:
    """A paragraph or item that remembers which it was."""

    name: str
    words: str
    section: int | None
    items: list["Node"] = field(default_factory=list)


def tree(text: Text) -> list[Node]:
    found: dict[str, Node] = {}
    top: list[Node] = []
    for row in text.operative:
        found[row.path] = node = Node(row.path, row.text, row.section)
        (top if row.parent is None else found[row.parent].items).append(node)
    return top


def numbered(text: Text, top: list[Node]) -> tuple[Text, dict[str, str]]:
    """The text with its paragraphs and items numbered anew, and path -> name."""
    rows: list[Provision] = []
    names: dict[str, str] = {}

    def write(node: Node, path: str, above: Provision | None, governing: Act | None) -> None:
        level = 0 if above is None else above.level + 1
        number = int(re.match(r"\d+", path)[0])  # type: ignore[index]
        section = node.section if above is None else above.section
        said = acts(node.words, item=level > 0)
        row = Provision(OPERATIVE, path, number, "", node.words, level, above and above.path, section)
        rows.append(replace(row, acts=said, governed_by=governing))
        names[path] = node.name
        for n, item in enumerate(node.items, 1):
            write(item, f"{path}({n})", row, said[-1] if said else governing)

    for n, node in enumerate(top, 1):
        write(node, str(n), None, None)
    return replace(text, operative=tuple(rows), tasks=()), names


def every(top: list[Node], above: Node | None = None) -> Iterator[tuple[Node, Node | None]]:
    for node in top:
        yield node, above
        yield from every(node.items, node)


@dataclass
class Planter:
    """Plants one edit of every kind, each in a paragraph that no other edit touched."""

    chance: random.Random
    top: list[Node]
    touched: set[str] = field(default_factory=set)
    wanted: dict[str, tuple[list[Pair], set[str]]] = field(default_factory=dict)

    def draw(self, fits: Callable[[Node, Node | None], bool]) -> tuple[Node, Node | None] | None:
        long = (
            (node, above)
            for node, above in every(self.top)
            if len(node.words.split()) > 12 and not node.items
        )
        free = [(node, above) for node, above in long if node.name not in self.touched and fits(node, above)]
        found = self.chance.choice(free) if free else None
        if found is not None:
            self.touched.add(found[0].name)
        return found

    def plant(self) -> None:
        for kind in (
            self.drop,
            self.verb,
            self.reword,
            self.move_item,
            self.move_far,
            self.split,
            self.merge,
        ):
            kind()
        self.top.insert(0, Node("new", NEW, None))
        self.wanted["added"] = ([(None, "new")], {"added"})

    def drop(self) -> None:
        if (found := self.draw(lambda node, above: above is None)) is not None:
            self.top.remove(found[0])
            self.wanted["dropped"] = ([(found[0].name, None)], {"dropped"})

    def verb(self) -> None:
        found = self.draw(lambda node, above: above is None and [a.verb for a in acts(node.words)][1:] == []
                          and node.words.lower().startswith(tuple(OTHER_VERBS)))  # fmt: skip
        if found is not None:
            old = next(verb for verb in OTHER_VERBS if found[0].words.lower().startswith(verb))
            found[0].words = OTHER_VERBS[old].capitalize() + found[0].words[len(old) :]
            way = "weaker" if old in ("requests", "urges") else "stronger"
            self.wanted["verb changed"] = ([(found[0].name, found[0].name)], {"edited", way})

    def reword(self, one_in: int = 3) -> None:
        if (found := self.draw(lambda node, above: True)) is not None:
            self.scatter(found[0], one_in)
            self.wanted["a third of the words changed"] = ([(found[0].name, found[0].name)], {"edited"})

    def scatter(self, node: Node, one_in: int) -> None:
        words = node.words.split(" ")
        for _ in range(max(1, len(words) // one_in)):
            words[self.chance.randrange(len(words))] = self.chance.choice(STRANGE)
        node.words = " ".join(words)

    def move_item(self) -> None:
        found = self.draw(lambda node, above: above is not None)
        homes = [
            node for node, _ in every(self.top) if node.items and found is not None and node is not found[1]
        ]
        if found is not None and found[1] is not None and homes:
            found[1].items.remove(found[0])
            self.scatter(found[0], 8)
            home = self.chance.choice(homes)
            home.items.insert(self.chance.randrange(len(home.items) + 1), found[0])
            self.wanted["item moved and edited"] = ([(found[0].name, found[0].name)], {"edited", "moved"})

    def move_far(self) -> None:
        if (found := self.draw(lambda node, above: above is None)) is not None:
            at = self.top.index(found[0])
            self.top.remove(found[0])
            self.top.insert((at + len(self.top) // 2) % len(self.top), found[0])
            self.wanted["paragraph moved"] = ([(found[0].name, found[0].name)], {"moved"})

    def split(self) -> None:
        found = self.draw(lambda node, above: above is None and len(acts(node.words)) > 1)
        if found is None:
            return
        node, said = found[0], acts(found[0].words)
        cut = said[len(said) // 2].start
        first, rest = re.sub(r",?\s*(and)?\s*$", ";", node.words[:cut]), node.words[cut:]
        if min(len(first.split()), len(rest.split())) > 10:
            rest = rest[0].upper() + rest[1:]
            halves = [Node(f"{node.name}A", first, node.section), Node(f"{node.name}B", rest, node.section)]
            self.top[self.top.index(node) : self.top.index(node) + 1] = halves
            self.touched |= {half.name for half in halves}
            self.wanted["split"] = ([(node.name, half.name) for half in halves], {"split"})

    def merge(self) -> None:
        found = self.draw(lambda node, above: above is None and node is not self.top[-1]
                          and not self.top[self.top.index(node) + 1].items
                          and self.top[self.top.index(node) + 1].name not in self.touched
                          and len(self.top[self.top.index(node) + 1].words.split()) > 12)  # fmt: skip
        if found is not None:
            one, two = found[0], self.top[self.top.index(found[0]) + 1]
            one_name, one.name = one.name, f"{one.name}+{two.name}"
            one.words = f"{one.words.rstrip(';.')}, and {two.words[0].lower()}{two.words[1:]}"
            self.top.remove(two)
            self.touched |= {one.name, two.name}
            self.wanted["merged"] = ([(one_name, one.name), (two.name, one.name)], {"merged"})


def told(row: Change) -> set[str]:
    direction = {row.strength.direction} - {"same"} if row.strength is not None else set()
    return {*row.changes, *direction}


def tried(text: Text, chance: random.Random, found: Counter[str], planted: Counter[str]) -> None:
    """Plant in one text, compare, and count."""
    planter = Planter(chance, deepcopy(tree(text)))
    planter.plant()
    (old, old_names), (new, new_names) = numbered(text, tree(text)), numbered(text, planter.top)
    rows: dict[Pair, Change] = {}
    for row in diff.compare(old, new):
        for one in row.old or (None,):
            for two in row.new or (None,):
                rows[old_names.get(one or "", one), new_names.get(two or "", two)] = row
    for kind, (pairs, kinds) in planter.wanted.items():
        planted[kind] += 1
        found[kind] += all(pair in rows and kinds <= told(rows[pair]) for pair in pairs)
    for name in set(old_names.values()) - planter.touched:
        planted["left as it was"] += 1
        found["left as it was"] += (name, name) in rows and not rows[name, name].changes


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, found, planted = random.Random(asked.seed), Counter[str](), Counter[str]()
    files = sorted(TEXTS.glob("mandates/*.txt"))
    chance.shuffle(files)
    for text in texts(files, asked.texts):
        tried(text, chance, found, planted)
    grid = Grid(
        "planted", "found", "of", title=f"{asked.texts} texts, seed {asked.seed}", title_justify="left"
    )
    for kind, count in planted.items():
        grid.add_row(kind, str(found[kind]), str(count))
    Console().print(grid)
    return 0


def texts(files: list[Path], many: int) -> Iterator[Text]:
    """So many texts long enough, and with lists enough, to plant in."""
    for path in files:
        if many == 0:
            return
        try:
            text = load.read(path)
        except BluehelmError:
            continue  # a text that cannot be read is nothing to plant in
        top = tree(text)
        if len(top) >= LEAST_PARAGRAPHS and sum(bool(node.items) for node in top) >= LEAST_LISTS:
            many -= 1
            yield text


if __name__ == "__main__":
    raise SystemExit(main())
