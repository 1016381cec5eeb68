"""What is said beside a text (a repair, a doubt, a reason) is said in French too."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bluehelm.errors import BluehelmError
from bluehelm.mandates import load
from bluehelm.mandates.read import understand
from bluehelm.mandates.rows import Text
from bluehelm.mandates.times.moments import moments
from bluehelm.record.messages import noted
from bluehelm.sources.resolutions import parse

DATA = Path(__file__).parents[1] / "data"
HEAD = "Resolution 2999 (2031)\n\nAdopted by the Security Council at its 9999th meeting, on 7 March 2031\n\n"
SMALL = re.compile(r"\b(?:the|of|is|by|and|to|in|not|no|it|may|from|has|as|for)\b", re.IGNORECASE)
OPENED = HEAD + "The Security Council,\n\nRecalling its earlier resolutions on Zamara,\n\n"
SEIZED = "Decides to remain actively seized of the matter."
REPORT = "Requests the Secretary-General to report to the Council on the situation in Zamara"
DAYS = (
    "every three months after the adoption of this resolution",
    "every six months, by 15 May 2031 and every 90 days thereafter",
    "on a bimonthly basis",
    "on a biannual basis",
    "biweekly",
    "every now and then",
    "every second full moon",
    "within 30 days",
    "within 30 days of the signing of the agreement",
    "within 30 working days",
    "every 90 days from 1 July 2031",
    "every 90 days from the opening of the bridge, and 20 days thereafter",
    "30 days thereafter",
    "for a period of 12 months from 1 July 2031",
    "by March 2032",
    "by the end of 2032",
    "by 2032",
    "by early 2032",
    "by 30 June",
    "by 31 June 2032",
    "by 30 June and every 30 days thereafter",
    "before the end of the current mandate",
    "at regular intervals",
    "in his next quarterly report",
    "30 days before the expiry of the mandate",
)
DUTIES = (
    f"{REPORT} every three months and on 30 May 2032;",
    "Requests the Secretary-General to include in his regular reports a chapter on lamps;",
    "Requests the Secretary-General to report on boats, in coordination with paragraph 1;",
    "Welcomes the intention of the Secretary-General to report to the Council every three months on roads;",
    "Requests the Group of Lamplighters to submit a report in June;",
    "Urges the parties to open the bridge before the end of the current mandate;",
    "Decides to extend the mandate of UNMIX until 30 June 2032;",
)
TEXTS = {
    "duties": OPENED + "\n\n".join(f"{n}. {duty}" for n, duty in enumerate(DUTIES, 1)) + f"\n\n8. {SEIZED}",
    "names of documents and paragraphs": OPENED
    + "1. Recalls resolution 2480 (2009), resolution 2990, resolution 2990 (2012), S2019/983, "
    + "the 1267 Committee and the 1988 sanctions list;\n\n"
    + "2. Reaffirms paragraph 1 (b), paragraph 1 below, paragraph 3 above and paragraph 7;\n\n"
    + f"3. {SEIZED} It stands by the following paragraph.",
    "numbers out of order": OPENED
    + "4. Decides to stay;\n\n1. Decides to go;\n\n3. Urges calm;\n\n3. Urges patience;\n\n"
    + "4. Invites guests;\n\n4. Urges all;\n\nRequests bridges;\n\n6. Calls for oars;\n\n2. Notes boats;\n\n"
    + f"9. Calls for lamps;\n\nl0. Demands quiet;\n\n14. {SEIZED}",
    "damaged lists": OPENED
    + "1. Decides that the mandate of UNMIX shall be:\n\n(a) To light lamps;\n\n(a) To build bridges;\n\n"
    + "(c) To mend roads;\n\n(f) To count boats;\n\n2. Decides on tasks:\n\n"
    + f"(c) To watch;\n\n(d) To listen;\n\n3. {SEIZED}\n\nStray.\n\n* * *\n\nAnnex I\n\nA list of lamps.\n",
    "two ends of a mandate": OPENED
    + "1. Decides to extend the mandate of UNMIX until 30 June 2032;\n\n"
    + f"2. Decides to extend the mandate of UNMIB until 31 March 2032;\n\n3. {SEIZED}",
    "a text that breaks off": OPENED + "1. Decides to stay;\n\n2. Decides to go to the old bridge of",
    "a text without its last paragraph": OPENED + "1. Decides to stay;\n\n2. Decides to go.",
    "pages": f"{OPENED}1. Decides to stay;\f\n31-00001   2/3\n\nS/RES/2999 (2031)\n\n2. {SEIZED}\n\n_____\n",
    "an excerpt": "[EXCERPT: operative paragraphs 3 and 5]\n\n"
    + HEAD
    + "3. Decides to stay;\n\n5. Decides to go;",
    "a preamble alone": OPENED,
    "a text without its beginning": "of the bridge,\n\n1. Decides to stay;\n\n2. Decides to go;",
    "a press release": "Press Release\n\nFor information media\n\nThe bridges of Zamara were lit.",
    "a statement": "Statement by the President of the Security Council\n\nThe Council thanks its boatmen.",
    "a note": "Note by the President of the Security Council\n\nThe boats were counted.",
    "a record": "S/PV.9999\n\nProvisional verbatim record\n\nThe President: The boats are in.",
    "another body": "The Peace and Security Council\n\n1. Decides to count the boats.",
    "a text in Spanish": "El Consejo de Seguridad,\n\nRecordando todo,\n\n1. Decide contar los barcos.",
    "two resolutions": f"{OPENED}1. {SEIZED}\n\n{OPENED.replace('2999', '3000')}1. {SEIZED}",
    "a text in French": "Le pont est la lumière de la ville et des gens qui sont dans les rues pour la fête, "
    "avec une lampe que le maire et les enfants portent sur le pont.",
    "a word without an end": f"{OPENED}1. Decides {'a' * 100_000};\n\n2. {SEIZED}",
    "no text": "\n\n",
    "nothing of the kind": "A recipe for soup. Take the leek and cut it.",
}


def beside(text: Text) -> Iterator[str]:
    """Everything that is said in words beside a text."""
    yield from text.notes
    for aside in text.set_aside:
        yield from (aside.where, aside.why)
    for row in (*text.preambular, *text.operative):
        notes = (*(one.note for one in row.citations), *(one.note for one in row.references))
        yield from (one for one in (*notes, *(moment.doubt for moment in row.moments)) if one is not None)
    yield from (one.doubt for one in (*text.duties, *text.measures) if one.doubt is not None)


def english(french: str) -> bool:
    """Whether words of English stand outside what is quoted."""
    return SMALL.search(re.sub("«[^»]*»", "", french)) is not None


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_said_of_an_invented_excerpt_has_its_french(path: Path) -> None:
    try:
        messages = list(beside(load.read(path)))
    except BluehelmError as error:
        messages = [str(error)]
    assert [message for message in messages if english(noted(message, "fr"))] == []


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_said_of_a_damaged_text_has_its_french(name: str) -> None:
    try:
        messages = list(beside(understand(parse(TEXTS[name].split("\n"), "boats.txt"))))
    except BluehelmError as error:
        messages = [str(error)]
    assert messages
    assert [message for message in messages if english(noted(message, "fr"))] == []


@pytest.mark.parametrize("adopted", [date(2031, 3, 7), None], ids=["adopted", "not adopted"])
@pytest.mark.parametrize("ends", [date(2032, 6, 30), None], ids=["ending", "open"])
def test_a_doubt_about_a_day_has_its_french(adopted: date | None, ends: date | None) -> None:
    doubts = [moment.doubt for words in DAYS for moment in moments(f"{REPORT} {words};", adopted, ends)]
    assert len(set(doubts)) > 10
    assert [doubt for doubt in doubts if doubt is not None and english(noted(doubt, "fr"))] == []
