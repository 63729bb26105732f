"""The verbs that show what a ledger holds."""

import json
from pathlib import Path

from counterclaim.cli import main
from tests.test_ledger_verbs import TEXT, Printed, lines, surroundings

__all__ = ["lines", "surroundings"]


def test_an_article_a_claim_and_what_changed_are_shown(lines: Path, capsys: Printed, tmp_path: Path) -> None:
    main(["add", str(lines)])
    changed = tmp_path / "changed.jsonl"
    changed.write_text(lines.read_text().splitlines()[0].replace("held through", "broke in"))
    assert main(["add", str(changed)]) == 0
    capsys.readouterr()
    assert main(["show", "dam"]) == 0
    shown = capsys.readouterr().out
    assert "Dam holds" in shown
    assert "altered   c1 (content) Ada Brandt asserts: the dam above Orlec broke in the night" in shown
    assert main(["show", "dam", "--version", "1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == TEXT
    assert main(["show", "dam#c2"]) == 0
    assert "Ilse Tove" in capsys.readouterr().out
    assert main(["show", "dam#c2", "-f", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["article"], record["id"], record["stance"]) == ("dam", "c2", "denies")
    for wrong in ("nothing", "dam#c9", "dam#x"):
        assert main(["show", wrong]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_claims_are_found(lines: Path, capsys: Printed) -> None:
    main(["add", str(lines)])
    capsys.readouterr()
    assert main(["search", "dam", "--speaker", "brandt", "--outlet", "the orlec", "--since", "2025"]) == 0
    assert "dam#c1 · Dam holds · The Orlec Post · 2025-01-02" in capsys.readouterr().out
    assert main(["search", "no ship", "--format", "json"]) == 0
    assert [json.loads(line)["claim"] for line in capsys.readouterr().out.splitlines()] == ["c1"]
    assert main(["search", "ship no", "--format", "json"]) == 0
    assert capsys.readouterr().out == ""
    for wrong in (["search"], ["search", "dam", "--stance", "shouts"], ["search", "dam", "--format", "xml"]):
        assert main(wrong) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_the_status_tells_what_there_is(lines: Path, capsys: Printed) -> None:
    main(["add", str(lines)])
    capsys.readouterr()
    assert main(["status", "--format", "json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["articles"], status["claims"], status["first"], status["stale"]) == (2, 3, "2025-01-02", 0)
    assert main(["status"]) == 0
    assert "2 in 2 versions from 2 outlets" in capsys.readouterr().out


def test_a_story_has_a_timeline(lines: Path, capsys: Printed) -> None:
    main(["add", str(lines)])
    capsys.readouterr()
    assert main(["timeline", "--story", "Dam holds", "--format", "json"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["article"], one["claim"], one["stance"]) for one in entries] == [
        ("dam", "c1", "asserts"),
        ("dam", "c2", "denies"),
    ]
    assert main(["timeline", "Ilse", "Tove", "--story", "Dam holds"]) == 0
    assert "Ilse Tove denies" in capsys.readouterr().out
    for wrong in (["timeline"], ["timeline", "--story", "Nothing of the sort"]):
        assert main(wrong) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_relations_are_explained(lines: Path, capsys: Printed) -> None:
    main(["add", str(lines)])
    capsys.readouterr()
    assert main(["explain", "dam#c1-c2"]) == 0
    assert capsys.readouterr().out.startswith("dam#c1 repeats dam#c2 · 1.00\ndam#c1 Ada Brandt asserts\n")
    assert main(["show", "dam#c2-c1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["type"] == "repeats"
    assert main(["explain", "dam#c1"]) == 0
    assert "read by counterclaim" in capsys.readouterr().out
    for wrong in (["dam#c1", "wire#c1"], ["dam#c1", "wire#c7"], ["dam#c1-c9"], ["dam#c1", "nothing#c1"]):
        assert main(["explain", *wrong]) == 2
        assert capsys.readouterr().err.count("\n") == 1
