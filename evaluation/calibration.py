"""Do confidences mean what they say?"""

from __future__ import annotations

from collections.abc import Sequence


def expected_calibration_error(rows: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Return the mean gap between confidence and share right, over equal-width bins weighted by size.

    Source: Naeini, Cooper & Hauskrecht 2015.
    """
    total = 0.0
    for i in range(bins):
        inside = [(c, r) for c, r in rows if i / bins < c <= (i + 1) / bins]
        if inside:
            gap = sum(c for c, _ in inside) / len(inside) - sum(r for _, r in inside) / len(inside)
            total += len(inside) / len(rows) * abs(gap)
    return total
