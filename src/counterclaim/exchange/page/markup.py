"""Text made fit for HTML, and one article with the names that its words go by on the page."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol
from urllib.parse import quote

from counterclaim.exchange import voices
from counterclaim.records import Entity, Place, Reading, Spans, spans

# Characters that HTML cannot hold: controls but for tab and line ends, and lone surrogates.
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def fit(text: str) -> str:
    r"""Return *text* fit to stand between tags and in a quoted attribute.

    >>> fit("<b> & \x00")
    '&lt;b&gt; &amp; \ufffd'
    """
    return escape(_NOT_IN_HTML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))


class Links(Protocol):
    """Where a served page leads to; a page that stands alone has none of it and lights up claims by its script."""

    def claim(self, id: str, /) -> str:
        """Return the address, without a fragment, of this page with the claim called *id* lit up."""

    def voice(self, voice: voices.Voice, /) -> str:
        """Return the address of all that *voice* said; an empty string where there is no such page."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article on the page.

    Its claims are known there by number, from one: ``a<article>c<claim>``. Words that something else points at – a
    slot of an event, a person, a place on the map – are known as ``a<article>w<number>``.
    """

    name: str
    reading: Reading
    numbers: Mapping[str, int]
    pointed: Mapping[Spans, int]
    targets: dict[int, str] = field(default_factory=dict)
    """For each claim the mark where its content begins; filled while the text is marked."""
    marks: dict[int, str] = field(default_factory=dict)
    """For each of the words that are pointed at, the mark where they begin; filled likewise."""
    links: Links | None = None
    lit: frozenset[int] = frozenset()
    """Claims that are lit up from the start."""

    @classmethod
    def of(cls, number: int, reading: Reading, links: Links | None = None, lit: Container[str] = ()) -> "Article":
        """Return the article that is *number* on its page, with the claims whose ids are in *lit* lit up."""
        found = dict.fromkeys(place for place in _pointed(reading) if place)
        return cls(
            f"a{number}",
            reading,
            {claim.id: index for index, claim in enumerate(reading.claims)},
            {place: index for index, place in enumerate(found)},
            links=links,
            lit=frozenset(index for index, claim in enumerate(reading.claims) if claim.id in lit),
        )

    def claim_ids(self, numbers: Sequence[int]) -> str:
        """Return the names of claims, parted by blanks."""
        return " ".join(f"{self.name}c{number + 1}" for number in numbers)

    def words(self, number: int) -> str:
        """Return the address of a claim's words, where the text is marked already."""
        page = fit(self.links.claim(self.reading.claims[number].id)) if self.links else ""
        return f"{page}#{self.targets.get(number, self.name)}"

    def row(self, number: int) -> str:
        """Return the address of a claim's row among the claims of the page."""
        id = self.reading.claims[number].id
        return fit(f"{self.links.claim(id)}#{quote(id)}") if self.links else f"#{self.name}c{number + 1}"

    def word_ids(self, numbers: Sequence[int]) -> str:
        """Return the names of words that are pointed at, parted by blanks."""
        return " ".join(f"{self.name}w{number}" for number in numbers)

    def pointer(self, place: Spans) -> str:
        """Return the attributes of a link that points at *place*; an empty string where that is not in the text."""
        number = self.pointed.get(place)
        if number is None or number not in self.marks:
            return ""
        return f'href="#{self.marks[number]}" data-at="{self.word_ids([number])}"'

    def link(self, kind: str, place: Spans, inner: str, title: str = "") -> str:
        """Return *inner*, which is HTML already, as a link to *place*, or plain where that is not in the text."""
        about = f' title="{fit(title)}"' if title else ""
        pointer = self.pointer(place)
        if not pointer:
            return f'<span class="{kind}"{about}>{inner}</span>'
        return f'<a class="{kind}" {pointer}{about}>{inner}</a>'


def mentions(one: Entity | Place) -> Spans:
    """Return all places in the text where *one* is mentioned."""
    return spans(pair for mention in one.mentions for pair in mention)


def counted_mentions(one: Entity | Place) -> str:
    """Return how often *one* is mentioned.

    >>> counted_mentions(Place("p1", "Tollen", "city", mentions=(((0, 6),),)))
    '1 mention'
    """
    return voices.counted(len(one.mentions), "mention")


def _pointed(reading: Reading) -> Iterator[Spans]:
    for event in reading.events:
        yield event.trigger
        people = (event.actor, event.recipient, event.object)
        rest = (event.quantity, event.origin, event.destination, event.location, event.time)
        for slot in (*people, *rest):
            yield slot.spans if slot else ()
    for entity in reading.entities:
        yield mentions(entity)
    for place in reading.places:
        yield mentions(place)
    for time in reading.times:
        yield time.spans
    for relation in reading.relations:
        if relation.type in ("denies", "conflicts"):
            yield relation.evidence
            yield relation.concedes.spans if relation.concedes else ()
