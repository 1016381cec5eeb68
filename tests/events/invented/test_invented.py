"""The generator: the same seed gives the same bytes, as many accounts as asked, a plausible world."""

import csv
import hashlib
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bluehelm.errors import BadInput
from bluehelm.events.invented.happening import PART, PARTS, STATUSES, calendar
from bluehelm.events.invented.marked import about
from bluehelm.events.invented.order import BLOCK, Order, blocks
from bluehelm.events.invented.writing import invent
from bluehelm.record import vocab
from bluehelm.record.places.gazetteer import mali
from bluehelm.record.saidform import FIELDS, column

MONTH = Order(2000, 7, date(2021, 1, 1), date(2021, 1, 31))


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    invent(MONTH, folder)
    return folder


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def every(folder: Path) -> list[dict[str, str]]:
    return [row for name in MONTH.names for row in read(folder / f"{name}.csv")]


def sums(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(month: Path, tmp_path: Path) -> None:
    invent(MONTH, tmp_path / "again")
    invent(Order(2000, 8, MONTH.since, MONTH.until), tmp_path / "other")
    assert sums(tmp_path / "again") == sums(month)
    other = sums(tmp_path / "other")
    assert not [name for name, sum_ in sums(month).items() if other[name] == sum_]


def test_there_are_as_many_accounts_as_asked_for_and_each_has_its_truth(month: Path) -> None:
    rows, truth = every(month), read(month / "truth.csv")
    assert len(rows) == len(truth) == 2000
    assert {row["ref"] for row in rows} == {row["ref"] for row in truth}
    assert len({row["ref"] for row in rows}) == 2000
    told = Counter(row["incident"] for row in truth)
    assert 900 < len(told) < 1600  # several accounts tell of one incident
    assert max(told.values()) >= 4


def test_every_row_says_that_it_is_invented(month: Path) -> None:
    for row in every(month):
        assert row["invented"] == "yes"
        assert row["ref"].startswith("INV-")
        assert row["text"].startswith(("[Invented]", "[Inventé]"))
        assert not row["operation"] or row["operation"].endswith("(invented)")
    assert all(name.startswith("invented-") for name in MONTH.names)
    assert (month / "invented.yaml").read_text(encoding="utf-8").startswith("invented: true\n")


def test_codes_are_terms_and_heads_are_those_of_the_products_own_form(month: Path) -> None:
    rows = every(month)
    for field, name in (("kind", "incident_kinds"), ("perpetrator", "parties"), ("state", "incident_states")):
        assert {row[field] for row in rows} <= set(vocab.terms(name))
    assert {row["target"] for row in rows} <= set(vocab.terms("victims"))
    for row in rows[:1] + rows[-1:]:
        assert all(head in FIELDS or head == "invented" or column(head) for head in row)


def test_days_lie_within_the_period_and_go_forwards(month: Path) -> None:
    for row in every(month):
        assert "2021-01-01" <= row["first"] <= row["last"] <= "2021-01-31"
        if row["day_precision"] == "day":
            assert row["first"] == row["last"]


def test_parts_of_a_toll_never_exceed_it(month: Path) -> None:
    for row in every(month):
        parts = [row.get(f"killed_{status}") for status in STATUSES]
        told = sum(int(part) for part in parts if part)
        assert not row["killed"] or told <= int(row["killed"])
        if row["killed_low"]:
            assert int(row["killed_low"]) <= int(row["killed"]) <= int(row["killed_high"])
        split = [row.get(f"killed_civilian_{one}") for one in ("female_adult", "male_adult", "child")]
        assert sum(int(one) for one in split if one) <= int(row.get("killed_civilian") or 0)


def test_each_provider_errs_in_its_own_way(month: Path) -> None:
    names = {one.name for one in mali().places.values()}
    truth = {row["ref"]: row for row in read(month / "truth.csv")}
    rows = {name: read(month / f"{name}.csv") for name in MONTH.names}
    assert not any(row["lat"] for row in rows["invented-radio-hotline"])
    pointed = [bool(row["lat"]) for row in rows["invented-patrol-log"]]
    assert sum(pointed) > 0.75 * len(pointed)
    wrong = {
        name: sum(row["kind"] != truth[row["ref"]]["kind"] for row in told) / len(told)
        for name, told in rows.items()
    }
    assert wrong["invented-human-rights"] < 0.1 < wrong["invented-radio-hotline"]
    written = sum(row["place"] in names for row in rows["invented-radio-hotline"])
    assert 0.2 < written / len(rows["invented-radio-hotline"]) < 0.7
    assert any(row["place"].startswith("cercle") for row in rows["invented-press-list"])
    assert any(" km " in row["place"] for row in rows["invented-patrol-log"])


def test_some_of_it_concerns_the_mission(month: Path) -> None:
    rows = every(month)
    assert any(row["kind"] == "movement_restriction" and row["target"] == "peacekeeper" for row in rows)
    assert any(row.get("injured_peacekeeper", "") not in ("", "0") for row in rows)
    assert any(row["missing"] for row in rows)
    assert len(read(month / "patrols.csv")) == 24 * 31


def test_most_happens_in_the_centre_and_the_north_and_least_in_the_rains() -> None:
    order = Order(30_000, 3, date(2019, 1, 1), date(2022, 12, 31))
    seen = calendar(order.since, order.until, order.seed)
    parts: Counter[str] = Counter()
    days: list[int] = []
    for block in blocks(order, seen):
        parts.update(PARTS[PART[region]] for region in block.happened.region.tolist())
        days += block.happened.day.tolist()
    assert parts["centre"] > parts["south"] < parts["north"]
    months = Counter((order.since + timedelta(day)).month for day in days)
    assert months[8] + months[9] < months[3] + months[4]
    assert block.at == -(-30_000 // BLOCK) - 1


def test_what_lies_in_a_stretch_comes_before_the_next() -> None:
    order = Order(45_000, 5)
    seen = calendar(order.since, order.until, order.seed)
    spans = [(one.happened.day.min(), one.happened.day.max()) for one in blocks(order, seen)]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_the_accounts_of_an_incident_are_mostly_of_different_providers(month: Path) -> None:
    by_incident: dict[str, list[str]] = defaultdict(list)
    for row in read(month / "truth.csv"):
        by_incident[row["incident"]].append(row["provider"])
    several = [told for told in by_incident.values() if len(told) > 1]
    doubled = [told for told in several if len(set(told)) < len(told)]
    assert 0 < len(doubled) < 0.25 * len(several)


def test_bad_rows_stand_on_top_and_are_listed(tmp_path: Path) -> None:
    written = invent(Order(1500, 2, MONTH.since, MONTH.until, ("invented-patrol-log",), 0.05), tmp_path)
    lines = (tmp_path / "invented-patrol-log.csv").read_text(encoding="utf-8").splitlines()
    bad = read(tmp_path / "bad.csv")
    assert written.accounts == 1500
    assert len(lines) == 1 + 1500 + written.bad
    assert 30 < len(bad) == written.bad < 150
    for row in bad:
        told = dict(zip(lines[0].split(","), next(csv.reader([lines[int(row["line"]) - 1]])), strict=True))
        assert told["ref"].endswith("-X")
        assert told[row["field"]] == row["value"]


def test_one_provider_and_one_account_are_possible(tmp_path: Path) -> None:
    written = invent(Order(1, 1, date(2015, 5, 5), date(2015, 5, 5), ("invented-press-list",)), tmp_path)
    assert written.accounts == written.incidents == 1
    assert written.files == {"invented-press-list.csv": 1}


def test_the_file_tells_what_to_note_of_its_provider(month: Path, tmp_path: Path) -> None:
    known = about(month / "invented-human-rights.csv")
    assert known["invented"] is True
    assert (known["sensitivity"], known["weight"]) == ("confidential", 80)
    assert known["title"] == "Human rights section (invented)"
    moved = tmp_path / "renamed.csv"
    moved.write_bytes((month / "invented-press-list.csv").read_bytes())
    assert about(moved) == {"invented": True}
    other = tmp_path / "other.csv"
    other.write_text("ref,first\n1,2021-01-01\n", encoding="utf-8")
    assert about(other) == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"accounts": 0}, "0 accounts"),
        ({"accounts": 5, "since": date(2021, 2, 1), "until": date(2021, 1, 1)}, "must go forwards"),
        ({"accounts": 5, "providers": ("weather",)}, "no invented provider 'weather'"),
        ({"accounts": 5, "bad": 2.0}, "from 0 to 1"),
        ({"accounts": 5, "seed": -1}, "seed is -1"),
    ],
)
def test_what_cannot_be_invented_is_said(given: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        Order(**given)  # type: ignore[arg-type]
