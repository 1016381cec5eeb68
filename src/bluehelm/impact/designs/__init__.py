"""Designs beside `wake`: panel, event study, fixed effects. An extra: `pip install 'bluehelm[designs]'`."""

from collections.abc import Iterator

from bluehelm.impact.designs.panel import MOST_CELLS, panel
from bluehelm.impact.designs.rows import FEW, LOW_P, Designs, Joint
from bluehelm.impact.designs.sample import Sample, sample
from bluehelm.impact.rows import Events, Flags

STEPS = 4
NOTES = {
    "ends": "{days:g} days at each end of the table have no known leads or lags and were left out",
    "few": "the figures rest on {places} places; with fewer than about {few}, intervals are too narrow, and"
    " a wild cluster bootstrap is not to be had for Poisson",
    "unequal": "before responses events were not as many as at other times (leads together: p {p}). Responses"
    " follow events; the ratios with place or time effects are then biased, where violence comes in bursts"
    " towards more events after a response",
    "equal": "the leads together are not told from chance (p {p}); that is no proof that responses do not"
    " follow events",
    "untested": "whether responses follow events could not be tested: {why}",
}


def designs(
    events: Events,
    treatment: Flags,
    dependent: Flags,
    *,
    km: float | None = None,
    place: str | None = None,
    days: float = 7.0,
    bin_days: float = 1.0,
    steps: int = STEPS,
    most: int = MOST_CELLS,
) -> Designs:
    """The ratio of events within so many days after a response by several designs, and an event study.

    km      a place is what lies within so many km of its busiest point; or else:
    place   a column that names the place of each event
    days    after a response; also the length of a step of the event study, which has `steps` either side
    most    cells of the panel, beyond which it is refused
    raises  MissingDesigns without the extra, TooLittle, NoColumn, BadInput
    """
    from bluehelm.impact.designs.study import event_study, ratios

    made = panel(events, treatment, dependent, km=km, place=place, bin_days=bin_days, most=most)
    looked = sample(made, days, steps)
    rows = ratios(looked)
    found, leads = event_study(looked)
    return Designs(
        km=km,
        days=days,
        bin_days=bin_days,
        places=made.shape[0],
        bins=looked.bins.stop - looked.bins.start,
        events=int(looked.events().sum()),
        responses=int(looked.flat(made.started).sum()),
        designs=tuple(rows),
        steps=tuple(found),
        leads=leads,
        notes=tuple(_notes(looked, rows[0].places, leads)),
    )


def _notes(looked: Sample, places: int, leads: Joint) -> Iterator[str]:
    yield NOTES["ends"].format(days=looked.width * looked.steps * looked.panel.bin_days)
    if places < FEW:
        yield NOTES["few"].format(places=places, few=FEW)
    if leads.p is None:
        yield NOTES["untested"].format(why=leads.note)
    elif leads.p < LOW_P:
        yield NOTES["unequal"].format(p="<0.0001" if leads.p < 0.0001 else f"{leads.p:.4f}")
    else:
        yield NOTES["equal"].format(p=f"{leads.p:.4f}")
