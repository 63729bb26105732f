"""How names of places are spelt alike: the one key that the gazetteer is built with and asked by."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "Đ": "d",
     "ð": "d", "þ": "th", "ə": "a"}
)  # fmt: skip
_DROPPED = re.compile(r"['’‘`ʻʼʿʾ]|\.(?!\w\w)")
_BREAKS = re.compile(r"[^\w]+|_+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=4096)  # an article names the same places again and again
def key(name: str) -> str:
    """Return *name* without case, accents, punctuation and article; “St.”, “Mt.” and “Ft.” written out.

    >>> key("The St. Élan-Marche"), key("U.S."), key("Dar‘ā")
    ('saint elan marche', 'us', 'dara')
    """
    plain = name.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = _BREAKS.sub(" ", _DROPPED.sub("", plain.casefold())).split()
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        if len(words) > 1:
            words = [_SHORT.get(word, word) for word in words[:-1]] + words[-1:]
    return " ".join(words)


def owner(name: str) -> str:
    """Return *name* without the ending of a possessive.

    >>> owner("Velmar’s"), owner("Velmar")
    ('Velmar', 'Velmar')
    """
    return _POSSESSIVE.sub("", name)
