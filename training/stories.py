"""Invented stories as their writers keep them (``training/newsroom/*.json``), joined into articles with spans.

In the files places are exact substrings of the text (``../shared/evaluation/GUIDELINES-NEWSROOM.md``); the rows that
come out are those of the newsroom's ``train.jsonl``, so that one reader serves both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "newsroom"
Span = list[int]
_STOP = re.compile(r"[.?!][”\"’']*\s|\n")


def stories(folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """Yield the articles of all stories, in the order of the files.

    Raises:
        ValueError: a place is not in its text, or a file holds no story.
    """
    for path in sorted(folder.glob("*.json")):
        try:
            yield from articles(json.loads(path.read_text("utf-8")))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path} is no story: {error}; see GUIDELINES-NEWSROOM.md") from error


def articles(story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a story's articles as rows with spans; relations across articles are left out.

    >>> told = {"id": "a", "text": "“No,” she said. She said so.", "attributions": [
    ...     {"id": "E1", "source": "she", "cue": "said", "content": ["“No,”"], "stance": "denies", "speaker": "Ann"}]}
    >>> row = next(articles({"story": "s", "articles": [told], "relations": []}))
    >>> row["attributions"][0]["source"], row["denials"]
    ([[6, 9]], ['E1'])
    """
    for article in story["articles"]:
        made = [located(one, article["text"]) for one in article["attributions"]]
        yield {
            **{name: article.get(name) for name in ("id", "outlet", "published", "title", "byline", "text")},
            "story": story["story"],
            "ours": True,
            "attributions": made,
            "denials": [one["id"] for one in made if one["stance"] == "denies" and one["cue"]],
            "relations": [
                {**r, "a": r["a"].rpartition(":")[2], "b": r["b"].rpartition(":")[2]}
                for r in story["relations"]
                if all(r[end].rpartition(":")[0] == article["id"] for end in "ab")
            ],
        }


def located(one: dict[str, Any], text: str) -> dict[str, Any]:
    """Return an attribution with spans: contents in their order, cue and source where they stand nearest to them."""
    pieces = one["content"] if isinstance(one["content"], list) else [one["content"]]
    content: list[Span] = []
    for piece in pieces:
        content.append(found(piece, text, content[-1][1] if content else 0))
    source = places(one["source"], text) if one["source"] else []
    cue = []
    if one["cue"]:
        cue = [min(places(one["cue"], text), key=lambda at: cost(at, text, content, source))]
    if source:
        source = [min(source, key=lambda at: cost(at, text, cue or content, []))]
    return {**one, "content": content, "cue": cue, "source": source}


def found(piece: str, text: str, begin: int) -> Span:
    at = text.find(piece, begin)
    if at < 0:
        raise ValueError(f"“{piece}” is not in the text, or not in the order of the pieces")
    return [at, at + len(piece)]


def places(piece: str, text: str) -> list[Span]:
    """Return where *piece* occurs, as words of its own where there is a choice."""
    every = [[at, at + len(piece)] for at in range(len(text)) if text.startswith(piece, at)]
    if not every:
        raise ValueError(f"“{piece}” is not in the text")
    whole = [x for x in every if not text[x[0] - 1 : x[0]].isalnum() and not text[x[1] : x[1] + 1].isalnum()]
    return whole or every


def cost(place: Span, text: str, to: Sequence[Span], source: Sequence[Span]) -> tuple[bool, bool, int]:
    """Return how ill *place* fits beside *to*: inside it, across the end of a sentence, far from it and *source*."""
    start, end = place
    near = min(to, key=lambda x: max(x[0] - end, start - x[1]))
    between = text[end : near[0]] if end <= near[0] else text[near[1] : start]
    apart = min((max(x[0] - end, start - x[1], 0) for x in source), default=0)
    inside = any(a < end and start < b for a, b in to)
    return inside, bool(_STOP.search(between)), len(between) + apart
