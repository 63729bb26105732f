"""The way that a claim took: outlet ← wire ← speaker ← occasion."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.comparison.copies.credits import WHOLE, Credit
from counterclaim.comparison.copies.groups import same_house
from counterclaim.records import Claim, Reading, Spans, words

StepKind = Literal["outlet", "wire", "report", "speaker", "occasion"]


@dataclass(frozen=True, slots=True)
class Step:
    """One stop on the way of a claim, the last one first."""

    kind: StepKind
    name: str
    spans: Spans = ()
    """The words that show it; ``()`` where the article's metadata or its copies do."""


def chain(
    reading: Reading, claim: Claim, credits: Sequence[Credit] = (), copied: str | None = None
) -> tuple[Step, ...]:
    """Return from where *claim* came to the reader, step by step back.

    Args:
        credits: of the article.
        copied: the outlet or agency whose text the article copies, where it does.

    >>> from counterclaim.records import Document
    >>> text = "The dam held, Ada Brandt told the Gazette on Friday. (Reuters)"
    >>> claim = Claim("c1", ((0, 12),), ((26, 30),), ((14, 24),))
    >>> credit = Credit("signature", "Reuters", True, ((54, 61),)), Credit("told", "Gazette", False, ((35, 42),))
    >>> [(step.kind, step.name) for step in chain(Reading(Document("a", text, outlet="Orlec Post")), claim, credit)]
    [('outlet', 'Orlec Post'), ('wire', 'Reuters'), ('report', 'Gazette'), ('speaker', 'Ada Brandt')]
    """
    document = reading.document
    steps: list[Step] = []
    if document.outlet:
        steps.append(Step("outlet", document.outlet))
    steps += _wire(credits, copied, document.outlet)
    start, end = _sentence(document.text, claim)
    for credit in credits:
        if credit.kind in ("told", "reported") and credit.spans and start <= credit.spans[0][0] < end:
            steps.append(Step("report", credit.name, credit.spans))
    entity = reading.entity(claim.speaker)
    said_by = entity.name if entity else " ".join(words(document.text, claim.source).split())
    if said_by and not any(same_house(step.name, said_by) for step in steps):
        steps.append(Step("speaker", said_by, claim.source))
    if claim.channel:
        steps.append(Step("occasion", " ".join(words(document.text, claim.channel).split()), claim.channel))
    elif claim.said and claim.said.start and claim.said.start == claim.said.end:
        steps.append(Step("occasion", claim.said.start))
    return tuple(steps)


def _wire(credits: Sequence[Credit], copied: str | None, outlet: str | None) -> list[Step]:
    for credit in credits:
        if credit.kind in WHOLE and not same_house(outlet, credit.name):
            return [Step("wire", credit.name, credit.spans)]
    return [Step("wire", copied)] if copied and not same_house(outlet, copied) else []


def _sentence(text: str, claim: Claim) -> tuple[int, int]:
    """Return the stretch of *text* around the claim's words up to the next ends of sentences."""
    cells = (*claim.content, *claim.cue, *claim.source)
    if not cells:
        return 0, 0
    first, last = min(start for start, _ in cells), max(end for _, end in cells)
    start = max(text.rfind(mark, 0, first) for mark in (". ", "\n", "! ", "? "))
    ends = [at for mark in (". ", "\n", "! ", "? ") if (at := text.find(mark, last)) >= 0]
    return start + 1, min(ends, default=len(text))
