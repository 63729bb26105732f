"""What a claim, an entity, a place or an event was read from, for a terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from counterclaim.errors import OptionError
from counterclaim.exchange.cells import Cell, claim_cells, entity_cells, event_cells, place_cells
from counterclaim.exchange.terminal import column_width, hanging, harmless
from counterclaim.records import Reading

_KINDS = {"c": ("claim", "claims"), "e": ("entity", "entities"), "p": ("place", "places"), "v": ("event", "events")}
"""What ids begin with, and what they are the ids of."""


def holds(reading: Reading, id: str) -> bool:
    """Tell whether something in *reading* is called *id*."""
    return _found(reading, id) is not None


def cells(reading: Reading, id: str) -> tuple[Cell, ...]:
    """Return the cells that hold something of the claim, entity, place or event called *id*.

    Raises:
        OptionError: *reading* has none; the message names those of its kind that there are.
    """
    found = _found(reading, id)
    if found is None:
        raise OptionError(_missing(reading, id))
    return tuple(found)


def _found(reading: Reading, id: str) -> Iterator[Cell] | None:
    for claim in reading.claims:
        if claim.id == id:
            return claim_cells(reading, claim)
    for event in reading.events:
        if event.id == id:
            return event_cells(reading, event)
    for place in reading.places:
        if place.id == id:
            return place_cells(reading, place)
    entity = reading.entity(id)
    return None if entity is None else entity_cells(reading, entity)


def _missing(reading: Reading, id: str) -> str:
    if id[:1] not in _KINDS:
        examples = ", ".join(f"{letter}1 for {names}" for letter, (_, names) in _KINDS.items())
        return f"There is nothing called {id} in {reading.document.id}; give an id such as {examples}"
    name, names = _KINDS[id[0]]
    known = ", ".join(one.id for one in getattr(reading, names)) or "none"
    return f"There is no {name} {id} in {reading.document.id}; its {names} are: {known}"


def show_explanation(reading: Reading, id: str, console: Console) -> None:
    """Write the cells of what is called *id* to *console*, one below the other.

    Raises:
        OptionError: *reading* has nothing called so.
    """
    width = column_width(console)
    told = cells(reading, id)
    title = f"{id} in {reading.document.title or reading.document.id}"
    lines = [*hanging(Text(), Text(harmless(title), style="bold"), width)]
    before = ""
    for cell in told:
        for name, offsets, words in _rows(reading, cell):
            first = Text.assemble((f"{name if name != before else '':<12}", "bold"), (f"{offsets:<15}", "cyan"))
            before = name or before
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
