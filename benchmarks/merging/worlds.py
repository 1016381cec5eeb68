"""The labelled sets that merging is measured on, each with the days and km that a user would ask for."""

from benchmarks.merging.generators import Source, World

PLAIN = Source(covers=0.45, day_noise=0.2, km_noise=0.8)
LATE = Source(covers=0.4, late=1.5, km_noise=1.0, confused=0.15)
SNAPPED = Source(covers=0.35, snapped=0.8, km_noise=1.0, confused=0.1)
CONFUSED = Source(covers=0.5, confused=0.3, km_noise=1.5)
BURST = {"bursts": 0.5, "extra": 0.1}
WORLDS: dict[str, tuple[World, int, float]] = {
    "two, plain": (World(sources=(PLAIN, PLAIN)), 2, 5.0),
    "two, late": (World(sources=(PLAIN, LATE)), 6, 5.0),
    "two, snapped": (World(sources=(PLAIN, SNAPPED)), 2, 25.0),
    "two, confused": (World(sources=(PLAIN, CONFUSED)), 2, 6.0),
    "three: late, snapped": (World(sources=(PLAIN, LATE, SNAPPED)), 6, 25.0),
    "three: late, snapped, dense": (World(events=8000, sources=(PLAIN, LATE, SNAPPED)), 6, 25.0),
    "three: late, snapped, confused": (World(sources=(LATE, SNAPPED, CONFUSED)), 6, 25.0),
    "three, bursts": (World(**BURST, sources=(PLAIN, LATE, SNAPPED)), 6, 25.0),
    "three, all snapped": (
        World(sources=tuple(Source(covers=0.5, snapped=0.9, day_noise=0.1) for _ in range(3))),
        2,
        8.0,
    ),
    "three, unequal": (World(sources=(Source(0.9), Source(0.1, (1, 1, 1, 0.1, 0.1, 0.1)), LATE)), 6, 5.0),
    "four": (World(**BURST, sources=(PLAIN, LATE, SNAPPED, CONFUSED)), 6, 25.0),
    "few true pairs": (World(events=600, extra=4.0, sources=(PLAIN, LATE)), 6, 5.0),
    "none, plain": (World(events=1, extra=1500.0, sources=(PLAIN, LATE, PLAIN)), 6, 5.0),
    "none, bursts": (World(events=1, extra=1500.0, bursts=0.6, sources=(PLAIN, PLAIN)), 3, 10.0),
    "small": (World(events=120, days=30, sources=(PLAIN, LATE, SNAPPED)), 6, 25.0),
}
