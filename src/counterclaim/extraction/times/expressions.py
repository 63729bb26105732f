"""The times of an article, each with its TIMEX3 value and its days."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from counterclaim.extraction.times.calendar import days
from counterclaim.extraction.times.dating import dated
from counterclaim.extraction.times.intervals import Found, merged, record, together
from counterclaim.extraction.times.named_times import named, names
from counterclaim.extraction.times.plausible import plausible
from counterclaim.extraction.times.reckoning import NEAR, Context, Dated
from counterclaim.extraction.times.tense import tense
from counterclaim.extraction.times.timex import Match, matches, signature
from counterclaim.extraction.tokens import Tokens, tokens
from counterclaim.language.annotation import Annotation
from counterclaim.records import Span, Time, TimeBasis

_DATELINE = 4
"""First lines of a text in which a date that stands alone is its dateline."""
_STOPS = frozenset(".!?\n")


def times(annotation: Annotation, published: str | None) -> tuple[Time, ...]:
    """Return the times of an article, in the order of the text; they do not overlap.

    Prepositions are no part of a time (TimeML), but “since”, “until”, “by”, “before” and “after” are its ``mod`` and
    move its ``start`` and ``end``.

    Args:
        published: ISO 8601 date, or date and time, of publication. Without it a dateline serves, a date that stands
            alone in one of the first lines; without both, relative times stay open: ``basis`` is “open” and their
            ``start`` and ``end`` are ``None``.
    """
    return find_times(tokens(annotation.text), published, annotation)


def find_times(cut: Tokens, published: str | None, annotation: Annotation | None = None) -> tuple[Time, ...]:
    """Return the times of a text that is cut already; see ``times``."""
    here = _Reader(cut, published, annotation)
    return tuple(record(one, cut, here.published) for one in merged(list(here.found()), cut))


def resolve_times(text: str, published: str | None, places: Sequence[Sequence[int]]) -> list[Time | None]:
    """Return what the given places of *text* say, in their order; ``None`` where a place tells no time.

    Args:
        places: ``[start, end]`` in code points. What lies outside the text, or is empty, tells no time.

    >>> [found and found.value for found in resolve_times("It fell on Thursday.", "2024-12-19", [[11, 19], [0, 2]])]
    ['2024-12-19', None]
    """
    cut = tokens(text)
    here = _Reader(cut, published, None)
    given = [(int(place[0]), int(place[1])) for place in places]
    asked = {place: _tokens_of(cut, place) for place in given if 0 <= place[0] < place[1] <= len(text)}
    read = here.given([run for run in asked.values() if run[0] < run[1]])
    out: list[Time | None] = []
    for place in given:
        found = read.get(asked[place]) if place in asked else None
        out.append(None if found is None else replace(record(found, cut, here.published, given=True), spans=(place,)))
    return out


def _tokens_of(cut: Tokens, place: Span) -> tuple[int, int]:
    """Return the tokens that *place* overlaps."""
    first = last = cut.at(place[0])
    while last < len(cut) and cut.start[last] < place[1]:
        last += 1
    return first, last


class _Reader:
    """One text, read from its beginning to its end, so that what was told before is known."""

    def __init__(self, cut: Tokens, published: str | None, annotation: Annotation | None) -> None:
        self._cut = cut
        self._annotation = annotation
        self._classes = signature(cut)
        self._known_names = list(names(cut))
        self._matches = matches(self._classes) + self._known_names
        self._matches.sort(key=lambda m: (m.first, -m.last))
        self.published, basis = _day(published), "published"
        if self.published is None:
            self.published, basis = dateline(cut, self._matches), "dateline"
        known: TimeBasis = "open" if self.published is None else "dateline" if basis == "dateline" else "published"
        self._context = Context(self.published, known)
        self._verbs = _verbs(annotation, cut) if annotation is not None else {}

    def found(self) -> Iterator[Found]:
        """Yield all times, from the left, of two that overlap the longer."""
        behind = 0
        for match in self._matches:
            if match.first < behind or not plausible(match, self._cut):
                continue
            read = self._read(match)
            if read is not None:
                behind = match.last
                yield Found(match.first, match.last, read)

    def given(self, runs: list[tuple[int, int]]) -> dict[tuple[int, int], Found]:
        """Return what the given runs of tokens say; other times of the text count as told."""
        out = {}
        behind = 0
        todo = deque(sorted(set(runs)))
        named_at = [m.first for m in self._known_names]
        for match in [*self._matches, None]:
            while todo and (match is None or todo[0][0] <= match.first or todo[0][1] <= match.last):
                run = todo.popleft()
                low, high = (bisect_right(named_at, edge - 1) for edge in run)
                inside = [m for m in self._known_names[low:high] if m.last <= run[1]]
                read = self._widest(inside + matches(self._classes, *run)) or self._bare(run)
                behind = max(behind, run[1])
                if read is not None:
                    out[run] = Found(*run, read)
            if match is not None and match.first >= behind and plausible(match, self._cut):
                behind = match.last if self._read(match) else behind
        return out

    def _widest(self, those: list[Match]) -> Dated | None:
        """Return what the longest match says that says something; a clock time and a date are read together."""
        for match in sorted(those, key=lambda m: m.first - m.last):
            read = self._read(match, given=True)
            if read is not None:
                rest = [m for m in those if m.last <= match.first or m.first >= match.last]
                other = next((got for m in rest if (got := self._read(m, given=True))), None)
                return (other and (together(read, other) or together(other, read))) or read
        return None

    def _bare(self, run: tuple[int, int]) -> Dated | None:
        """Return the year that a lone number stands for, “(71)”, “in 1871 or 72”, where its place is given."""
        word = self._cut.word[run[0]]
        if run[1] - run[0] > 1 or not word.isdecimal() or len(word) > 3:
            return None
        context = self._context
        year = int(word)
        if len(word) == 2 and context.year:
            year += context.year // 100 * 100
        near = self._cut.start[run[0]] - context.era_at < NEAR
        return Dated(f"BC{year:04}" if near and context.era_at >= 0 else f"{year:04}")

    def _read(self, match: Match, *, given: bool = False) -> Dated | None:
        context = self._context
        sentence = self._sentence(match.first)
        context.tense = tense(self._cut, (match.first, match.last), sentence, self._verbs.get(match.first))
        context.at = self._cut.start[match.first]
        context.line = bisect_right(self._lines, match.first)
        context.fresh = context.told_at >= sentence[0]
        context.given = given
        name = match.reading == "name"
        read = named(match, context) if name else dated(match, self._cut, context)
        if read is not None:
            self._remember(match, read)
        return read

    def _remember(self, match: Match, read: Dated) -> None:
        context = self._context
        covered = days(read.value)
        if read.value.startswith("BC"):
            context.era_at = self._cut.start[match.first]
        if covered is None or read.kind not in {"date", "time"}:
            return
        context.told, context.told_at, context.told_value = covered, match.first, read.value
        context.unit = {2: "century", 3: "decade", 4: "year", 7: "month"}.get(len(read.value), "day")
        if match.part("year") is not None:
            context.year, context.year_at, context.year_line = covered[1].year, context.at, context.line

    def _sentence(self, at: int) -> tuple[int, int]:
        """Return the tokens of the sentence that token *at* stands in."""
        i = bisect_right(self._ends, at)
        return (self._ends[i - 1] if i else 0), (self._ends[i] if i < len(self._ends) else len(self._cut))

    @cached_property
    def _lines(self) -> list[int]:
        """The tokens that are line ends."""
        return [i for i, word in enumerate(self._cut.word) if word == "\n"]

    @cached_property
    def _ends(self) -> list[int]:
        """The token behind the last of every sentence; without an annotation every stop ends one."""
        if self._annotation is None:
            return [i + 1 for i, word in enumerate(self._cut.word) if word in _STOPS]
        offsets = self._annotation.encoding.end[self._annotation.ends].tolist()
        return [self._cut.at(offset - 1) + 1 for offset in offsets]


def _day(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date and time."""
    try:
        return date.fromisoformat((published or "").strip()[:10])
    except ValueError:
        return None


def dateline(cut: Tokens, found: list[Match]) -> date | None:
    """Return the date that stands alone, with its year, in one of the first lines; ``None`` where there is none."""
    lines = [-1, *(i for i, word in enumerate(cut.word[:200]) if word == "\n"), len(cut)]
    filled = [(a + 1, b) for a, b in pairwise(lines) if b > a + 1][:_DATELINE]
    for match in found:
        if match.reading in {"date", "iso"} and any(a == match.first and match.last == b for a, b in filled):
            read = dated(match, cut, Context(None, "open"))
            covered = read and days(read.value)
            if covered:
                return covered[0]
    return None


def _verbs(annotation: Annotation, cut: Tokens) -> dict[int, int]:
    """Return for the tokens of every time argument the token of its predicate; the nearest one counts."""
    out: dict[int, int] = {}
    for frame in annotation.frames:
        for argument in frame.arguments:
            if argument.role == "ARGM-TMP":
                start, end = annotation.span(argument.run)
                verb = cut.at(int(annotation.encoding.start[frame.predicate]))
                for i in range(cut.at(start), min(cut.at(end - 1) + 1, len(cut))):
                    if i not in out or abs(out[i] - i) > abs(verb - i):
                        out[i] = verb
    return out
