"""The label sets of the heads, in the order of their logits; training and run time read them here."""

import math

ANCHORS = ("none", "claim", "nested")
"""What each word is: the first word of a claim's cue, of the cue of a claim inside another's content, or neither."""

CLAIM = 0.5
"""Least probability of an anchor; 0.35 to 0.55 give much the same: docs/decisions.md, 14."""

NESTED = 0.99
"""Least probability of an anchor inside another's content; chosen on articles held out from training."""

ROLES = ("outside", "source", "cue", "content-start", "content")
"""What each word is *to one anchor*. ``content-start`` opens a piece of content, so that neighbours stay apart."""

NAME_TYPES = ("person", "organization", "place", "other")
NAMES = ("outside", *(f"{edge}-{kind}" for kind in NAME_TYPES for edge in ("start", "inside")))
"""Names: the start and the inside of each type."""

ARGUMENTS = (
    *(f"ARG{i}" for i in range(5)),
    *(f"ARGM-{kind}" for kind in "ADJ ADV CAU COM CXN DIR DIS EXT GOL LOC LVB MNR MOD NEG PRD PRP PRR REC TMP".split()),
    *("R-ARG0", "R-ARG1", "R-ARG2", "R-ARGM-ADV", "R-ARGM-LOC", "R-ARGM-TMP"),
    *("C-ARG0", "C-ARG1", "C-ARG2", "C-ARGM-CXN"),
)
"""Semantic roles of a predicate's arguments (PropBank); those seen at least 20 times in the treebank's train part."""

REACH = 32
"""Words to either side of a predicate among which its arguments are sought: all but 0.2 % of them."""

MENTION_TYPES = ("person", "organization", "place", "event", "object", "time", "abstract", "other")
"""Types of mentions as the encoder knows them (GUM's; animals, plants and substances are “other”)."""

WIDTH = 40
"""The longest mention in words."""

DISTANCES = 48


def distance_bucket(distance: int) -> int:
    """Return the bucket of a signed distance in words: exact to 8, then coarser by powers of the square root of 2.

    >>> distance_bucket(0), distance_bucket(3), distance_bucket(-3)
    (24, 27, 21)
    """
    size = abs(distance)
    bucket = size if size <= 8 else min(8 + round(2.6 * math.log2(size / 8)), DISTANCES // 2 - 1)
    return DISTANCES // 2 + (bucket if distance >= 0 else -bucket)
