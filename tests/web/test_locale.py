"""The French of the site is whole, and compiled from what is written."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import bluehelm

ROOT = Path(str(bluehelm.__path__[0]))
CATALOGUE = ROOT / "locale/fr/LC_MESSAGES/django.po"
ENTRY = re.compile(r'^msgid "(?P<id>.+)"\n(?:msgid_plural ".*"\n)?(?P<said>(?:msgstr.*\n?)+)', re.MULTILINE)
SLOT = re.compile(r"%\((\w+)\)")


def entries() -> list[tuple[str, str]]:
    return [(match["id"], match["said"]) for match in ENTRY.finditer(CATALOGUE.read_text("utf-8"))]


def test_every_message_is_translated_and_keeps_its_places() -> None:
    found = entries()
    assert len(found) > 250
    assert [message for message, said in found if '""' in said] == []
    assert [message for message, said in found if set(SLOT.findall(message)) - set(SLOT.findall(said))] == []
    assert "fuzzy" not in CATALOGUE.read_text("utf-8")


def test_every_message_of_the_templates_is_in_the_catalogue() -> None:
    known = {message.replace("%%", "%") for message, _ in entries()}
    used = set()
    for path in (ROOT / "web/templates").rglob("*.html"):
        used |= set(re.findall(r"""{% translate "([^"]+)" """, path.read_text("utf-8")))
        used |= set(re.findall(r"""{% translate '([^']+)' """, path.read_text("utf-8")))
    assert used - known == set()


def test_the_compiled_catalogue_is_fresh(tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("msgfmt is not here: install gettext")
    compiled = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--no-hash", "-o", compiled, CATALOGUE], check=True, capture_output=True)
    assert compiled.read_bytes() == CATALOGUE.with_suffix(".mo").read_bytes()
