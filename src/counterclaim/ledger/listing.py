"""Actors, reviews, doubts and timelines, for a terminal or as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from counterclaim.exchange import harmless
from counterclaim.ledger.actors import Actor
from counterclaim.ledger.links.judged import KeptTie, TieReview
from counterclaim.ledger.reviewing import Doubt
from counterclaim.ledger.reviews import Kept, data_of
from counterclaim.ledger.tie_reviewing import DoubtfulTie
from counterclaim.ledger.timeline import Entry
from counterclaim.records import Reading

_SHORT = 120


def show_actors(found: Sequence[Actor], console: Console) -> None:
    """Write a line for each actor: number, name, what it is, how often it is named and speaks."""
    for one in found:
        what = ", ".join(part for part in (one.type, one.country, one.wikidata) if part)
        number = f"{one.articles:,} article{'s' * (one.articles != 1)}, {one.claims:,} claim{'s' * (one.claims != 1)}"
        _line(console, f"{one.id:>6}  ", harmless(one.name), f"  {what} · {number}")


def show_speaker(reading: Reading, part: str, actors: Mapping[str, int], console: Console) -> None:
    """Write which actor of the ledger an entity, or the speaker of a claim, is; nothing where there is none."""
    ids = {claim.id: claim.speaker for claim in reading.claims} | {entity.id: entity.id for entity in reading.entities}
    number = actors.get(ids.get(part) or "")
    if number is not None:
        _line(console, "", f"{'actor':<12}", f"{number}, everywhere: counterclaim timeline {number}")


def show_doubts(found: Sequence[Doubt | DoubtfulTie], console: Console) -> None:
    """Write two lines for each: what is said, and how sure it is that it is said so."""
    for one in found:
        if isinstance(one, DoubtfulTie):
            for before, who, stance, text in (
                ("", one.speaker, one.stance, one.text),
                (f"  {one.tie.type} ", one.other_speaker, one.other_stance, one.other_text),
            ):
                said = f"{before}{who or 'the article itself'} {stance}: "
                _line(console, "", harmless(said), "", harmless(text))
            _line(console, harmless(f"  {one.confidence:.2f} {'#'.join(one.tie.a)} {'#'.join(one.tie.b)}"), "", "")
            continue
        said = f"{one.speaker or 'the article itself'} {one.stance}: "
        _line(console, "", harmless(said), "", harmless(one.text))
        if one.other is not None:
            console.print(Text(f"  {one.kind} ", style="bold"), end="")
            console.print(Text(harmless(_short(one.other))), soft_wrap=True, highlight=False)
        _line(console, f"  {one.confidence:.2f} {one.article}#{one.part}", "", "")


def show_reviews(found: Sequence[Kept | KeptTie], console: Console) -> None:
    """Write a line for each review; those that find nothing any more say so."""
    for one in found:
        if isinstance(one, KeptTie):
            _line(console, "", "", "", harmless(tie_line(one.review, one.a, one.b)))
            continue
        for line in review_lines([one]):
            _line(console, harmless(f"{one.article}#{one.part or '–'}  "), "", "", harmless(line))


def review_lines(found: Sequence[Kept]) -> Iterator[str]:
    """Yield what was said of each cell, by whom and when.

    >>> from counterclaim.ledger.reviews import Review, Words
    >>> by = ("corrected", "ada", "2025-01-02T10:00:00Z")
    >>> made = Review(Words("it held", 7), "stance", *by, was="asserts", now="denies")
    >>> list(review_lines([Kept("dam", made, "c1")]))
    ['c1 stance: denies, was asserts · corrected by ada, 2025-01-02']
    """
    for one in found:
        review = one.review
        cell = review.slot or review.cell
        values = ""
        if review.verdict == "corrected":
            values = f": {_value(review.now)}, was {_value(review.was)}"
        gone = "" if one.part else f" · gone from the article: {_short(review.claim.content)}"
        yield f"{one.part or '–'} {cell}{values} · {review.verdict} by {review.who}, {review.made[:10]}{gone}"


def tie_line(review: TieReview, a: str | None, b: str | None) -> str:
    """Return what was said of how two claims stand to each other; *a* and *b* are their ids, where they are there.

    >>> from counterclaim.ledger.links.judged import End
    >>> from counterclaim.ledger.reviews import Words
    >>> ends = End("dam", Words("it held", 7)), End("wire", Words("it broke", 7))
    >>> made = TieReview(*ends, "corrected", "ada", "2025-01-02T10:00:00Z", was="repeats", now="denies")
    >>> tie_line(made, "c1", None)
    'dam#c1 denies wire#–, was repeats · corrected by ada, 2025-01-02 · gone from wire: it broke'
    """
    how = review.was if review.verdict != "corrected" else f"{review.now}"
    was = f", was {review.was or 'nothing'}" if review.verdict == "corrected" else ""
    gone = "".join(
        f" · gone from {end.article}: {_short(end.claim.content)}"
        for end, id in ((review.a, a), (review.b, b))
        if id is None
    )
    between = f"{review.a.article}#{a or '–'} {how} {review.b.article}#{b or '–'}{was}"
    return f"{between} · {review.verdict} by {review.who}, {review.made[:10]}{gone}"


def show_timeline(found: Sequence[Entry], console: Console) -> None:
    """Write each claim under its day: who says it, what it answers to, where it stands."""
    last: str | None = ""
    for one in found:
        if one.day != last:
            console.print(Text(one.day or "no date", style="bold cyan"), highlight=False)
            last = one.day
        said = f"  {one.speaker or one.outlet or 'the article itself'} {one.stance}: "
        style = "bold red" if one.stance == "denies" else "bold"
        console.print(Text.assemble((harmless(said), style), harmless(one.text)), soft_wrap=True, highlight=False)
        for answer in one.answers:
            whom = f"{answer.type} {answer.speaker or 'the article itself'}, {answer.claim}: {_short(answer.text)}"
            console.print(Text(harmless(f"    {whom}")), soft_wrap=True, highlight=False)
        if one.before is not None:
            console.print(Text(harmless(f"    changed; it was: {_short(one.before)}")), soft_wrap=True, highlight=False)
        day = "said that day" if one.said else "published that day" if one.day else ""
        about = " · ".join(part for part in (f"{one.article}#{one.claim}", one.outlet, day) if part)
        _line(console, harmless(f"    {about}"), "", "")


def as_json(found: Sequence[Actor | Doubt | DoubtfulTie | Entry | Kept | KeptTie]) -> Iterator[str]:
    """Yield a line of JSON for each."""
    for one in found:
        cells: dict[str, Any]
        if isinstance(one, Kept):
            cells = {"article": one.article, "part": one.part, **data_of(one.review)}
        elif isinstance(one, KeptTie):
            ends = {"article": one.review.a.article, "part": one.a, "with": [one.review.b.article, one.b]}
            cells = {**ends, **asdict(one.review)}
        else:
            cells = asdict(one)
        yield json.dumps(cells, ensure_ascii=False)


def _line(console: Console, before: str, name: str, after: str, words: str = "") -> None:
    text = Text.assemble((before, "dim"), (name, "bold"), (after, "dim"), words)
    console.print(text, soft_wrap=True, highlight=False)


def _value(value: Any) -> str:
    return "nothing" if value is None else _short(" … ".join(value) if isinstance(value, list) else str(value))


def _short(words: str) -> str:
    joined = " ".join(words.split())
    return joined if len(joined) <= _SHORT else f"{joined[:_SHORT].rsplit(' ', 1)[0]} …"
