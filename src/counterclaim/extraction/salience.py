"""How readily an earlier mention comes to mind when a pronoun or a description is read as a source.

The encoder knows what the words mean; a reporter's text has habits besides: “he said” goes on with whoever spoke last.
Both are weighed together, by weights fitted on the newsroom's train part (``training/speakers.py``).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from counterclaim.extraction.mentions import Mention

Floats = npt.NDArray[np.float32]

SALIENCE = (
    "encoder",
    "is a source",
    "is the last source",
    "is the last but one source",
    "same sentence",
    "sentence before",
    "same paragraph",
    "paragraph before",
    "opens its sentence",
    "distance",
    "people between",
    "is a name",
    "is a description",
    "same head",
    "in its own content",
    "in a content",
    "both bodies",
    "both people",
    "both people, same paragraph",
    "is a place",
    "is a body",
)
"""What is known of a candidate: the encoder's logit, then whether, or how far (logarithms)."""


def salience(
    i: int,
    candidates: Sequence[int],
    mentions: Sequence[Mention],
    fit: Floats,
    sentence: npt.NDArray[np.int64],
    paragraph: npt.NDArray[np.int64],
    content: npt.NDArray[np.int64],
) -> Floats:
    """Describe the *candidates* for mention *i*.

    Args:
        candidates: indices of earlier mentions, in the order of the text.
        fit: of ``Pairing.scores``, for each candidate.
        sentence: ``[w]`` number of each word's sentence.
        paragraph: ``[w]`` number of each word's paragraph.
        content: ``[w]`` number of the attribution in whose content a word stands, -1 where in none.

    Returns:
        ``[len(candidates), len(SALIENCE)]``.
    """
    at = mentions[i].run[0]
    first = np.array([mentions[j].run[0] for j in candidates])
    last = np.array([mentions[j].run[1] for j in candidates])
    source = np.array([mentions[j].attribution is not None for j in candidates])
    later_sources = source[::-1].cumsum()[::-1] - source
    named = np.array([mentions[j].kind == "name" and mentions[j].type == "person" for j in candidates])
    sentences = sentence[at] - sentence[first]
    paragraphs = paragraph[at] - paragraph[first]
    out = np.zeros((len(candidates), len(SALIENCE)), dtype=np.float32)
    out[:, 0] = np.clip(fit, -8, 8)
    out[:, 1] = source
    out[:, 2] = source & (later_sources == 0)
    out[:, 3] = source & (later_sources == 1)
    out[:, 4] = sentences == 0
    out[:, 5] = sentences == 1
    out[:, 6] = paragraphs == 0
    out[:, 7] = paragraphs == 1
    out[:, 8] = sentence[np.maximum(first - 1, 0)] != sentence[first]
    out[:, 9] = np.log1p(at - last)
    out[:, 10] = np.log1p(named[::-1].cumsum()[::-1] - named)
    out[:, 11] = [mentions[j].kind == "name" for j in candidates]
    out[:, 12] = [mentions[j].kind == "description" for j in candidates]
    out[:, 13] = [bool(mentions[i].head) and mentions[j].head == mentions[i].head for j in candidates]
    out[:, 14] = (content[first] == mentions[i].attribution) & (content[first] >= 0)
    out[:, 15] = content[first] >= 0
    out[:, 16] = [mentions[i].type == mentions[j].type == "organization" for j in candidates]
    out[:, 17] = [mentions[i].type == mentions[j].type == "person" for j in candidates]
    out[:, 18] = out[:, 17] * out[:, 6]
    out[:, 19] = [mentions[j].type == "place" and mentions[j].attribution is None for j in candidates]
    out[:, 20] = [mentions[j].type == "organization" for j in candidates]
    return out


def group(mention: Mention) -> str:
    """Return which of the fitted weights apply: ``person``, ``other`` (it, they, who) or ``description``."""
    if mention.kind == "pronoun":
        return "person" if mention.gender in {"male", "female"} else "other"
    return "description"
