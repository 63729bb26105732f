"""What counts as a trap that was walked into."""

from typing import Any

import pytest

from evaluation import relations

pytestmark = pytest.mark.skipif(not relations.SHARED.exists(), reason="../shared is not here")

CELLS = {
    name: {"content": [[at, at + 5]], "cue": [[at + 6, at + 8]], "source": []} for name, at in (("E1", 0), ("E2", 20))
}


def article(kind: str) -> dict[str, Any]:
    return relations.complete(
        {
            "id": "a",
            "attributions": [{"id": name, **cells} for name, cells in CELLS.items()],
            "denials": [],
            "relations": [{"a": "E2", "b": "E1", "type": kind, "slot": "number"}],
        }
    )


def record(kind: str) -> dict[str, Any]:
    claims = [{"id": f"c{name[1]}", "stance": "asserts", **cells} for name, cells in CELLS.items()]
    return {"id": "a", "claims": claims, "relations": [{"a": "c1", "b": "c2", "type": kind, "slot": "number"}]}


def test_an_update_that_is_taken_for_a_conflict_is_counted() -> None:
    score = relations.scorer()
    assert relations.traps([article("updates")], [record("conflicts")], score) == 100.0
    assert relations.traps([article("updates")], [record("updates")], score) == 0.0
    assert relations.traps([article("conflicts")], [record("conflicts")], score) == 0.0


def test_a_dispute_that_both_have_is_found() -> None:
    score = relations.scorer()
    total = relations.measured([article("conflicts")], [record("conflicts")], score)
    assert (total["dispute", "tp"], total["dispute", "p"], total["dispute", "g"]) == (1, 1, 1)
