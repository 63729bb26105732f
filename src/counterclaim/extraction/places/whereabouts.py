"""The places of an annotated article: which of its mentions are where in the world."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.extraction import wording
from counterclaim.extraction.places.resolution import Resolution, resolve
from counterclaim.extraction.types import NewsType
from counterclaim.knowledge.kinds import kinds_of
from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Run
from counterclaim.records import Place, Span

_NAME = re.compile(
    r"[A-Z][\w-]*(?:[.’'](?=\w)[\w-]+)*\.?(?:\s(?:(?:of|de|la|el|al|upon|on|and)\s(?:the\s)?)?(?=[A-Z])[\w-]+(?:[.’'](?=\w)[\w-]+)*\.?)*"
)
_OWNER = re.compile(r"['’]s$")
_LOWER = re.compile(r"\s+([a-z]+(?: [a-z]+)?)\b")
_WHERE = wording.PLACED | {"from", "to", "at", "via", "between"}
_BACK = wording.THING | frozenset({"here", "there"})
_PLACES: frozenset[NewsType] = frozenset({"place", "facility"})


@dataclass(frozen=True, slots=True)
class Located:
    """A mention that is somewhere."""

    mention: int
    """Its number in ``Annotation.mentions``; a number behind the last where only the name head has seen it."""
    span: Span
    """The name inside the mention, its own words where it has none: “the *Hmeimim base*”, “*there*”."""
    place: Place
    resolution: Resolution
    """Of the name; for a mention without one, of the name that it points back to."""
    basis: Literal["name", "part", "coreference"]


def whereabouts(annotation: Annotation, types: Sequence[NewsType]) -> list[Located]:
    """Resolve the mentions of an article that are places or facilities, in their order.

    A mention with a name is resolved by it; one without (“the country”, “there”) takes over the place of its chain,
    where most of the chain's names agree on one. What the gazetteer lacks is left out: a map shows what is known.
    Names of other mentions, such as capitals that stand for their governments, help to tell which places are meant.

    Args:
        annotation: of the article.
        types: of ``annotation.mentions``, from ``types.news_types``.

    Raises:
        KnowledgeError: the gazetteer is missing or damaged.
    """
    names: dict[int, Span] = {}
    helping: list[Span] = []
    for number, (mention, kind) in enumerate(zip(annotation.mentions, types, strict=True)):
        if kind not in _PLACES and mention.type != "place":
            continue
        span = _name(annotation.text, annotation.span(mention.run), named=mention.named)
        if span is not None and (_opens_a_name(annotation, mention.run) or _common(annotation, mention.run)):
            continue
        if span is not None and kind in _PLACES:
            names[number] = span
        elif span is not None:
            helping.append(span)
    names |= {len(annotation.mentions) + i: span for i, span in enumerate(_unmarked(annotation))}
    asked = list(dict.fromkeys([*names.values(), *helping]))
    found = dict(zip(asked, resolve(annotation.text, asked), strict=True))
    out: dict[int, Located] = {}
    for number, span in names.items():
        one = found[span]
        if one is not None and one.basis != "near" and not _wider(annotation.text[slice(*span)], one.place):
            out[number] = Located(number, span, one.place, one, one.basis)
    _by_chain(annotation, types, out)
    return sorted(out.values(), key=lambda one: (one.span[0], -one.span[1]))


def _unmarked(annotation: Annotation) -> list[Span]:
    """Return names of places that the mention head has overlooked, where a preposition shows that they are places."""
    marked = {word for m in annotation.mentions if m.named for word in range(*m.run)}
    before = (annotation.tokens[n.run[0] - 1].lower() if n.run[0] else "" for n in annotation.names)
    return [
        annotation.span(name.run)
        for name, word in zip(annotation.names, before, strict=True)
        if name.type == "place" and word in _WHERE and marked.isdisjoint(range(*name.run))
    ]


def _opens_a_name(annotation: Annotation, run: Run) -> bool:
    """Tell whether a mention is the beginning of another's name: “*Mesa Velde* News”."""
    at = bisect_right(annotation.names, run[0], key=lambda name: name.run[0]) - 1
    if at < 0 or annotation.names[at].run[1] <= run[1]:
        return False
    return annotation.text[int(annotation.encoding.start[run[1]])].isupper()


def _common(annotation: Annotation, run: Run) -> bool:
    """Tell whether a mention is a common noun that has its capital from the start of its sentence: “Village”."""
    if run[1] - run[0] > 1 or not kinds_of(annotation.words(run).casefold()):
        return False
    return run[0] == 0 or bool(annotation.sentence[run[0]] != annotation.sentence[run[0] - 1])


def _name(text: str, span: Span, *, named: bool) -> Span | None:
    """Return the name in a mention with the word for its kind, “Hmeimim base”; ``None`` where it has none.

    A mention that no name heads counts only where such a word heads it: “Velmarian territory”, not “Velmar's rulers”.
    """
    found = _NAME.search(text, *span)
    if found is None:
        return None
    start, end = found.span()
    if text[start:end] == "The":
        found = _NAME.search(text, end, span[1])
        if found is None:
            return None
        start, end = found.span()
    behind = _LOWER.match(text, end, span[1])
    for length in (2, 1):
        words = " ".join(behind.group(1).split()[:length]) if behind else ""
        if behind and kinds_of(words):
            return start, behind.start(1) + len(words)
    if not named or (behind and behind.group(1).split()[0] not in wording.FOLLOWERS):
        return None
    owner = _OWNER.search(text[start:end])
    return start, end - len(owner.group()) if owner else end


def _wider(name: str, place: Place) -> bool:
    """Tell whether *place* only tells where something unnamed is: a “Southeast Asian nation” is not Southeast Asia."""
    kinds = kinds_of(name.split()[-1])
    return bool(kinds) and place.kind in {"area", "continent", "sea"} and place.kind not in (kinds or ())


def _by_chain(annotation: Annotation, types: Sequence[NewsType], out: dict[int, Located]) -> None:
    for chain in annotation.chains:
        inside = [out[number] for number in chain if number in out]
        if not inside:
            continue
        (place, most), *_ = Counter(one.place for one in inside).most_common(1)
        if 2 * most <= len(inside):
            continue
        model = next(one for one in inside if one.place == place)
        for number in chain:
            mention = annotation.mentions[number]
            span = annotation.span(mention.run)
            if number not in out and types[number] in _PLACES and _points_back(annotation.text[slice(*span)], place):
                out[number] = Located(number, span, place, model.resolution, "coreference")


def _points_back(words: str, place: Place) -> bool:
    """Tell whether a mention without a name may stand for *place*: “there”, “the country” for a country."""
    folded = words.casefold().split()
    if len(folded) == 1:
        return folded[0] in _BACK
    kinds = kinds_of(" ".join(folded[1:]))
    return folded[0] in wording.OPENERS | {"this", "that"} and bool(kinds) and place.kind in (kinds or ())


def places(located: Sequence[Located]) -> tuple[Place, ...]:
    """Return each place once, with its mentions, and with what was weighed for the first of its names."""
    first: dict[str, Resolution] = {}
    mentions: dict[str, list[Span]] = {}
    for one in located:
        first.setdefault(one.place.id, one.resolution)
        mentions.setdefault(one.place.id, []).append(one.span)
    return tuple(
        replace(
            found.place,
            mentions=tuple((span,) for span in dict.fromkeys(mentions[id])),
            probability=found.probability,
            alternatives=found.alternatives,
            why=found.why,
        )
        for id, found in first.items()
    )
