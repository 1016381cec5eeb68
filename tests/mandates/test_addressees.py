"""Whom the Council addresses."""

import pytest

from bluehelm.mandates.council import addressees
from bluehelm.mandates.council.actors import Cast
from bluehelm.mandates.council.acts import acts

KNOWN = Cast("UNMIX", "Examplia")


def of(text: str) -> list[str]:
    """The addressees of every act of a paragraph, in order."""
    found: list[str] = []
    earlier: tuple[str, ...] = ()
    for act in acts(text):
        names = addressees.of(act, text[: act.start], earlier, KNOWN)
        earlier = names or earlier
        found.extend(names)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Requests the Secretary-General, in consultation with the Union, to report;", ["Secretary-General"]),
        ("Requests UNMIX to lend boats;", ["UNMIX"]),
        ("Requests the Mission to lend boats;", ["UNMIX"]),
        ("Requests the Special Representative of the Secretary-General for Examplia to talk;", ["SRSG"]),
        (
            "Encourages the Secretary-General and his Special Representative to go on;",
            ["Secretary-General", "SRSG"],
        ),
        ("Urges the Government of the Republic of Examplia to pay;", ["Government of Examplia"]),
        ("Urges the Government to pay;", ["Government of Examplia"]),
        ("Calls upon the Malian authorities to pay;", ["Malian authorities"]),
        ("Calls upon all parties in Examplia to talk;", ["parties"]),
        ("Calls on both sides to talk;", ["parties"]),
        ("Calls upon Member States, especially those in the region, to help;", ["Member States"]),
        ("Urges all States to help;", ["Member States"]),
        ("Urges neighbouring States to help;", ["neighbouring States"]),
        ("Requests Portugal to report;", ["Portugal"]),
        ("Calls upon the Northbank armed group to talk;", ["Northbank armed group"]),
        ("Authorizes Union forces, within their means, to help;", ["Union forces"]),
        ("Requests States and donor agencies to help;", ["Member States", "donor agencies"]),
        (
            "Encourages all relevant agencies, as well as bilateral and multilateral partners to pay;",
            ["all relevant agencies", "bilateral and multilateral partners"],
        ),
        (
            "Urges the Governments of Northbank and Southbank to talk;",
            ["Government of Northbank", "Government of Southbank"],
        ),
        ("Calls upon the League to open the ferries and upon the Guard to watch them;", ["League", "Guard"]),
    ],
)
def test_who_is_to_act_is_addressed(text: str, found: list[str]) -> None:
    assert of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Demands that all armed groups leave the ferries;", ["all armed groups"]),
        ("Demands that the River League and any armed groups stop;", ["River League", "any armed groups"]),
        ("Decides that UNMIX shall comprise up to 40 pilots;", ["UNMIX"]),
        ("Decides that the first priority of UNMIX remains the ferries;", ["UNMIX"]),
        ("Decides that, from 1 May, all States shall close their ports;", ["Member States"]),
        ("Decides to move the mandate of UNMIX so that UNMIX will watch the ferries;", ["UNMIX"]),
        ("Stresses that boats are few, and that the SRSG should have them at hand;", ["SRSG"]),
        ("Underlines the responsibility of the parties to keep the peace;", ["parties"]),
        ("Reiterates its call upon the parties to talk;", ["parties"]),
        ("Renews its demand that the River League stop;", ["River League"]),
    ],
)
def test_the_subject_of_what_is_asked_or_decided_is_addressed(text: str, found: list[str]) -> None:
    assert of(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Decides to extend the mandate of UNMIX until 30 June 2032;",
        "Calls for the inclusion of pilots in the talks;",
        "Encourages the rapid opening of the ferries of the League;",
        "Welcomes the report of the Secretary-General;",
        "Stresses that the mandate of UNMIX expires in June;",
        "Commends the efforts of the League to open the ferries;",
        "Decides that the mandate of UNMIX shall be extended until June;",
        "Decides to remain actively seized of the matter.",
    ],
)
def test_nobody_is_addressed_where_nobody_is_to_act(text: str) -> None:
    assert of(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Welcomes the talks between the parties, and calls upon them to go on;", ["parties"]),
        ("Welcomes the work of the Secretary-General, and calls on him to go on;", ["Secretary-General"]),
        (
            "Demands that the River League stop, and further demands that it pay;",
            ["River League", "River League"],
        ),
        (
            "Underlines the duty of the Government of Examplia, and calls upon it to pay;",
            ["Government of Examplia"],
        ),
    ],
)
def test_a_pronoun_stands_for_whom_the_paragraph_named(text: str, found: list[str]) -> None:
    assert of(text) == found


def test_who_is_thanked_is_spoken_to() -> None:
    assert of("Expresses its appreciation to the donors and the Union for help;") == ["donors", "Union"]
    assert of("Commends the Secretary-General for his work;") == ["Secretary-General"]


def test_a_name_that_is_defined_as_the_parties_is_theirs() -> None:
    text = 'Urges the Government of Examplia and the River League ("the Examplian parties") to talk;'
    assert of(text) == ["Government of Examplia", "parties"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Reminds the local Omegan community of the continued importance of tolls;",
            ["local Omegan community"],
        ),
        ("Reminds the Union of its duty to pay;", ["Union"]),
        (
            "Calls on all States in the region, including the Government of Mali, to pay;",
            ["Member States", "Government of Mali"],
        ),
        (
            "Demands that the parties, in particular the Georgian authorities, take steps;",
            ["parties", "Georgian authorities"],
        ),
        ("Calls upon all those in a position to do so to pay;", ["all those in a position to do so"]),
        (
            "Calls on both sides to go on with talks, and on the 1989 note, with a view to a pact;",
            ["parties"],
        ),
        ("Calls on the Omegan Ferry side and Turkish forces to go;", ["Omegan Ferry side", "Turkish forces"]),
        ("Further calls on the FNTG and all Ixians to talk;", ["FNTG", "all Ixians"]),
        ("Demands that all factions in Examplia strictly respect boats;", ["all factions in Examplia"]),
        (
            "Expresses its thanks to Omega for its boats and to Italy and Zimbabwe for their offers;",
            ["Omega", "Italy", "Zimbabwe"],
        ),
        (
            "Calls upon UNMIX, consistent with its mandate, and other relevant actors, to help;",
            ["UNMIX", "other relevant actors"],
        ),
        (
            "Requests the United Nations country team, and calls upon all actors, to help;",
            ["United Nations country team", "all actors"],
        ),
        ("Encourages liaison between the group and the OSCE in handing it over to that body;", []),
    ],
)
def test_everyone_who_is_spoken_to_is_named_and_nobody_else(text: str, found: list[str]) -> None:
    assert of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Urges all groups which have left leagues such as IXA, Omega Front and their bands and who keep "
            "the peace, and the Examplian authorities to talk;",
            ["all groups", "Examplian authorities"],
        ),
        ("Urges as a consequence the League to pay;", ["League"]),
        ("Calls upon further the Northbank forces to help;", ["Northbank forces"]),
        ("Calls upon all factions explicitly and publicly to disarm;", ["all factions"]),
        (
            "Urges donor bodies and, as appropriate, other organizations to pay;",
            ["donor bodies", "other organizations"],
        ),
        (
            "Urges the Ministers of the Committee of Four as chosen by it to meet;",
            ["Ministers of the Committee of Four"],
        ),
        ("Decides that where the League agrees, the Guard shall open the locks;", ["Guard"]),
        ("Demands that all others concerned in Examplia keep the peace;", ["all others concerned"]),
        ("Calls on the leaders in Northbank and Southbank to talk;", ["leaders in Northbank"]),
        (
            "Demands that all governments in the Long Lakes region stop the boats;",
            ["all governments in the Long Lakes region"],
        ),
        ("Decides that these additional observers shall be deployed in May;", []),
        ("Urges that the boat operation be closely watched by the League;", []),
        ("Requests that authority be handed to the Guard;", []),
        ("Decides that the authorized strength of the component shall be lowered;", []),
        ("Authorizes a force level as set out in the report;", []),
    ],
)
def test_what_is_no_actor_is_not_addressed(text: str, found: list[str]) -> None:
    assert of(text) == found
