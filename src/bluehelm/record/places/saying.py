"""Why a candidate stands in the answer, in words."""

import re
from dataclasses import dataclass
from typing import Any

from bluehelm.record import vocab
from bluehelm.record.places.areas import Area
from bluehelm.record.places.gazetteer import Gazetteer, Place
from bluehelm.record.places.spelling import folded
from bluehelm.record.places.weighing import Weighed

DE = re.compile(r"\bde (?=[AEIOUÂÉÈÊÎÏÔ])")


@dataclass(frozen=True)
class Saying:
    """The words of place_why.yaml in one language."""

    gazetteer: Gazetteer
    language: str

    def say(self, key: str, **parts: Any) -> str:
        words = {name: f"{part:g}" if isinstance(part, float) else str(part) for name, part in parts.items()}
        return self._elided(str(vocab.read("place_why")[key][self.language]).format_map(words))

    def _elided(self, words: str) -> str:
        return DE.sub("d’", words) if self.language == "fr" else words

    def way(self, bearing: float | None) -> str:
        """The name of the nearest of eight directions; nothing for none."""
        if bearing is None:
            return ""
        return str(vocab.read("place_why")["ways"][self.language][round(bearing / 45) % 8])

    def area(self, area: Area) -> str:
        words = str(vocab.read("place_why")["kinds"][area.kind][self.language])
        return self._elided(words.format(name=area.name))

    def of(self, one: Weighed) -> list[str]:
        """What speaks for the place and against it."""
        place, held = one.place, self.gazetteer
        if one.decided:
            return [self.say("decided")]
        written = next(name for name in (place.name, *place.others) if folded(name) == one.alike.plain)
        said = [self.say(one.alike.how, name=written, n=one.alike.letters)]
        if folded(place.name) != one.alike.plain:
            said.append(self.say("other", other=written, name=place.name))
        area = held.areas.get(place.id)
        homonyms = held.homonyms(one.alike.plain)
        if area is None and homonyms > 1:
            said.append(self.say("homonyms", n=homonyms))
        said += [self.say("inside", area=self.area(within)) for within in one.inside]
        said += [self.say("by", km=_rounded(far), area=self._named(other)) for other, far in one.beside]
        said += [self.say("no_hint", name=name) for name in one.unknown]
        if one.away_km is not None:
            said.append(self.say("away", km=_rounded(one.away_km)))
        if area is not None:
            said += [self.say("whole"), area.note[self.language]]
        return said

    def _named(self, place: Place) -> str:
        area = self.gazetteer.areas.get(place.id)
        return place.name if area is None else self.area(area)


def _rounded(far: float) -> float:
    return float(round(far)) if far >= 10 else round(far, 1)
