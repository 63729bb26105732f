"""The gold parts of EWT (PropBank roles) and GUM (mentions and chains) as plain data; offsets count code points.

Sources: Silveira et al. 2014 (English Web Treebank) with the roles of PropBank (Palmer et al. 2005); Zeldes 2017 (GUM,
its ``Entity=`` brackets as in Zeldes et al. 2022). Imports nothing of the project, so that training can import it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data"
Span = tuple[int, int]

# After one of these the next sentence goes on in the same line; headlines and list items stand alone.
_STOPS = frozenset(".?!…”\"')")
NO_ARGUMENTS = frozenset({"V", "C-V"})  # the predicate itself and its particle
# “(5-person-…” opens, “5)” closes, “(5-person-…)” does both; “[1/2]” numbers the parts of a broken mention.
_BRACKET = re.compile(
    r"\((?P<open>\d+)(?:\[\d+/\d+\])?-(?P<type>[a-z]+)[^()]*(?P<whole>\))?|(?P<close>\d+)(?:\[\d+/\d+\])?\)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its arguments."""

    predicate: Span
    """The predicate's word. A particle or the other half of “x-ray” is not in it."""
    arguments: tuple[tuple[str, int, int], ...]
    """(label, start, end); no V and no C-V, but R- and C- labels as they are."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the treebank."""

    span: Span
    upos: str
    """Universal part of speech."""
    proper: bool
    """Whether it is part of a name; the universal tag says “adjective” of the first word of “White House”."""
    head: int
    """Number of its head word in the document; a root's is its own."""
    relation: str
    """Universal dependency relation, without what follows a colon."""


@dataclass(frozen=True, slots=True)
class RolesDocument:
    """A text with its frames."""

    id: str
    text: str
    sentence_ends: tuple[int, ...]
    frames: tuple[Frame, ...]
    silent: tuple[Span, ...]
    """Sentences that PropBank has not annotated: nothing is known of their predicates."""
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that speaks of something."""

    start: int
    end: int
    type: str
    """GUM's: person, organization, place, event, object, time, abstract, animal, plant or substance."""
    chain: int
    """GUM's group number: mentions of one document with the same number speak of the same thing."""
    named: bool
    """The head is a proper noun."""


@dataclass(frozen=True, slots=True)
class MentionsDocument:
    """A text with all its mentions, in order of their starts, longer ones first."""

    id: str
    text: str
    sentence_ends: tuple[int, ...]
    mentions: tuple[Mention, ...]
    tokens: tuple[Token, ...] = ()


def ewt(part: str) -> list[RolesDocument]:
    """Read EWT's ``train`` or ``dev``."""
    with (DATA / "ewt" / f"ewt-{part}.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [ewt_document(name, list(group)) for name, group in groupby(rows, lambda r: r["id"].rpartition("-")[0])]


def ewt_document(name: str, rows: Sequence[dict[str, Any]]) -> RolesDocument:
    """Join the sentences of one document: in a line after a stop, else each in its own."""
    text = ""
    ends: list[int] = []
    frames: list[Frame] = []
    silent: list[Span] = []
    tokens: list[Token] = []
    for row in rows:
        if text:
            text += " " if text[-1] in _STOPS else "\n"
        words = _places(row, len(text))
        if "frames" not in row:
            silent.append((len(text), len(text) + len(row["text"])))
        for frame in row.get("frames", ()):
            places = [(label, words[a][0], words[b - 1][1]) for label, a, b in frame["args"]]
            kept = tuple(place for place in places if place[0] not in NO_ARGUMENTS)
            frames.append(Frame(words[frame["predicate"]], kept))
        proper = [tag == "PROPN" for tag in row["upos"]]
        tokens += _tokens(words, row["upos"], proper, row["head"], row["deprel"], len(tokens))
        text += row["text"]
        ends.append(len(text))
    return RolesDocument(name, text, tuple(ends), tuple(frames), tuple(silent), tuple(tokens))


def _tokens(
    places: Sequence[Span],
    upos: Sequence[str],
    proper: Sequence[bool],
    heads: Sequence[int],
    relations: Sequence[str],
    base: int,
) -> list[Token]:
    """Return a sentence's words; *heads* count from 1 within it, 0 is the root's, and *base* words came before."""
    return [
        Token(place, tag, name, base + (head - 1 if head else i), relation.partition(":")[0])
        for i, (place, tag, name, head, relation) in enumerate(zip(places, upos, proper, heads, relations, strict=True))
    ]


def _places(row: dict[str, Any], base: int) -> list[Span]:
    """Return where each word of a row stands, counted from *base*; raises ValueError where they do not spell its text.

    The spaces are read off the text: ``space_after`` lacks what the treebank says of a contraction as a whole.
    """
    text, words = row["text"], row["words"]
    joined = {first: (last, surface) for first, last, surface in row["multiword"]}
    out: list[Span] = []
    at = 0
    while len(out) < len(words):
        last, surface = joined.get(len(out), (len(out) + 1, words[len(out)]))
        if not text.startswith(surface, at):
            raise ValueError(f"{row['id']}: its text does not go on with {surface!r} at character {at}")
        out += _parts(base + at, base + at + len(surface), words[len(out) : last])
        at += len(surface)
        while at < len(text) and text[at].isspace():
            at += 1
    return out


def _parts(start: int, end: int, words: Sequence[str]) -> list[Span]:
    """Cut a contraction (“don't”, “cannot”) at the lengths of its words; the last word takes what is left."""
    cuts = [start]
    for word in words[:-1]:
        cuts.append(min(cuts[-1] + len(word), end))
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def gum(part: str) -> list[MentionsDocument]:
    """Read GUM's ``train`` or ``dev``."""
    paths = sorted((DATA / "gum" / part).glob("*.conllu"))
    return [gum_document(path.stem, path.read_text(encoding="utf-8")) for path in paths]


def gum_document(name: str, conllu: str) -> MentionsDocument:
    """Read one document: a blank line between paragraphs, empty nodes (ids with a full stop) left out."""
    text = ""
    ends: list[int] = []
    mentions: list[Mention] = []
    tokens: list[Token] = []
    for sentence in conllu.split("\n\n"):
        rows = [line.split("\t") for line in sentence.split("\n") if line and line[0] != "#"]
        rows = [row for row in rows if "." not in row[0]]
        if not rows:
            continue
        if text and any(line.startswith("# newpar") for line in sentence.split("\n")):
            text = text.rstrip(" ") + "\n\n"
        words = [row for row in rows if "-" not in row[0]]
        places: list[Span] = []
        for row in rows:
            first, _, last = row[0].partition("-")
            if int(first) <= len(places):
                continue  # a part of the contraction before it
            inside = [word[1] for word in words[int(first) - 1 : int(last or first)]]
            places += _parts(len(text), len(text) + len(row[1]), inside)
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        ends.append(places[-1][1])
        mentions += _mentions(words, places)
        heads = [int(word[6]) for word in words]
        proper = [w[4].startswith("NNP") for w in words]
        tokens += _tokens(places, [w[3] for w in words], proper, heads, [w[7] for w in words], len(tokens))
    mentions.sort(key=lambda m: (m.start, -m.end))
    return MentionsDocument(name, text, tuple(ends), tuple(mentions), tuple(tokens))


def _mentions(words: Sequence[Sequence[str]], places: Sequence[Span]) -> list[Mention]:
    """Read a sentence's brackets; those of one group nest, those of different groups may cross.

    No mention of these parts is broken into pieces (“(12[1/2]-…”). Were one, each piece would be a mention of its own
    in the same chain. Raises ValueError where a bracket does not close or closes nothing.
    """
    out: list[Mention] = []
    opened: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, word in enumerate(words):
        said = next((item for item in word[9].split("|") if item.startswith("Entity=")), "")
        for found in _BRACKET.finditer(said):
            group = found["open"] or found["close"]
            if found["open"]:
                opened[group].append((i, found["type"]))
            if found["close"] or found["whole"]:
                if not opened[group]:
                    raise ValueError(f"“{said}” closes a mention of group {group} that is not open")
                first, kind = opened[group].pop()
                named = _head(words[first : i + 1])[3] == "PROPN"
                out.append(Mention(places[first][0], places[i][1], kind, int(group), named))
    if left := [group for group, those in opened.items() if those]:
        raise ValueError(f"mentions of the groups {', '.join(left)} do not end with their sentence")
    return out


def _head(words: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the first word that depends on none of the others; a tree has one."""
    inside = {word[0] for word in words}
    return next(word for word in words if word[6] not in inside)
