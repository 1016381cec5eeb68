"""What a table is refused for, and what is said of its rows, is said in French too."""

from pathlib import Path

import pytest

from bluehelm.errors import BluehelmError
from bluehelm.impact.table import events, picked
from bluehelm.record import messages

HEADS = b"timestamp,lat,lon,type\n"
GOOD = b"2031-03-04,1,2,x\n"
REFUSED = {
    b"": "le fichier est vide",
    b"PK\x03\x04": "c’est un classeur ou une archive. Enregistrez le tableau en CSV",
    b"%PDF": "c’est un fichier PDF",
    b"\x00\x01": "c’est un fichier d’un type inconnu",
    b"PAR1 and no more": "le fichier est tronqué ou endommagé",
    HEADS: "contient des en-têtes et aucune ligne",
    HEADS + GOOD + b"2031-03-04,1,2,x,y\n": "la ligne 3 a 5 champs sous 4 en-têtes",
    HEADS + b"soon,1,2,x\n": "ligne 1 : timestamp 'soon' ne peut être lu comme une date ou une heure.",
    HEADS + b"2031-03-04,120,14,x\n": "lat dépasse 90 dans 1 lignes sur 1 (ligne 1 : lat 120, lon 14)",
    b"when,lat,lon\n" + GOOD[:-3]: "il n’y a pas de colonne timestamp ; il y a : when, lat, lon.",
}


@pytest.mark.parametrize("content", REFUSED)
def test_a_refusal_is_said_in_french(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(content)
    with pytest.raises(BluehelmError) as caught:
        events(path)
    assert REFUSED[content] in messages.said(caught.value, "fr")


@pytest.mark.parametrize("choice", ["kind=x", "type=y", "type"])
def test_a_choice_that_fits_nothing_is_refused_in_french(tmp_path: Path, choice: str) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(HEADS + GOOD)
    with pytest.raises(BluehelmError) as caught:
        picked(events(path), choice)
    assert messages.said(caught.value, "fr") != str(caught.value)


def test_reasons_and_notes_are_said_in_french(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    rows = [
        b"2031-03-04 06:00:00,2031-03-05,1,2,S\xe9gou\n" * 2,
        b"2025-03-30 02:30:00,,1,2,x\n2025-10-26 02:30:00,,1,2,x\n2031-03-04,,1,2,x\n",
        b"2031-03-04,2031-03-01 06:00:00,1,2,x\nsoon,,1,2,x\n",
        b"2031-03-04,,north,2,x\n2031-03-04,,91,2,x\n,,1,2,x\n",
    ]
    path.write_bytes(b"timestamp,end,lat,lon,type\n" + b"".join(rows))
    for zone in ("Europe/Zurich", None):
        found = events(path, zone=zone)
        said = [*found.notes, *(one.why for one in found.set_aside)]
        assert len(said) >= 9
        for words in said:
            assert messages.told(words, "fr") != words
