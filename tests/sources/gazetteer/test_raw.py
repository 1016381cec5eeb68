"""A raw file that lacks or is cut off is refused with what to do."""

import shutil
from pathlib import Path

import pytest

from bluehelm.errors import BluehelmError, Unreadable, WrongKind
from bluehelm.record import messages
from bluehelm.sources.gazetteer import raw


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Give the folder that holds the raw files"):
        raw.read(tmp_path)


@pytest.mark.shared
def test_half_a_file_is_refused(tmp_path: Path, shared: Path) -> None:
    for path in (shared / "data" / "mali_geography").iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    path = tmp_path / raw.PLACES
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[:5000]), encoding="utf-8")
    with pytest.raises(WrongKind, match="holds 4999 rows where 14000 are expected"):
        raw.read(tmp_path)


@pytest.mark.parametrize(
    "message",
    [
        "x.csv: is not there. Give the folder that holds the raw files of the gazetteer.",
        "x.csv: holds 4999 rows where 14000 are expected; the file is cut off. Fetch it again.",
        "No P-code fits Aldou, Bram: write the other spelling into areas.yaml.",
        "The name is empty. Give the name of a place as it is written.",
        "The name has 400 letters; more than 300 are a text. Give the place alone.",
        "95, 0 is no point on earth. Give latitude, then longitude: 14.52,-4.10",
        "Tolbé: 99, decided before, is no place of the gazetteer; decide anew.",
    ],
)
def test_refusals_are_said_in_french(message: str) -> None:
    assert messages.said(BluehelmError(message), "fr") != message
