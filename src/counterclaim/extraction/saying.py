"""When a claim was made: the time that stands with its cue."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Claim, Interval, Time

_NEAR = 3
"""Words between a cue or source and a time that belongs to it: “said in Velmar on *Thursday*”."""


def said(
    annotation: Annotation, claims: Sequence[Claim], times: Sequence[Time], published: str | None = None
) -> list[Claim]:
    """Return *claims* with the days on which they were made, where the article tells them.

    A time counts that the cue's predicate has as its argument, or that stands beside cue or source in its sentence,
    outside of what is claimed. Times that are open, durations and sets tell no day, nor do those after publication.
    """
    last = published[:10] if published else "9999-12-31"
    sayings = _Sayings(annotation, [time for time in times if time.start is None or time.start[:10] <= last])
    out = []
    for claim in claims:
        time = sayings.time(claim) if claim.cue else None
        if time is not None:
            words = " … ".join(annotation.text[a:b] for a, b in time.spans)
            days = Interval(time.start and time.start[:10], time.end and time.end[:10])
            claim = replace(claim, said=days, basis={**claim.basis, "said": f"“{words}” stands with the cue"})
        out.append(claim)
    return out


class _Sayings:
    """The times and predicates of one article."""

    def __init__(self, annotation: Annotation, times: Sequence[Time]) -> None:
        self._annotation = annotation
        self._times = sorted(
            ((annotation.run(t.spans[0]), t) for t in times if t.kind in {"date", "time"} and t.start),
            key=lambda pair: pair[0],
        )
        self._whens = {f.predicate: [a.run for a in f.arguments if a.role == "ARGM-TMP"] for f in annotation.frames}
        self._predicates = sorted(self._whens)
        self._elsewhere = {word for runs in self._whens.values() for run in runs for word in range(*run)}
        """Words of times that verbs have as arguments: “who left *on Friday* told reporters”."""
        self._sentence = annotation.sentence

    def time(self, claim: Claim) -> Time | None:
        """Return the first time that belongs to the claim's cue."""
        run = self._annotation.run
        cue = run((claim.cue[0][0], claim.cue[-1][1]))
        source, content = [run(span) for span in claim.source], [run(span) for span in claim.content]
        named = [when for word in range(*cue) for when in self._whens.get(word, ())]
        for at, time in self._here(cue):
            if _any(content, at) or _any(source, at):
                continue
            beside = any(_beside(one, at) for one in (cue, *source)) and not self._between(cue, at)
            if _any(named, at) or (beside and self._elsewhere.isdisjoint(range(*at))):
                return time
        return None

    def _here(self, cue: Run) -> Iterator[tuple[Run, Time]]:
        """Yield the times of the cue's sentence."""
        number = self._sentence[cue[0]]
        at = bisect_left(self._times, int(bisect_left(self._sentence, number)), key=lambda pair: pair[0][0])
        while at < len(self._times) and self._sentence[self._times[at][0][0]] == number:
            yield self._times[at]
            at += 1

    def _between(self, cue: Run, time: Run) -> bool:
        """Tell whether another verb stands between cue and time: “who on Friday *had left* told reporters”."""
        first, last = sorted((cue, time))
        at = bisect_left(self._predicates, first[1])
        return at < len(self._predicates) and self._predicates[at] < last[0]


def _any(runs: Sequence[Run], other: Run) -> bool:
    return any(a < other[1] and other[0] < b for a, b in runs)


def _beside(run: Run, other: Run) -> bool:
    """Tell whether at most a few words stand between two runs."""
    return -_NEAR <= other[0] - run[1] <= _NEAR or 0 <= run[0] - other[1] <= _NEAR
