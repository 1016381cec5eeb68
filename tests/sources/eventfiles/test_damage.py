"""Files damaged at random, and what is said of them in French."""

import ast
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from bluehelm.errors import BluehelmError
from bluehelm.record import messages
from bluehelm.record.said import Said
from bluehelm.sources import eventfiles
from bluehelm.sources.eventfiles import reading
from tests.sources.eventfiles.filemaking import TODAY, aside, given, table, taken

HEADS = "ref,first,last,place,lat,lon,kind,perpetrator,killed_low,killed,killed_civilian,text\n"
TOLL = 'ambush,JNIM,1,3,2,"said, ""so"""'
ROWS = "".join(
    f"{n},2030-03-{n % 28 + 1:02d},,Ixville,{14 + n / 99:.3f},{-3 - n / 99:.3f},{TOLL}\n" for n in range(60)
)
POINT = {"type": "Point", "coordinates": [-3.5, 14.5]}
FEATURES = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": POINT, "properties": {"first": "2030-03-04", "killed": n}}
            for n in range(30)
        ],
    }
)


def damaged(content: bytes, seed: int) -> bytes:
    """The bytes with some of them changed, taken out, doubled, or cut off at the end."""
    chance = random.Random(seed)
    found = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(found))
        sort = chance.randrange(4)
        if sort == 0:
            found[at] = chance.choice(b'\0\xff",;\n\r\t"-9{}[]=')
        elif sort == 1:
            del found[at : at + chance.randrange(1, 30)]
        elif sort == 2:
            found[at:at] = found[at : at + chance.randrange(1, 60)]
        elif chance.random() < 0.2:
            del found[at + 1 :]
    return bytes(found)


@pytest.mark.parametrize("content", [(HEADS + ROWS).encode(), FEATURES.encode()], ids=["csv", "geojson"])
def test_a_damaged_file_is_read_or_refused_and_no_row_is_lost_in_silence(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "e.dat"
    for seed in range(300):
        path.write_bytes(damaged(content, seed))
        try:
            found = list(reading.read(path, today=TODAY))
        except BluehelmError:
            continue
        lines = [one.line for one in found]
        assert lines == sorted(lines), seed
        for one in taken(found):
            assert "\0" not in one.text + one.place
            assert one.lat is None or -90 <= one.lat <= 90
            assert one.first <= one.last


def test_a_damaged_spreadsheet_is_read_or_refused(tmp_path: Path) -> None:
    book = Workbook()
    for line in (HEADS + ROWS).splitlines():
        book.active.append(line.split(",")[:11])
    path = tmp_path / "e.xlsx"
    book.save(path)
    sound = path.read_bytes()
    for seed in range(40):
        path.write_bytes(damaged(sound, seed))
        try:
            assert all(one.line > 0 for one in reading.read(path, today=TODAY))
        except BluehelmError:
            continue


def test_a_row_taken_is_the_same_however_many_rows_about_it_are_bad(tmp_path: Path) -> None:
    good = taken(given(table(tmp_path, HEADS + ROWS)))
    bad = "x,soon,,,,,,,,,,\n"
    mixed = given(table(tmp_path, HEADS + bad.join(["", *(f"{row}\n" for row in ROWS.splitlines())])))
    assert len(aside(mixed)) == 60
    assert [one.ref for one in taken(mixed)] == [one.ref for one in good]
    assert {one.harm for one in taken(mixed)} == {one.harm for one in good}


BEGIN = ("is ", "can ", "does ", "has ", "holds ", "leaves ", "latitude and", "a quot", "text follows")


def reasons() -> Iterator[str]:
    """Every reason and note that the readers write, with a number where a value stands."""
    for path in sorted(Path(str(eventfiles.__path__[0])).glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        parts = {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in parts:
                text = written(node)
                if text.startswith(BEGIN):
                    yield text


def written(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value) if isinstance(node.value, str) else ""
    assert isinstance(node, ast.JoinedStr)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)


def test_every_reason_has_its_french() -> None:
    found = [one.format(found=3, heads=5) for one in dict.fromkeys(reasons())]
    assert len(found) > 40
    same = ("is none of 7",)  # its words are listed in the message
    assert [one for one in found if messages.told(one, "fr") == one and one not in same] == []
    assert messages.told("is none of day, days, week, month, year", "fr").startswith("n’est aucun")


def test_notes_on_a_whole_file_have_their_french(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes("ref,first,note,note,perpetrator\n1,2030-03-04,é,x,Band of Ix\n".encode("cp1252"))
    found = reading.read(path, "own", today=TODAY)
    assert isinstance(next(iter(found)), Said)
    list(found)
    assert len(found.notes) >= 3
    assert [note for note in found.notes if messages.told(note, "fr") == note] == []
