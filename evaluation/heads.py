"""Figures of the encoder's heads on the dev parts of EWT and GUM, read as whole documents of bare text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from counterclaim.language.annotating import Reader, annotate_all
from counterclaim.language.annotation import Annotation
from counterclaim.language.confidence import confidence
from counterclaim.language.labels import MENTION_TYPES
from evaluation import coreference, gold, roles, spans
from evaluation.calibration import expected_calibration_error
from evaluation.gold import MentionsDocument, RolesDocument, Span
from evaluation.spans import Counts, covered

Judged = tuple[tuple[float, ...], bool]


def figures(reader: Reader, part: str = "dev") -> dict[str, float]:
    """Return the figures that are quoted, in percent; calibration errors where the model is calibrated."""
    treebank, documents = gold.ewt(part), gold.gum(part)
    read = list(zip(treebank, annotate_all((d.text for d in treebank), reader), strict=True))
    of_roles = roles.f1(sum((role_counts(d, a) for d, a in read), Counter()))
    of_spans = roles.f1(sum((role_counts(d, a, roles.spans_alone) for d, a in read), Counter()))
    known = list(zip(documents, annotate_all((d.text for d in documents), reader), strict=True))
    of_mentions = spans.f1(sum((mention_counts(d, a) for d, a in known), Counter()))
    counts = np.sum([chain_counts(d, a) for d, a in known], axis=0)
    alone = np.sum([chain_counts(d, a, singletons=True) for d, a in known], axis=0)
    out = {
        "EWT arguments, F1": of_roles["argument F1"],
        "EWT arguments that carry events, F1": of_roles["core argument F1"],
        "EWT argument spans whatever the label, F1": of_spans["argument F1"],
        "EWT predicates, F1": of_roles["predicate F1"],
        "GUM mentions, F1": of_mentions["mention F1"],
        "GUM named with type, F1": of_mentions["named F1"],
        "GUM coreference, CoNLL F1": coreference.f1(counts)["CoNLL F1"],
        "GUM coreference with singletons": coreference.f1(alone)["CoNLL F1"],
        "GUM sentence ends, F1": ends_f1(known),
    }
    errors = {}
    if fitted := reader.details.get("calibration"):
        arguments = [row for d, a in read for row in judged_arguments(d, a)]
        links = [row for d, a in known for row in judged_links(d, a)]
        for name, rows in (("arguments", arguments), ("links", links)):
            sure = [(confidence(evidence, fitted[name]), right) for evidence, right in rows]
            errors[f"calibration error of {name}"] = round(expected_calibration_error(sure), 3)
    return {name: round(value, 1) for name, value in out.items()} | errors


def judged_arguments(document: RolesDocument, a: Annotation) -> list[Judged]:
    """Return the evidence of each argument found and whether it is right (predicate, label and span)."""
    gold = {
        (covered(a.encoding, *f.predicate)[0], label, *covered(a.encoding, start, end))
        for f in document.frames
        for label, start, end in f.arguments
    }
    unknown = {word for span in document.silent for word in range(*covered(a.encoding, *span))}
    known = [f for f in a.frames if f.predicate not in unknown]
    return [(x.evidence, (f.predicate, x.role, *x.run) in gold) for f in known for x in f.arguments]


def judged_links(document: MentionsDocument, a: Annotation) -> list[Judged]:
    """Return the evidence of each link found and whether both its mentions are of one gold chain."""
    chains = coreference.gold_chains(a.encoding, document.mentions)
    owner = {span: i for i, chain in enumerate(chains) for span in chain}
    return [
        (x.evidence, (one := owner.get(a.mentions[x.mention].run)) is not None
         and one == owner.get(a.mentions[x.antecedent].run))
        for x in a.links
        if not x.rule
    ]  # fmt: skip


def role_counts(
    document: RolesDocument, annotation: Annotation, count: Callable[..., Counts] = roles.argument_counts
) -> Counts:
    """Count one document's arguments and predicates."""
    said = [(f.predicate, [(a.role, *a.run) for a in f.arguments]) for f in annotation.frames]
    return count(annotation.encoding, document.frames, said, document.silent)


def mention_counts(document: MentionsDocument, annotation: Annotation) -> Counts:
    """Count one document's mentions; types the encoder does not tell apart are one on both sides."""
    every, named = spans.gold_mentions(annotation.encoding, document.mentions)
    return spans.mention_counts(
        every,
        {m.run for m in annotation.mentions},
        {(a, b, kind if kind in MENTION_TYPES else "other") for a, b, kind in named},
        {(*m.run, m.type) for m in annotation.mentions if m.named},
    )


def chain_counts(document: MentionsDocument, annotation: Annotation, *, singletons: bool = False) -> coreference.Floats:
    """Count one document's coreference."""
    runs = [m.run for m in annotation.mentions]
    said: list[set[Span]] = [{runs[i] for i in chain} for chain in annotation.chains]
    linked = set().union(*said)
    said += [{run} for run in runs if run not in linked]
    key = coreference.gold_chains(annotation.encoding, document.mentions)
    return coreference.coreference_counts(key, said, singletons=singletons)


def ends_f1(read: Iterable[tuple[MentionsDocument, Annotation]]) -> float:
    """Return the F1 of the words that end a sentence."""
    total = Counter[str]()
    for document, a in read:
        said = set(a.encoding.end[a.ends].tolist())
        true = set(document.sentence_ends)
        total.update({"both": len(true & said), "all": len(true) + len(said)})
    return 200 * total["both"] / max(1, total["all"])
