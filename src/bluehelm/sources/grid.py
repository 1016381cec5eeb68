"""Where the columns of a printed table stand, and which cell each stretch of a line belongs to."""

from __future__ import annotations

from collections import Counter

from bluehelm.sources.columns import (
    HEADER_REST,
    RIGHT_SIDE,
    TABLE_HEADER,
    Segment,
    Strip,
    Zone,
    blanks,
    is_figure,
)

Words = dict[int, Segment]  # column -> what one line prints in it


def spans(zone: Zone) -> list[tuple[int, int]]:
    """From where to where each column prints, left to right."""
    body = [strip for strip in zone.strips if not _is_head(strip, zone)] or zone.strips
    if zone.numeric:
        return _figure_spans(body)
    inner = [strip for strip in body if len(strip.segments) > 1] or body
    gaps = blanks([(each.start, each.end) for strip in inner for each in strip.segments])
    alone = [
        strip.segments[0]
        for strip in body
        if len(strip.segments) == 1
        and not any(strip.segments[0].start < start and strip.segments[0].end >= end for start, end in gaps)
    ]
    taken = [(each.start, each.end) for strip in inner for each in strip.segments]
    taken += [(each.start, each.end) for each in alone]
    widest = max(header(zone)[0], key=lambda strip: len(strip.segments), default=None)
    if widest is not None and len(widest.segments) > len(blanks(taken)) + 1:
        taken += [(each.start, each.end) for each in widest.segments]
    edges = [min(start for start, _ in taken)]
    for start, end in blanks(taken):
        edges += [start, end]
    edges.append(max(end for _, end in taken))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _figure_spans(strips: list[Strip]) -> list[tuple[int, int]]:
    """Columns of figures, from the lines that fill as many as most lines do; their ends count."""
    rows = [[each for each in strip.segments[1:] if is_figure(each.text)] for strip in strips]
    usual = Counter(len(row) for row in rows if row)
    count = max(usual, key=lambda size: (usual[size], size))
    full = [row for row in rows if len(row) == count]
    labels = [strip.segments[0] for strip in strips if strip.segments[0].start < RIGHT_SIDE]
    columns = [(min(each.start for each in labels), max(each.end for each in labels))] if labels else [(0, 1)]
    for column in range(count):
        ends = sorted(row[column].end for row in full)
        columns.append((columns[-1][1] + 1, ends[len(ends) // 2]))
    return columns


def figures_placed(strip: Strip, columns: list[tuple[int, int]]) -> Words:
    """Cells of a line of figures: in order where the line is full, else where they end nearest."""
    first, rest = strip.segments[0], strip.segments[1:]
    if first.start >= columns[0][1]:
        first, rest = Segment("", 0, 0), strip.segments
    words = _nearest(rest[: len(columns) - 1], [end for _, end in columns])
    for extra in filter(_is_extra, rest[len(columns) - 1 :]):  # kept in the last cell, to be set aside
        last = words[len(columns) - 1]
        words[len(columns) - 1] = Segment(f"{last.text} {extra.text}", last.start, extra.end)
    return {0: first, **words} if first.text else words


def _is_extra(cell: Segment) -> bool:
    """Whether a cell for which no column is left holds a figure; a header may print more words."""
    return is_figure(cell.text)


def _nearest(cells: tuple[Segment, ...], ends: list[int]) -> Words:
    """Cells set in columns 1.., their order kept, so that the distances of their ends add up to the least."""
    best: list[tuple[int, Words]] = [(0, {})] * len(ends)  # by the last column used so far
    for cell in cells:
        following: list[tuple[int, Words]] = [(10**9, {})]
        for column in range(1, len(ends)):
            cost, words = min(best[:column], key=lambda choice: choice[0])
            here = (cost + abs(ends[column] - cell.end), {**words, column: cell})
            following.append(here)
        best = following
    return min(best, key=lambda choice: choice[0])[1]


def _is_head(strip: Strip, zone: Zone) -> bool:
    """Header lines may run over several columns, so they do not say where the columns are."""
    if zone.numeric:
        return not any(is_figure(each.text) for each in strip.segments[1:])
    return strip in header(zone)[0]


def _below(strip: Strip, named: Strip) -> bool:
    """Whether a strip goes on with the header right above it, outside the first column."""
    inward = strip.segments[0].start > named.segments[0].start + 10
    return strip.gap == 0 and inward and all(HEADER_REST.fullmatch(each.text) for each in strip.segments)


def header(zone: Zone) -> tuple[list[Strip], list[Strip]]:
    """The lines down to the one that names the columns, or over the first wide gap near the top."""
    for index, strip in enumerate(zone.strips[:6]):
        if TABLE_HEADER.match(strip.line.text.strip()) is not None:
            end = index + 1
            while end < len(zone.strips) and _below(zone.strips[end], strip):
                end += 1
            return zone.strips[:end], zone.strips[end:]
        if index and strip.gap >= 2:
            return zone.strips[:index], zone.strips[index:]
    return [], zone.strips


def padded(zone: Zone, width: int) -> list[tuple[int, int]]:
    """The zone's columns, with those it does not print set at the side where they are missing."""
    columns = spans(zone)
    missing = width - len(columns)
    if missing > 0 and columns[0][0] >= RIGHT_SIDE:
        return [(-2 * (missing - n), -2 * (missing - n) + 1) for n in range(missing)] + columns
    return columns


def placed(strip: Strip, columns: list[tuple[int, int]]) -> Words:
    """Each segment in the first column that it runs over, or the nearest."""
    words: Words = {}
    for segment in strip.segments:
        over = [
            column
            for column, (start, end) in enumerate(columns)
            if segment.start < end and segment.end > start
        ]
        if not over:
            middle = (segment.start + segment.end) / 2
            over = [min(range(len(columns)), key=lambda column: _distance(columns[column], middle))]
        column = over[0]
        if column in words:
            old = words[column]
            segment = Segment(f"{old.text} {segment.text}", old.start, segment.end)
        words[column] = segment
    return words


def _distance(column: tuple[int, int], middle: float) -> float:
    return min(abs(column[0] - middle), abs(column[1] - middle))
