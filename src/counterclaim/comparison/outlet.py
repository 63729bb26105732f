"""What an article says in its own voice of what others claim: “falsely claimed”, “offered no proof”, “in fact”.

Words inside a content are its source's, and words in quotation marks are somebody's: neither is the outlet's voice.
Only unmistakable wording counts; a plain statement of the outlet that happens to contradict a claim is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from re import Pattern

import numpy as np

from counterclaim.comparison.numbers import conflict
from counterclaim.comparison.statements import Statement, stem
from counterclaim.knowledge.disputes import wordlists
from counterclaim.knowledge.verdicts import verdicts
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Quantity, Span, Stance

BESIDE = 2
"""Words between “falsely” and the cue it belongs to: a dash, “again”."""
BETWEEN = 8
"""Words between a cue and its content, among which “falsely” belongs to them: “proclaimed in July – falsely – that”."""
BEFORE_CONTENT = 3
"""Words between “the false claim” and what was claimed: “that”, a comma, “of”."""
ALONG = 3
"""Words between a claim and what is said along with it: “, but offered no proof”, “, without evidence,”."""
OPENING = 3
"""Words before a verdict in its sentence: “But that is false”."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outlet's word on one claim."""

    target: int
    """Number of the statement that is judged."""
    stance: Stance
    """``denies`` or ``doubts``."""
    sentence: Span
    """Where the outlet says so."""
    evidence: Span
    """The words that judge."""
    kind: str
    """Which wording it is: see ``Reader.verdicts``."""


class Reader:
    """Reads one article for the outlet's verdicts.

    Args:
        statements: those of the article's attributed claims, in their order.
        quantities: those of the article.
    """

    def __init__(self, annotation: Annotation, statements: Sequence[Statement], quantities: Sequence[Quantity]) -> None:
        self._annotation = annotation
        self._statements = statements
        self._quantities = quantities
        self._tokens = annotation.lowered
        self._own = (annotation.content < 0) & (annotation.encoding.quoted == 0)

    def verdicts(self) -> Iterator[Verdict]:
        """Yield what the outlet says of claims, in the order of its words for each kind of wording."""
        if not self._statements:
            return
        told = verdicts()
        yield from self._branded()
        yield from self._named()
        yield from self._along("unshown", told.unshown, "doubts")
        yield from self._along("contrary", told.contrary, "denies")
        yield from self._after("verdict", told.verdicts, OPENING)
        yield from self._after("rebuttal", told.rebutting, None)
        yield from self._corrected()

    # Where the words are.

    @cached_property
    def _sentences(self) -> list[Run]:
        last = np.flatnonzero(self._annotation.ends) + 1
        edges = [0, *last.tolist()]
        if edges[-1] < len(self._tokens):
            edges.append(len(self._tokens))
        return list(pairwise(edges))

    @cached_property
    def _within(self) -> dict[int, list[Statement]]:
        """Statements by the sentences that their words stand in."""
        out: dict[int, list[Statement]] = {}
        for one in self._statements:
            for number in {int(self._annotation.sentence[a]) for a, b in self._runs(one) for a in range(a, b)}:
                out.setdefault(number, []).append(one)
        return out

    @staticmethod
    def _runs(one: Statement) -> list[Run]:
        made = one.attribution
        return [*made.content, made.cue, *([made.source] if made.source else [])]

    def _found(self, wording: Pattern[str]) -> Iterator[Run]:
        """Yield where *wording* stands in the outlet's own words."""
        openings, behind = verdicts().openings[wording], 0
        for at in (i for i, word in enumerate(self._tokens) if word in openings):
            start = self._annotation.bounds[0][at]
            match = wording.match(self._annotation.text, start) if start >= behind else None
            if match is None:
                continue
            behind = match.end()
            run = self._annotation.run((match.start(), match.start() + len(match.group().rstrip())))
            if run[0] < run[1] and (self._own[run[0] : run[1]].all() or self._opens(run)):
                yield run

    def _opens(self, run: Run) -> bool:
        """Tell whether words open a content, and what is claimed only then follows: “[without evidence, that …]”."""
        quoted = self._annotation.encoding.quoted[run[0] : run[1]].any()
        after = self._tokens[run[1] : run[1] + 2]
        opening = any(run[0] == a for one in self._annotation.attributions for a, _ in one.content)
        return opening and not quoted and "that" in after

    def _verdict(self, kind: str, target: Statement, stance: Stance, run: Run) -> Verdict:
        first, last = self._sentences[int(self._annotation.sentence[run[0]])]
        return Verdict(target.number, stance, self._annotation.span((first, last)), self._annotation.span(run), kind)

    def _erratum(self, run: Run) -> bool:
        """Tell whether a sentence speaks of the outlet's own mistakes."""
        first, last = self._sentences[int(self._annotation.sentence[run[0]])]
        return any(word in verdicts().errata for word in self._tokens[first:last])

    # Kinds of wording.

    def _branded(self) -> Iterator[Verdict]:
        """Yield those beside a cue: “falsely claimed”."""
        for at in (i for i, word in enumerate(self._tokens) if word in verdicts().branding and self._own[i]):
            negated = any(word in wordlists().negative for word in self._tokens[max(0, at - BESIDE) : at])
            for one in self._within.get(int(self._annotation.sentence[at]), []):
                apart = _apart((at, at + 1), one.attribution.cue)
                between = (
                    one.attribution.cue[1] <= at < one.attribution.content[0][0] <= one.attribution.cue[1] + BETWEEN
                )
                if (apart <= BESIDE or between) and not negated and not self._erratum((at, at + 1)):
                    yield self._verdict("branded", one, "denies", (at, at + 1))

    def _named(self) -> Iterator[Verdict]:
        """Yield those before the noun that introduces a content: “the debunked claim that …”."""
        told, pointers = verdicts(), wordlists().pointers
        for at, word in enumerate(self._tokens):
            if not self._own[at] or not (word in told.untrue or word in told.unproven):
                continue
            noun = next(
                (i for i in range(at + 1, at + 3) if self._tokens[i : i + 1] and self._tokens[i] in pointers), None
            )
            if noun is None or any(w in wordlists().negative for w in self._tokens[max(0, at - BESIDE) : at]):
                continue
            for one in self._within.get(int(self._annotation.sentence[at]), []):
                behind = one.attribution.content[0][0] - noun - 1
                if 0 <= behind <= BEFORE_CONTENT and not any(w in wordlists().denying for w in one.cue):
                    stance: Stance = "denies" if word in told.untrue else "doubts"
                    yield self._verdict("named", one, stance, (at, noun + 1))

    def _along(self, kind: str, wording: Pattern[str], stance: Stance) -> Iterator[Verdict]:
        """Yield those within or just behind a claim: “said, without evidence, that …”, “…, but offered no proof”."""
        for run in self._found(wording):
            number = int(self._annotation.sentence[run[0]])
            here = self._within.get(number, [])
            fits = {one: min(_apart(run, other) for other in self._runs(one)) for one in here}
            best = min(fits, key=lambda one: fits[one], default=None)
            if best is not None and fits[best] <= ALONG:
                yield self._verdict(kind, best, stance, run)
            elif not here and run[0] - self._sentences[number][0] <= OPENING:
                before = self._before(number)
                if before is not None:
                    yield self._verdict(kind, before, stance, run)

    def _after(self, kind: str, wording: Pattern[str], opening: int | None) -> Iterator[Verdict]:
        """Yield sentences of the outlet's own behind one with a claim: “That is false.”."""
        for run in self._found(wording):
            number = int(self._annotation.sentence[run[0]])
            first, last = self._sentences[number]
            early = opening is None or run[0] - first <= opening
            whole = run[1] >= last or not self._tokens[run[1]][0].isalnum()  # not “It's not so much …”
            before = self._before(number)
            if early and whole and before is not None and not self._within.get(number):
                yield self._verdict(kind, before, "denies", run)

    def _corrected(self) -> Iterator[Verdict]:
        """Yield what is so instead, where it differs from what was claimed: “In fact, a poll shows 57 percent”."""
        for run in self._found(verdicts().correcting):
            number = int(self._annotation.sentence[run[0]])
            first, last = self._sentences[number]
            turned = [i for i in range(max(first, run[0] - 2), run[0]) if self._tokens[i] in verdicts().turning]
            ahead = [one for one in self._within.get(number, []) if max(b for _, b in self._runs(one)) <= run[0]]
            behind = [one for one in self._within.get(number, []) if one not in ahead]
            if behind:
                continue  # what follows is somebody's, not the outlet's
            if turned and ahead:
                yield self._verdict("corrected", ahead[-1], "denies", run)
                continue
            target = ahead[-1] if ahead else self._before(number)
            if target is None:
                continue
            # Inside a sentence “in fact” corrects; at its head it goes on at least as often.
            inside = not ahead and run[0] - first > 1 and self._tokens[run[0] - 1] == ","
            near = target.paragraph == int(self._annotation.encoding.paragraph[run[0]])
            if (inside and near) or self._differs(target, (run[1], last) if ahead else (first, last)):
                yield self._verdict("corrected", target, "denies", run)

    def _before(self, number: int) -> Statement | None:
        """Return the last claim of the sentence before, which must end in it."""
        here = self._within.get(number - 1, [])
        return here[-1] if here else None

    def _differs(self, target: Statement, run: Run) -> bool:
        """Tell whether the outlet's words differ from the claim's in number, negation or by opposites."""
        lists = wordlists()
        span = self._annotation.span(run)
        words = self._tokens[run[0] : run[1]]
        numbers = [q for q in self._quantities if q.spans and span[0] <= q.spans[0][0] < span[1]]
        if conflict(target.numbers, numbers) == "number":
            return True
        shared = {stem(word) for word in words} & target.stems.keys()
        negations = sum(word in lists.negative for word in words)
        opposed = any(lists.opposites[w] & target.vocabulary for w in words if w in lists.opposites)
        return bool(shared) and (negations % 2 != target.negations % 2 or opposed)


def _apart(one: Run, other: Run) -> int:
    """Return how many words lie between two runs, none where they meet."""
    return max(0, other[0] - one[1], one[0] - other[1])
