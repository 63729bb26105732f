"""The disputes of an article for a terminal: the sides facing each other, or one below the other where it is narrow."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from counterclaim.exchange.disputes import NOBODY, Dispute, about, disputes, marked, telling
from counterclaim.exchange.voices import STANCE_WORDS, listed, voice_of
from counterclaim.records import Claim, Reading, words

LONGEST = 240
"""Characters of a claim that are shown here; the whole of it stands above."""
FACING = 72
"""Columns from which two sides have room beside each other."""
_BAR = " │ "
_STYLES = {"differs": "bold reverse", "shows": "bold underline", "granted": "italic"}

Clean = Callable[[str], str]


def show_disputes(reading: Reading, width: int, clean: Clean) -> Iterator[Text]:
    """Yield the lines that show the disputes, none where there are none; *clean* makes words fit for a terminal."""
    found = disputes(reading)
    if not found:
        return
    yield Text("\nWho stands against whom", style="bold")
    for one in found:
        yield Text()
        yield from _dispute(reading, one, width, clean)


def _dispute(reading: Reading, one: Dispute, width: int, clean: Clean) -> Iterator[Text]:
    if not one.held:
        yield from _unheld(reading, one, width, clean)
        return
    wide = width >= FACING
    column = (width - len(_BAR)) // 2 if wide else width
    left, right = (list(_side(reading, one, side, column, clean)) for side in (one.held, one.against))
    if wide:
        for mine, theirs in zip_longest(left, right, fillvalue=Text()):
            padded = mine.copy()
            padded.append(" " * (column - mine.cell_len))
            yield Text.assemble(padded, Text(_BAR, style="dim"), theirs)
    else:
        yield from (*left, Text("against", style="dim"), *right)
    for line in _because(one, clean):
        yield from _wrapped(Text(line, style="dim"), width)


def _because(one: Dispute, clean: Clean) -> Iterator[str]:
    """Yield what a dispute is about and how sure that is, then what tells so: each reason once, the surest first."""
    if not one.relations:
        yield f"Doubted: {clean(one.against[0].basis.get('stance', ''))}"
        return
    sure = max(r.confidence for r in one.relations)
    yield f"They stand against each other on {listed(about(one))}; {sure:.0%} sure."
    yield from (f"· {clean(' '.join(relation.why.split()))}" for relation in telling(one))


def _unheld(reading: Reading, one: Dispute, width: int, clean: Clean) -> Iterator[Text]:
    [claim] = one.against
    said = _shortened(" ".join(clean(words(reading.document.text, claim.content)).split()))
    name = clean(voice_of(reading, claim).name)
    line = Text.assemble(said, (f" — {NOBODY}; denied by ", "dim"), (name, "bold"), (f" ({claim.id})", "dim"))
    yield from _wrapped(line, width)


def _side(reading: Reading, one: Dispute, claims: Sequence[Claim], width: int, clean: Clean) -> Iterator[Text]:
    """Yield the claims of one side; a name stands once for all claims in a row."""
    last = None
    for claim in claims:
        voice = voice_of(reading, claim)
        if voice.key != last:
            yield from _wrapped(Text(" ".join(clean(voice.name).split()), style="bold"), width)
        last = voice.key
        yield from _claim(reading, one, claim, width, clean)


def _claim(reading: Reading, one: Dispute, claim: Claim, width: int, clean: Clean) -> Iterator[Text]:
    style = "bold red" if claim.stance == "denies" else "dim"
    line = Text.assemble((f"{STANCE_WORDS[claim.stance]} ", style), (f"{claim.id} ", "dim"))
    text, end = reading.document.text, None
    for (a, b), kind in marked(reading, one, claim):
        if end is not None and end != a:
            line.append(" … ")
        line.append(" ".join(clean(f"x{text[a:b]}x").split())[1:-1], style=_STYLES[kind] if kind else "")
        end = b
    if len(line) > LONGEST:
        line.truncate(LONGEST)
        line.append(" …")
    yield from _wrapped(line, width)


def _shortened(said: str) -> str:
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"


def _wrapped(line: Text, width: int) -> Iterator[Text]:
    for part in line.wrap(Console(width=width), width):
        part.rstrip()
        yield part
