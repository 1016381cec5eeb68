"""Sentences about an incident in the words of the state and the standard of proof that it reached.

What is not verified is never told as a fact: such a sentence begins with the words of its state, and French
uses the conditional. States commit violations, others abuses, and both are alleged until verified.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from bluehelm.events.incidents import Bounds
from bluehelm.events.worded import people
from bluehelm.events.worded.when import heading as day_heading
from bluehelm.events.worded.when import when
from bluehelm.events.worded.where import heading as place_heading
from bluehelm.events.worded.where import where
from bluehelm.record import vocab
from bluehelm.record.said import Harmed

HARD = "\u00a0"
UNSTATED = {
    "en": "According to information recorded as verified, to a standard of proof that is not stated,",
    "fr": "Selon des informations enregistrées comme vérifiées, sans que le niveau de preuve soit précisé,",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence may say; codes are terms of the vocabulary."""

    first: date
    last: date
    day_precision: str
    kind: str
    perpetrator: str
    state: str
    standard: str
    clock: time | None = None
    place: str = ""  # as written
    located: str = "none"
    precision_km: float | None = None
    cercle: str = ""  # names, not P-codes
    region: str = ""
    target: str = ""
    operation: str = ""
    harm: tuple[Harmed, ...] = ()  # of the leading account
    wide: Mapping[str, Bounds] = field(default_factory=dict)  # per harm, over all accounts
    invented: bool = False


def sentence(facts: Facts, language: str) -> str:
    """One sentence about the incident, in English ("en") or French ("fr")."""
    verified = asserts(facts.state)
    on = when(facts.first, facts.last, facts.day_precision, facts.clock, language)
    told = people.clauses(facts.harm, facts.wide, facts.perpetrator, verified, language)
    parts = [_blamed(clause, other, verified, language) for clause, other in told]
    event = _event(facts, verified, language)
    if parts:
        through = "lors d’" if language == "fr" else "in "
        body = f"{people.joined(parts, language)} {through}{event}"
    else:
        body = f"{event} {_took_place(verified, language)}"
    begun = _elided(hedge(facts.state, facts.standard, language), on)
    whole = f"{begun}{on}, {_where(facts, language)}, {body}{_tail(facts, language)}."
    return whole[0].upper() + whole[1:]


def _elided(hedge: str, following: str) -> str:
    """ "que le 4 mars", "qu’en mars"."""
    return f"{hedge[:-1]}’" if hedge.endswith(" que") and following[0] in "aeiou" else f"{hedge} "


def asserts(state: str) -> bool:
    """Whether what reached this state may be told as a fact, to its standard of proof."""
    return bool(vocab.terms("incident_states")[state]["asserts"])


def hedge(state: str, standard: str, language: str) -> str:
    """How a sentence begins: in the words of a state that is not verified, else of the standard reached."""
    if not asserts(state):
        return f"{vocab.terms('incident_states')[state]['adverb'][language]},"
    phrase: str = vocab.terms("standards")[standard]["phrase"][language]
    if not phrase:
        return UNSTATED[language]
    return phrase if phrase.endswith((" that", " que", ",")) else f"{phrase},"


def heading(facts: Facts, language: str) -> str:
    """What a list or the head of a page calls it: "Ambush, 4 March 2031, Ix"."""
    kind = vocab.word("incident_kinds", facts.kind, language)
    if facts.kind == "other":
        kind = "incident"
    day = day_heading(facts.first, facts.last, facts.day_precision, language)
    place = place_heading(
        facts.place, facts.located, facts.precision_km, facts.cercle, facts.region, language
    )
    return f"{kind[0].upper()}{kind[1:]}, {day}, {place}"


def act(perpetrator: str, verified: bool, language: str) -> str:
    """ "an alleged violation" of a State, "an alleged abuse" of others; without "alleged" once verified."""
    code = vocab.terms("parties")[perpetrator]["act"]
    return str(_words()["acts"][code][language][verified])


def _words() -> Mapping[str, Any]:
    return vocab.read("incident_wording")


def _where(facts: Facts, language: str) -> str:
    return where(facts.place, facts.located, facts.precision_km, facts.cercle, facts.region, language)


def _event(facts: Facts, verified: bool, language: str) -> str:
    """The kind with its article, whom it was against and to whom it is attributed."""
    kind = _words()["kinds"][facts.kind]
    told = str(kind[language])
    if kind.get("wrong"):
        told += f" ({act(facts.perpetrator, verified, language)})"
    told += _against(facts, language)
    by = _words()["parties"][facts.perpetrator]["by"][language]
    if by and kind.get("blame", True):
        if language == "fr":
            told += f" attribué{'e' if kind.get('f') else ''} {by}"
        else:
            told += f" attributed to {by}"
    return told


def _against(facts: Facts, language: str) -> str:
    """Whom it was directed against, where that is told and the kind does not say it already."""
    if not facts.target or facts.target == "unknown" or facts.kind in ("attack_on_civilians", "accident"):
        return ""
    if facts.target in _words()["parties"]:
        whom = _words()["parties"][facts.target]["against"][language]
    else:
        many = _words()["people"][facts.target][language][1]
        whom = f"des {many}" if language == "fr" else many
    return f" {'contre' if language == 'fr' else 'against'} {whom}"


def _blamed(clause: str, other: str, verified: bool, language: str) -> str:
    """A clause with the one it is attributed to, where that is not the perpetrator of the incident."""
    if not other:
        return clause
    by = _words()["parties"][other]["by"][language]
    if language == "fr":
        told = f"{act(other, verified, language)} attribuée {by}" if by else "auteurs non identifiés"
    else:
        told = f"{act(other, verified, language)} attributed to {by}" if by else "perpetrators unidentified"
    return f"{clause} ({told})"


def _took_place(verified: bool, language: str) -> str:
    if language == "fr":
        return "a eu lieu" if verified else "aurait eu lieu"
    return "took place"


def _tail(facts: Facts, language: str) -> str:
    """The operation, that nobody is identified, and in brackets what else a reader must know."""
    french = language == "fr"
    told = ""
    if facts.operation:
        name = " ".join(facts.operation.split())
        told += (
            f", au cours de l’opération «{HARD}{name}{HARD}»" if french else f", during operation “{name}”"
        )
    if facts.perpetrator == "unidentified" and _words()["kinds"][facts.kind].get("blame", True):
        told += ", les auteurs n’étant pas identifiés" if french else ", the perpetrators being unidentified"
    notes = []
    if not asserts(facts.state) and facts.standard != "not_assessed":
        word = vocab.word("standards", facts.standard, language)
        notes.append(f"niveau de preuve{HARD}: {word}" if french else f"standard of proof: {word}")
    if facts.invented:
        notes.append("données inventées" if french else "invented data")
    return (
        told
        + (f" ({'; '.join(notes)})" if notes and not french else "")
        + (f" ({f'{HARD}; '.join(notes)})" if notes and french else "")
    )
