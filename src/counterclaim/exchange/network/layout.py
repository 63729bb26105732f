"""Where boxes stand so that those that are linked are near and none lie upon another.

Springs and repulsion (Fruchterman and Reingold 1991) from a circle, then boxes are pushed apart: the same every time.
"""

from collections.abc import Sequence

import numpy as np

_ROUNDS = 200
_APART = 400
_GAP = 18.0
Point = tuple[float, float]


def placed(sizes: Sequence[Point], links: Sequence[tuple[int, int, float]], width: float) -> tuple[list[Point], float]:
    """Return the middles of boxes and the height that they take.

    Args:
        sizes: width and height of each box.
        links: pairs of boxes with a weight.
        width: of the drawing; boxes that are wider stick out.

    >>> placed([(60.0, 20.0)], [], 100.0)
    ([(50.0, 28.0)], 56.0)
    """
    count = len(sizes)
    if not count:
        return [], 0.0
    boxes = np.array(sizes)
    at = _sprung(count, links)
    span = np.ptp(at, axis=0)
    at = (at - at.min(axis=0)) / np.where(span > 1e-9, span, 1.0)
    high = float(max((boxes[:, 0] + _GAP) @ (boxes[:, 1] + 3 * _GAP) / width, boxes[:, 1].max())) if count > 1 else 0.0
    room = np.array([max(width - boxes[:, 0].max() - _GAP, 1.0), high])
    at = _apart(at * room, boxes, width)
    low, top = (at - boxes / 2).min(axis=0), (at + boxes / 2).max(axis=0)
    at += np.array([(width - low[0] - top[0]) / 2, _GAP - low[1]])
    return [(float(x), float(y)) for x, y in at], float(top[1] - low[1]) + 2 * _GAP


def _sprung(count: int, links: Sequence[tuple[int, int, float]]) -> np.ndarray:
    angles = np.empty(count)
    angles[_along(count, links)] = 2 * np.pi * np.arange(count) / count
    at = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pull = np.zeros((count, count))
    for one, other, weight in links:
        pull[one, other] = pull[other, one] = max(pull[one, other], min(1.0 + np.log(weight), 3.0))
    ideal = 1.0 / np.sqrt(count)
    for step in range(_ROUNDS):
        between = at[:, None] - at[None]
        far = np.maximum(np.hypot(between[..., 0], between[..., 1]), 1e-3)
        force = ideal * ideal / far - pull * far * far / ideal  # along the line between two; away is positive
        np.fill_diagonal(force, 0.0)
        moved = (between / far[..., None] * force[..., None]).sum(axis=1) - 0.6 * at * ideal
        length = np.maximum(np.hypot(moved[:, 0], moved[:, 1]), 1e-9)
        at = at + moved / length[:, None] * np.minimum(length, 0.12 * (1 - step / _ROUNDS))[:, None]
    return at


def _along(count: int, links: Sequence[tuple[int, int, float]]) -> list[int]:
    """Return the boxes in such an order that those which are linked come after one another, where that can be."""
    near: dict[int, list[int]] = {number: [] for number in range(count)}
    for one, other, _ in links:
        near[one].append(other)
        near[other].append(one)
    order: dict[int, None] = {}
    waiting = list(reversed(range(count)))
    while waiting:
        if (number := waiting.pop()) not in order:
            order[number] = None
            waiting += reversed(near[number])
    return list(order)


def _apart(at: np.ndarray, boxes: np.ndarray, width: float) -> np.ndarray:
    """Push boxes that overlap apart, along the side on which they overlap less, and keep them within *width*."""
    least = boxes[:, 0] / 2 + 1
    most = np.maximum(width - least, least)
    at[:, 0] = np.clip(at[:, 0], least, most)
    half = (boxes[:, None] + boxes[None]) / 2 + np.array([_GAP, 1.9 * _GAP])
    for _ in range(_APART):
        between = at[:, None] - at[None]
        over = half - np.abs(between)
        met = (over > 1e-6).all(axis=2)
        np.fill_diagonal(met, False)
        if not met.any():
            break
        for one, other in np.argwhere(met):
            if one < other:
                _push(at, half[one, other], int(one), int(other))
        at[:, 0] = np.clip(at[:, 0], least, most)
    return _below(at, boxes)


def _below(at: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Move what lies upon another still below it, from the top on."""
    still: list[int] = []
    for number in np.argsort(at[:, 1], kind="stable"):
        while True:
            under = [
                at[other, 1] + (boxes[number, 1] + boxes[other, 1]) / 2
                for other in still
                if (np.abs(at[number] - at[other]) < (boxes[number] + boxes[other]) / 2).all()
            ]
            if not under:
                break
            at[number, 1] = max(under) + _GAP / 2
        still.append(int(number))
    return at


def _push(at: np.ndarray, half: np.ndarray, one: int, other: int) -> None:
    between = at[one] - at[other]
    over = half - np.abs(between)
    if (over <= 0).any():
        return
    side = int(over[0] * 0.4 > over[1])  # rather beside one another than above, as boxes are wide
    step = over[side] / 2 + 0.1
    sign = 1.0 if between[side] > 0 or (between[side] == 0 and one > other) else -1.0
    at[one, side] += sign * step
    at[other, side] -= sign * step
