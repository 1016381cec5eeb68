"""Some of the points: those that can have been on some days."""

from datetime import date

from bluehelm.events.pictures.points import TERMS, columns


def days(first: str, last: str) -> dict[str, object]:
    words = dict.fromkeys(TERMS, "x")
    told = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
    return (
        {
            "number": int(first[-2:]),
            "lat": 14.0,
            "lon": None,
            "precision_km": None,
            "killed": None,
            "invented": True,
        }
        | words
        | told
    )


ROWS = [days("2031-03-01", "2031-03-01"), days("2031-03-02", "2031-03-09"), days("2031-03-20", "2031-03-20")]
POINTS = columns({name: [row[name] for row in ROWS] for name in ROWS[0]})


def test_an_incident_of_several_days_is_found_on_each_of_them() -> None:
    assert POINTS.between(date(2031, 3, 5), date(2031, 3, 10)).number.tolist() == [2]
    assert POINTS.between(date(2031, 3, 9), None).number.tolist() == [2, 20]
    assert POINTS.between(None, date(2031, 3, 2)).number.tolist() == [1, 2]
    assert POINTS.between(None, None).number.tolist() == [1, 2, 20]


def test_all_columns_are_cut_alike() -> None:
    cut = POINTS.between(date(2031, 3, 15), None)
    assert len(cut) == len(cut.lat) == len(cut.kind.codes) == 1
    assert cut.kind.counts() == {"x": 1}
