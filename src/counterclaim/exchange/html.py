"""Readings as one self-contained HTML page: articles at the left, their claims at the right.

The page asks no network for anything, and its Content-Security-Policy forbids it to: only the one style sheet
and the one script, both known by their hashes, may act. Whatever comes from an article is escaped text.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from string import Template

from counterclaim.exchange import voices
from counterclaim.exchange.segments import Segment, segments
from counterclaim.exchange.voices import Group, Line
from counterclaim.records import Document, Reading, words

# Characters that HTML cannot hold: controls but for tab and line ends, and lone surrogates.
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Contents are whole paragraphs at times; the words themselves stand at the left.
_LONGEST = 420
_DOUBT = '<span class="doubt" title="more likely read wrong than right">?</span>'


def html_page(readings: Sequence[Reading]) -> str:
    """Return one page with all *readings*, in their order; several get a list of contents at the top.

    >>> from counterclaim.records import Document
    >>> page = html_page([Reading(Document("d1", "Some text.", title="A <title>"))])
    >>> "A &lt;title&gt;</h2>" in page
    True
    """
    style, script = _part("page.css"), _part("page.js")
    first = _title(readings[0].document) if readings else "Nothing was read"
    title = first if len(readings) <= 1 else f"{first} and {len(readings) - 1} more"
    return Template(_part("page.html")).substitute(
        title=_text(f"{title} – Counterclaim"),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        contents=_contents(readings),
        articles="\n".join(_article(number, reading) for number, reading in enumerate(readings, 1)),
    )


def _part(name: str) -> str:
    return files("counterclaim.exchange").joinpath("page", name).read_text(encoding="utf-8").strip()


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _text(text: str) -> str:
    """Return *text* fit to stand between tags and in a quoted attribute."""
    return escape(_NOT_IN_HTML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))


def _title(document: Document) -> str:
    return document.title or "Untitled article"


def _contents(readings: Sequence[Reading]) -> str:
    if len(readings) < 2:
        return ""
    items = (
        f'<li><a href="#a{number}"><b dir="auto">{_text(voices.outlet_name(reading.document))}</b> '
        f'<span dir="auto">{_text(_title(reading.document))}</span> '
        f"<small>{_text(voices.summary(reading))}</small></a></li>"
        for number, reading in enumerate(readings, 1)
    )
    return f'<nav aria-label="Articles"><ol>{"".join(items)}</ol></nav>'


@dataclass(frozen=True, slots=True)
class _Article:
    """One article on the page. Its claims are known there by number, from one: ``a<article>c<claim>``."""

    name: str
    reading: Reading
    numbers: Mapping[str, int]
    targets: dict[int, str] = field(default_factory=dict)
    """For each claim the mark where its content begins; filled while the text is marked."""

    def claim_ids(self, numbers: Sequence[int]) -> str:
        return " ".join(f"{self.name}c{number + 1}" for number in numbers)


def _article(number: int, reading: Reading) -> str:
    document = reading.document
    article = _Article(f"a{number}", reading, {claim.id: index for index, claim in enumerate(reading.claims)})
    text = _marked_text(article)
    ledger = "".join(_group(article, group) for group in voices.groups(reading))
    return (
        f'<section class="story" id="a{number}" aria-labelledby="a{number}t">\n<header>'
        f'{_about(document)}<h2 id="a{number}t" dir="auto">{_text(_title(document))}</h2></header>\n'
        f'<div class="columns">\n<article class="text">\n{text}\n</article>\n'
        f'<aside class="ledger" aria-label="Claims"><p class="sum">{_text(voices.summary(reading))}</p>\n'
        f"{ledger}</aside>\n</div>\n</section>"
    )


def _about(document: Document) -> str:
    outlet = _text(voices.outlet_name(document)) if document.outlet else ""
    if document.url and document.url.lower().startswith(("http://", "https://")):
        outlet = f'<a href="{_text(document.url)}" rel="noreferrer">{outlet or "source"}</a>'
    byline = document.byline and f"by {document.byline}"
    parts = (outlet, _text(document.published or ""), _text(byline or ""))
    return f'<p class="about" dir="auto">{" · ".join(part for part in parts if part)}</p>'


def _marked_text(article: _Article) -> str:
    reading = article.reading
    blocks = (
        "".join(_segment(article, segment) for segment in paragraph)
        for paragraph in segments(reading.document.text, reading.claims)
    )
    return "\n".join(f'<p dir="auto">{block}</p>' for block in blocks)


def _segment(article: _Article, segment: Segment) -> str:
    words_here = _text(article.reading.document.text[segment.start : segment.end])
    if not segment.parts:
        return words_here
    identity = f"{article.name}s{segment.start}"
    contents = segment.parts.get("content", ())
    for number in contents:
        article.targets.setdefault(number, identity)
    denied = any(article.reading.claims[number].stance == "denies" for number in contents)
    kinds = " ".join((*segment.parts, "denial") if denied else segment.parts)
    parts = " ".join(f'data-{part}="{article.claim_ids(of)}"' for part, of in segment.parts.items())
    claims = article.claim_ids(segment.claims)
    return f'<span class="mark {kinds}" id="{identity}" data-claims="{claims}" {parts}>{words_here}</span>'


def _group(article: _Article, group: Group) -> str:
    voice = group.voice
    roles = voice.entity.roles if voice.entity else ("in its own voice",) if voice.kind == "own" else ()
    small = f' <small dir="auto">{_text(", ".join(roles))}</small>' if roles else ""
    items = "".join(_claim(article, line, voice.key) for line in group.lines)
    return (
        f'<section class="voice {voice.kind}"><h3><span dir="auto">{_text(voice.name)}</span>{small}</h3>'
        f"<ol>{items}</ol></section>\n"
    )


def _claim(article: _Article, line: Line, under: str) -> str:
    claim = line.claim
    number = article.numbers[claim.id]
    target = article.targets.get(number, article.name)
    doubt = _DOUBT if voices.doubtful(claim) else ""
    who = "" if line.voice.key == under else f'<b class="who" dir="auto">{_text(line.voice.name)}</b> '
    content = _text(voices.shortened(words(article.reading.document.text, claim.content), _LONGEST))
    inner = "".join(_claim(article, one, line.voice.key) for one in line.inner)
    return (
        f'<li class="{claim.stance}{" doubtful" if doubt else ""}">'
        f'<a class="claim" id="{article.claim_ids([number])}" href="#{target}">'
        f'{who}<span class="stance">{voices.STANCE_WORDS[claim.stance]}{doubt}</span> '
        f'<span class="words" dir="auto">{content}</span> '
        f'<small class="how">{" ".join(_how(article.reading, line))}</small></a>'
        f"{inner and f'<ol>{inner}</ol>'}</li>"
    )


def _how(reading: Reading, line: Line) -> Iterator[str]:
    """Yield the small print of a claim: its id, source, cue, channel and kind of quotation."""
    claim, text = line.claim, reading.document.text
    yield f"<span>{_text(claim.id)}</span>"
    for part, place in (("source", claim.source), ("cue", claim.cue), ("channel", claim.channel)):
        if place:
            yield f'<span class="{part}" dir="auto">{_text(voices.shortened(words(text, place), 80))}</span>'
    if claim.cue or claim.source:
        yield f"<span>{voices.QUOTATION_WORDS[claim.quotation]}</span>"
