"""Annotations made by hand, so that extraction is tested apart from the encoder."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Attribution
from counterclaim.language.coreference import Link
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.mentions import Mention
from counterclaim.language.names import Name
from counterclaim.language.pairing import PAIRS

Made = Callable[..., Annotation]
Framed = Callable[..., Annotation]


@pytest.fixture
def annotated() -> Made:
    """Return a builder: text, ``(source, cue, contents)`` and ``(name, type)`` as substrings, in order."""

    def build(
        text: str,
        attributions: Sequence[tuple[str | None, str, Sequence[str]]] = (),
        names: Sequence[tuple[str, str]] = (),
    ) -> Annotation:
        encoding = encode(text)
        bare = Annotation(
            text, encoding, (), (), np.zeros(len(encoding), bool), np.zeros((len(encoding), PAIRS), np.float16)
        )

        def find(part: str, after: int = 0) -> int:
            words = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)")
            found = words.search(text, after) or words.search(text)  # one source may have two cues
            assert found, part
            return found.start()

        def run(part: str, after: int = 0) -> tuple[int, int]:
            at = find(part, after)
            return bare.run((at, at + len(part)))

        made = []
        after = 0
        for source, cue, contents in attributions:
            low = min(find(x, after) for x in (cue, *contents, *([source] if source else [])))
            made.append(
                Attribution(
                    run(cue, low),
                    run(source, low) if source else None,
                    tuple(run(c, low) for c in contents),
                    False,
                    np.eye(7, dtype=np.float32)[0],
                    (2.0, -0.1, -0.1, -0.1, -0.1),
                )
            )
            after = low + 1
        cursor = 0
        named = []
        for name, kind in names:
            at = find(name, cursor)
            cursor = at + len(name)
            named.append(Name(bare.run((at, at + len(name))), kind))
        stops = np.array([text[int(e) - 1] in ".\n" for e in encoding.end], dtype=bool)
        if len(stops):
            stops[-1] = True
        return Annotation(text, encoding, tuple(made), tuple(named), stops, bare.pairs)

    return build


@pytest.fixture
def marked() -> Made:
    """Return a builder: text, ``(words, type, named)`` as mentions, ``(verb, (role, words) …)`` as frames, in order.

    ``(source, cue, content …)`` are attributions; without a content the cue is its own.
    """

    def build(
        text: str,
        mentions: Sequence[tuple[str, str, bool]] = (),
        frames: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (),
        sources: Sequence[tuple[str, ...]] = (),
        links: Sequence[tuple[int, int]] = (),
    ) -> Annotation:
        encoding = encode(text)
        stops = np.array([text[int(e) - 1] in ".\n" for e in encoding.end], dtype=bool)
        bare = Annotation(text, encoding, (), (), stops, np.zeros((len(encoding), PAIRS), np.float16))

        def run(part: str, after: int = 0) -> tuple[int, int]:
            found = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(text, after)
            assert found, part
            return bare.run(found.span())

        made: list[Mention] = []
        cursor: dict[str, int] = {}
        for words, kind, named in mentions:
            at = run(words, cursor.get(words, 0))
            cursor[words] = int(encoding.end[at[1] - 1])
            made.append(Mention(at, kind, named, 1.0))
        told = [
            Frame(run(verb)[0], 1.0, tuple(Argument(role, run(words), (0.0, 0.0, 0.0)) for role, words in arguments))
            for verb, arguments in frames
        ]
        said = [
            Attribution(
                run(cue),
                run(source),
                tuple(map(run, contents)) or (run(cue),),
                False,
                np.eye(7, dtype=np.float32)[0],
                (2.0, 0, 0, 0, 0),
            )
            for source, cue, *contents in sources
        ]
        order = sorted(range(len(made)), key=lambda i: (made[i].run[0], -made[i].run[1]))
        place = {old: new for new, old in enumerate(order)}
        return Annotation(
            text,
            encoding,
            tuple(said),
            (),
            stops,
            bare.pairs,
            tuple(told),
            tuple(made[i] for i in order),
            tuple(Link(place[later], place[earlier]) for later, earlier in links),
        )

    return build


@pytest.fixture
def framed() -> Framed:
    """Return a builder: text, ``{predicate: "ROLE phrase | ROLE phrase"}`` and ``{phrase: type of mention}``.

    Predicates and phrases are substrings, the first of their kind; a predicate is looked for as a whole word.
    """

    def build(text: str, frames: dict[str, str], mentions: dict[str, str] | None = None) -> Annotation:
        encoding = encode(text)
        count = len(encoding)
        pairs = np.zeros((count, PAIRS), np.float16)
        bare = Annotation(text, encoding, (), (), np.zeros(count, bool), pairs)

        def run(phrase: str) -> tuple[int, int]:
            found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
            assert found, phrase
            return bare.run(found.span())

        made = []
        for predicate, arguments in frames.items():
            rows = [row.strip().split(" ", 1) for row in arguments.split("|") if row.strip()]
            roles = tuple(Argument(role, run(phrase), (0.0, 0.0, 3.0)) for role, phrase in rows)
            made.append(Frame(run(predicate)[0], 3.0, roles))
        spans = [Mention(run(phrase), kind, True, 3.0) for phrase, kind in (mentions or {}).items() if phrase in text]
        stops = np.array([text[int(e) - 1] in ".\n" for e in encoding.end], dtype=bool)
        stops[-1:] = True
        return Annotation(
            text,
            encoding,
            (),
            (),
            stops,
            pairs,
            tuple(sorted(made, key=lambda f: f.predicate)),
            tuple(sorted(spans, key=lambda m: (m.run[0], -m.run[1]))),
        )

    return build
