"""An estimate in words that can be used without statistics, in English and French."""

from dataclasses import dataclass

from bluehelm.errors import BadInput
from bluehelm.impact.rows import Estimate
from bluehelm.record import messages, vocab

LEVEL = 0.05
FEWER, MORE, OPEN, NONE = "fewer", "more", "open", "none"
LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Names:
    """What the events and the responses are called in the table; general words without them."""

    event: str = ""
    response: str = ""
    stay: bool = False  # a response is a stay of one that moves

    @classmethod
    def of(cls, dependent: str, treatment: str) -> "Names":
        """From kind=attack and kind=patrol."""
        return cls(dependent.partition("=")[2].strip(), treatment.partition("=")[2].strip())


UNNAMED = Names()


def words(key: str, language: str, **values: str) -> str:
    """The words for a key of wake.yaml; values fill its places."""
    if language not in LANGUAGES:
        raise BadInput(f"The language {language!r} is not one of en, fr; name one of them.")
    return vocab.word("wake", key, language).format(**values)


def state(row: Estimate) -> str:
    """Whether there were fewer or more, or the data leave it open, or say too little."""
    if row.estimate is None or row.low is None or row.high is None:
        return NONE
    if row.high < 0:
        return FEWER
    return MORE if row.low > 0 else OPEN


def stands_out(row: Estimate) -> bool:
    """Whether it stands out from chance over all windows of the run together."""
    return state(row) in (FEWER, MORE) and row.p_adjusted is not None and row.p_adjusted < LEVEL


def sentence(row: Estimate, language: str, names: Names = UNNAMED, where: str | None = None) -> str:
    """One window in words: what changed, how sure that is, and whether it can be chance.

    where   what is said of the window itself; "Within 7 days and 10 km" without it
    """
    place = within(row, language) if where is None else where
    how = state(row)
    if how == NONE or row.estimate is None or row.low is None or row.high is None:
        note = words("no interval", language) if row.note is None else messages.told(row.note, language)
        return words("nothing", language, where=place, note=note)
    told = {
        "where": place,
        "response": _called("stay" if names.stay else "response", names.response, language),
    }
    if how == OPEN:
        ends = {"low": _moved(row.low, language), "high": _moved(row.high, language)}
        told |= {"events": _called("events", names.event, language)} | ends
    else:
        low, high = sorted((abs(row.low), abs(row.high)))
        several = "events" if abs(row.estimate) >= 2 else "event"
        told |= {"events": _called(several, names.event, language)}
        told |= {"low": number(low, language), "high": number(high, language)}
    key = "open" if how == OPEN else f"changed {how}"
    said = words(key, language, n=number(abs(row.estimate), language), **told) + _of_a_hundred(row, language)
    chance = how != OPEN and row.p_adjusted is not None and not stands_out(row)
    return f"{said}. {words('chance', language)}" if chance else f"{said}."


def within(row: Estimate, language: str) -> str:
    return words("within", language, days=days_words(row.days, language), km=plain(row.km, language))


def days_words(days: float, language: str, told: str = "") -> str:
    """Days with their unit; told: the figure as it is to be written."""
    key = "day" if is_one(days, language) else "days"
    return words(key, language, n=told or plain(days, language))


def is_one(days: float, language: str) -> bool:
    """Whether so many take the singular; in French all below two do."""
    return days < 2 if language == "fr" else days <= 1


def events_per_response(count: float, language: str, names: Names) -> dict[str, str]:
    """What so many events, and a response, are called."""
    kind, response = ("events" if abs(count) >= 2 else "event"), "stay" if names.stay else "response"
    return {
        "events": _called(kind, names.event, language),
        "response": _called(response, names.response, language),
    }


def number(value: float, language: str) -> str:
    """Two decimals; two figures that count where that is less than a tenth."""
    value = 0.0 if round(value, 4) == 0 else value  # no minus before nothing
    places = 2 if not value or abs(value) >= 0.1 else 3 if abs(value) >= 0.01 else 4
    return _written(f"{value:.{places}f}", language)


def plain(value: float, language: str) -> str:
    """A day or a distance as it was asked for."""
    return _written(f"{value:g}", language)


def p_words(value: float | None, language: str) -> str:
    if value is None:
        return words("none", language)
    return _written("<0.0001" if value < 0.0001 else f"{value:.4f}", language)


def _written(text: str, language: str) -> str:
    text = text.replace("-", "\u2212")
    return text.replace(".", ",") if language == "fr" else text


def _called(kind: str, name: str, language: str) -> str:
    return words(f"named {kind}", language, name=name) if name else words(kind, language)


def _moved(value: float, language: str) -> str:
    return words(FEWER if value < 0 else MORE, language, n=number(abs(value), language))


def _of_a_hundred(row: Estimate, language: str) -> str:
    if row.ratio_low is None or row.ratio_high is None:
        return ""
    ends = {"low": f"{row.ratio_low * 100:.0f}", "high": f"{row.ratio_high * 100:.0f}"}
    return f"{', ' if language == 'en' else ' ; '}{words('of a hundred', language, **ends)}"
