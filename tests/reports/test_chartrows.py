"""The chart and the table of causes say what the figures say, of the same lines."""

from dataclasses import replace
from decimal import Decimal

from bluehelm.plans import rows
from bluehelm.plans.figures import all_figures
from bluehelm.reports import chartrows
from tests.reports.invented import AS_AT, SOURCE, invented_plan


def short(causes: tuple[str, ...], of_answer: tuple[str, ...]) -> rows.Output:
    """An output that fell short, whose causes stand with it or only with its answer."""
    done = rows.Completed(Decimal(1), "patrols", 0, rows.PARTLY, None, of_answer)
    planned = (rows.Planned(Decimal(2), "patrols", None, True),)
    return rows.Output(None, "Patrols", planned, (done,), rows.PARTLY, None, causes)


def plan() -> rows.Plan:
    found = invented_plan()
    first = found.accomplishments[0]
    outputs = (*first.outputs, short((), ("pandemic",)), short(("pandemic",), ("security",)), short((), ()))
    return replace(found, accomplishments=(replace(first, outputs=outputs), *found.accomplishments[1:]))


def test_the_chart_of_causes_has_the_numbers_of_the_figures() -> None:
    figures = all_figures(plan(), SOURCE, AS_AT)
    drawn = {cause.code: (cause.indicators, cause.outputs) for cause in chartrows.causes(plan())}
    told: dict[str, list[int]] = {code: [-1, -1] for code in drawn}
    for key, figure in figures.items():
        family, kind, *code = key.split("/")
        if family == "causes":
            assert isinstance(figure.value, Decimal)
            told[code[0].replace("-", " ")][["indicators", "outputs"].index(kind)] = int(figure.value)
    assert drawn == {code: tuple(counts) for code, counts in told.items()}
    assert drawn["pandemic"][1] >= 2
    assert drawn["not stated"][1] >= 1


def test_the_commonest_cause_stands_first() -> None:
    counts = [cause.indicators + cause.outputs for cause in chartrows.causes(plan())]
    assert counts == sorted(counts, reverse=True)
