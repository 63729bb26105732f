"""The disputes board, as JSON and for a terminal: each proposition with its sides, and who stands on them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from counterclaim.exchange.terminal import harmless
from counterclaim.knowledge.spelling import folded
from counterclaim.records import Dispute, Quoted, Side

LONGEST = 180
"""Characters of a claim that are shown in a terminal."""
SHOWN = 3
"""Reports of one side that are listed there."""
_STYLES = {"asserts": "bold", "denies": "bold red", "asserts otherwise": "bold yellow"}


def dump_board(
    disputes: Sequence[Dispute], copies: Sequence[Sequence[str]] = (), stories: Sequence[Mapping[str, Any]] = ()
) -> str:
    """Return the board as one JSON object, see “The disputes board” in the reference of formats.

    Args:
        disputes: what is contested.
        copies: the ids of articles that are copies of one another.
        stories: each with ``id``, ``name`` and ``docs``, the ids of its articles.
    """
    board = {"copies": copies, "stories": stories, "disputes": [_dispute(one) for one in disputes]}
    return json.dumps(board, ensure_ascii=False)


def _dispute(one: Dispute) -> dict[str, Any]:
    return {
        "proposition": one.proposition,
        "slot": one.slot,
        "story": one.story,
        "first": one.first,
        "last": one.last,
        "confidence": one.confidence,
        "sides": [_side(side) for side in one.sides],
        "ties": [
            {"type": tie.type, "a": tie.a, "b": tie.b, "slot": tie.slot, "confidence": tie.confidence, "why": tie.why}
            for tie in one.ties
        ],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "stance": side.stance,
        "speaker": side.speaker,
        "value": side.value,
        "origins": side.origins,
        "claims": [
            {
                "doc": claim.doc,
                "claim": claim.claim,
                "content": claim.content,
                "text": claim.text,
                "outlet": claim.outlet,
                "published": claim.published,
            }
            for claim in side.claims
        ],
    }


def show_board(disputes: Sequence[Dispute], console: Console) -> None:
    """Write the board for a person: the proposition, then who stands where, with how many independent origins."""
    for number, one in enumerate(disputes, 1):
        if number > 1:
            console.print()
        _print(console, f"{number}. ", Text(harmless(one.proposition)), "bold")
        _print(console, "   ", Text(_about(one)), "dim")
        for side in one.sides:
            for lead, line in _lines(side):
                _print(console, lead, line)


def _print(console: Console, lead: str, line: Text, style: str = "") -> None:
    """Write a line behind *lead*; where it is too long for the terminal, what goes on stands under its beginning."""
    for at, piece in enumerate(line.wrap(console, max(20, console.width - len(lead)))):
        piece.rstrip()
        begun = Text.assemble(lead if at == 0 else " " * len(lead), piece, style=style)
        console.print(begun, highlight=False, soft_wrap=True)


def _about(one: Dispute) -> str:
    days = one.first if one.first == one.last else f"{one.first} to {one.last}"
    parts = [f"on {one.slot}", days if one.first else "", f"{one.confidence:.0%} sure", f"story {one.story}"]
    return " · ".join(part for part in parts if part and not part.endswith("None"))


def _lines(side: Side) -> Iterator[tuple[str, Text]]:
    """Yield each line with what stands before it."""
    origins = f"{side.origins} independent origin{'s' * (side.origins != 1)}"
    outlets = len({claim.outlet or claim.doc for claim in side.claims})
    value = f", {harmless(side.value)}" if side.value else ""
    yield (
        "   ",
        Text.assemble(
            (side.stance, _STYLES[side.stance]),
            f"  {harmless(side.speaker)}{value}",
            (f"  {origins}, in {outlets} outlet{'s' * (outlets != 1)}", "dim"),
        ),
    )
    said = _worded(side.claims)
    for claims in said[:SHOWN]:
        yield "      ", Text.assemble(_cut(claims[0].text), (f"  {'; '.join(map(_where, claims))}", "dim"))
    if len(said) > SHOWN:
        yield "      ", Text(f"and {len(said) - SHOWN} more", style="dim")


def _worded(claims: Sequence[Quoted]) -> list[list[Quoted]]:
    """Return *claims* by their words: what several outlets report in the same ones is read once."""
    same: dict[str, list[Quoted]] = {}
    for claim in claims:
        same.setdefault(folded(claim.text).strip("“”\"'‘’ ,.;"), []).append(claim)
    return list(same.values())


def _cut(said: str) -> str:
    clean = harmless(said)
    return clean if len(clean) <= LONGEST else clean[:LONGEST].rsplit(" ", 1)[0] + " …"


def _where(claim: Quoted) -> str:
    outlet = f"{harmless(claim.outlet)}, " if claim.outlet else ""
    return f"{outlet}{harmless(claim.doc)}#{claim.claim}"
