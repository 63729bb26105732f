"""Readings as one self-contained HTML page: articles at the left, their claims at the right.

The page asks no network for anything, and its Content-Security-Policy forbids it to: only the one style sheet
and the one script, both known by their hashes, may act. Whatever comes from an article is escaped text.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from string import Template

from counterclaim.exchange import voices
from counterclaim.exchange.map import map_of
from counterclaim.exchange.page.disputes import disputes_panel
from counterclaim.exchange.page.ledger import ledger
from counterclaim.exchange.page.lists import lists
from counterclaim.exchange.page.markup import Article, fit
from counterclaim.exchange.page.overview import overview
from counterclaim.exchange.page.text import marked_text
from counterclaim.records import Document, Reading


def html_page(readings: Sequence[Reading]) -> str:
    """Return one page with all *readings*, in their order.

    Several get a list of contents at the top and what they come to: who speaks in them, who stands against whom.

    >>> from counterclaim.records import Document
    >>> page = html_page([Reading(Document("d1", "Some text.", title="A <title>"))])
    >>> "A &lt;title&gt;</h2>" in page
    True
    """
    style, script = part("page.css"), part("page.js")
    first = _title(readings[0].document) if readings else "Nothing was read"
    title = first if len(readings) <= 1 else f"{first} and {len(readings) - 1} more"
    articles = [Article.of(number, reading) for number, reading in enumerate(readings, 1)]
    return Template(part("page.html")).substitute(
        title=fit(f"{title} – Counterclaim"),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        contents=_contents(readings) + overview(articles),
        articles="\n".join(map(_article, articles)),
    )


def part(name: str) -> str:
    """Return a file that the page is made of: ``page.css``, ``page.js`` or ``page.html``."""
    return files("counterclaim.exchange").joinpath("page", name).read_text(encoding="utf-8").strip()


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _title(document: Document) -> str:
    return document.title or "Untitled article"


def _contents(readings: Sequence[Reading]) -> str:
    if len(readings) < 2:
        return ""
    items = (
        f'<li><a href="#a{number}"><b dir="auto">{fit(voices.outlet_name(reading.document))}</b> '
        f'<span dir="auto">{fit(_title(reading.document))}</span> '
        f"<small>{fit(voices.summary(reading))}</small></a></li>"
        for number, reading in enumerate(readings, 1)
    )
    return f'<nav aria-label="Articles"><ol>{"".join(items)}</ol></nav>'


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an article's page, each of them HTML."""

    title: str
    about: str
    text: str
    map: str
    summary: str
    disputes: str
    claims: str
    lists: str


def article_parts(article: Article) -> Parts:
    """Return the parts of *article*'s page."""
    document, text = article.reading.document, marked_text(article)  # the text before all that points into it
    summary, head = fit(voices.summary(article.reading)), (fit(_title(document)), _about(document))
    return Parts(*head, text, map_of(article), summary, disputes_panel(article), ledger(article), lists(article))


def _article(article: Article) -> str:
    parts, name = article_parts(article), article.name
    return (
        f'<section class="story" id="{name}" aria-labelledby="{name}t">\n<div class="columns">\n'
        f'<header>{parts.about}<h2 id="{name}t" dir="auto">{parts.title}</h2></header>\n'
        f'<article class="text">\n{parts.text}\n</article>\n'
        f'<aside class="ledger" aria-label="Claims">{parts.map}<p class="sum">{parts.summary}</p>\n'
        f"{parts.disputes}{parts.claims}</aside>\n</div>\n{parts.lists}\n</section>"
    )


def _about(document: Document) -> str:
    outlet = fit(voices.outlet_name(document)) if document.outlet else ""
    if document.url and document.url.lower().startswith(("http://", "https://")):
        outlet = f'<a href="{fit(document.url)}" rel="noreferrer">{outlet or "source"}</a>'
    byline = document.byline and f"by {document.byline}"
    parts = (outlet, fit(document.published or ""), fit(byline or ""))
    return f'<p class="about" dir="auto">{" · ".join(part for part in parts if part)}</p>'
