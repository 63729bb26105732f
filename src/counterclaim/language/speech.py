"""Who “I” and “we” are inside quotations: the speaker, and the speaker's side."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set

import numpy as np
import numpy.typing as npt

from counterclaim.language.attribution import Attribution
from counterclaim.language.coreference import Link, groups
from counterclaim.language.mentions import Mention

SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
MARKS = frozenset("“”„«‹‘’\"'`")
UNKNOWN = -2


def spoken(
    found: Sequence[Link],
    mentions: Sequence[Mention],
    words: Sequence[str],
    attributions: Sequence[Attribution],
    quoted: npt.NDArray[np.int64],
) -> list[Link]:
    """Return the links with those of the first person in quotations put right.

    “I” is the same as the source whose content it stands in. “We” is the speaker's side: not the speaker, but the same
    throughout what one speaker says.

    Args:
        found: the links that the encoder suggests.
        mentions: of the article, in order.
        words: ``[w]`` of the article, as ``antecedents.lower`` gives them.
        attributions: of the article.
        quoted: ``[w]`` whether a word stands in quotation marks.
    """
    speaker = _speakers(mentions, words, attributions)
    persons = {
        i: int(speaker[m.run[0]])
        for i, m in enumerate(mentions)
        if m.run[1] - m.run[0] == 1
        and words[m.run[0]] in SINGULAR | PLURAL
        and quoted[m.run[0]]
        and speaker[m.run[0]] >= 0
    }
    alone = {i for i, m in enumerate(mentions) if m.run[1] - m.run[0] == 1 and words[m.run[0]] in SINGULAR}
    of = groups([x for x in found if x.mention not in persons and x.antecedent not in persons], len(mentions))
    kept = [link for link in found if not _contradicts(link, persons, alone, of)]
    for i, source in persons.items():
        if words[mentions[i].run[0]] in SINGULAR and i != source:
            kept.append(Link(max(i, source), min(i, source), rule="the first person in a quotation is who speaks"))
    of = groups(kept, len(mentions))
    side: dict[int, int] = {}
    for i, source in persons.items():
        if words[mentions[i].run[0]] in PLURAL:
            if of[source] in side:
                kept.append(Link(i, side[of[source]], rule="“we” in a quotation is the speaker's side"))
            side[of[source]] = i
    return sorted(kept, key=lambda link: (link.mention, link.antecedent))


def _contradicts(link: Link, persons: Mapping[int, int], alone: Set[int], of: Sequence[int]) -> bool:
    """Tell whether a link says of a quotation's “I” or “we” what cannot be, or what its source says better.

    Args:
        persons: the speaker of each first person in quotations.
        alone: each “I”.
        of: the group of each mention, as far as no first person ties them.
    """
    if link.mention in persons and link.mention in alone:
        return True
    ends = (link.mention, link.antecedent)
    for one, other in (ends, ends[::-1]):
        if one in persons and one not in alone and (other in alone or of[other] == of[persons[one]]):
            return True  # “we” is neither “I” nor who speaks
    return all(i in persons for i in ends) and len({of[persons[i]] for i in ends}) > 1


def _speakers(
    mentions: Sequence[Mention], words: Sequence[str], attributions: Sequence[Attribution]
) -> npt.NDArray[np.int64]:
    """Return ``[w]``: the mention whose words each word of a content is, -1 where that is not known.

    Inside a content another one takes over only where it has quotation marks of its own: “He said I was wrong,” Roon
    said, is about Roon.
    """
    out = np.full(len(words), -1, dtype=np.int64)
    for a in sorted(attributions, key=lambda a: -sum(last - first for first, last in a.content)):
        source = None if a.source is None else _mention(a.source, mentions, words)
        for first, last in a.content:
            free = (out[first:last] == -1) | (words[first] in MARKS)
            out[first:last] = np.where(free, UNKNOWN if source is None else source, out[first:last])
    out[out == UNKNOWN] = -1
    return out


def _mention(run: tuple[int, int], mentions: Sequence[Mention], words: Sequence[str]) -> int | None:
    """Return the longest mention that begins a source, unless it is of several: “Roon and Velde”."""
    first = bisect_left(mentions, run[0], key=lambda m: m.run[0])
    last = bisect_right(mentions, run[0], first, key=lambda m: m.run[0])
    begins = [i for i in range(first, last) if mentions[i].run[1] <= run[1]]
    best = max(begins, key=lambda i: mentions[i].run[1], default=None)
    return None if best is None or "and" in words[slice(*mentions[best].run)] else best
