"""Annotated articles as comparison sees them: read once by the shipped encoder and kept under ``runs/readings``."""

from __future__ import annotations

import hashlib
import pickle
import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.comparison.statements import Statement, statements
from counterclaim.extraction.article import extract
from counterclaim.extraction.claims import order
from counterclaim.language.annotating import Given, annotate_given
from counterclaim.language.annotation import Annotation
from counterclaim.language.encoder import Encoder
from counterclaim.records import Document, Reading, spans
from evaluation.relations import SHARED, gold, lines
from training.stories import stories

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / "runs/readings"


def rows(corpus: str, part: str) -> list[dict[str, Any]]:
    """Return annotated articles; the stories have a train part only."""
    if corpus == "stories":
        return list(stories())
    return gold(corpus, part)


@lru_cache(maxsize=1)
def held_out() -> frozenset[str]:
    """Return the ids of PolNeAR's train articles that ``training/train.py`` held out, picked as it does."""
    recipe = tomllib.loads((ROOT / "training/recipe.toml").read_text("utf-8"))
    ids = [row["id"] for row in lines(SHARED / "data/polnear/train.jsonl")]
    random.Random(0).shuffle(ids)
    return frozenset(ids[: recipe["held_out"]["polnear"]])


def unseen(row: dict[str, Any]) -> bool:
    """Tell whether the encoder was not trained on an article: a story of ours, or one held out."""
    return bool(row.get("ours")) or row["id"] in held_out()


def document(row: dict[str, Any]) -> Document:
    return Document(
        row["id"], row["text"], **{k: row.get(k) for k in ("title", "published", "outlet", "url", "byline")}
    )


def read(corpus: str, part: str) -> Iterator[tuple[dict[str, Any], list[str], Reading, Annotation]]:
    """Yield each article with the gold ids of its claims, its reading and its annotation, from gold attributions."""
    encoder = Encoder()
    for row in rows(corpus, part):
        asked = [a for a in row["attributions"] if a["cue"] and a["content"]]
        annotation = annotated(row["text"], asked, encoder)
        reading = extract(document(row), annotation, dict(encoder.details))
        yield row, [asked[k]["id"] for k in order(annotation.attributions)], reading, annotation


def compared(corpus: str, part: str) -> Iterator[tuple[dict[str, Any], list[str], list[Statement]]]:
    """Yield each article with the gold ids of its statements, and the statements."""
    for row, ids, reading, annotation in read(corpus, part):
        yield row, ids, statements(reading, annotation)


def annotated(text: str, asked: Sequence[dict[str, Any]], encoder: Encoder) -> Annotation:
    given = [Given((a["cue"][0][0], a["cue"][-1][1]), spans(a["content"]), spans(a["source"])) for a in asked]
    key = hashlib.sha256(repr((fingerprint(), text, given)).encode()).hexdigest()[:24]
    path = CACHE / key[:2] / f"{key}.pkl"
    if path.exists():
        made: Annotation = pickle.loads(path.read_bytes())
        return made
    made = annotate_given(text, given, encoder)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(made))
    part.replace(path)
    return made


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return what tells the shipped encoder from others: what it read is not to be taken for another's."""
    folder = files("counterclaim.language").joinpath("model")
    made = hashlib.sha256()
    for name in ("encoder.onnx", "model.json"):
        made.update(folder.joinpath(name).read_bytes())
    return made.hexdigest()
