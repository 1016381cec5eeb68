"""Two spellings of one name: folded to plain letters, as heard, and how far apart they are."""

import re
import unicodedata
from functools import lru_cache

OTHER = {
    "ɛ": "e",
    "ɔ": "o",
    "ɲ": "ny",
    "ŋ": "ng",
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "ı": "i",
    "ħ": "h",
}
QUOTES = re.compile(r"['’‘ʼʿʾ`´\"«»“”]")
NOT_WORD = re.compile(r"[\W_]+")

# what the ear cannot tell, in French, English and the local spellings: what is written > how it sounds
SOUNDS = """
    eau>o au>o oua>wa oue>we oui>wi ouo>wo ou>u oo>u tch>C tia>Ca tio>Co tie>Ce tye>Ce tya>Ca tyo>Co
    tj>C ch>C sh>C dj>J dia>Ja dio>Jo die>Je dy>J gy>J gia>Ja j>J gn>N nia>Na nio>No nie>Ne ny>N nj>nJ
    gue>ge gui>gi qu>k q>k kh>k ck>k gh>g ph>f th>t ce>se ci>si cy>si c>k ai>e ei>e ey>e ay>e ee>i mb>nb
    mp>np h> z>s x>ks y>i v>w
"""
SOUND = {" ": "", **dict(pair.split(">") for pair in SOUNDS.split())}
GROUP = re.compile("|".join(sorted(SOUND, key=len, reverse=True)))
AGAIN = re.compile(r"(.)\1+")
FIRST_N = re.compile(r"^n(?=[bdgkJ])")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Small letters without accents, hyphens or apostrophes; words one space apart."""
    if name.isascii() and name.isalpha():
        return name.lower()
    plain = unicodedata.normalize("NFKD", QUOTES.sub("", name)).casefold()
    plain = QUOTES.sub("", unicodedata.normalize("NFKD", plain))
    letters = "".join(OTHER.get(letter, letter) for letter in plain if not unicodedata.combining(letter))
    return NOT_WORD.sub(" ", letters).strip()


@lru_cache(maxsize=65536)
def heard(plain: str) -> str:
    """A folded name as it sounds: Djenné, Dienné and Jenne are one."""
    sound = AGAIN.sub(r"\1", GROUP.sub(lambda found: SOUND[found[0]], plain))
    sound = FIRST_N.sub("", sound)
    return sound.removesuffix("s") if len(sound) > 3 else sound


def grams(plain: str) -> list[str]:
    """Every pair of letters that follow one another, with the ends marked; spaces do not count."""
    marked = f"^{plain.replace(' ', '')}$"
    return [marked[at : at + 2] for at in range(len(marked) - 1)]


def apart(one: str, other: str, most: int) -> int:
    """How many letters were dropped, added, changed or swapped with the next; most + 1 where more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, second in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
