"""From the scores of the roles head to frames: predicates and the arguments among the words around each."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.language.attribution import Run, log_softmax
from counterclaim.language.labels import ARGUMENTS, REACH

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Argument:
    """What plays a role in an event or state; ``role`` is one of ``labels.ARGUMENTS``."""

    role: str
    run: Run
    evidence: tuple[float, float, float]
    """What its confidence is computed from: mean and least log-probability of its words' labels, log-odds of the
    predicate."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate – a verb, or a noun or adjective that carries an event or a state – with its arguments."""

    predicate: int
    """Its word."""
    sure: float
    """Log-odds of being one."""
    arguments: tuple[Argument, ...]

    def first(self, role: str) -> Argument | None:
        """Return the first argument in *role*."""
        return next((a for a in self.arguments if a.role == role), None)

    @property
    def modal(self) -> Argument | None:
        """The modal that belongs to it (“*would* move”)."""
        return self.first("ARGM-MOD")


def frames(at: Ints, sure: Floats, arguments: Floats, begin: Ints, end: Ints) -> list[Frame]:
    """Read frames off the scores of one window, or of several.

    Args:
        at: ``[p]`` predicates, counted in their windows.
        sure: ``[p]`` their log-odds.
        arguments: ``[p, 2 * REACH + 1, labels]`` logits of the words around each; those of words beyond a window's
            ends are overwritten.
        begin: ``[p]`` the first word of each one's window.
        end: ``[p]`` its last word + 1.
    """
    if not len(at):
        return []
    places = at[:, None] + np.arange(-REACH, REACH + 1)
    # What is likeliest asks for no probabilities: they are worked out for the words of arguments alone.
    arguments[(places < 0) | (places >= (end - begin)[:, None])] = [0.0, *[-50.0] * (arguments.shape[-1] - 1)]
    label = arguments.argmax(-1)
    # Most of the time the likeliest labels, each by itself, are a sequence that can be: then it is the likeliest.
    even = (label > 0) & (label % 2 == 0)
    astray = even[:, 1:] & (label[:, :-1] != label[:, 1:]) & (label[:, :-1] != label[:, 1:] - 1)
    wrong = np.flatnonzero(astray.any(1) | even[:, 0])
    if len(wrong):
        label[wrong] = likeliest(arguments[wrong])
    row, start = np.nonzero(label % 2 == 1)
    inside = (label > 0) & (label % 2 == 0)
    # A run ends where the next word is not inside: the first such place from its start on.
    stops = np.where(~inside, np.arange(label.shape[1]), label.shape[1])
    following = np.minimum.accumulate(stops[:, ::-1], axis=1)[:, ::-1]
    following = np.hstack([following[:, 1:], np.full((len(at), 1), label.shape[1])])
    stop = following[row, start]
    told = label > 0
    chosen = np.zeros(label.shape, dtype=np.float32)
    chosen[told] = np.take_along_axis(log_softmax(arguments[told]), label[told][:, None], -1)[:, 0]
    total = np.hstack([np.zeros((len(at), 1)), np.cumsum(chosen, axis=1)])
    mean = (total[row, stop] - total[row, start]) / (stop - start)
    width = chosen.shape[1]
    edges = np.column_stack([row * width + start, row * width + stop]).ravel()
    worst = np.minimum.reduceat(np.append(chosen.ravel(), 0), edges)[::2] if len(row) else mean
    found: list[list[Argument]] = [[] for _ in at]
    first = places[row, start] + begin[row]
    kinds = (label[row, start] - 1) // 2
    columns = (row, kinds, first, stop - start, mean, worst, sure[row])
    for i, kind, a, length, *evidence in zip(*(c.tolist() for c in columns), strict=True):
        found[i].append(Argument(ARGUMENTS[kind], (a, a + length), (evidence[0], evidence[1], evidence[2])))
    words = (at + begin).tolist()
    return [Frame(p, odds, tuple(those)) for p, odds, those in zip(words, sure.tolist(), found, strict=True)]


def likeliest(log: Floats) -> Ints:
    """Return the likeliest labels ``[p, n]`` in which no inside stands without its start (Viterbi).

    The states are: outside, then start and inside by turns. Outside and starts follow anything, an inside only its own
    start or inside; so three maxima a step do for all transitions.
    """
    p, n, states = log.shape
    own = np.ascontiguousarray(log.transpose(1, 2, 0))  # what is added and compared lies side by side
    best = np.empty_like(own)
    best[0] = own[0]
    best[0, 2::2] = -1e9
    for t in range(1, n):
        before = best[t - 1]
        np.add(own[t], before.max(0), out=best[t])
        np.add(own[t, 2::2], np.maximum(before[1::2], before[2::2]), out=best[t, 2::2])
    came = np.empty((n, states, p), dtype=np.uint8)  # the best state before each
    came[:] = best.argmax(1)[:, None]
    np.greater(best[:, 2::2], best[:, 1::2], out=came[:, 2::2], casting="unsafe")
    came[:, 2::2] += np.arange(1, states, 2, dtype=np.uint8)[:, None]
    label = np.empty((n, p), dtype=np.int64)
    label[-1] = best[-1].argmax(0)
    rows = np.arange(p)
    for t in range(n - 1, 0, -1):
        label[t - 1] = came[t - 1, label[t], rows]
    return label.T
