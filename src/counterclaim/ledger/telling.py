"""What the ledger holds, for a terminal or as JSON: articles with their versions, hits, numbers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from rich.console import Console
from rich.text import Text

from counterclaim.comparison.copies import Step
from counterclaim.exchange import harmless, show, to_record
from counterclaim.ledger.changes import changes, content, speaker
from counterclaim.ledger.explaining import producer_line
from counterclaim.ledger.groups import Standing, Story
from counterclaim.ledger.listing import review_lines
from counterclaim.ledger.reviews import Kept
from counterclaim.ledger.search import Hit
from counterclaim.ledger.status import Status
from counterclaim.ledger.storing import Version
from counterclaim.records import Claim, Reading

_LABEL = 10
"""Columns that the label of a line takes."""


def show_article(
    versions: Sequence[Version],
    console: Console,
    *,
    standing: Standing | None = None,
    own_voice: bool = False,
    reviews: Sequence[Kept] = (),
) -> None:
    """Write the last of *versions* of an article as ``read`` does, its ties, what became of it, and its reviews."""
    newest = versions[-1]
    show(newest.reading if own_voice else without_own_voice(newest.reading), console)
    console.print()
    ties = standing_lines(standing) if standing else ()
    for line in (newest.reading.document.id, *ties, *history(versions), *review_lines(reviews)):
        console.print(Text(harmless(line), style="dim"), soft_wrap=True, highlight=False)


def without_own_voice(reading: Reading) -> Reading:
    """Return *reading* with what its article says itself only where it takes part in a relation or judges a claim."""
    related = {id for r in reading.relations for id in (r.a, r.b)}
    kept = (claim for claim in reading.claims if claim.source or claim.cue or claim.refers or claim.id in related)
    return replace(reading, claims=tuple(kept))


def history(versions: Sequence[Version]) -> Iterator[str]:
    """Yield the lines that say when each version came, what read it and which claims it changed."""
    before: Version | None = None
    for version in versions:
        read = producer_line(version.producer)
        where = f" from {version.origin}" if version.origin else ""
        yield f"version {version.number} · added {version.added}{where} · {read}"
        if before is not None:
            yield from _changed(before.reading, version.reading)
        before = version


def standing_lines(standing: Standing) -> Iterator[str]:
    """Yield the lines that say whose copy an article is, and in which story it stands."""
    credit = f"credited to {standing.credited}" if standing.credited else ""
    if standing.copy_of is not None:
        outlet = f" ({standing.outlet})" if standing.outlet else ""
        share = f", {100 * (standing.share or 0):.0f} % shared"
        yield f"copy of {standing.copy_of}{outlet}{share}{credit and f'; {credit}'}"
    elif standing.copies > 1:
        yield f"original of {_counted(standing.copies - 1, 'copy', 'copies')}{credit and f'; {credit}'}"
    elif credit:
        yield credit
    if standing.story:
        yield f"in story {standing.story} “{standing.story_name}”"


def show_stories(stories: Sequence[Story], console: Console, *, whole: bool) -> None:
    """Write *stories*, a line each, with *whole* all their articles."""
    for story in stories:
        dates = " to ".join(dict.fromkeys(day[:10] for day in (story.first, story.last) if day))
        outlets = len({report.outlet for report in story.reports if report.outlet})
        parts = (
            dates,
            _counted(len(story.reports), "article"),
            _counted(outlets, "outlet") if outlets else "",
            _counted(sum(report.copy_of is not None for report in story.reports), "copy", "copies"),
            f"{story.origins} independent origin{'s' * (story.origins != 1)}",
        )
        line = Text.assemble((f"{story.id:<6}", "bold"), harmless(story.name))
        console.print(line, soft_wrap=True, highlight=False)
        _dim(console, f"      {' · '.join(part for part in parts if part)}")
        for report in story.reports if whole else ():
            about = " · ".join(part for part in (report.published, report.outlet, report.title) if part)
            copied = f" · copy of {report.copy_of}" if report.copy_of else ""
            credit = f" · credited to {report.credited}" if report.credited else ""
            _dim(console, f"      {report.article}  {about}{copied}{credit}")


def show_chain(steps: Sequence[Step], console: Console) -> None:
    """Write the way that a claim took, the last stop first."""
    if len(steps) > 1:
        _dim(console, "came by " + " ← ".join(f"{step.name} ({step.kind})" for step in steps))


def show_producer(version: Version, console: Console) -> None:
    """Write what read an article, and when it came."""
    _dim(console, f"{producer_line(version.producer)}; version {version.number}, added {version.added}")


def _dim(console: Console, line: str) -> None:
    console.print(Text(harmless(line), style="dim"), soft_wrap=True, highlight=False)


def _counted(number: int, one: str, more: str = "") -> str:
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"


def _changed(old: Reading, new: Reading) -> Iterator[str]:
    found = changes(old, new)
    if not found:
        yield "  no claim changed"
    for claim in found.added:
        yield _line("added", new, claim)
    for claim in found.dropped:
        yield _line("dropped", old, claim)
    for one in found.altered:
        yield _line("altered", new, one.after, f" ({', '.join(one.cells)})")
        yield f"  {'was':<{_LABEL}}{_said(old, one.before)}"


def _line(what: str, reading: Reading, claim: Claim, more: str = "") -> str:
    return f"  {what:<{_LABEL}}{claim.id}{more} {_said(reading, claim)}"


def _said(reading: Reading, claim: Claim) -> str:
    who = speaker(reading, claim) or reading.document.outlet or "the article itself"
    return f"{who} {claim.stance}: {content(reading, claim)}"


def show_hits(hits: Sequence[Hit], console: Console) -> None:
    """Write *hits*, two lines each: what is said by whom, and where it stands."""
    for hit in hits:
        name = f"{hit.article}#{hit.claim}" if hit.claim else hit.article
        said = f"{hit.speaker or hit.outlet or 'the article itself'} {hit.stance}: " if hit.claim else ""
        line = Text.assemble((harmless(said), "bold"), harmless(hit.text))
        by_hand = f"{', '.join(hit.corrected)} corrected" if hit.corrected else None
        about = " · ".join(part for part in (hit.title, hit.outlet, hit.published, by_hand) if part)
        console.print(line, soft_wrap=True, highlight=False)
        console.print(Text(harmless(f"  {name} · {about}"), style="dim"), soft_wrap=True, highlight=False)


def show_status(status: Status, console: Console) -> None:
    """Write what the ledger holds."""
    size = "" if status.bytes is None else f" ({status.bytes / 1e6:,.1f} MB)"
    rows = [
        ("ledger", f"{status.ledger}{size}"),
        ("articles", f"{status.articles:,} in {status.versions:,} versions from {status.outlets:,} outlets"),
        ("read", f"{status.claims:,} claims, {status.entities:,} entities, {status.events:,} events"),
        ("copies", f"{status.copies:,} articles are copies of another"),
        ("stories", f"{status.stories:,} of more than one article"),
        ("published", f"{status.first or '?'} to {status.last or '?'}"),
        ("last added", status.added or "nothing yet"),
    ]
    if status.stale:
        rows.append(("out of date", f"{status.stale:,} articles; bring them up to date: counterclaim reprocess"))
    for name, words in rows:
        console.print(Text.assemble((f"{name:<13}", "bold"), harmless(words)), soft_wrap=True, highlight=False)


def part_record(reading: Reading, id: str) -> str:
    """Return the claim, entity, place or event called *id* as a line of JSON, with the article's id beside it."""
    record = to_record(reading)
    parts = (part for name in ("claims", "entities", "places", "events") for part in record[name] if part["id"] == id)
    return json.dumps({"article": reading.document.id, **next(parts)}, ensure_ascii=False)


def as_json(*things: Hit | Status | Story) -> Iterator[str]:
    """Yield a line of JSON for each of *things*."""
    for thing in things:
        yield json.dumps(asdict(thing), ensure_ascii=False)
