"""E-mail: a message (RFC 5322, MIME) or a mailbox of them (mbox, RFC 4155) becomes articles."""

import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from counterclaim.errors import InputError, NoArticle, TooLarge
from counterclaim.reading.decoding import decode
from counterclaim.reading.metadata import checked_date
from counterclaim.reading.naming import amount, shown
from counterclaim.reading.pages import read_page
from counterclaim.reading.plain import read_plain
from counterclaim.records import Document

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- \n", re.MULTILINE)


def read_mail(data: bytes, name: str) -> Document:
    r"""Return the article of one message: subject, sender, day and text; without an id.

    Its HTML is read as a page is, else its plain text; attachments are left aside.

    Args:
        data: the message.
        name: what messages to a person call it.

    Raises:
        NoArticle: it has no text.
        NotText: its text is of an encoding that cannot be told.

    >>> mail = b"From: Ivo Rand <i@post.example>\nSubject: Dam holds\n\nThe dam held, the mayor said."
    >>> (found := read_mail(mail, "dam.eml")).title, found.byline, found.text
    ('Dam holds', 'Ivo Rand', 'The dam held, the mayor said.')
    """
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    try:
        found = _body(message, name)
        title, sender, date = (_header(message, field) for field in ("subject", "from", "date"))
    except (MessageError, LookupError, ValueError, AttributeError, TypeError) as error:
        raise InputError(f"{name} is a damaged e-mail ({type(error).__name__}); save its text in a file") from error
    full_name, address = parseaddr(sender or "")
    return Document(
        id="",
        text=found.text,
        title=title or found.title,
        byline=full_name or address or None,
        language=found.language,
        published=_day(date),
    )


def messages(stream: BinaryIO, limit: int) -> Iterator[bytes | TooLarge]:
    r"""Yield the messages of a mailbox, a ``TooLarge`` for one of more than *limit* bytes.

    >>> import io
    >>> [*messages(io.BytesIO(b"From a\nSubject: 1\n\nx\n>From b\n\nFrom c\nSubject: 2\n\ny\n"), 1000)]
    [b'Subject: 1\n\nx\nFrom b\n', b'Subject: 2\n\ny\n']
    """
    lines: list[bytes] = []
    size, number, blank = 0, 0, True
    while line := stream.readline(65_536):
        if blank and line.startswith(b"From "):
            if number:
                yield _message(lines, size, number, limit)
            lines, size, number = [], 0, number + 1
        else:
            size += len(line)
            if size <= limit:
                lines.append(line)
        blank = line in (b"\n", b"\r\n")
    if number:
        yield _message(lines, size, number, limit)


def _message(lines: list[bytes], size: int, number: int, limit: int) -> bytes | TooLarge:
    if size > limit:
        return TooLarge(f"message {number:,} is over the limit of {amount(limit)}; it is left aside")
    if lines and lines[-1] in (b"\n", b"\r\n"):
        lines = lines[:-1]  # the mailbox's own
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


def _header(message: EmailMessage, name: str) -> str | None:
    return " ".join(str(message.get(name) or "").split()) or None


def _body(message: EmailMessage, name: str) -> Document:
    page, plain = message.get_body(("html",)), message.get_body(("plain",))
    if page is not None:
        try:
            return read_page(_text(page, name), name, None)
        except NoArticle:
            if plain is None:
                raise
    if plain is None or not (text := _unwrapped(_text(plain, name), plain)).strip():
        kinds = sorted({part.get_content_type() for part in message.walk() if not part.is_multipart()})
        what = f", only {shown(', '.join(kinds[:4]))}" if plain is None and kinds else ""
        raise NoArticle(f"{name} is an e-mail without text{what}; open what is attached and give that")
    return read_plain(text, name)


def _text(part: MIMEPart, name: str) -> str:
    data = part.get_payload(decode=True)
    html = part.get_content_type() == "text/html"
    return decode(data if isinstance(data, bytes) else b"", name, declared=part.get_content_charset(), html=html)


def _unwrapped(text: str, part: MIMEPart) -> str:
    """Return *text* without its signature, and with the lines joined that were broken for sending (RFC 3676)."""
    text = _SIGNATURE.split(text.replace("\r\n", "\n"), maxsplit=1)[0]
    if str(part.get_param("format", "")).lower() == "flowed":
        gap = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
        text = re.sub(r" \n(?!\n)", gap, text)
    return text.strip("\n")


def _day(date: str | None) -> str | None:
    """Return the day on which it was sent, where the sender is; ``None`` where the header gives none."""
    try:
        return checked_date(parsedate_to_datetime(date or "").date().isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
