"""The ledger of one article as text for a terminal."""

import re
import unicodedata
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from counterclaim.exchange import voices
from counterclaim.exchange.facing import show_disputes
from counterclaim.exchange.happenings import Happening, Told, told
from counterclaim.exchange.voices import Line, Voice
from counterclaim.records import Claim, Document, Reading, words

# Lines over 120 columns tire the eye; under 60 the stance's column leaves too little for the words.
NARROWEST, WIDEST = 60, 120
# About four lines of an 80-column terminal; the whole content is in the other formats and in `explain`.
LONGEST = 280

_STYLES = {
    "asserts": "dim",
    "denies": "bold red",
    "doubts": "yellow",
    "asks": "cyan",
    "demands": "magenta",
    "intends": "blue",
    "supposes": "dim",
}
_MARKS = {"denies": "✗", "doubts": "≁", "asks": "‽", "demands": "!", "intends": "→", "supposes": "≈"}
_TAG_WIDTH = len("↳ supposes?  ")
_INDENT = 2
_EVENT = "▸ "
# Embeddings, overrides and isolates can make a terminal show words in another order than the text has.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def show(reading: Reading, console: Console) -> None:
    """Write the ledger of *reading* to *console*, between 60 and 120 columns wide."""
    for line in view(reading, column_width(console)):
        console.print(line, soft_wrap=True, highlight=False)


def column_width(console: Console) -> int:
    """Return how many columns of *console* are written to."""
    return max(NARROWEST, min(WIDEST, console.width))


def view(reading: Reading, width: int) -> Iterator[Text]:
    """Yield the lines of the ledger: header, speakers with their claims, and a line that sums up."""
    yield from _header(reading.document, width)
    for group in voices.groups(reading):
        yield Text()
        yield from _name(group.voice, width)
        for line in group.lines:
            yield from _claim(reading, line, group.voice, _INDENT, width)
    yield Text("\n" + "─" * width, style="dim")
    yield Text(voices.summary(reading), style="bold")
    if any(map(voices.doubtful, reading.claims)):
        yield Text("? marks a claim that is more likely read wrong than right", style="dim")
    if any(_counts_others(told(reading, claim)) for claim in reading.claims):
        yield Text("+ counts events that are not shown: counterclaim explain SOURCE CLAIM_ID has them", style="dim")
    yield from show_disputes(reading, width, harmless)


def hanging(first: Text, words: Text, width: int) -> Iterator[Text]:
    """Yield *words* wrapped behind *first*; the lines after the first are indented as far as it is long."""
    indent = first.cell_len
    wrapped = words.wrap(Console(width=width), max(width - indent, 20))
    for number, line in enumerate(wrapped):
        line.rstrip()
        yield Text.assemble(Text(" " * indent) if number else first, line)


def harmless(text: str) -> str:
    r"""Return *text* with every character that could command a terminal made visible or left out.

    >>> harmless("a\x1b[31mb")
    'a␛[31mb'
    """
    return "".join(map(_harmless_character, _DIRECTION.sub("", text)))


def _harmless_character(character: str) -> str:
    if unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp"):
        return character
    if character in "\n\t\r\u2028\u2029":
        return " "
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _header(document: Document, width: int) -> Iterator[Text]:
    yield from hanging(Text(), Text(_one_line(document.title or "Untitled article"), style="bold"), width)
    about = [document.outlet, document.published, document.byline and f"by {document.byline}"]
    line = " · ".join(_one_line(part) for part in about if part)
    if line:
        yield from hanging(Text(), Text(line, style="dim"), width)


def _name(voice: Voice, width: int) -> Iterator[Text]:
    nameless = voice.kind in ("unnamed", "own")
    line = Text.assemble((_one_line(voice.name), "italic" if nameless else "bold underline"))
    if voice.kind == "own":
        line.append("  in its own voice", style="dim")
    elif voice.entity is not None and voice.entity.roles:
        line.append("  " + ", ".join(map(_one_line, voice.entity.roles)), style="dim")
    yield from hanging(Text(), line, width)


def _claim(reading: Reading, line: Line, under: Voice, indent: int, width: int) -> Iterator[Text]:
    claim = line.claim
    doubtful = voices.doubtful(claim)
    content = Text(voices.shortened(harmless(words(reading.document.text, claim.content)), LONGEST))
    if line.voice.key != under.key:
        content = Text.assemble((f"{_one_line(line.voice.name)}: ", "bold"), content)
    if doubtful:
        content.stylize("dim")
    yield from hanging(Text(" " * indent) + _tag(claim), content, width)
    margin = " " * (indent + _TAG_WIDTH)
    events = told(reading, claim)
    yield from hanging(Text(margin), Text(_how(reading, claim, events), style="dim"), width)
    for happening in events.shown:
        yield from hanging(Text.assemble(margin, (_EVENT, "dim")), _event(happening), width)
    for one in line.inner:
        yield from _claim(reading, one, line.voice, indent + _INDENT, width)


def _tag(claim: Claim) -> Text:
    """Return the mark and the word that tell the stance of *claim*, by shape as well as by colour."""
    word = voices.STANCE_WORDS[claim.stance]
    word = word.upper() if claim.stance == "denies" else word
    mark = _MARKS.get(claim.stance, " " if claim.within is None else "↳")
    tag = f"{mark} {word}{'?' if voices.doubtful(claim) else ''}"
    return Text.assemble((tag, _STYLES[claim.stance]), " " * (_TAG_WIDTH - len(tag)))


def _event(happening: Happening) -> Text:
    """Return *happening* in one line: what it is and whether it is so, then its slots."""
    kind = Text(harmless(happening.kind), style="dim bold" if happening.event.type else "dim italic")
    marks = "".join(f" · {mark.upper() if mark == 'not' else mark}" for mark in happening.marks)
    return Text.assemble(kind, (marks, "yellow"), ("  " + harmless(happening.line), "dim"))


def _how(reading: Reading, claim: Claim, events: Told) -> str:
    """Return the small print of *claim*: its id, cue, channel, kind of quotation and events that are not shown."""
    text = reading.document.text
    parts = [claim.id]
    if claim.cue:
        parts.append(f"“{voices.shortened(words(text, claim.cue), 60)}”")
    if claim.channel:
        parts.append(voices.shortened(words(text, claim.channel), 60))
    if claim.cue or claim.source:
        parts.append(voices.QUOTATION_WORDS[claim.quotation])
    if _counts_others(events):
        parts.append(f"+{voices.counted(len(events.others), 'event')}")
    return harmless(" · ".join(parts))


def _counts_others(events: Told) -> bool:
    """Tell whether *events* leaves out some of several; where none is worth a line, their number is not either."""
    return bool(events.shown and events.others)


def _one_line(text: str) -> str:
    return " ".join(harmless(text).split())
