"""A refusal says the same in both languages, and no room can add one that has no French."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import bluehelm
from bluehelm.errors import BadInput, Refused, Unreadable
from bluehelm.record import messages

PACKAGE = Path(bluehelm.__file__).parent
RAISED = {"Unreadable", "WrongKind", "Refused", "BadInput"}
MET_AT_THE_SITE = (
    *sorted((PACKAGE / "sources").rglob("*.py")),
    PACKAGE / "plans/store/deciding.py",
    PACKAGE / "plans/store/carrying.py",
    PACKAGE / "plans/store/values.py",
    PACKAGE / "checks/store/writing.py",
    PACKAGE / "web/audit/running.py",
    PACKAGE / "checks/store/judging.py",
    *sorted((PACKAGE / "mandates/store").rglob("*.py")),
    PACKAGE / "mandates/measured/progress.py",
    PACKAGE / "spine/store/tying.py",
    PACKAGE / "events/store/tabling.py",
    PACKAGE / "events/figures/periods.py",
    PACKAGE / "reports/narrative.py",
    PACKAGE / "record/access.py",
    *(PACKAGE / f"events/store/{name}.py" for name in ("matching", "naming", "pairing", "settling")),
    *(PACKAGE / f"record/{name}.py" for name in ("clearance", "identities", "keys", "openings", "tokens")),
)
AT_THE_COMMAND_ONLY = (
    "is a folder",
    "has no identities",
    "is not noted here",
    "is shown what is noted",
    "is no digest",
    "The report has no section",
    "has no full-text search",
)


def raised(path: Path) -> Iterator[str]:
    """Every message raised in a file, with a mark where a value stands."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = getattr(node.exc.func, "id", None)
            if name in RAISED and node.exc.args:
                yield from written(node.exc.args[0], functions)


def written(message: ast.expr, functions: Mapping[str, ast.FunctionDef]) -> Iterator[str]:
    """The message, or each that the function gives that words it."""
    if isinstance(message, ast.Call) and isinstance(message.func, ast.Name):
        for node in ast.walk(functions[message.func.id]):
            if isinstance(node, ast.Return) and node.value is not None:
                yield from written(node.value, functions)
        return
    if isinstance(message, ast.Constant):
        yield str(message.value)
        return
    assert isinstance(message, ast.JoinedStr), ast.dump(message)
    yield "".join(str(part.value) if isinstance(part, ast.Constant) else "VALUE" for part in message.values)


@pytest.mark.parametrize("path", MET_AT_THE_SITE, ids=lambda path: path.name)
def test_each_refusal_that_a_person_can_meet_has_its_french(path: Path) -> None:
    # The kinds of files and documents and the acts that need a reason stand inside their message.
    known = (
        "VALUE: VALUE and read that.",
        "A VALUE needs a reason; say why.",
        "VALUE: VALUE VALUE, by the words VALUE. Nothing was read. VALUE.",
        "VALUE, none of a resolution has over VALUE.",
    )
    for message in raised(path):
        if message not in known and not any(part in message for part in AT_THE_COMMAND_ONLY):
            assert messages.told(message, "fr") != message, f"{path.name}: {message}"


def test_the_values_of_a_message_stay_in_its_french() -> None:
    error = Unreadable(
        "report.docx: holds macros (word/vbaProject.bin). Save it as a plain "
        ".docx without macros and read that."
    )
    told = messages.said(error, "fr")
    assert told.startswith("report.docx : contient des macros (word/vbaProject.bin).")
    assert messages.said(error, "en") == str(error)


def test_a_part_of_a_message_is_told_in_french_too() -> None:
    error = Unreadable("f.rtf: is a rich text file. Save it as .docx or plain text and read that.")
    assert "c’est un fichier RTF" in messages.said(error, "fr")


def test_the_marks_of_a_narrative_keep_their_braces() -> None:
    error = BadInput(
        "The text of the section 'summary' holds numbers typed by hand: 12, 34. Bind each as {{figure:KEY}}, "
        "write it in words, or mark it {{plain:..}} if it is no figure."
    )
    told = messages.said(error, "fr")
    assert "12, 34" in told
    assert "{{figure:CLÉ}}" in told
    assert "{{plain:..}}" in told


def test_a_message_not_held_stands_in_english() -> None:
    assert messages.said(Refused("Something quite new."), "fr") == "Something quite new."


def test_a_note_beside_a_figure_has_its_french() -> None:
    told = messages.told("Printed 2.5, computed 2.4.", "fr")
    assert told == "Imprimé : 2.5 ; calculé : 2.4."


def test_a_number_is_written_as_the_language_has_it() -> None:
    note = "not enough data: 3.2 events expected, 5 needed"
    assert messages.told(note, "fr") == "données insuffisantes : 3,2 événements attendus, il en faut 5"
    assert messages.told(note, "en") == note


def test_each_french_message_has_the_values_of_the_english() -> None:
    from bluehelm.record import vocab

    for entry in (entry for file in messages.FILES for entry in vocab.read(file)["messages"]):
        names = set(messages.pattern(entry["en"]).groupindex)
        kept = {"action", "other"}  # French names the role and the mission once
        entry["fr"].format_map(dict.fromkeys(names, "x"))
        assert all("{" + name + "}" in entry["fr"] for name in names - kept), entry["en"]
