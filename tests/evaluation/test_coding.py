from pathlib import Path

import pytest

from counterclaim.knowledge.plover import Code
from evaluation.coding import by_code, case, cases, macro_f1, root


def test_marks_are_taken_off() -> None:
    made = case("Yesterday <t>Halden</t> was sued by <s>Velmar</s>, twice.", "ACCUSE")
    assert made.text == "Yesterday Halden was sued by Velmar, twice."
    assert made.source
    assert made.target
    assert made.text[slice(*made.source)] == "Velmar"
    assert made.text[slice(*made.target)] == "Halden"


def test_of_a_party_marked_twice_the_first_counts() -> None:
    assert case("<s>Velmar</s> helps <t>Halden</t>, and <t>Halden</t> Velmar.", "AID").target == (13, 19)


def test_a_party_may_be_missing() -> None:
    assert case("<t>Halden</t> was raided.", "ASSAULT").source is None


def test_halves_are_fixed() -> None:
    halves = [case(f"<s>V</s> saw {i} goats.", "AID").design for i in range(200)]
    assert 60 < sum(halves) < 140
    assert halves == [case(f"<s>V</s> saw {i} goats.", "AID").design for i in range(200)]


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / "some.tsv"
    path.write_text("marked_sentence\tgold_root\n<s>Velmar</s> left.\tYIELD\n", encoding="utf-8")
    assert [row.gold for row in cases(path)] == ["YIELD"]


def test_concessions_and_retreats_are_one() -> None:
    assert root(Code("RETREAT", "withdraw")) == root(Code("CONCEDE")) == "YIELD"
    assert root(Code("AID")) == "AID"
    assert root(None) is None


def test_macro_f1() -> None:
    gold = ["AID", "AID", "AID", "REJECT"]
    assert macro_f1(gold, gold) == 100
    assert macro_f1(gold, [None] * 4) == 0
    scores = by_code(gold, ["AID", "AID", "REJECT", "REJECT"])
    assert [round(value) for value in scores["AID"]] == [100, 67, 80, 3]
    assert [round(value) for value in scores["REJECT"]] == [50, 100, 67, 1]
    assert macro_f1(gold, ["AID", "AID", "REJECT", "REJECT"]) == pytest.approx(73.33, abs=0.01)
    assert macro_f1([], []) == 0


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="zip"):
        macro_f1(["AID"], [])
