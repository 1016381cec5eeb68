"""Texts of an invented mission, their acts set by hand: a test of duties is one of duties alone."""

from datetime import date

from bluehelm.mandates.rows import OPERATIVE, Act, Provision, Text

ADOPTED, ENDS = date(2031, 3, 31), date(2032, 3, 31)


def act(said: str, who: tuple[str, ...] = ("Secretary-General",), verb: str | None = None) -> Act:
    return Act(verb or said.split()[0].lower(), who, said, 0, len(said))


def paragraph(
    path: str, said: str, who: tuple[str, ...] = ("Secretary-General",), verb: str | None = None
) -> Provision:
    """A paragraph with one act, which is all of it."""
    return Provision(OPERATIVE, path, 1, path, said, 0, None, None, acts=(act(said, who, verb),))


def item(path: str, said: str, of: Provision) -> Provision:
    """An item of a paragraph, ruled by its act."""
    return Provision(OPERATIVE, path, 1, path, said, 1, of.path, None, governed_by=of.acts[-1])


def text(*provisions: Provision, status: str = "adopted") -> Text:
    return Text(
        symbol="S/RES/9001 (2031)",
        date=ADOPTED,
        status=status,
        title=None,
        mission="UNMIX",
        adopted=ADOPTED,
        ends=ENDS,
        operative=provisions,
    )
