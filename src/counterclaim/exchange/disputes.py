"""The disputes of an article for a terminal: one proposition at a time, its sides facing each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from counterclaim.records import Claim, Reading, Relation, words

LONGEST = 160
"""Characters of a claim that are shown here; the whole of it stands above."""
_BAR = " │ "


@dataclass(slots=True)
class Dispute:
    """A proposition with the claims that hold it, those that stand against it, and the relations between them."""

    held: list[Claim] = field(default_factory=list)
    against: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def disputes(reading: Reading) -> list[Dispute]:
    """Return the disputes of *reading*, the surest first.

    Claims that repeat or corroborate one another hold one proposition. Of a conflict, what is said first counts as the
    proposition, unless the other is one already.
    """
    place = {claim.id: n for n, claim in enumerate(reading.claims)}
    root = _propositions(reading)
    found: dict[str, Dispute] = {}
    contested = [r for r in reading.relations if r.type in ("denies", "conflicts") and root[r.a] != root[r.b]]
    for relation in sorted(contested, key=lambda r: (-r.confidence, place[r.a], place[r.b])):
        a, b = relation.a, relation.b
        if relation.type == "conflicts" and (root[a] in found or (root[b] not in found and place[a] < place[b])):
            a, b = b, a
        one = found.setdefault(root[b], Dispute())
        one.relations.append(relation)
        for side, claim_id in ((one.held, b), (one.against, a)):
            claim = reading.claims[place[claim_id]]
            if claim not in side:
                side.append(claim)
    for one in found.values():
        one.held.sort(key=lambda claim: place[claim.id])
        one.against.sort(key=lambda claim: place[claim.id])
    return list(found.values())


def show_disputes(reading: Reading, width: int, clean: Callable[[str], str]) -> Iterator[Text]:
    """Yield the lines that show the disputes, none where there are none; *clean* makes words fit for a terminal."""
    found = disputes(reading)
    if not found:
        return
    column = (width - len(_BAR)) // 2
    yield Text("\nWho stands against whom", style="bold")
    for one in found:
        yield Text()
        left = [line for claim in one.held for line in _claim(reading, claim, column, clean)]
        right = [line for claim in one.against for line in _claim(reading, claim, column, clean)]
        for mine, theirs in zip_longest(left, right, fillvalue=Text()):
            padded = mine.copy()
            padded.append(" " * (column - mine.cell_len))
            yield Text.assemble(padded, Text(_BAR, style="dim"), theirs)
        first = one.relations[0]
        others = f" and {len(one.relations) - 1} more" if len(one.relations) > 1 else ""
        yield Text(f"{first.type} on {first.slot}, {first.confidence:.0%} sure{others}", style="dim")


def _propositions(reading: Reading) -> dict[str, str]:
    """Return for each claim one that stands for all which state the same."""
    parent = {claim.id: claim.id for claim in reading.claims}

    def root(x: str) -> str:
        while parent[x] != x:
            x = parent[x]
        return x

    for relation in reading.relations:
        if relation.type in ("repeats", "corroborates"):
            parent[root(relation.a)] = root(relation.b)
    return {x: root(x) for x in parent}


def _claim(reading: Reading, claim: Claim, width: int, clean: Callable[[str], str]) -> Iterator[Text]:
    entity = reading.entity(claim.speaker)
    text = reading.document.text
    name = entity.name if entity else words(text, claim.source) or "a source that is not named"
    yield from _wrapped(Text(f"{claim.id} {clean(' '.join(name.split()))}", style="bold"), width)
    said = " ".join(clean(words(text, claim.content)).split())
    cut = said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"
    yield from _wrapped(Text(cut, style="red" if claim.stance == "denies" else ""), width)


def _wrapped(line: Text, width: int) -> Iterator[Text]:
    for part in line.wrap(Console(width=width), width):
        part.rstrip()
        yield part
