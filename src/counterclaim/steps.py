"""Single steps of the way, so that each can be measured by itself: a question in, what the step finds added to it."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from counterclaim.comparison import compare
from counterclaim.extraction.article import extract
from counterclaim.extraction.claims import order
from counterclaim.extraction.events import dyad
from counterclaim.extraction.places import Resolution, resolve
from counterclaim.extraction.times import resolve_times
from counterclaim.language.annotating import Given, Reader, annotate_all, annotate_given
from counterclaim.reading import GivenArticle, GivenClaim, Question
from counterclaim.records import Place, Reading, Relation, Span, Stance, Time, overlap

TOPONYMS, TIMES = "toponyms", "times"
SOURCE, TARGET = "source", "target"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what is added to it, by name."""

    question: Question
    adds: Mapping[str, tuple[Place | None, ...] | tuple[Time | None, ...] | str | None]


@dataclass(frozen=True, slots=True)
class Related:
    """A text with given claims: their relations, and each one's stance and what it refers to, by id."""

    article: GivenArticle
    relations: tuple[Relation, ...]
    stances: Mapping[str, Stance]
    refers: Mapping[str, str]


def resolved(questions: Iterable[Question]) -> Iterator[Answer]:
    """Add ``places`` for given ``toponyms`` and ``times`` for given ``times``; no model is loaded.

    Each has one entry for each place given, in their order, ``None`` where that is not resolved. Every place has its
    own words for its ``mentions``; the same place has the same id wherever it is named in the text.

    Raises:
        KnowledgeError: the gazetteer is missing or damaged.

    >>> asked = Question({}, "It fell on Thursday.", "2024-12-19", {"times": ((11, 19), None)})
    >>> [time and time.value for time in next(resolved([asked])).adds["times"]]
    ['2024-12-19', None]
    """
    for question in questions:
        spans = question.spans or {}
        adds: dict[str, tuple[Place | None, ...] | tuple[Time | None, ...]] = {}
        if TOPONYMS in spans:
            adds["places"] = _places(question.text, spans[TOPONYMS])
        if TIMES in spans:
            adds["times"] = _times(question, spans[TIMES])
        yield Answer(question, adds)


def coded(questions: Iterable[Question], reader: Reader, *, threads: int = 0) -> Iterator[Answer]:
    """Add ``type`` and ``mode``: what the ``source`` does to the ``target`` in PLOVER, ``None`` where nothing tells.

    Args:
        reader: the encoder.
        threads: as in ``annotate_all``.
    """
    held: deque[Question] = deque()

    def texts() -> Iterator[str]:
        for question in questions:
            held.append(question)
            yield question.text

    for annotation in annotate_all(texts(), reader, threads=threads):
        question = held.popleft()
        spans = question.spans or {}
        source, target = (next(iter(spans.get(field, ())), None) for field in (SOURCE, TARGET))
        code = dyad(annotation, source, target)
        yield Answer(question, {"type": code.type if code else None, "mode": code.mode if code else None})


def related(articles: Iterable[GivenArticle], reader: Reader) -> Iterator[Related]:
    """Relate the claims that are given with each text, in the place of those that would be found.

    A claim without a cue is of the article's own voice: it takes part where its words say of another that it is untrue
    or unshown, and asserts elsewhere, as a claim without a content does. Sentences that are not given are left out.

    Args:
        reader: the encoder.
    """
    for article in articles:
        attributed = [claim for claim in article.claims if claim.cue and claim.content]
        annotation = annotate_given(article.document.text, list(map(_asked, attributed)), reader)
        reading = compare(extract(article.document, annotation, dict(reader.details)), annotation)
        ranked = [attributed[number].id for number in order(annotation.attributions)]
        ids = dict(zip((claim.id for claim in reading.claims), ranked, strict=False)) | _own(reading, article)
        stances: dict[str, Stance] = dict.fromkeys((claim.id for claim in article.claims), "asserts")
        stances |= {ids[claim.id]: claim.stance for claim in reading.claims if claim.id in ids}
        yield Related(
            article,
            tuple(_renamed(r, ids) for r in reading.relations if r.a in ids and r.b in ids),
            stances,
            {ids[claim.id]: ids[claim.refers] for claim in reading.claims if claim.refers and claim.id in ids},
        )


def _own(reading: Reading, article: GivenArticle) -> dict[str, str]:
    """Return which given claim of the article's own voice each found one is: the one that it shares characters with."""
    given = [claim for claim in article.claims if not claim.cue and not claim.source]
    out: dict[str, str] = {}
    for claim in reading.claims:
        same = next((one.id for one in given if not claim.cue and overlap(one.content, claim.content)), None)
        if same is not None and same not in out.values():
            out[claim.id] = same
    return out


def _renamed(relation: Relation, ids: Mapping[str, str]) -> Relation:
    concedes = relation.concedes and replace(relation.concedes, claim=ids[relation.concedes.claim])
    return replace(relation, a=ids[relation.a], b=ids[relation.b], concedes=concedes)


def _asked(claim: GivenClaim) -> Given:
    return Given((claim.cue[0][0], claim.cue[-1][1]), claim.content, claim.source)


def _places(text: str, spans: tuple[Span | None, ...]) -> tuple[Place | None, ...]:
    asked = [span for span in spans if span is not None]
    found = iter(resolve(text, asked))
    return tuple(None if span is None else _place(next(found), span) for span in spans)


def _place(found: Resolution | None, span: Span) -> Place | None:
    if found is None:
        return None
    return replace(
        found.place,
        mentions=((span,),),
        probability=found.probability,
        alternatives=found.alternatives,
        why=found.why,
    )


def _times(question: Question, spans: tuple[Span | None, ...]) -> tuple[Time | None, ...]:
    asked = [span for span in spans if span is not None]
    found = iter(resolve_times(question.text, question.published, asked))
    return tuple(None if span is None else next(found) for span in spans)
