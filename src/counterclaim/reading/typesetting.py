"""Lines of print become paragraphs: running heads go, words broken at line ends are put together again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_MARGIN = 2
"""So many lines at the top and at the bottom of a page may be running heads and feet."""
_WIDER = 1.35
"""Times the usual distance of lines from which there is room between paragraphs."""
_INDENT = 0.8, 6.0
"""Widths of type by which a first line is moved in, at least and at most."""
_SHORT = 0.75
"""Share of the usual length under which a line that ends a sentence ends its paragraph."""
_SAME_SIZE = 0.1
_NUMBER = re.compile(r"(?:page|p\.|seite)?\s*[-–—|]?\s*#\s*(?:[-–—|]|(?:of|/|von)\s*#)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*$")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_LIGATURES = {
    ord(char): plain for char, plain in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: where it begins, in points from the left and from below, and the size of its type."""

    text: str
    x: float
    y: float
    size: float


Page = Sequence[Line]


def paragraphs(pages: Sequence[Page]) -> list[str]:
    """Return the running text of *pages* by paragraphs; one that goes over a page's end is put together.

    >>> paragraphs([[Line("Nobody was hurt, the may-", 72, 700, 10), Line("or said.", 72, 688, 10)]])
    ['Nobody was hurt, the mayor said.']
    """
    kept = [[_clean(line) for line in page] for page in _without_running_heads(pages)]
    words = Counter(re.findall(r"[\w-]+", " ".join(line.text for page in kept for line in page).casefold()))
    usual = _usual_length(kept)
    out: list[str] = []
    before: tuple[int, Line] | None = None
    for number, page in enumerate(kept):
        leading = _leading(page)
        for line in page:
            if before is None or _begins(before[1], line, before[0] == number, leading, usual):
                out.append(line.text)
            else:
                out[-1] = joined(out[-1], line.text, words)
            before = number, line
    return [text for text in (" ".join(one.replace("\u00ad", "").split()) for one in out) if text]


def largest(page: Page) -> str | None:
    """Return the lines at the head of *page* in type larger than most of it, as headlines are."""
    if not page:
        return None
    sizes: Counter[float] = Counter()
    for line in page:
        sizes[round(line.size, 1)] += len(line.text)
    body, top = sizes.most_common(1)[0][0], max(line.size for line in page)
    if top < 1.15 * body:
        return None
    return " ".join(" ".join(line.text for line in page if line.size > 0.95 * top).split()) or None


def joined(text: str, line: str, words: Counter[str]) -> str:
    """Return *text* with the next *line* put to it; *words* counts those of the whole article.

    A hyphen at the end stays where the article elsewhere writes the word with one, and before what is no small letter.

    >>> joined("the may-", "or said", Counter()), joined("the well-", "known dam", Counter({"well-known": 1}))
    ('the mayor said', 'the well-known dam')
    """
    if text.endswith("\u00ad"):
        return text[:-1] + line
    broken = _BROKEN.search(text)
    rest = re.match(r"\w+", line)
    if broken is None or rest is None:
        return f"{text} {line}"
    whole, hyphened = f"{broken[1]}{rest[0]}".casefold(), f"{broken[1]}-{rest[0]}".casefold()
    keep = not line[0].islower() or (words[hyphened] > 0 and not words[whole])
    return text + line if keep else text[:-1] + line


def _clean(line: Line) -> Line:
    return Line(" ".join(line.text.translate(_LIGATURES).split()), line.x, line.y, line.size)


def _without_running_heads(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield *pages* without the lines in their margins that come again on others, and without their numbers."""
    margins = [_margin(page) for page in pages]
    often = Counter(key for margin in margins for key in {_key(line.text) for line in margin})
    for page, margin in zip(pages, margins, strict=True):
        least = max(2, len(pages) / 2)
        gone = {id(line) for line in margin if often[_key(line.text)] >= least or _NUMBER.fullmatch(_key(line.text))}
        yield [line for line in page if id(line) not in gone and line.text.strip()]


def _margin(page: Page) -> list[Line]:
    """Return the lines that are the first or last of their page, by where they stand."""
    ordered = sorted((line for line in page if line.text.strip()), key=lambda line: -line.y)
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and abs(rows[-1][0].y - line.y) < 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    if len(rows) <= 2 * _MARGIN:
        return [line for row in (rows[0], rows[-1]) for line in row] if len(rows) > 2 else []
    return [line for row in (*rows[:_MARGIN], *rows[-_MARGIN:]) for line in row]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _usual_length(pages: Iterable[Page]) -> float:
    """Return how long a full line is, in characters: all but the shorter half decide."""
    lengths = sorted(len(line.text) for page in pages for line in page)
    return median(lengths[len(lengths) // 2 :]) if lengths else 0


def _leading(page: Page) -> float:
    """Return the usual distance of lines on *page*, 0 where there is none."""
    gaps = [one.y - other.y for one, other in pairwise(page) if one.y > other.y]
    return min(median(gaps), 2 * median(line.size for line in page)) if gaps else 0.0


def _begins(before: Line, line: Line, same_page: bool, leading: float, usual: float) -> bool:
    """Tell whether *line* begins a paragraph."""
    if abs(line.size - before.size) > _SAME_SIZE * max(line.size, before.size):
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    down = before.y - line.y
    if not same_page or down < -line.size:  # a new page or column
        return ended or not (
            line.text[:1].islower() or _BROKEN.search(before.text) or len(before.text) >= _SHORT * usual
        )
    if leading and down > _WIDER * leading:
        return True
    moved = line.x - before.x
    if _INDENT[0] * line.size < moved < _INDENT[1] * line.size and down > 0:
        return True
    return ended and len(before.text) < _SHORT * usual
