"""Annotations made by hand, so that extraction is tested apart from the encoder."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from counterclaim.language.annotation import Annotation
from counterclaim.language.attribution import Attribution
from counterclaim.language.encoding import encode
from counterclaim.language.names import Name
from counterclaim.language.pairing import PAIRS

Made = Callable[..., Annotation]


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
