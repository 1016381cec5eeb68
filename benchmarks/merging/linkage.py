"""A kept linkage library on the peer's labelled set: `python -m benchmarks.merging.linkage FOLDER`.

Needs splink 5 (`pip install splink`) in an environment of its own; bluehelm does not depend on it. Printed: F1 of one-to-one
pairs at several thresholds. That the best threshold is seen with the truth favours the library.
"""

import csv
import datetime
import sys
import time
from pathlib import Path

KM = "(111.2*sqrt(power({l}lat{a}-{r}lat{b},2)+power(({l}lon{a}-{r}lon{b})*cos(radians({l}lat{a})),2)))"
THRESHOLDS = (0.5, 0.1, 0.01, 0.003, 0.001, 0.0001)


def rows(folder, name, broad):
    for row in csv.DictReader((folder / f"{name}.csv").open()):
        day = datetime.date.fromisoformat(row["date"]).toordinal()
        yield {"unique_id": name + row["event"], "source_dataset": name, "day": day, "lat": float(row["latitude"]),
               "lon": float(row["longitude"]), "kind": row["kind"], "broad": broad[row["kind"]]}, row["truth"]  # fmt: skip


def linked(tables):
    """All candidate pairs with the probability that the library learns for them, the surest first."""
    import pyarrow
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink.internals.blocking_rule_library import CustomRule

    apart, blocked = KM.format(l="", r="", a="_l", b="_r"), KM.format(l="l.", r="r.", a="", b="")
    compared = {
        "km": [f"{apart}<{km}" for km in (0.5, 1, 1.5, 2, 3)],
        "day": ["day_l=day_r", "abs(day_l-day_r)=1"],
        "kind": ["kind_l=kind_r", "broad_l=broad_r"],
    }
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            comparisons.CustomComparison(
                output_column_name=name,
                comparison_levels=[*(levels.CustomLevel(rule, rule) for rule in some), levels.ElseLevel()],
            )
            for name, some in compared.items()
        ],
        blocking_rules_to_generate_predictions=[CustomRule(f"abs(l.day-r.day)<=1 and {blocked}<=3")],
    )
    base = DuckDBAPI()
    linker = Linker([base.register(pyarrow.Table.from_pylist(table)) for table in tables], settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for column in ("kind", "day"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    found = linker.inference.predict(threshold_match_probability=1e-5).as_record_list()
    return sorted(
        ((one["match_probability"], one["unique_id_l"], one["unique_id_r"]) for one in found), reverse=True
    )


def main(folder):
    kinds = csv.DictReader((folder / "taxonomy_kind.csv").open())
    broad = {row["base.categories"]: row["level2"] for row in kinds}
    read = [list(rows(folder, name, broad)) for name in ("src_a", "src_b")]
    true = {row["unique_id"]: truth for table in read for row, truth in table}
    start = time.perf_counter()
    pairs = linked([[row for row, _ in table] for table in read])
    print(f"{time.perf_counter() - start:.1f} s")
    both = len({truth for _, truth in read[0]} & {truth for _, truth in read[1]})
    for threshold in THRESHOLDS:
        used, right, count = set(), 0, 0
        for probability, one, other in pairs:
            if probability >= threshold and not used & {one, other}:
                used |= {one, other}
                count, right = count + 1, right + (true[one] == true[other])
        print(f"{threshold}: {count} pairs, F1 {2 * right / (count + both):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
