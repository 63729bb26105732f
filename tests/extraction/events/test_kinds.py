import pytest

from counterclaim.extraction.events.kinds import Kinds
from counterclaim.extraction.events.predicates import Text
from tests.extraction.conftest import Framed


@pytest.mark.parametrize(
    ("phrase", "mentions", "kind"),
    [
        ("Velmar", {"Velmar": "place"}, "place"),
        ("the bridge near Velmar", {}, "place"),
        ("there", {}, "place"),
        ("the trade ministry", {"the trade ministry": "place"}, "party"),
        ("Ada Brandt", {"Ada Brandt": "person"}, "party"),
        ("us", {}, "party"),
        ("the dawn raid", {}, "event"),
        ("milk", {"milk": "object"}, ""),
    ],
)
def test_kinds(framed: Framed, phrase: str, mentions: dict[str, str], kind: str) -> None:
    annotation = framed(phrase, {}, mentions)
    kinds = Kinds(Text(annotation))
    whole = (0, len(annotation.encoding))
    told = {"place": kinds.place(whole), "party": kinds.party(whole), "event": kinds.event(whole)}
    assert [name for name, holds in told.items() if holds] == ([kind] if kind else [])


def test_clauses(framed: Framed) -> None:
    annotation = framed("We heard Halden moved the sheep.", {"moved": "ARG0 Halden|ARG1 the sheep"})
    kinds = Kinds(Text(annotation))
    assert kinds.clause(annotation.run((9, 31)))  # Halden moved the sheep: its own actor stands before
    assert not kinds.clause(annotation.run((22, 31)))
