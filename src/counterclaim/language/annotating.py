"""From texts to annotations: windows through the encoder, scores through the decoders, and all put together."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from counterclaim.language.annotation import Annotation
from counterclaim.language.antecedents import lower
from counterclaim.language.attribution import Attribution, Run, decode, odds, side_by_side, softmax
from counterclaim.language.coreference import links
from counterclaim.language.edges import grown, subject, tidy, trimmed
from counterclaim.language.encoder import Scores
from counterclaim.language.encoding import Encoding, encode, windows
from counterclaim.language.frames import Frame, frames
from counterclaim.language.introduced import introduced
from counterclaim.language.labels import CLAIM, NESTED
from counterclaim.language.mentions import Mention, mentions
from counterclaim.language.names import Name, names
from counterclaim.language.pairing import PAIRS, Pairing
from counterclaim.language.speech import spoken
from counterclaim.records import STANCES, Span, Spans

TOGETHER = 8
"""Windows of an article that are decoded at a time."""
LONG = 50_000
"""Words of a text from which on what pairs its mentions is kept in half precision: that saves memory, costs time."""
CERTAIN = (10.0, 0.0, 0.0, 0.0, 0.0)
"""The evidence of an attribution that is given: see ``attribution.EVIDENCE``."""


@dataclass(frozen=True, slots=True)
class Given:
    """An attribution that is given with the text, in characters; its stance is asked for."""

    cue: Span
    content: Spans
    source: Spans = ()


class Reader(Protocol):
    """What scores a window: the shipped ``Encoder``, or a model in training."""

    @property
    def details(self) -> Mapping[str, Any]:
        """As ``Encoder.details``."""

    def scores(self, encoding: Encoding, begin: int, end: int, threshold: float) -> Scores:
        """As ``Encoder.scores``."""


def annotate(text: str, reader: Reader, threshold: float | None = None) -> Annotation:
    """Read one text; *threshold* as in ``annotate_all``."""
    return next(annotate_all([text], reader, threads=1, threshold=threshold))


def annotate_given(text: str, given: Sequence[Given], reader: Reader) -> Annotation:
    """Read *text* with the attributions that are *given* in the place of those that would be found, in their order.

    A window in which the head that finds cues passes over a given one is read a second time, with a threshold that
    lets it through: what comes out for the others stays as it is.
    """
    made = _Growing(reader, reader.details.get("threshold", 0.5), text)
    cues = np.array([made.run(one.cue)[0] for one in given], dtype=np.int64)
    stances = np.zeros((len(given), len(STANCES)), dtype=np.float32)
    for begin, end in windows(made.encoding):
        scores = reader.scores(made.encoding, begin, end, made.threshold)
        made.add(scores, begin, end)
        asked = np.flatnonzero((cues >= begin) & (cues < end))
        passed = asked[~np.isin(cues[asked] - begin, scores.at)]
        if len(passed):
            least = float(scores.anchors[cues[passed] - begin, 1].min())
            scores = reader.scores(made.encoding, begin, end, least * 0.99 - 1e-9)
        place = {int(word): row for row, word in enumerate(scores.at)}
        for number in asked:
            stances[number] = softmax(scores.stance[place[int(cues[number]) - begin]])
    return made.finished(tuple(made.attribution(one, stances[i]) for i, one in enumerate(given)))


def annotate_all(
    texts: Iterable[str], reader: Reader, *, threads: int = 0, threshold: float | None = None
) -> Iterator[Annotation]:
    """Read *texts* in their order, some windows at a time, also of several texts.

    No window sees another, so what comes out is the same however many run at once.

    Args:
        threads: windows at a time; 0 stands for as many as there are cores to use.
        threshold: least probability of an attribution; by default the model's own.
    """
    threads = threads or _cores()
    least = reader.details.get("threshold", CLAIM) if threshold is None else threshold
    failed: list[Exception] = []
    pool = ThreadPoolExecutor(threads) if threads > 1 else None
    waiting: deque[tuple[_Growing, int, int, Future[Scores] | Scores | None]] = deque()
    try:
        for made, (begin, end) in _cut(texts, partial(_Growing, reader, least), failed):
            job = (made.encoding, begin, end, least)
            scores = None if end == begin else pool.submit(reader.scores, *job) if pool else reader.scores(*job)
            waiting.append((made, begin, end, scores))
            # A long text's scores must not pile up, nor a finished text wait for the next.
            while waiting and (len(waiting) > 2 * threads or _done(waiting[0][-1])):
                yield from _next(waiting)
        while waiting:
            yield from _next(waiting)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)
    if failed:
        raise failed[0]


def _cut(
    texts: Iterable[str], growing: "Callable[[str], _Growing]", failed: list[Exception]
) -> Iterator[tuple["_Growing", Run]]:
    """Cut texts into windows until there is no next text; an error is kept until what came before it is finished."""
    try:
        for text in texts:
            made = growing(text)
            for window in windows(made.encoding) or [(0, 0)]:
                yield made, window
    except Exception as error:
        failed.append(error)


def _done(scores: "Future[Scores] | Scores | None") -> bool:
    return not isinstance(scores, Future) or scores.done()


def _next(
    waiting: "deque[tuple[_Growing, int, int, Future[Scores] | Scores | None]]",
) -> Iterator[Annotation]:
    """Take the oldest window; yield its text's annotation where it was the last of it."""
    made, begin, end, scores = waiting.popleft()
    if scores is not None:
        made.add(scores.result() if isinstance(scores, Future) else scores, begin, end)
    if end == len(made.encoding):
        yield made.finished()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Growing:
    """An annotation, window by window."""

    def __init__(self, reader: Reader, threshold: float, text: str) -> None:
        self._reader = reader
        self.threshold = threshold
        self.text = text
        self.encoding = encode(text)
        self._ends = np.zeros(len(self.encoding), dtype=bool)
        short = len(self.encoding) < LONG
        self._pairs = np.zeros((len(self.encoding), PAIRS), dtype=np.float32 if short else np.float16)
        self._attributions: list[Attribution] = []
        self._waiting: list[tuple[Scores, int, int]] = []
        self._names: list[Name] = []
        self._frames: list[Frame] = []
        self._mentions: list[Mention] = []

    def add(self, scores: Scores, begin: int, end: int) -> None:
        """Take the scores of the words *begin* to *end*."""
        self._names += names(scores.names.argmax(-1), self.text, self.encoding, begin)
        self._mentions += mentions(scores.spans, scores.likely, scores.kinds, begin)
        self._ends[begin:end] = scores.ends > 0
        self._pairs[begin:end] = scores.pairs
        self._waiting.append((scores, begin, end))
        if len(self._waiting) == TOGETHER:
            self._decode()

    def _decode(self) -> None:
        """Find roles and arguments in the windows that wait for it: all cost little more than one."""
        if not self._waiting:
            return
        every, begin, end = zip(*self._waiting, strict=True)
        claims, predicates = [len(s.at) for s in every], [len(s.predicates) for s in every]
        found = decode(
            np.concatenate([s.anchors[s.at] for s in every]),
            np.concatenate([s.at for s in every]),
            side_by_side([s.roles for s in every]),
            np.concatenate([s.stance for s in every]),
            np.repeat(begin, claims),
        )
        self._attributions += _attributions(found, self.text, self.encoding, self.threshold)
        self._frames += frames(
            np.concatenate([s.predicates for s in every]),
            np.concatenate([s.sure for s in every]),
            np.concatenate([s.arguments for s in every]),
            np.repeat(begin, predicates),
            np.repeat(end, predicates),
        )
        self._waiting.clear()

    def run(self, span: Span) -> Run:
        """As ``Annotation.run``, with one word at the least."""
        first = min(int(np.searchsorted(self.encoding.end, span[0], side="right")), len(self.encoding) - 1)
        return first, max(first + 1, int(np.searchsorted(self.encoding.start, span[1], side="left")))

    def attribution(self, given: Given, stance: npt.NDArray[np.float32]) -> Attribution:
        """Return a given attribution in words."""
        source = self.run((given.source[0][0], given.source[-1][1])) if given.source else None
        return Attribution(self.run(given.cue), source, tuple(map(self.run, given.content)), False, stance, CERTAIN)

    def finished(self, given: tuple[Attribution, ...] | None = None) -> Annotation:
        """Link the mentions of all windows and return the whole, with the attributions *given* or those found."""
        self._decode()
        if given is not None:
            self._attributions = list(given)
        e = self.encoding
        if len(e):  # the last word of a paragraph ends a sentence whatever the head says
            self._ends[np.append(np.flatnonzero(e.opens)[1:], len(e)) - 1] = True
        made = Annotation(
            self.text,
            e,
            tuple(self._attributions),
            tuple(self._names),
            self._ends,
            self._pairs,
            tuple(self._frames),
            tuple(self._mentions),
        )
        words = list(map(lower, made.tokens))
        by_word = {frame.predicate: frame for frame in self._frames}
        whole = [grown(a, words, self._mentions) for a in made.attributions]
        if given is None:
            whole = [subject(a, words, by_word, self._mentions) for a in whole]
            others = introduced(whole, self._frames, words, e, self._ends)
            whole = sorted([*whole, *(grown(a, words, self._mentions) for a in others)], key=lambda a: a.cue)
        made = replace(made, attributions=tuple(whole))
        runs = [(m.run, words[slice(*m.run)]) for m in self._mentions]
        found = links(Pairing(self._pairs, self._reader.details["pair_weights"], runs))
        return replace(made, links=tuple(spoken(found, self._mentions, words, made.attributions, e.quoted)))


def _attributions(found: Sequence[Attribution], text: str, encoding: Encoding, threshold: float) -> list[Attribution]:
    """Keep what is sure enough, with tidy edges."""
    tidied = [
        replace(
            a,
            source=trimmed(a.source, text, encoding) if a.source else None,
            content=tuple(tidy(run, text, encoding) for run in a.content),
        )
        for a in found
    ]
    sure = [a for a in tidied if not a.nested and a.evidence[0] > odds(threshold)]
    inner = [a for a in tidied if a.nested and _inside(a, sure) and a.evidence[0] > odds(NESTED)]
    kept = [a for a in sure if not _inside(a, sure) or _certain(a, text, encoding)]
    return sorted(kept + inner, key=lambda a: a.cue)


def _inside(inner: Attribution, found: list[Attribution]) -> bool:
    """Tell whether the cue stands in the content of another attribution."""
    return any(a <= inner.cue[0] < b for other in found if other is not inner for a, b in other.content)


def _certain(inner: Attribution, text: str, encoding: Encoding) -> bool:
    """Tell whether what is reported inside another's content is all but certain, or says so by a “that”.

    PolNeAR marks no such claims, and training knows them mostly from invented ones: they are held to more.
    """
    after = inner.cue[1]
    that = after < len(encoding) and text[int(encoding.start[after]) : int(encoding.end[after])] == "that"
    return inner.evidence[0] > odds(NESTED) or (that and inner.source is not None)
