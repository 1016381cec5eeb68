"""What can be asked of a table: its columns, the commonest values first."""

from pathlib import Path

from bluehelm.impact.choices import MOST_VALUES, choices
from bluehelm.impact.table import events


def test_columns_come_with_their_commonest_values(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    rows = [f"2031-03-04,1,2,{'b' if n else 'a'},{n % 2},name {n}\n" for n in range(30)]
    path.write_text("timestamp,lat,lon,kind,dead,name\n" + "".join(rows) + "2031-03-04,1,2,b,,x\n")
    kind, dead, name = choices(events(path))
    assert (kind.column, kind.values, kind.more) == ("kind", (("b", 30), ("a", 1)), 0)
    assert dead.values == (("0", 15), ("1", 15))
    assert (len(name.values), name.more) == (MOST_VALUES, 31 - MOST_VALUES)
