"""What a reviewer says of a part, put into the ledger: as ``counterclaim review`` does, for pages and programs."""

from collections.abc import Sequence

from counterclaim.errors import OptionError
from counterclaim.ledger import Ledger
from counterclaim.ledger.acts import now
from counterclaim.ledger.reviewing import review, withdraw
from counterclaim.ledger.reviews import Verdict
from counterclaim.ledger.tie_reviewing import review_tie, withdraw_tie
from counterclaim.serving.desk import Desk
from counterclaim.serving.questions import JOINED, Cell, Question


def said(
    ledger: Ledger, article: str, part: str, cell: str, verdict: Verdict, value: str | None, who: str, other: str = ""
) -> None:
    """Keep what *who* says of a cell of a part, or of all of it where *cell* is empty.

    Args:
        other: a claim of another article (``wire#c1``), where it is said of the relation of the two.

    Raises:
        OptionError: there is no such part or cell, or it cannot be that.
    """
    if other:
        review_tie(ledger, (article, part), _place(other), verdict, value, who, now())
        return
    review(ledger, article, part, cell, verdict, value, who, now())


def taken_back(ledger: Ledger, article: str, part: str, cell: str, who: str, other: str = "") -> None:
    """Forget what was said of a part, or of one of its cells, or of its relation to an *other* article's claim.

    Raises:
        OptionError: nothing was.
    """
    if other:
        withdraw_tie(ledger, (article, part), _place(other), who)
        return
    withdraw(ledger, article, part, cell, who)


def corrected(desk: Desk, asked: Question, values: Sequence[str], who: str) -> None:
    """Keep the *values* of the cells that are *asked* for where they are others than before; nothing is nobody.

    Raises:
        OptionError: none is another, or one cannot be that; those before it are kept.
    """
    changed = [
        (cell, value) for cell, value in zip(asked.cells, map(_plain, values), strict=False) if value != cell.value
    ]
    if not changed:
        raise OptionError("Nothing differs from what it was; change a cell first, or press “Right”")
    for cell, value in changed:
        name = "" if asked.kind == "relation" else cell.name.partition(" ")[0]
        if cell.long:
            value = _offsets(desk.version(asked.article).reading.document.text, value)
        if value:
            said(desk.ledger, asked.article, cell.part, name, "corrected", value, who, asked.other)
        elif _may_be_nothing(cell):
            said(desk.ledger, asked.article, cell.part, name, "rejected", None, who)
        else:
            raise OptionError(f"The {cell.name} cannot be nothing; say what it is, or press “Wrong”")


def _place(claim: str) -> tuple[str, str]:
    article, _, name = claim.rpartition("#")
    return article, name


def _plain(value: str) -> str:
    return " ".join(value.split())


def _may_be_nothing(cell: Cell) -> bool:
    return cell.open and not cell.long


def _offsets(text: str, value: str) -> str:
    """Return a content as the ledger takes it: its words, or, where it is of several pieces, their offsets."""
    if JOINED not in value:
        return value
    pairs, flat, where = [], *_flat(text)
    at = 0
    for piece in value.split(JOINED):
        start = flat.find(piece, at)
        if start < 0:
            raise OptionError(f"The article does not hold the words “{piece}” there; give words that stand in it")
        at = start + len(piece)
        pairs.append(f"{where[start]}-{where[at - 1] + 1}")
    return ",".join(pairs)


def _flat(text: str) -> tuple[str, list[int]]:
    """Return *text* with single blanks only, and where each of its characters stands."""
    kept = [
        (" " if char.isspace() else char, place)
        for place, char in enumerate(text)
        if not (char.isspace() and place and text[place - 1].isspace())
    ]
    return "".join(char for char, _ in kept), [place for _, place in kept]
