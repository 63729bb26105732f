"""How well semantic roles are read from bare text: F1 of argument spans of predicted predicates.

The end-to-end measure of the CoNLL shared tasks (Carreras & Màrquez 2005; with predicted predicates He et al. 2017,
section 4.2), with one difference: R- and C- labels are labels of their own, a C- span is not joined to what it goes on.
An argument is right where its predicate's word, its label, its first and its last word are all right, so the arguments
of a wrong predicate are all wrong. The predicate itself (V) is no argument; predicates are scored beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.language.encoding import Encoding
from evaluation.gold import NO_ARGUMENTS, Frame, Span
from evaluation.spans import Counts, covered, total

PREDICATE = "V"
CORE = frozenset(
    [*(f"ARG{n}" for n in range(6)), *(f"ARGM-{role}" for role in ("TMP", "LOC", "DIR", "MNR", "NEG", "MOD"))]
)
"""What carries events: numbered arguments, time, place, direction, manner, negation and modal."""
Arguments = Sequence[tuple[str, int, int]]  # label, first word, last word + 1


def argument_counts(
    encoding: Encoding,
    gold_frames: Iterable[Frame],
    predicted: Iterable[tuple[int, Arguments]],
    silent: Iterable[Span] = (),
) -> Counts:
    """Count one document's arguments by label, and its predicates under ``PREDICATE``.

    *predicted*: the word of each predicate and its arguments. A gold predicate is the first of the program's words
    that start in it; what covers no word counts as missed, together with its arguments. *silent*: code points that
    nobody has annotated (``RolesDocument.silent``); predicates predicted there do not count.
    """
    counts: Counts = Counter()
    gold: Counter[tuple[int, str, int, int]] = Counter()
    for frame in gold_frames:
        word, after = covered(encoding, *frame.predicate)
        spans = [(label, *covered(encoding, start, end)) for label, start, end in frame.arguments]
        counts[PREDICATE, "gold"] += 1
        counts.update((label, "gold") for label, _, _ in spans)
        if word < after:
            gold[word, PREDICATE, word, word + 1] += 1
            gold.update((word, *span) for span in spans if span[1] < span[2])
    unknown = {word for span in silent for word in range(*covered(encoding, *span))}
    said: Counter[tuple[int, str, int, int]] = Counter()
    for word, arguments in predicted:
        if word not in unknown:
            said[word, PREDICATE, word, word + 1] += 1
            said.update((word, *argument) for argument in arguments if argument[0] not in NO_ARGUMENTS)
    for what, found in (("predicted", said), ("right", gold & said)):
        for (_, label, _, _), times in found.items():
            counts[label, what] += times
    return counts


def spans_alone(
    encoding: Encoding,
    gold_frames: Iterable[Frame],
    predicted: Iterable[tuple[int, Arguments]],
    silent: Iterable[Span] = (),
) -> Counts:
    """Count as ``argument_counts`` does, whatever the label of a span."""
    frames = [replace(f, arguments=tuple(("span", start, end) for _, start, end in f.arguments)) for f in gold_frames]
    said = [
        (word, [("span", start, end) for label, start, end in arguments if label not in NO_ARGUMENTS])
        for word, arguments in predicted
    ]
    return argument_counts(encoding, frames, said, silent)


def f1(counts: Counts) -> dict[str, float]:
    """Return precision, recall and F1 in percent, of all arguments, of those in ``CORE`` and of predicates."""
    labels = {label for label, _ in counts} - {PREDICATE}
    return (
        total(counts, labels).named("argument")
        | total(counts, labels & CORE).named("core argument")
        | total(counts, [PREDICATE]).named("predicate")
    )
