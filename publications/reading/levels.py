"""The levels of contents entries: by their numbers, else by their indents, else by the type of the headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from publications.reading.contents import Entry
from publications.reading.page import Line


def of_entries(entries: Sequence[Entry], lines: Sequence[Line]) -> list[int]:
    """A level from 1 for each entry. ``lines`` are the first lines of the headings that the entries name."""
    decimal = [entry.label is not None and entry.label.style in ("decimal", "letter") for entry in entries]
    depths = [entry.label.depth if entry.label else 0 for entry in entries]
    if sum(decimal) >= 0.5 * len(entries) and max(depths) > 1:
        return _by_numbers(entries, depths)
    indents = _by_indents(entries)
    if max(indents, default=1) > 1:
        return _by_weight(entries, indents)
    look = [entry.size + 2.0 * entry.bold + entry.title.isupper() for entry in entries]
    return _by_look(look) or _by_look([round(line.size) + 0.5 * line.bold for line in lines]) or [1] * len(entries)


def flat(entries: Sequence[Entry], lines: Sequence[Line]) -> list[int]:
    """Levels of bookmarks that all stand on one level: by their numbers, else by the type of the headings."""
    depths = [entry.label.depth if entry.label and not entry.label.word else 0 for entry in entries]
    if max(depths, default=0) < 2:
        return _by_look([round(line.size) + 0.5 * line.bold for line in lines]) or [1] * len(entries)
    sizes: dict[int, Counter[tuple[float, bool]]] = {}
    for depth, line in zip(depths, lines, strict=True):
        if depth:
            sizes.setdefault(depth, Counter())[line.size, line.bold] += 1
    usual = {depth: looks.most_common(1)[0][0] for depth, looks in sizes.items()}

    def alike(line: Line) -> int:
        return min(sorted(usual), key=lambda depth: abs(usual[depth][0] - line.size) + (usual[depth][1] != line.bold))

    return [depth or alike(line) for depth, line in zip(depths, lines, strict=True)]


def _by_look(weights: Sequence[float]) -> list[int]:
    """Two or three looks are levels only where they alternate and the first entry has the most prominent; a block of
    large entries and a block of small ones are a matter of design."""
    ranks = sorted(set(weights), reverse=True)
    starts = sum(
        weight == ranks[0] and before != ranks[0] for before, weight in zip([0.0, *weights], weights, strict=False)
    )
    if min(Counter(weights).values()) < 2 or not 1 < len(ranks) <= 3 or weights[0] != ranks[0] or starts < 2:
        return []
    return [ranks.index(weight) + 1 for weight in weights]


def _by_numbers(entries: Sequence[Entry], depths: Sequence[int]) -> list[int]:
    """Depth of the number; an entry without one stands with the numbered entries of its indent, with the outermost of
    them where several depths begin at one edge: "Summary" and "References" are chapters."""
    at: dict[int, Counter[int]] = {}
    for entry, depth in zip(entries, depths, strict=True):
        if depth:
            at.setdefault(round(entry.indent / 4), Counter())[depth] += 1
    levels = []
    for entry, depth in zip(entries, depths, strict=True):
        near = min(at, key=lambda indent: abs(indent - entry.indent / 4))
        levels.append(depth or (1 if at[near][1] >= 2 else at[near].most_common(1)[0][0]))
    return levels


def _by_indents(entries: Sequence[Entry]) -> list[int]:
    """Clusters of left edges within 4 points; rare ones count with their nearest neighbour. Per page of the contents,
    since the next page may be set further in."""
    levels = [1] * len(entries)
    for page in {entry.page for entry in entries}:
        here = [number for number, entry in enumerate(entries) if entry.page == page]
        indents = _hung([entries[number] for number in here])
        clusters = _clusters(indents)
        for number, indent in zip(here, indents, strict=True):
            nearest = min(clusters, key=lambda edge: abs(edge - indent))
            levels[number] = clusters.index(nearest) + 1
    return levels


def _hung(entries: Sequence[Entry]) -> list[float]:
    """Left edges, with hanging labels put in line: where all entries of an edge begin with a short sign after which the
    title begins at an edge of more entries, they belong to that one ("A  Test suite" under "Introduction")."""
    edges = Counter(round(entry.indent / 4) for entry in entries)
    out = []
    for entry in entries:
        own = [other for other in entries if abs(other.indent - entry.indent) <= 4]
        common = edges[round(entry.hang / 4)] + edges[round(entry.hang / 4) - 1] + edges[round(entry.hang / 4) + 1]
        hung = all(other.hang > other.indent for other in own) and common > len(own)
        out.append(entry.hang if hung else entry.indent)
    return out


def _by_weight(entries: Sequence[Entry], levels: Sequence[int]) -> list[int]:
    """The levels by indents, the first of them parted where its entries are set in two looks that alternate: parts in bold
    at the edge at which their chapters stand too."""
    outer = [number for number, level in enumerate(levels) if level == 1]
    look = [entries[number].size + 2.0 * entries[number].bold for number in outer]
    parted = _by_look(look) if len(set(look)) == 2 else []
    if not parted:
        return list(levels)
    own = dict(zip(outer, parted, strict=True))
    return [own.get(number, level + 1) for number, level in enumerate(levels)]


def _clusters(indents: Sequence[float]) -> list[float]:
    """Left edges of the clusters from the left; those with under 4 % of the entries are dropped."""
    groups: list[list[float]] = []
    for indent in sorted(indents):
        if groups and indent - groups[-1][-1] <= 4:
            groups[-1].append(indent)
        else:
            groups.append([indent])
    least = 1 if len(indents) < 12 else max(2, 0.04 * len(indents))
    large = [group for group in groups if len(group) >= least] or groups
    edges = [sum(group) / len(group) for group in large]
    return edges if len(edges) <= 4 and edges[-1] - edges[0] < 150 else edges[:1]
