"""From the scores of the name head to proper names, whole and apart."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.language.attribution import Run
from counterclaim.language.encoding import Encoding
from counterclaim.language.labels import NAME_TYPES

_JOINS = frozenset({"of", "for", "from", "the", "and", "at", ","})
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
)

_PAPERS = frozenset(
    """
    bulletin chronicle courier dispatch examiner express gazette globe guardian herald independent inquirer journal
    ledger mail mercury mirror monitor news observer post press record register reporter sentinel standard star sun
    telegraph times tribune
    """.split()
)
# Behind the town: a state or a country, a day, an agency in brackets; then the dash.
_DATED = re.compile(r"(?:, [^\n(–—-]{2,40})?(?: \([^)\n]{2,40}\))?(?:,[^\n(–—-]{2,30})? ?(?:[–—]|--| - )")
_HYPHENS = frozenset("-‑")
_PARTICLES = frozenset(
    "abu ad al an ar as ash at az bar ben bin da de del den der di dos du el ibn la le ten ter the van von".split()
)
"""Words in small letters that names begin with: “al-Rashan”, “de Roon”."""
_JOINTS = _HYPHENS | frozenset("'’")
_NO_ADJECTIVES = _CALENDAR | frozenset("of for from the and at in on to by with i".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: its words ``(first, last + 1)`` and its type, one of ``labels.NAME_TYPES``."""

    run: Run
    type: str


def names(labels: npt.NDArray[np.int64], text: str, encoding: Encoding, begin: int) -> list[Name]:
    """Read the names of one window off its labels.

    Args:
        labels: ``[w]`` of the window's words, see ``labels.NAMES``.
        text: the whole text, as *encoding* has cut it.
        encoding: of the whole text.
        begin: the window's first word.
    """
    kind = np.where(labels > 0, (labels - 1) // 2, -1)
    before = np.concatenate([[-1], kind[:-1]])
    out: list[Name] = []
    cased = bool(encoding.case.any())
    for start in np.flatnonzero((kind >= 0) & ((kind != before) | (labels % 2 == 1))).tolist():
        stop = start + 1
        while stop < len(labels) and kind[stop] == kind[start] and labels[stop] % 2 == 0:
            stop += 1
        if cased and all(_small(i, text, encoding) for i in range(start + begin, stop + begin)):
            continue  # “said”: in a text with capitals names have some
        after = out[-1].run[1] if out else begin
        name = _whole(Name((start + begin, stop + begin), NAME_TYPES[int(kind[start])]), text, encoding, after)
        if name.type != "place" and _dateline(name.run, text, encoding):
            name = Name(name.run, "place")
        if name.type in {"person", "other"} and _paper(name.run, text, encoding):
            name = Name(name.run, "organization")
        if out and name.run[0] < out[-1].run[1]:
            continue  # the name before has grown over this piece
        if _word(text, encoding, name.run[0]).lower() not in _CALENDAR:
            out.append(name)
    return out


def _word(text: str, encoding: Encoding, i: int) -> str:
    return text[int(encoding.start[i]) : int(encoding.end[i])]


def _small(i: int, text: str, encoding: Encoding) -> bool:
    """Tell whether a word is in small letters, and none that names begin with."""
    word = _word(text, encoding, i)
    return word.isalpha() and not encoding.case[i] and word not in _PARTICLES


def _whole(name: Name, text: str, encoding: Encoding, after: int) -> Name:
    """Let a name run on over hyphens, apostrophes and capitals, and end a person's before what ties it to a body."""
    first, last = name.run
    while last - first > 1 and not encoding.case[last - 1]:
        last -= 1  # what ends in a small letter (“Roon said”) has run on too far
    while (more := _next(last, text, encoding)) > last:
        last = more
    while last - first > 1 and _small(first, text, encoding):
        first += 1  # “said Ada Roon”
    while _joint(first - 1, text, encoding) and first >= 2:
        first -= 2
    if name.type != "person" and first > after and _adjective(first, text, encoding):
        first -= 1
    if name.type == "person":
        for i in range(first + 1, last):
            if _word(text, encoding, i) in _JOINS:
                return Name((first, i), name.type)
    return Name((first, last), name.type)


def _dateline(run: Run, text: str, encoding: Encoding) -> bool:
    """Tell whether a name is where an article was written: “TOLLEN (Quay Press) —” at the start of a paragraph."""
    first, last = run
    if not encoding.opens[first] or any(encoding.case[i] != 2 for i in range(first, last)):
        return False
    return bool(_DATED.match(text, int(encoding.end[last - 1])))


def _paper(run: Run, text: str, encoding: Encoding) -> bool:
    """Tell whether a name is a newspaper's, “the Tollen Courier”: no person's stands behind an article."""
    before = run[0] - 1
    behind_article = before >= 0 and _word(text, encoding, before).lower() == "the"
    return behind_article and _word(text, encoding, run[1] - 1).lower() in _PAPERS


def _next(last: int, text: str, encoding: Encoding) -> int:
    """Return where a name that has come to *last* goes on to, *last* where it ends."""
    if _joint(last, text, encoding):
        return last + 2
    if _initial(last - 1, text, encoding):
        return last + 2
    if last >= len(encoding) or encoding.start[last] != encoding.end[last - 1] + 1:
        return last
    capital = encoding.case[last] in (1, 3) and not encoding.opens[last]
    space = text[int(encoding.end[last - 1])] == " "
    return last + 1 if capital and space and _word(text, encoding, last).lower() not in _CALENDAR else last


def _initial(i: int, text: str, encoding: Encoding) -> bool:
    """Tell whether word *i* is an initial within a name: the “C” of “Ada C. Roon”, not that of “Grade C. Then”."""
    if not 0 < i < len(encoding) - 2 or encoding.case[i] != 1 or encoding.end[i] - encoding.start[i] != 1:
        return False
    dotted = _word(text, encoding, i + 1) == "." and encoding.start[i + 1] == encoding.end[i]
    spaced = encoding.start[i + 2] == encoding.end[i + 1] + 1 and text[int(encoding.end[i + 1])] == " "
    return bool(dotted and spaced and encoding.case[i - 1] in (1, 3) and encoding.case[i + 2] in (1, 3))


def _adjective(first: int, text: str, encoding: Encoding) -> bool:
    """Tell whether the word before a body's or place's name is its adjective: treebanks leave “White” out of “House”.

    It has its capital neither from the start of a sentence nor from a headline in which every word has one.
    """
    i = first - 1
    if i < 1 or encoding.opens[i] or encoding.case[i] not in (1, 2, 3) or encoding.case[first] not in (1, 2, 3):
        return False
    word, before = _word(text, encoding, i), _word(text, encoding, i - 1)
    spaced = text[int(encoding.end[i]) : int(encoding.start[first])] == " "
    small = before.islower() or before in {",", "The"}
    return spaced and small and len(word) > 1 and word.isalpha() and word.lower() not in _NO_ADJECTIVES


def _joint(i: int, text: str, encoding: Encoding) -> bool:
    """Tell whether word *i* is a hyphen or an apostrophe between two parts of a name: “O’Roon”, not “ROON’S”."""
    if not 0 < i < len(encoding) - 1 or (mark := _word(text, encoding, i)) not in _JOINTS:
        return False
    tight = encoding.end[i - 1] == encoding.start[i] and encoding.end[i] == encoding.start[i + 1]
    long = mark in _HYPHENS or len(_word(text, encoding, i + 1)) > 1
    proper = encoding.case[i - 1] in (1, 2, 3) or (mark in _HYPHENS and _word(text, encoding, i - 1) in _PARTICLES)
    return bool(tight and long and proper and encoding.case[i + 1] in (1, 2, 3))
