"""Through which channel something was said, and to whom: read off the words around the cue."""

import re

from counterclaim.extraction import wording
from counterclaim.records import Span, Spans, overlap

_MEDIUM = (
    r"(?:statement|interview|remarks?|speech|address|letter|e-?mail|tweet|post|posting|message|memo|note|video|blog|"
    r"article|op-ed|column|book|report|filing|affidavit|testimony|hearing|briefing|news conference|press conference|"
    r"press release|broadcast|appearance|phone call|call|Twitter|Facebook|Telegram|X|Truth Social|Instagram|television|"
    r"TV|radio|state media|state television|documents?|papers?|show|podcast)"
)
_CHANNEL = re.compile(
    rf"\b(?i:in|on|via|by|through|during|at)\s+(?:[\w’'.-]+\s+){{0,5}}?{_MEDIUM}\b(?:\s+(?:carried|published|posted|"
    rf"released|broadcast|issued|obtained|seen|aired|read)\b(?:\s+(?:by|on|in|to|at)\s+(?:(?!that\b)[\w’'.-]+\s*){{1,3}})?)?"
)
_TOLD = re.compile(
    r"\b(?:told|tells|telling|to)\s+((?:the\s+|a\s+|state\s+)?(?:[\w’'.-]+\s+){0,3}?(?:"
    + r"(?:news|press) (?:conference|briefing)|briefing|hearing|"
    + "|".join(sorted(wording.MEDIA))
    + r"))\b",
    re.IGNORECASE,
)


def channel(text: str, cue: Span, sentence: Span, taken: Spans) -> Spans:
    """Return the words that tell the channel, in the cue's *sentence* and outside what is *taken* (content, source).

    >>> channel("“No,” Brandt said in a statement.", (13, 17), (0, 33), ((0, 5), (6, 12)))
    ((18, 32),)
    >>> channel("Brandt told a news conference that it had.", (7, 11), (0, 42), ((0, 6), (30, 41)))
    ((12, 29),)
    """
    found: list[Span] = []
    for pattern, group in ((_CHANNEL, 0), (_TOLD, 1)):
        for match in pattern.finditer(text, sentence[0], min(sentence[1], cue[1] + 90)):
            start, end = match.span(group)
            end = start + len(text[start:end].rstrip(" .,"))
            if not overlap(((start, end),), taken) and _clear(text, cue, (start, end)):
                found.append((start, end))
    if not found:
        return ()
    return (min(found, key=lambda s: max(s[0] - cue[1], cue[0] - s[1], 0)),)


def _clear(text: str, cue: Span, place: Span) -> bool:
    """Tell whether cue and *place* stand close together in one clause."""
    low, high = (cue[1], place[0]) if place[0] >= cue[1] else (place[1], cue[0])
    between = text[low:high]
    return len(between) < 60 and not re.search(r"[.!?;“”\"\n]|\bthat\b", between)
