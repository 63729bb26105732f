"""Bytes become characters, or it is said why they cannot.

UTF-8 is tried first: hardly any text in another encoding is valid UTF-8 by accident. What a page or a
server declares comes next, then a statistical guess over the legacy encodings that the WHATWG Encoding
Standard lists; the older and rarer ones would only draw false guesses.
"""

import codecs
import re
from string import ascii_letters

from counterclaim.errors import NotText

_BOMS = (  # the longer first: a UTF-32 mark begins with a UTF-16 one
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15",
    "koi8_r", "koi8_u", "cp866", "mac_roman", "gb18030", "big5", "cp932", "euc_jp", "cp949", "tis_620",
]  # fmt: skip
# Browsers read these labels as their supersets, and so pages are written: a “latin-1” page has curly quotes.
_READ_AS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# Share of the high bytes that form valid UTF-8 sequences, above which they are no accident. Legacy text by
# alphabet stays under 0.09 (samples in nine languages in tests/reading/test_decoding.py).
_MIXED = 0.1
_BY_ALPHABET = ("cp125", "iso8859", "koi8", "mac")
# English with a few names and quotes in it is too little for statistics, which then prefer any neighbour of
# cp1252 ("Núńez"). Up to this share of accented letters cp1252 stands, unless it puts a symbol into a word,
# as it does for Polish ("Wa³êsa"). English has 0.02, Polish 0.08, French 0.11 in test_decoding.py's samples.
_FEW_ACCENTS = 0.03
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_][¡-§¨¬¯-±²³¶¸-»¼-¿ªº×÷ˆ˜†‡‰‹›][^\W\d_]|[^\W\d_]{3}[¹³¼¾¿±¶¡¦]")
_ADVICE = "save it again as UTF-8"
# A page may name any codec that Python has; those that are no encoding of text (rot13, utf-7) stay out.
_TRUSTED = frozenset(codecs.lookup(name).name for name in _LEGACY)


def decode(data: bytes, name: str, *, declared: str | None = None, html: bool = False) -> str:
    r"""Return the characters of *data*, without a byte order mark; newlines are left as they are.

    Args:
        data: the whole input.
        name: what messages call it.
        declared: the encoding that the server names.
        html: whether the page itself may name one (HTML Standard, 13.2.3.2).

    Raises:
        NotText: no encoding fits, or two are mixed.

    >>> decode(b"caf\xe9 \x93noir\x94", "menu.txt")
    'café “noir”'
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _strictly(data, codec, name, start=len(bom))
    if b"\x00" in data[:1024]:
        return _without_bom(data, name)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        first_bad = error.start
    valid, invalid = _sequences(data)
    if valid >= invalid:
        raise NotText(
            f"{name} is UTF-8 except for {_count(invalid)}, the first at byte {first_bad:,};"
            f" {_ADVICE}, or mend that place"
        )
    for label in (declared, _named_in_page(data) if html else None):
        text = _declared(data, label)
        if text is not None:
            return text
    return _guessed(data, name, valid / (valid + invalid), first_bad)


def _strictly(data: bytes, codec: str, name: str, start: int = 0) -> str:
    try:
        return data[start:].decode(codec)
    except UnicodeDecodeError as error:
        encoding = codec.upper().removesuffix("-LE").removesuffix("-BE")
        place = f"{start + error.start:,}"
        raise NotText(f"{name} begins as {encoding} but breaks it at byte {place}; {_ADVICE}") from error


def _without_bom(data: bytes, name: str) -> str:
    """Read UTF-16 that does not say so: its NULs all lie in even or all in odd places."""
    head = data[:1024]
    for codec, nulls, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if b"\x00" not in letters and nulls.count(0) * 2 > len(nulls):
            return _strictly(data, codec, name)
    raise NotText(f"{name} holds NUL bytes, so it is a binary file; give the text of the article")


def _sequences(data: bytes) -> tuple[int, int]:
    """Return how many multi-byte sequences of *data* are valid UTF-8, and how many bytes are not."""
    valid = data.decode(errors="ignore")
    invalid = len(data.decode(errors="surrogateescape")) - len(valid)
    return len(valid) - len(valid.encode("ascii", "ignore")), invalid


def _named_in_page(data: bytes) -> str | None:
    match = _META.search(data, 0, 8192)
    return (match[1] or match[2]).decode("ascii") if match else None


def _declared(data: bytes, label: str | None) -> str | None:
    """Return *data* read as *label* says, ``None`` where that is unknown or does not fit."""
    try:
        codec = codecs.lookup(label or "").name
        codec = _READ_AS.get(codec, codec)
        return data.decode(codec) if codec in _TRUSTED else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(data: bytes, name: str, valid_share: float, first_bad: int) -> str:
    from charset_normalizer import from_bytes

    western = _declared(data, "cp1252")
    if western is not None and _is_western(western):
        return western
    match = from_bytes(data, cp_isolation=_LEGACY).best()
    if valid_share > _MIXED and (match is None or match.encoding.startswith(_BY_ALPHABET)):
        raise NotText(f"{name} mixes UTF-8 with another encoding, first at byte {first_bad:,}; {_ADVICE}")
    if match is None:
        raise NotText(f"{name} is not UTF-8 (at byte {first_bad:,}) and no other encoding fits; {_ADVICE}")
    return str(match)


def _is_western(text: str) -> bool:
    """Tell whether *text*, read as cp1252, is mostly unaccented and has no symbol in a word."""
    accented = sum(char.isalpha() for char in "".join(re.findall(r"[^\x00-\x7f]+", text)))
    letters = accented + sum(map(text.count, ascii_letters))
    return (accented <= 2 or accented <= _FEW_ACCENTS * letters) and not _SYMBOL_IN_WORD.search(text)


def _count(invalid: int) -> str:
    return "one byte" if invalid == 1 else f"{invalid:,} bytes"
