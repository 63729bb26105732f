"""From text to what the encoder reads: word pieces, words, and features that a lower-case vocabulary loses.

A *word* here is what BERT's pre-tokenizer makes: a run of letters and digits, or one punctuation mark. Heads score
words, represented by their first piece; spans are cut at word edges, so every span is an exact slice of the text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from unicodedata import combining

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

CLS, SEP, PAD = 101, 102, 0
CASES = 5  # lower or other, Title, UPPER, miXed, number
STARTS = 3  # inside a paragraph, its first word, the first word of the text
QUOTED = 2  # outside, inside quotation marks
WINDOW = 300  # pieces; on articles held out from training 200 to 400 read equally well, and attention costs the square

# Double quotation marks of every kind; two single marks in a row are one (as the typewriter wrote them).
# A lone ‘ opens before a word, and ’ closes after a stop: elsewhere it is an apostrophe.
_QUOTE = re.compile(r"[“”„‟\"«»＂❝❞]|''|``|’’|‘‘|(?<!\w)‘(?=\w)|(?<=[,.?!…])’")
_OPENS, _CLOSES = set("“„‟«❝‘") | {"``", "‘‘"}, set("”»❞’") | {"’’"}
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text as pieces and words; ``n`` pieces, ``w`` words."""

    ids: Ints
    """[n] vocabulary ids of the pieces."""
    first: Ints
    """[w + 1] index of each word's first piece; the last is ``n``."""
    start: Ints
    """[w] code-point offset where each word starts."""
    end: Ints
    """[w] code-point offset where each word ends."""
    case: Ints
    """[w] see ``CASES``."""
    opens: Ints
    """[w] see ``STARTS``."""
    quoted: Ints
    """[w] see ``QUOTED``."""
    paragraph: Ints
    """[w] number of the word's paragraph."""

    def __len__(self) -> int:
        return len(self.start)


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """Return the tokenizer that ships with the model."""
    made = Tokenizer.from_str(files("counterclaim.language").joinpath("model/tokenizer.json").read_text("utf-8"))
    made.encode_special_tokens = True  # “[MASK]” in an article is five characters and a word, not a mask
    made.no_truncation()
    made.no_padding()
    return made


def encode(text: str) -> Encoding:
    """Cut *text* into pieces and words.

    >>> made = encode("“We left,” he said.")
    >>> made.start.tolist()[:3], made.end.tolist()[:3]
    ([0, 1, 4], [1, 3, 8])
    """
    cut = tokenizer().encode(text, add_special_tokens=False)
    ids = np.asarray(cut.ids, dtype=np.int64)
    word = np.asarray(cut.word_ids, dtype=np.int64)
    offsets = np.asarray(cut.offsets, dtype=np.int64).reshape(-1, 2)
    first = np.flatnonzero(np.diff(word, prepend=-1)) if len(ids) else np.zeros(0, np.int64)
    bounds = np.append(first, len(ids))
    start = offsets[first, 0] if len(ids) else first
    end = offsets[bounds[1:] - 1, 1] if len(ids) else first
    if not text.isascii():
        end = _with_marks(text, end)
    breaks = _breaks(text)
    line = np.searchsorted(breaks, start)
    # Blank lines do not count: the number says how many paragraphs with words lie before.
    fresh = np.diff(line, prepend=-1) != 0
    opens = fresh.astype(np.int64)
    opens[:1] = 2
    return Encoding(
        ids, bounds, start, end, _case(text, start, end), opens, _quoted(text, start, breaks), np.cumsum(fresh) - 1
    )


def _with_marks(text: str, end: Ints) -> Ints:
    """Let words end after the combining marks that follow them: a cell must not cut a letter in two."""
    out = end.copy()
    for i in np.flatnonzero([e < len(text) and combining(text[e]) for e in end.tolist()]):
        while out[i] < len(text) and combining(text[out[i]]):
            out[i] += 1
    return out


def _case(text: str, start: Ints, end: Ints) -> Ints:
    """Return the case of each word."""
    case = np.zeros(len(start), dtype=np.int64)
    for i, (s, e) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        word = text[s:e]
        if word.islower():
            continue
        if word[0].isdigit():
            case[i] = 4
        elif word.isupper():
            case[i] = 2 if e - s > 1 else 1
        elif word[0].isupper():
            case[i] = 1 if word[1:].islower() else 3
        elif any(map(str.isupper, word)):
            case[i] = 3
    return case


def _breaks(text: str) -> Ints:
    """Return where paragraphs end: at line ends, or at blank lines alone in a text wrapped to a fixed width."""
    lines = _LINE.findall(text)
    cut = sum(50 <= len(line) <= 90 and line.rstrip()[-1] not in ".?!”\"’'" for line in lines)
    pattern = r"\n\s*\n" if len(lines) >= 4 and cut > 0.6 * len(lines) else "\n"
    return np.asarray([m.start() for m in re.finditer(pattern, text)], dtype=np.int64)


def _quoted(text: str, start: Ints, breaks: Ints) -> Ints:
    """Return for each word whether it stands inside quotation marks, which no paragraph break outlives."""
    at, state = [-1], [0]
    inside = paragraph = 0
    for mark in _QUOTE.finditer(text):
        here = int(np.searchsorted(breaks, mark.start()))
        if here != paragraph:
            if inside:
                at.append(int(breaks[paragraph]))
                state.append(0)
            inside, paragraph = 0, here
        sign = mark.group()
        inside = 0 if sign in _CLOSES else 1 if sign in _OPENS else 1 - inside
        at.append(mark.start())
        state.append(inside)
    if inside and paragraph < len(breaks):
        at.append(int(breaks[paragraph]))
        state.append(0)
    return np.asarray(state, dtype=np.int64)[np.searchsorted(np.asarray(at), start, side="right") - 1]


def inputs(encoding: Encoding, begin: int, end: int) -> dict[str, Ints]:
    """Return what the encoder takes of the words ``begin`` to ``end``, with the marks of beginning and end.

    ``ids``, ``case``, ``opens``, ``quoted``: a value for each piece; ``first``: each word's first piece;
    ``paragraph``: a value for each word.
    """
    p, q = int(encoding.first[begin]), int(encoding.first[end])
    counts = np.diff(encoding.first[begin : end + 1])

    def pieces(of_words: Ints) -> Ints:
        return np.concatenate([[0], np.repeat(of_words[begin:end], counts), [0]])

    return {
        "ids": np.concatenate([[CLS], encoding.ids[p:q], [SEP]]),
        "first": encoding.first[begin:end] - p + 1,
        "case": pieces(encoding.case),
        "opens": pieces(encoding.opens),
        "quoted": pieces(encoding.quoted),
        "paragraph": encoding.paragraph[begin:end],
    }


def windows(encoding: Encoding, size: int = WINDOW) -> list[tuple[int, int]]:
    """Cut the words into windows ``(first, last + 1)`` of at most *size* pieces, whole paragraphs where possible.

    A window does not begin with a quotation mark where another cut is near: a quotation that runs over
    paragraphs has its cue before it.
    """
    out: list[tuple[int, int]] = []
    total, begin = len(encoding), 0
    while begin < total:
        room = int(np.searchsorted(encoding.first, encoding.first[begin] + size, side="right")) - 1
        room = max(room, begin + 1)
        if room >= total:
            out.append((begin, total))
            break
        cuts = begin + 1 + np.flatnonzero(encoding.opens[begin + 1 : room + 1])
        calm = cuts[(encoding.quoted[cuts] == 0) & (cuts > begin + (room - begin) // 2)]
        stop = int(calm[-1]) if len(calm) else int(cuts[-1]) if len(cuts) else _sentence_cut(encoding, begin, room)
        out.append((begin, stop))
        begin = stop
    return out


def _sentence_cut(encoding: Encoding, begin: int, room: int) -> int:
    """Return where to cut a paragraph that is longer than a window: after a full stop, else where it is full."""
    stops = begin + np.flatnonzero(encoding.ids[encoding.first[begin:room]] == 1012)  # "." in the vocabulary
    late = stops[stops > begin + (room - begin) // 2]
    return int(late[-1]) + 1 if len(late) and late[-1] + 1 < room else room
