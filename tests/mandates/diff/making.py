"""Invented texts of the Council, written as lines, and seeded changes to them."""

import random
import re
from dataclasses import dataclass, field, replace

from bluehelm.mandates.council.acts import acts, phrase
from bluehelm.mandates.rows import OPERATIVE, PREAMBULAR, Act, Provision, Section, SetAside, Text

LINE = re.compile(r"(?P<path>p?\d+\S*) (?P<text>.+)", re.S)


def listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


VERBS = ("Encourages", "Calls upon", "Urges", "Requests", "Demands")
ADDRESSEES = ("the Secretary-General", "UNMIX", "the authorities of Ix", "all parties in Ix", "Member States")
DEEDS = listed("""
    repair repaint reopen inspect catalogue illuminate irrigate dredge insulate measure polish plant
    restore survey translate ventilate widen archive calibrate furnish
""")
THINGS = listed("""
    lighthouses harbours orchards windmills aqueducts libraries beehives bakeries theatres observatories
    ferries granaries vineyards staircases fountains carpets kilns meadows printing-presses greenhouses
    tramways looms telescopes organs cisterns quarries saltworks cellars beacons chapels
""")
PLACES = listed("""
    Ostrel Varn Quill Medrin Tashel Brovo Kelmont Ardesh Lunby Sorrel Pinewick Harrowgate Ellisport
    Fenmoor
""")
MANNERS = (
    "before the spring floods",
    "with the help of apprentices",
    "in honour of the founders",
    "under a joint plan",
    "without closing any road",
    "from local clay and timber",
    "together with the guilds",
    "by public subscription",
    "according to the old drawings",
    "in the presence of witnesses",
)


def text_of(*lines: str, held_out: str | None = None) -> Text:
    """A text from lines "p1 Recalling ..", "# Heading", "3 Urges ..", "3(a) to .."."""
    sections: list[Section] = []
    preambular: list[Provision] = []
    operative: list[Provision] = []
    for line in lines:
        if line.startswith("# "):
            sections.append(Section(line[2:], 1, None, None, None))
            continue
        found = LINE.fullmatch(line)
        assert found is not None, line
        path, words = found["path"], found["text"]
        if path.startswith("p"):
            n = int(path[1:])
            row = Provision(PREAMBULAR, path[1:], n, "", words, 0, None, None, phrase(words))
            preambular.append(row)
        else:
            operative.append(_operative(path, words, operative, len(sections) - 1 if sections else None))
    sections = [
        replace(
            section, first=next((row.path for row in operative if row.section == n and not row.level), None)
        )
        for n, section in enumerate(sections)
    ]
    aside = () if held_out is None else (SetAside("line 1", held_out, "says what the file holds"),)
    return Text(
        "S/RES/9001 (2041)", None, "adopted", None, "UNMIX", None, None,
        tuple(sections), tuple(preambular), tuple(operative), set_aside=aside,
    )  # fmt: skip


def _operative(path: str, words: str, before: list[Provision], section: int | None) -> Provision:
    parent = re.sub(r"(\([^()]+\)|#\d+)$", "", path)
    above = next((row for row in reversed(before) if row.path == parent), None) if parent != path else None
    governing: Act | None = None
    if above is not None:
        governing = above.acts[-1] if above.acts else above.governed_by
    level = 0 if above is None else above.level + 1
    said = acts(words, item=True) if level else acts(words)
    n = int(re.match(r"\d+", path)[0])  # type: ignore[index]
    label = re.findall(r"\([^()]+\)|#\d+|\d+", path)[-1] if level else f"{n}."
    row = Provision(OPERATIVE, path, n, label, words, level, above.path if above else None, section)
    return replace(row, acts=said, governed_by=governing)


@dataclass
class Node:
    """A paragraph that remembers which it was, whatever its number becomes."""

    name: str
    words: str
    items: list["Node"] = field(default_factory=list)


def deed(chance: random.Random) -> str:
    """Something to be done, unlike any other."""
    one, two, three = chance.sample(THINGS, 3)
    return (
        f"{chance.choice(DEEDS)} the {one}, the {two} and the {three} of {chance.choice(PLACES)}"
        f" {chance.choice(MANNERS)}, and to {chance.choice(DEEDS)} every {chance.choice(THINGS)[:-1]}"
        f" near {chance.choice(PLACES)} {chance.choice(MANNERS)}"
    )


def drawn(chance: random.Random, paragraphs: int = 14) -> list[Node]:
    """A text: plain paragraphs, and some with items."""
    found = []
    for n in range(paragraphs):
        name = f"P{n}"
        if n % 4 == 3:
            items = [Node(f"{name}.{k}", f"to {deed(chance)}") for k in range(4)]
            lead = f"Decides that the mandate of UNMIX in {PLACES[n % len(PLACES)]} shall include"
            found.append(Node(name, f"{lead} the {THINGS[n]} and the following tasks:", items))
        else:
            verb, whom = chance.choice(VERBS), chance.choice(ADDRESSEES)
            found.append(Node(name, f"{verb} {whom} to {deed(chance)};"))
    return found


def numbered(nodes: list[Node]) -> tuple[Text, dict[str, str]]:
    """The text with its paragraphs numbered anew, and path -> name."""
    lines, names = [], {}
    for n, node in enumerate(nodes, 1):
        lines.append(f"{n} {node.words}")
        names[str(n)] = node.name
        for k, item in enumerate(node.items):
            path = f"{n}({chr(ord('a') + k)})"
            lines.append(f"{path} {item.words}")
            names[path] = item.name
    return text_of(*lines), names
