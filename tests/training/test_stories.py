"""Stories whose places are substrings become rows with spans."""

import json
from pathlib import Path
from typing import Any

import pytest

from training.stories import FOLDER, articles, located, stories

TEXT = "She said: “It held,” Ona Brisk said. “Always,” she said. Her brother said she lied."


def one(**cells: Any) -> dict[str, Any]:
    return {"id": "E1", "source": None, "cue": None, "stance": "asserts", "speaker": "Ona Brisk", **cells}


def words(row: dict[str, Any], cell: str) -> list[str]:
    return [TEXT[a:b] for a, b in row[cell]]


def test_cue_and_source_stand_nearest_to_their_content() -> None:
    made = located(one(content=["“Always,”"], cue="said", source="she"), TEXT)
    assert words(made, "content") == ["“Always,”"]
    assert made["cue"] == [[TEXT.index("said. Her"), TEXT.index("said. Her") + 4]]
    assert made["source"] == [[TEXT.index("she said. Her"), TEXT.index("she said. Her") + 3]]


def test_a_source_is_a_word_and_no_part_of_one() -> None:
    text = "He and the men left, he said."
    made = located(one(content=["the men left,"], cue="said", source="he"), text)
    assert made["source"] == [[21, 23]]


def test_what_is_not_in_the_text_is_told() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        located(one(content=["It broke"], cue="said"), TEXT)


def test_relations_across_articles_are_left_out() -> None:
    told = [{"id": x, "text": TEXT, "attributions": [one(content=["It held,"], cue="said")]} for x in "ab"]
    across = {"a": "b:E1", "b": "a:E1", "type": "corroborates", "sure": 3}
    inside = {"a": "a:E1", "b": "a:E1", "type": "repeats", "sure": 3}
    rows = list(articles({"story": "s", "articles": told, "relations": [across, inside]}))
    assert [len(row["relations"]) for row in rows] == [1, 0]
    assert rows[0]["relations"][0] == {"a": "E1", "b": "E1", "type": "repeats", "sure": 3}


def test_a_file_that_is_no_story_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"story": "x"}))
    with pytest.raises(ValueError, match=r"x\.json is no story"):
        list(stories(tmp_path))


def test_the_stories_that_are_kept_can_be_read() -> None:
    rows = list(stories())
    assert len(rows) >= 3 * len(list(FOLDER.glob("*.json"))) > 0
    for row in rows:
        ids = {a["id"] for a in row["attributions"]}
        assert {r[end] for r in row["relations"] for end in "ab"} <= ids
        assert all(row["text"][a:b].strip() for x in row["attributions"] for a, b in x["content"])
