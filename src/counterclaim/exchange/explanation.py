"""One claim taken apart: each cell with the words and offsets it comes from, or what it was inferred from."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from counterclaim.errors import OptionError
from counterclaim.exchange.terminal import column_width, hanging, harmless
from counterclaim.records import Claim, Interval, Reading, Spans


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a claim; ``value`` is what it says where that is more than its words."""

    name: str
    value: str | None
    places: Spans = ()
    basis: str | None = None


def cells(reading: Reading, claim_id: str) -> tuple[Cell, ...]:
    """Return the cells of the claim called *claim_id* that hold something.

    Raises:
        OptionError: *reading* has no such claim; the message names those that it has.
    """
    claim = next((claim for claim in reading.claims if claim.id == claim_id), None)
    if claim is None:
        known = ", ".join(claim.id for claim in reading.claims) or "none"
        raise OptionError(f"There is no claim {claim_id} in {reading.document.id}; its claims are: {known}")
    told = tuple(_cells(reading, claim))
    names = {cell.name for cell in told}
    return told + tuple(Cell(name, None, basis=basis) for name, basis in claim.basis.items() if name not in names)


def _cells(reading: Reading, claim: Claim) -> Iterator[Cell]:
    own = not claim.source and not claim.cue
    places = {"source": claim.source, "cue": claim.cue, "content": claim.content, "channel": claim.channel}
    values = {
        "source": "nobody is named: the article's own voice" if own else "nobody is named",
        "cue": None if own else "no words attribute it",
        "speaker": _entity(reading, claim.speaker) or (None if own else "not resolved to anybody"),
        "addressee": _entity(reading, claim.addressee),
        "quotation": None if own else claim.quotation,
        "stance": claim.stance,
        "within": claim.within and f"reported inside claim {claim.within}",
        "said": _days(claim.said),
        "events": ", ".join(claim.events) or None,
        "confidence": f"{claim.confidence:.2f}",
    }
    for name in ("speaker", "source", "cue", "content", "channel", *list(values)[3:]):
        place = places.get(name, ())
        value = None if place else values.get(name)
        if place or value or name in claim.basis:
            yield Cell(name, value, place, claim.basis.get(name))


def _days(said: Interval | None) -> str | None:
    if said is None:
        return None
    if said.start == said.end:
        return said.start
    return f"{said.start or '…'} to {said.end or '…'}"


def _entity(reading: Reading, id: str | None) -> str | None:
    entity = reading.entity(id)
    if entity is None:
        return None
    return f"{entity.name} ({', '.join(entity.roles)})" if entity.roles else entity.name


def show_explanation(reading: Reading, claim_id: str, console: Console) -> None:
    """Write the cells of the claim called *claim_id* to *console*, one below the other.

    Raises:
        OptionError: *reading* has no such claim.
    """
    width = column_width(console)
    told = cells(reading, claim_id)
    title = f"{claim_id} in {reading.document.title or reading.document.id}"
    rows = [row for cell in told for row in _rows(reading, cell)]
    lines = [*hanging(Text(), Text(harmless(title), style="bold"), width)]
    for name, offsets, words in rows:
        first = Text.assemble((f"{name:<12}", "bold"), (f"{offsets:<15}", "cyan"))
        lines += hanging(first, words, width)
    for line in lines:
        console.print(line, soft_wrap=True, highlight=False)


def _rows(reading: Reading, cell: Cell) -> Iterator[tuple[str, str, Text]]:
    """Yield the rows of *cell*: its name once; a row for each place, its value and its basis."""
    rows: list[tuple[str, Text]] = [
        (f"[{start}, {end})", Text(harmless(reading.document.text[start:end]))) for start, end in cell.places
    ]
    if cell.value is not None:
        denies = cell.name == "stance" and cell.value == "denies"
        rows.append(("", Text(harmless(cell.value), style="bold red" if denies else "")))
    if cell.basis is not None:
        rows.append(("", Text(f"because: {harmless(cell.basis)}", style="dim")))
    for number, (offsets, words) in enumerate(rows):
        yield "" if number else cell.name, offsets, words
