"""What a new version of an article changed: claims added, dropped and altered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from counterclaim.records import Claim, Reading, words

ALIKE = 0.6
"""Share of equal words from which two contents are one claim, reworded; difflib's own mark of a close match."""
Cells = Callable[[Reading, Claim], object]


@dataclass(frozen=True, slots=True)
class Alteration:
    """One claim in two versions; ``cells`` names what differs: content, speaker, stance."""

    before: Claim
    after: Claim
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Claims of the new version that the old one lacks, the other way round, and those that were altered."""

    added: tuple[Claim, ...] = ()
    dropped: tuple[Claim, ...] = ()
    altered: tuple[Alteration, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.altered)


def changes(old: Reading, new: Reading) -> Changes:
    """Return what became of the claims of *old* in *new*.

    Claims are paired by equal contents first, then by like ones, the most alike first; ids play no part, as they
    count the claims of a text and move with every sentence that is put in.
    """
    pairs = [*_equal(old, new)]
    paired = {before.id for before, _ in pairs}, {after.id for _, after in pairs}
    left = [claim for claim in old.claims if claim.id not in paired[0]]
    come = [claim for claim in new.claims if claim.id not in paired[1]]
    for before, after in _alike(old, left, new, come):
        pairs.append((before, after))
        left.remove(before)
        come.remove(after)
    found = (Alteration(a, b, _differing(old, a, new, b)) for a, b in pairs)
    altered = sorted((one for one in found if one.cells), key=lambda one: one.after.content)
    return Changes(tuple(come), tuple(left), tuple(altered))


def content(reading: Reading, claim: Claim) -> str:
    """Return the words of a claim, however its lines are broken."""
    return " ".join(words(reading.document.text, claim.content).split())


def speaker(reading: Reading, claim: Claim) -> str:
    """Return who says it: the entity's name, else the words of the source."""
    entity = reading.entity(claim.speaker)
    return entity.name if entity else " ".join(words(reading.document.text, claim.source).split())


_CELLS: dict[str, Cells] = {"content": content, "speaker": speaker, "stance": lambda _, claim: claim.stance}


def _differing(old: Reading, before: Claim, new: Reading, after: Claim) -> tuple[str, ...]:
    return tuple(name for name, cell in _CELLS.items() if cell(old, before) != cell(new, after))


def _equal(old: Reading, new: Reading) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of equal content, those of one speaker before others."""
    waiting: dict[str, list[Claim]] = {}
    for claim in new.claims:
        waiting.setdefault(content(new, claim), []).append(claim)
    for claim in old.claims:
        if there := waiting.get(content(old, claim)):
            said_by = speaker(old, claim)
            there.sort(key=lambda other: speaker(new, other) != said_by)
            yield claim, there.pop(0)


def _alike(old: Reading, left: list[Claim], new: Reading, come: list[Claim]) -> list[tuple[Claim, Claim]]:
    scored: list[tuple[float, int, int]] = []
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    for j, after in enumerate(come):
        matcher.set_seq2(content(new, after).split())
        for i, before in enumerate(left):
            matcher.set_seq1(content(old, before).split())
            if matcher.quick_ratio() >= ALIKE and (ratio := matcher.ratio()) >= ALIKE:
                scored.append((-ratio, i, j))
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    out = []
    for _, i, j in sorted(scored):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            out.append((left[i], come[j]))
    return out
