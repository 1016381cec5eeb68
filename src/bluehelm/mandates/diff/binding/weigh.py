"""Whether the new paragraph binds more or less: its verb, heading, addressee, and the words inside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bluehelm.mandates.council import strength
from bluehelm.mandates.diff.binding import headed
from bluehelm.mandates.diff.binding.phrases import duty, duty_rank, phrases
from bluehelm.mandates.diff.pairing.likeness import Likeness
from bluehelm.mandates.diff.rows import CUT, PUT, SAME, STRONGER, WEAKER, Strength, Words
from bluehelm.mandates.diff.units import Unit, traits
from bluehelm.mandates.diff.words import plain
from bluehelm.mandates.rows import OTHER, PRIMARY, PRIORITY, SECOND, Act, Text
from bluehelm.record import vocab

HEADINGS = {None: 0, OTHER: 1, PRIORITY: 2}
ASKING = ("invites", "encourages", "calls upon", "urges", "requests", "demands")  # somebody to act
GIVING = ("requests", "demands", "decides")  # a task
NAMED = "named"  # the reason of what is named a priority task, where the old text names none
LEAST_ALIKE = 0.1  # of two acts, to be held against one another


@dataclass(frozen=True)
class Reason:
    """One thing that binds more (1), less (-1) or alike (0)."""

    sign: int
    key: str  # of "why" in record/vocab/redline.yaml
    words: Mapping[str, str] = field(default_factory=dict)
    place: tuple[str, str] = ("", "")  # where the row has several: "from" or "in", and the path


@dataclass(frozen=True)
class Headings:
    """What the headings and the words that lead into items say of the tasks of one text, by path."""

    kinds: Mapping[str, str]  # PRIORITY or OTHER
    titles: Mapping[str, str]  # the same by the headings alone: they may change while the leading words stay
    strategic: Mapping[str, str]  # PRIMARY or SECOND

    @classmethod
    def of(cls, text: Text) -> "Headings":
        tied = {task.path: task.strategic for task in text.tasks if task.strategic is not None}
        return cls(headed.kinds(text), headed.titles(text), tied)


@dataclass(frozen=True)
class Standing:
    """Where the tasks of both texts stand."""

    old: Headings
    new: Headings
    likeness: Likeness

    def reasons(self, old: Unit, new: Unit) -> Iterator[Reason]:
        """What the headings say; a text without such headings has neither priority nor other tasks.

        So a task of it that is named a priority task later binds no more by that alone.
        """
        before, after = self.old.kinds.get(old.path), self.new.kinds.get(new.path)
        if before == after and old.path in self.old.titles and new.path in self.new.titles:
            before, after = self.old.titles[old.path], self.new.titles[new.path]
        both = bool(self.old.kinds and self.new.kinds)
        if before != after and (both or PRIORITY in (before, after)):
            more = HEADINGS[after] > HEADINGS[before]
            if not both and _given(old) and _given(new):
                yield Reason(0, NAMED if more else "not_named")
            else:
                yield Reason(1, f"to_{after}") if more else Reason(-1, f"from_{before}")
        tied = self.old.strategic.get(old.path), self.new.strategic.get(new.path)
        if tied == (SECOND, PRIMARY):
            yield Reason(1, "to_primary")
        elif tied == (PRIMARY, SECOND):
            yield Reason(-1, "to_second")


def weigh(pairs: Sequence[tuple[Unit, Unit]], words: Words, standing: Standing) -> Strength | None:
    """The strength of a row from its pairs; None for preambular paragraphs, or where no verb is known.

    The verb decides; where it binds alike, the heading; then whether it names who is to act; then its words.
    """
    if all(old.preambular and new.preambular for old, new in pairs):
        return None
    weights: list[list[Reason]] = [[], [], [], []]
    labels: list[tuple[int, str | None, str | None]] = []
    for old, new in pairs:
        for kind, found in enumerate(_reasons(old, new, standing)):
            weights[kind].extend(_of(old, new, pairs, found))
        labels.extend(_labels(old, new, standing))
    if not labels:
        return None
    weights[3].extend(_inside(words))
    _, one, two = max(labels, key=lambda each: each[0])  # of equals the first printed
    return _told(one, two, weights)


def _reasons(old: Unit, new: Unit, standing: Standing) -> Iterator[Iterator[Reason]]:
    """Of the verb, of the heading, of the addressee."""
    if old.preambular or new.preambular:
        if old.preambular != new.preambular:
            yield iter([Reason(1, "to_operative") if old.preambular else Reason(-1, "to_preamble")])
        return
    acts = _acts(old, new, standing.likeness)
    yield _verbs(acts)
    yield standing.reasons(old, new)
    yield _addressees(acts)


def _of(
    old: Unit, new: Unit, pairs: Sequence[tuple[Unit, Unit]], reasons: Iterator[Reason]
) -> Iterator[Reason]:
    """The reasons, with the paragraph they come from or stand in where the row has several."""
    place = ("", "")
    if len(pairs) > 1:
        several = len({one.n for one, _ in pairs}) > 1
        place = ("from", old.path) if several else ("in", new.path)
    return (replace(reason, place=place) for reason in reasons)


def _labels(old: Unit, new: Unit, standing: Standing) -> Iterator[tuple[int, str | None, str | None]]:
    """The verbs and headings of a pair of acts, with how far apart they bind."""
    if old.preambular or new.preambular:
        yield len(HEADINGS), _verb(old), _verb(new)
        return
    before, after = standing.old.kinds.get(old.path), standing.new.kinds.get(new.path)
    heading = abs(HEADINGS[before] - HEADINGS[after])
    for one, two in _acts(old, new, standing.likeness):
        yield 10 * abs(_step(one, two)) + heading, _label(one, before), _label(two, after)


def _told(old: str | None, new: str | None, weights: Sequence[Sequence[Reason]]) -> Strength:
    sums = (sum(reason.sign for reason in reasons) for reasons in weights)
    sign = next((total for total in sums if total), 0)
    direction = SAME if sign == 0 else STRONGER if sign > 0 else WEAKER
    said: dict[tuple[str, str], list[Reason]] = {}
    for reason in (reason for reasons in weights for reason in reasons):
        said.setdefault(reason.place, []).append(reason)
    english, french = (_sentences(said, language) for language in ("en", "fr"))
    named = direction == SAME and any(reason.key == NAMED for reasons in weights for reason in reasons)
    return Strength(old, new, direction, english, french, named)


def _sentences(said: Mapping[tuple[str, str], Sequence[Reason]], language: str) -> str:
    """The reasons in words, those of one paragraph together."""
    why = vocab.read("redline")["why"]
    found = []
    for (link, path), reasons in (said or {("", ""): [Reason(0, "nothing")]}).items():
        text = " ".join(why[reason.key][language].format_map(reason.words) for reason in reasons)
        found.append(f"{_paragraph(link, path, language)}: {text}" if link else text)
    return " ".join(found)


def _paragraph(link: str, path: str, language: str) -> str:
    """ "From paragraph 16", "In preambular paragraph 3"; French before its colon."""
    place = vocab.read("redline")["places"]["preambular" if path.startswith("p") else "operative"]
    return str(place[link][language].format(path=path.removeprefix("p")))


def _verb(unit: Unit) -> str | None:
    if unit.preambular:
        return (unit.provision.phrase or "").lower() or None
    acts = _said(unit)
    return acts[0][0].verb if acts else None


def _label(act: Act, kind: str | None) -> str:
    return act.verb if kind is None else f"{act.verb}, {vocab.read('redline')['names'][kind]['en']}"


def _given(unit: Unit) -> bool:
    """Whether the Council gives it as a task, rather than wishes or asks for it."""
    ranks = (strength.of(act) for act, _ in _said(unit))
    return any(rank is None or strength.ladder()[rank].name in GIVING for rank in ranks)


def _said(unit: Unit) -> list[tuple[Act, frozenset[str]]]:
    """The acts of a paragraph with what their words tell; an item has that which leads into it."""
    if unit.parent is None or (unit.acts and unit.provision.governed_by is None):
        return [(act, traits(act.text)) for act in unit.acts]
    governing = unit.provision.governed_by
    return [] if governing is None else [(governing, unit.traits)]


def _acts(old: Unit, new: Unit, likeness: Likeness) -> list[tuple[Act, Act]]:
    """The acts of both that say the same, in the order of the new text."""
    mine, yours = _said(old), _said(new)
    if len(mine) == len(yours) == 1:
        return [(mine[0][0], yours[0][0])]
    scored = sorted(
        (
            (likeness.shared(one, two), -abs(i - j), i, j)
            for i, (_, one) in enumerate(mine)
            for j, (_, two) in enumerate(yours)
        ),
        reverse=True,
    )
    found, used_old, used_new = [], set[int](), set[int]()
    for score, _, i, j in scored:
        if score >= LEAST_ALIKE and i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            found.append((j, mine[i][0], yours[j][0]))
    return [(one, two) for _, one, two in sorted(found, key=lambda each: each[0])]


def _step(old: Act, new: Act) -> int:
    before, after = strength.of(old), strength.of(new)
    return 0 if before is None or after is None else after - before


def _verbs(pairs: Sequence[tuple[Act, Act]]) -> Iterator[Reason]:
    for old, new in pairs:
        step = _step(old, new)
        sign = (step > 0) - (step < 0)
        key = {1: "verb_stronger", -1: "verb_weaker", 0: "verb_same"}[sign]
        if sign or old.verb != new.verb:
            yield Reason(sign, key, {"old": old.verb, "new": new.verb})


def _addressees(pairs: Sequence[tuple[Act, Act]]) -> Iterator[Reason]:
    for old, new in pairs:
        words = {"old": ", ".join(old.addressees), "new": ", ".join(new.addressees)}
        same = set(map(plain, old.addressees)) == set(map(plain, new.addressees))
        if same or not (_asks(old) and _asks(new)):
            continue
        if not old.addressees:
            yield Reason(1, "addressee_named", words)
        elif not new.addressees:
            yield Reason(-1, "addressee_gone", words)
        else:
            yield Reason(0, "addressee_other", words)


def _asks(act: Act) -> bool:
    found = strength.of(act)
    return found is not None and strength.ladder()[found].name in ASKING


def _inside(words: Words) -> Iterator[Reason]:
    """Reservations, pressing words and auxiliary verbs that came or went."""
    for kind, weight, key in (("hedges", -1, "hedge"), ("pressing", 1, "pressing")):
        before, after = phrases(kind, words, CUT), phrases(kind, words, PUT)
        many = after.total() - before.total()
        changed, end = (after - before, "added") if many > 0 else (before - after, "gone")
        for n, said in enumerate(changed if many else ()):
            sign = 0 if n else weight if many > 0 else -weight  # one direction, whatever their number
            yield Reason(sign, f"{key}_{end}", {"words": said})
    became = duty(words)
    if became is not None:
        sign = 1 if duty_rank(became[1]) > duty_rank(became[0]) else -1
        key = "duty_stronger" if sign > 0 else "duty_weaker"
        yield Reason(sign, key, {"old": became[0], "new": became[1]})
