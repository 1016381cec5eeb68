"""Areas that share their borders exactly: gaps closed, borders simplified once for both sides.

Neighbours of the raw files share most of their points, but where three meet one of them often lacks the
third's corner. What is between is a loop of sides that nobody shares; the longest of its sides is bent along
the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from bluehelm.record.places.earth import DEGREE_KM, Point, area_km2

Rings = list[list[Point]]
Side = tuple[Point, Point]
ROUNDING = 1e-5  # degrees: the last digit that the raw files hold


@dataclass(frozen=True)
class Closed:
    """Areas without gaps between them, and what was closed."""

    areas: dict[str, Rings]
    loops: int
    largest_km2: float
    total_km2: float


def sides(ring: Sequence[Point]) -> Iterable[Side]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def unshared(areas: Mapping[str, Rings]) -> dict[Side, str]:
    """Sides that have an area on their left and none on their right."""
    owner = {side: name for name, rings in areas.items() for ring in rings for side in sides(ring)}
    return {side: name for side, name in owner.items() if (side[1], side[0]) not in owner}


def loops(single: Iterable[Side]) -> list[list[Point]]:
    """The sides joined to rings that pass each point once, the longest ring first."""
    ways = defaultdict(list)
    for start, end in sorted(single):
        ways[start].append(end)
    found: list[list[Point]] = []
    path: list[Point] = []
    passed: dict[Point, int] = {}
    while ways or path:
        here = ways[path[-1]].pop() if path else next(iter(ways))
        if path and not ways[path[-1]]:
            del ways[path[-1]]
        if here in passed:
            at = passed[here]
            found.append(path[at:])
            path = path[: at + 1] if at else []
            for point in found[-1][1 if at else 0 :]:
                del passed[point]
        else:
            passed[here] = len(path)
            path.append(here)
    return sorted(found, key=len, reverse=True)


def snapped(areas: Mapping[str, Rings]) -> dict[str, Rings]:
    """Points that differ by rounding alone become one."""
    known: dict[tuple[int, int], Point] = {}
    made: dict[str, Rings] = {}
    for name, rings in areas.items():
        made[name] = []
        for ring in rings:
            points = [_known(point, known) for point in ring]
            made[name].append([point for at, point in enumerate(points) if point != points[at - 1]])
    return made


def _known(point: Point, known: dict[tuple[int, int], Point]) -> Point:
    x, y = round(point[0] / ROUNDING), round(point[1] / ROUNDING)
    near = ((x + right, y + up) for right in (0, -1, 1) for up in (0, -1, 1))
    return next((known[cell] for cell in near if cell in known), None) or known.setdefault((x, y), point)


def closed(raw: Mapping[str, Rings]) -> Closed:
    """The areas with every gap and overlap between neighbours closed; the outer border stays as it is."""
    areas = snapped(raw)
    single = unshared(areas)
    _outer, *gaps = loops(single)
    bent: dict[Side, list[Point]] = {}
    for gap in gaps:
        start, end = max(sides(gap), key=lambda side: _long(*side))
        bent[start, end] = _between(gap, start, end)
    made = {name: [_along(ring, bent) for ring in rings] for name, rings in areas.items()}
    sizes = [area_km2(gap) for gap in gaps]
    return Closed(made, len(gaps), max(sizes, default=0.0), sum(sizes))


def _between(gap: list[Point], start: Point, end: Point) -> list[Point]:
    """The other points of the gap on the way from start to end, against its direction."""
    at = gap.index(start)
    turned = gap[at:] + gap[:at]  # start, end, ..
    return turned[:1:-1] if turned[1] == end else []


def _along(ring: list[Point], bent: Mapping[Side, list[Point]]) -> list[Point]:
    made: list[Point] = []
    for start, end in sides(ring):
        made.append(start)
        made.extend(bent.get((start, end), ()))
    return made


def _long(one: Point, other: Point) -> float:
    return hypot((one[0] - other[0]) * cos(radians(one[1])), one[1] - other[1])


def joined(areas: Mapping[str, Rings], names: Iterable[str]) -> Rings:
    """One area of several: only the sides stay that no two of them share; slivers of no area go."""
    some = {name: areas[name] for name in names}
    return [ring for ring in loops(unshared(some)) if area_km2(ring) > 0]


def simplified(areas: Mapping[str, Rings], tolerance_km: float) -> dict[str, Rings]:
    """Fewer points, none of those left out farther than that from the new border, which neighbours share."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for rings in areas.values():
        for ring in rings:
            for start, end in sides(ring):
                neighbours[start].add(end)
                neighbours[end].add(start)
    corners = {point for point, next_to in neighbours.items() if len(next_to) > 2}
    return {name: [_thinned(ring, corners, tolerance_km) for ring in rings] for name, rings in areas.items()}


def _thinned(ring: list[Point], corners: set[Point], tolerance_km: float) -> list[Point]:
    fixed = [at for at, point in enumerate(ring) if point in corners]
    if len(fixed) < 2:  # an island: its ends are the same on both sides, whichever way it runs
        far = (min(range(len(ring)), key=ring.__getitem__), max(range(len(ring)), key=ring.__getitem__))
        fixed = sorted({*fixed, *far})
    made: list[Point] = []
    for at, following in zip(fixed, (*fixed[1:], fixed[0]), strict=True):
        arc = ring[at : following + 1] if following > at else ring[at:] + ring[: following + 1]
        forward = arc if arc[0] <= arc[-1] else arc[::-1]
        kept = _kept(forward, tolerance_km)
        made.extend((kept if forward is arc else kept[::-1])[:-1])
    return made


def _kept(arc: list[Point], tolerance_km: float) -> list[Point]:
    """Douglas and Peucker's choice of points."""
    stay = {0, len(arc) - 1}
    todo = [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = max(
            ((_off(arc[at], arc[first], arc[last]), at) for at in range(first + 1, last)), default=(0.0, 0)
        )
        if far > tolerance_km:
            stay.add(at)
            todo += [(first, at), (at, last)]
    return [arc[at] for at in sorted(stay)]


def _off(point: Point, start: Point, end: Point) -> float:
    """Kilometres from the point to the side."""
    wide = DEGREE_KM * cos(radians(point[1]))
    x, y = (point[0] - start[0]) * wide, (point[1] - start[1]) * DEGREE_KM
    dx, dy = (end[0] - start[0]) * wide, (end[1] - start[1]) * DEGREE_KM
    long = dx * dx + dy * dy
    along = 0.0 if long == 0 else max(0.0, min(1.0, (x * dx + y * dy) / long))
    return hypot(x - along * dx, y - along * dy)


def crossings(areas: Mapping[str, Rings]) -> int:
    """How many sides cross another between their ends; none where the simpler borders are sound."""
    every = {tuple(sorted(side)) for rings in areas.values() for ring in rings for side in sides(ring)}
    cells: dict[tuple[int, int], list[tuple[Point, ...]]] = defaultdict(list)
    for start, end in every:
        for x in range(int(min(start[0], end[0]) // 0.25), int(max(start[0], end[0]) // 0.25) + 1):
            for y in range(int(min(start[1], end[1]) // 0.25), int(max(start[1], end[1]) // 0.25) + 1):
                cells[x, y].append((start, end))
    found: Counter[tuple[tuple[Point, ...], tuple[Point, ...]]] = Counter()
    for near in cells.values():
        for at, one in enumerate(near):
            for other in near[:at]:
                if not set(one) & set(other) and _cross(one, other):
                    found[min(one, other), max(one, other)] += 1
    return len(found)


def _cross(one: tuple[Point, ...], other: tuple[Point, ...]) -> bool:
    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
