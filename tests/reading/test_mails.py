"""E-mail: what becomes of its headers and parts, and mailboxes."""

from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest

from counterclaim.errors import InputError, NoArticle
from counterclaim.reading import Gathered, Gathering, Given, read_documents
from counterclaim.reading.mails import read_mail
from counterclaim.records import Document
from counterclaim.settings import Settings

TEXT = "The dam above Orlec held through the night, the mayor said on Friday, and nobody was hurt below it."
PAGE = f"<html><body><div>Unsubscribe</div><article><h1>Dam</h1><p>{TEXT}</p></article></body></html>"


def mail(text: str | None = TEXT, page: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {"Subject": "Dam höhlt", "From": "Ivo Ränd <i@post.example>", "Date": "Thu, 02 Jan 2025 23:30:00 -0500"}
    for name, value in {**given, **headers}.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    if page is not None:
        (message.add_alternative if text is not None else message.set_content)(page, subtype="html")
    return message


def test_headers_become_title_byline_and_the_senders_day() -> None:
    document = read_mail(mail().as_bytes(), "dam.eml")
    assert (document.title, document.byline, document.published) == ("Dam höhlt", "Ivo Ränd", "2025-01-02")
    assert document.text == TEXT


def test_html_is_read_as_a_page_and_plain_text_where_that_is_none() -> None:
    assert read_mail(mail("Look at it in a browser.", PAGE).as_bytes(), "dam.eml").text == TEXT
    assert read_mail(mail(None, PAGE).as_bytes(), "dam.eml").text == TEXT
    assert read_mail(mail(TEXT, "<p>Menu</p>").as_bytes(), "dam.eml").text == TEXT


def test_lines_broken_for_sending_are_joined_and_the_signature_goes() -> None:
    message = mail("The dam held, \nthe mayor said.\n\nIt rained.\n-- \nIvo Rand\n")
    message.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    assert read_mail(message.as_bytes(), "dam.eml").text == "The dam held, the mayor said.\n\nIt rained."


@pytest.mark.parametrize("date", ["Thu, 02 Jan 20245 08:00:00 +0000", "yesterday", "", "99 Foo 2025 08:00:00"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert read_mail(mail(Date=date).as_bytes(), "dam.eml").published is None


def test_without_text_it_is_told_what_there_is() -> None:
    message = mail(None)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="dam.png")
    with pytest.raises(NoArticle, match=r"dam.eml is an e-mail without text, only image/png; open what is attached"):
        read_mail(message.as_bytes(), "dam.eml")
    with pytest.raises(NoArticle, match="without text"):
        read_mail(mail("").as_bytes(), "dam.eml")
    with pytest.raises(NoArticle, match="no article in it"):
        read_mail(mail(None, "<p>Menu</p>").as_bytes(), "dam.eml")


def test_a_charset_that_is_none_is_guessed() -> None:
    data = b"From: i@post.example\nSubject: Dam\nContent-Type: text/plain; charset=no-such\n\n" + "Naïve dam".encode(
        "cp1252"
    )
    document = read_mail(data, "dam.eml")
    assert (document.text, document.byline) == ("Naïve dam", "i@post.example")


def test_cut_anywhere_it_is_read_or_refused_in_a_sentence() -> None:
    data = mail("Look at it in a browser.", PAGE).as_bytes()
    for end in range(0, len(data), 23):
        with suppress(InputError):
            assert read_mail(data[:end], "dam.eml").text


def test_files_are_told_by_their_first_lines(tmp_path: Path) -> None:
    (tmp_path / "dam").write_bytes(mail().as_bytes())
    (tmp_path / "odd.eml").write_bytes(b"X-Odd: 1\n\n" + TEXT.encode())
    (tmp_path / "plain.txt").write_text(f"From: here to there\n\n{TEXT}")
    found = [
        one
        for name in ("dam", "odd.eml", "plain.txt")
        for one in read_documents(str(tmp_path / name), settings=Settings())
    ]
    assert [one.byline for one in found if isinstance(one, Document)] == ["Ivo Ränd", None, None]


def test_a_mailbox_gives_each_of_its_messages_and_tells_what_is_none(tmp_path: Path) -> None:
    box = tmp_path / "news.mbox"
    parts = [
        mail(f"{TEXT} {n}\n\nFrom here on it rained.").as_bytes().replace(b"\nFrom here", b"\n>From here")
        for n in (1, 2)
    ]
    parts.insert(1, mail("").as_bytes())
    box.write_bytes(b"".join(b"From i@post.example Thu Jan  2 08:00:00 2025\n" + part + b"\n" for part in parts))
    found = [*Gathering(Settings(), Given()).all([str(box)])]
    articles = [one for one in found if isinstance(one, Gathered)]
    assert [one.document.text.split("\n\n")[1] for one in articles] == ["From here on it rained."] * 2
    assert [one.origin for one in articles] == [None, None]
    assert [str(one)[:30] for one in found if isinstance(one, InputError)] == [f"message 2 of {box}"[:30]]
    small = [*Gathering(Settings(max_bytes=20), Given()).all([str(box)])]
    assert all("over the limit" in str(one) for one in small)
