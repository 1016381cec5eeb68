"""A value in a row that keeps the row from being taken."""

from bluehelm.record.said import Aside

SHOWN = 200


class Wrong(Exception):
    """What stands where, and what is wrong with it; the reader sets the row aside with it."""

    def __init__(self, field: str, value: str, why: str) -> None:
        super().__init__(why)
        self.field, self.value, self.why = field, value, why

    def aside(self, line: int) -> Aside:
        return Aside(line, self.field[:SHOWN], shown(self.value), self.why)


def shown(value: str) -> str:
    """A value as it may stand in a list of rows set aside: cut, with nothing that a screen would act on."""
    return "".join(one if one.isprintable() else "\ufffd" for one in value[:SHOWN])
