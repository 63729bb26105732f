"""A whole ledger as JSON Lines and back: each version of each article a line, nothing left out."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from counterclaim.errors import BadLine, InputError, OptionError
from counterclaim.exchange import dump_answer, from_record, to_record
from counterclaim.ledger.actors import Decision, decide_again, decided
from counterclaim.ledger.adding import Outcome, Tell
from counterclaim.ledger.links.judged import from_data as judged_from
from counterclaim.ledger.links.judged import kept_ties
from counterclaim.ledger.producer import Producer
from counterclaim.ledger.repository import Ledger
from counterclaim.ledger.reviewing import kept, take
from counterclaim.ledger.reviews import data_of, from_data
from counterclaim.ledger.storing import Version
from counterclaim.ledger.tie_reviewing import take_tie
from counterclaim.reading import Attributed
from counterclaim.reading.objects import Line

REVIEW, DECISION, TIE_REVIEW = "review", "decision", "tie_review"
"""The one field of a line that holds what a person has said of a cell, of who is who, or of a tie."""
KEPT = "ledger"
"""The field that a line has beside those of the record: what the ledger keeps of it."""


def exported(versions: Iterable[Version]) -> Iterator[str]:
    """Yield each of *versions* as a line of JSON: a ledger record, and in ``ledger`` what was kept with it."""
    for version in versions:
        kept = {"version": version.number, "added": version.added, "origin": version.origin}
        yield dump_answer(to_record(version.reading), {KEPT: {**kept, "producer": asdict(version.producer)}})


def exported_judgements(ledger: Ledger) -> Iterator[str]:
    """Yield what people have decided of actors and said of cells as lines of JSON, which stand last."""
    with ledger.reading() as connection:
        found, said, judged = decided(connection), kept(connection), kept_ties(connection)
    for decision in found:
        yield dump_answer({}, {DECISION: asdict(decision)})
    for one in said:
        yield dump_answer({}, {REVIEW: {"article": one.article, **data_of(one.review)}})
    for tie in judged:
        yield dump_answer({}, {TIE_REVIEW: asdict(tie.review)})


def import_lines(ledger: Ledger, lines: Iterable[Line | BadLine], tell: Tell) -> None:
    """Put what *lines* hold into *ledger*; *tell* hears what became of each.

    Lines need not come from a ledger: those of ``read --format jsonl`` are taken as well, as read by nobody knows
    which version, so that ``reprocess`` reads them again.
    """
    for line in lines:
        try:
            if isinstance(line, BadLine):
                raise line
            became, name = _imported(ledger, line)
        except InputError as error:
            tell(Outcome("refused", str(error)))
        else:
            tell(Outcome(became, name))


def import_attributed(ledger: Ledger, found: Iterable[Attributed | InputError], format: str, tell: Tell) -> None:
    """Put articles with the attributions that came with them into *ledger*; *tell* hears what became of each.

    Where an article is there already, what was given takes the place of what was read from it.
    """
    producer = Producer.imported(format)
    for one in found:
        try:
            if isinstance(one, InputError):
                raise one
            became = ledger.store(one.reading, producer, one.origin)
            changed = became == "known" and ledger.reread(one.reading, producer)
        except InputError as error:
            tell(Outcome("refused", str(error)))
        else:
            tell(Outcome("reread" if changed else became, one.reading.document.id))


def _imported(ledger: Ledger, line: Line) -> tuple[Any, str]:
    if len(line.value) == 1 and (kind := next(iter(line.value))) in (REVIEW, DECISION, TIE_REVIEW):
        return "judged" if _judged(ledger, line, kind) else "known", kind
    try:
        reading = from_record(line.value)
    except InputError as error:
        raise BadLine(f"{line.where} is no ledger record: {error}") from None
    kept = line.value.get(KEPT, {})
    try:
        producer = Producer(**kept.get("producer", {}))
        number, added, origin = kept.get("version"), kept.get("added"), kept.get("origin")
        json.dumps([asdict(producer), number, added, origin]).encode()
    except (TypeError, AttributeError, ValueError):
        raise BadLine(f"{line.where} has a “{KEPT}” that no ledger wrote; remove it, or export again") from None
    if number is not None and ledger.holds(reading.document, number):
        return "known", reading.document.id
    return ledger.store(reading, producer, origin, added=added), reading.document.id


def _judged(ledger: Ledger, line: Line, kind: str) -> bool:
    """Take over a review or a decision; returns whether it is new."""
    cells = line.value[kind]
    try:
        if kind == REVIEW:
            name = cells["article"]
            return take(ledger, name, from_data({k: v for k, v in cells.items() if k != "article"}))
        if kind == TIE_REVIEW:
            return take_tie(ledger, judged_from(cells))
        with ledger.writing() as connection:
            return decide_again(connection, Decision(**cells))
    except OptionError as error:
        raise BadLine(f"{line.where} holds a {kind} of what this ledger lacks: {error}") from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadLine(f"{line.where} has a “{kind}” that no ledger wrote; remove it, or export again") from None
