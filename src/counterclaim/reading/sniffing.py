"""What the first bytes of an input show it to be.

The signatures are those of the file formats that people hand over by mistake; the HTML rule follows
the WHATWG MIME Sniffing Standard, section 7.1.
"""

import re
import zlib
from contextlib import suppress

HEAD = 65_536
"""So many bytes are looked at before the form of an input is decided."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"%!PS", "a PostScript document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS\x00", "an Ogg recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
)
# These begin with letters that could begin a text as well, so they count only where NULs follow.
_WORDLIKE: tuple[tuple[bytes, str], ...] = (
    (b"BM", "a bitmap image"),
    (b"MZ", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"ID3", "an MP3 recording"),
    (b"PAR1", "a Parquet table"),
    (b"RIFF", "a WebP image, or a WAV or AVI recording"),
)
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"epub+zip", "an EPUB book"),
    (b"oasis.opendocument", "an OpenDocument file"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|header|nav|div|p|h[1-6]"
    rb"|table|center|font|iframe|span|a|b|br|img)(?=[\s/>])",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    rb"(?:\s+|<\?xml.*?\?>|<!--.*?-->|<!doctype\s+(?!html\b)(?:[^>\[]|\[[^\]]*\])*>)*", re.DOTALL | re.IGNORECASE
)
_OBJECT = re.compile(rb'[ \t]*\{[ \t]*"')
# One JSON value over many lines, or a list of articles: valid JSON, yet not JSON Lines.
_WHOLE_JSON = re.compile(rb'\s*(?:\{[ \t]*\r?\n\s*"|\[\s*\{\s*")')
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_OPML = re.compile(rb"<opml[\s>]")
# Fields that a message as it was sent or saved begins with; a text about “From: …” seldom has two of them.
_FIELD = (
    rb"(?:from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|reply-to|sender|content-type"
    rb"|content-transfer-encoding|dkim-signature|list-id|authentication-results|x-[\w-]{1,60}|arc-[\w-]{1,60}):"
)
_FIELDS = re.compile(rb"(?:" + _FIELD + rb"[^\n]*\n(?:[ \t][^\n]*\n)*){2}", re.IGNORECASE)
_SENT = re.compile(rb"^(?:from|date|message-id|received):", re.IGNORECASE | re.MULTILINE)
_MAILBOX = re.compile(rb"From \S[^\n]*\n" + _FIELD, re.IGNORECASE)


def binary_kind(head: bytes) -> str | None:
    """Return what kind of binary file begins with *head*, ``None`` if it may be text.

    >>> binary_kind(b"GIF89a ...")
    'a GIF image'
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _ZIPPED if mark in head), "a ZIP archive")
    if head[257:262] == b"ustar":
        return "a tar archive"
    if head[4:8] == b"ftyp":
        return "a video, or a HEIC image"
    if b"\x00" in head:
        return next((kind for signature, kind in _WORDLIKE if head.startswith(signature)), None)
    return None


def is_zip(head: bytes) -> bool:
    """Tell whether *head* begins a ZIP archive that is no office document or book."""
    return head.startswith(b"PK\x03\x04") and binary_kind(head) == "a ZIP archive"


def is_gzip(head: bytes) -> bool:
    """Tell whether *head* begins what gzip has compressed."""
    return head.startswith(b"\x1f\x8b")


def is_warc(head: bytes) -> bool:
    """Tell whether *head* begins a WARC file (ISO 28500), packed by gzip or not."""
    if is_gzip(head):
        with suppress(zlib.error):
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
    return head.startswith(b"WARC/")


def is_pdf(head: bytes) -> bool:
    """Tell whether *head* begins a PDF."""
    return head.lstrip().startswith(b"%PDF-")


def is_mail(head: bytes) -> bool:
    r"""Tell whether *head* begins an e-mail: lines of two known fields, and one of those that only messages have.

    >>> is_mail(b"Subject: Dam holds\nDate: Thu, 2 Jan 2025 08:00:00 +0100\n\nIt held."), is_mail(b"From: here on")
    (True, False)
    """
    return bool(_FIELDS.match(head) and _SENT.search(head.partition(b"\n\n")[0]))


def is_mailbox(head: bytes) -> bool:
    """Tell whether *head* begins a mailbox of e-mails (mbox)."""
    return bool(_MAILBOX.match(head))


def is_opml(head: bytes) -> bool:
    """Tell whether *head* begins an OPML list of feeds."""
    plain = _ascii(head)
    start = _PREAMBLE.match(plain)
    return bool(start and _OPML.match(plain, start.end()))


def is_wide(head: bytes) -> bool:
    """Tell whether *head* begins with a byte order mark of UTF-16 or UTF-32, or holds NULs as they do."""
    return head.startswith(_BOMS[1:]) or b"\x00" in head


def _ascii(head: bytes) -> bytes:
    """Return *head* so that ASCII patterns match whether it is UTF-8, a code page or UTF-16."""
    for bom in _BOMS:
        head = head.removeprefix(bom)
    return head.replace(b"\x00", b"")


def is_html(head: bytes) -> bool:
    """Tell whether *head* begins a page of HTML (or XHTML, or a piece of either)."""
    plain = _ascii(head)
    start = _PREAMBLE.match(plain)
    return bool(start and _HTML.match(plain, start.end()))


def is_feed(head: bytes) -> bool:
    """Tell whether *head* begins an RSS or Atom feed."""
    plain = _ascii(head)
    start = _PREAMBLE.match(plain)
    return bool(start and _FEED.match(plain, start.end()))


def is_json_lines(head: bytes) -> bool:
    """Tell whether *head* begins JSON Lines of objects; a few broken lines among them do not matter.

    >>> is_json_lines(b'{"id": "a", "text": "b"}'), is_json_lines(b"{brace yourselves}")
    (True, False)
    """
    lines = [line for line in head.removeprefix(_BOMS[0]).split(b"\n") if line.strip()]
    objects = sum(bool(_OBJECT.match(line)) for line in lines)
    return objects > 0 and (bool(_OBJECT.match(lines[0])) or 2 * objects >= len(lines))


def is_whole_json(head: bytes) -> bool:
    """Tell whether *head* begins one JSON value that is spread over lines, or a list of objects."""
    return bool(_WHOLE_JSON.match(_ascii(head)))
