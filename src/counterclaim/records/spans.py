"""Places in a text.

A place is a tuple of ``(start, end)`` pairs, half-open, counted in Unicode code points, sorted and not
overlapping. It is a tuple of pairs, not one pair, because a quotation is often interrupted:
“We took them,” he said, “to the coast.”
"""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Spans = tuple[Span, ...]


def spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Return *pairs* as sorted spans; touching or overlapping ones are joined.

    Raises:
        ValueError: a pair is empty, reversed or negative.

    >>> spans([[9, 12], [0, 4], [4, 6]])
    ((0, 6), (9, 12))
    """
    merged: list[Span] = []
    for start, end in sorted((int(pair[0]), int(pair[1])) for pair in pairs):
        if start < 0 or end <= start:
            raise ValueError(f"no span: [{start}, {end}]")
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def words(text: str, place: Spans, gap: str = " … ") -> str:
    """Return the characters of *text* at *place*, its pieces joined by *gap*.

    >>> words("“We left,” he said, “at noon.”", ((0, 10), (20, 30)))
    '“We left,” … “at noon.”'
    """
    return gap.join(text[start:end] for start, end in place)


def overlap(one: Spans, other: Spans) -> bool:
    """Tell whether the two places share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def within(inner: Spans, outer: Spans) -> bool:
    """Tell whether every character of *inner* lies in *outer*'s extent, gaps included."""
    return bool(inner and outer) and outer[0][0] <= inner[0][0] and inner[-1][1] <= outer[-1][1]
