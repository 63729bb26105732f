"""The disputes board for a terminal."""

from io import StringIO

from rich.console import Console

from counterclaim.exchange import show_board
from counterclaim.records import Dispute, Quoted, Side


def _quoted(article: str, text: str, outlet: str) -> Quoted:
    return Quoted(article, "c1", ((0, len(text)),), text, outlet)


def test_the_same_words_in_several_outlets_are_shown_once() -> None:
    held = Side(
        "asserts",
        "Ada Brandt",
        (_quoted("a", "“The dam held,”", "Orlec Post"), _quoted("b", "the dam held", "Gazette")),
    )
    against = Side("denies", "Ilse Tove", (_quoted("c", "It did not hold", "Orlec Post"),))
    said = StringIO()
    show_board([Dispute("The dam held", "polarity", (held, against), 0.9)], Console(file=said, width=120))
    lines = [line.strip() for line in said.getvalue().splitlines()]
    assert "“The dam held,”  Orlec Post, a#c1; Gazette, b#c1" in lines
    assert sum("dam held" in line for line in lines) == 2  # the proposition, and its side
    assert "asserts  Ada Brandt  1 independent origin, in 2 outlets" in lines
