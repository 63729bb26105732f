"""read_documents, from files and pipes: what is read, and one clear sentence for what is not."""

import gzip
import io
import os
import threading
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import BadArchive, FetchError, InputError, NoArticle, NotText, OptionError, TooLarge
from counterclaim.reading import read_documents
from counterclaim.reading.sniffing import binary_kind, is_feed, is_html, is_json_lines, is_whole_json
from counterclaim.records import Document
from counterclaim.settings import Settings

SETTINGS = Settings()
STORY = (
    "Bell was sold, verger says\n\n“I have the receipt,” Hugh Marrow said on Friday 🔔.\n\n"
    "قال الشرطي إنه سيرى الإيصال.\n"
)


def one(source: Path | str, settings: Settings = SETTINGS, **options: str) -> Document:
    [document] = read_documents(str(source), settings=settings, **options)  # type: ignore[arg-type]
    assert isinstance(document, Document)
    return document


def piped(data: bytes, settings: Settings = SETTINGS) -> list[Document | InputError]:
    return list(read_documents("-", settings=settings, stdin=io.BytesIO(data)))


def test_plain_text_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_text(STORY, encoding="utf-8", newline="")
    document = one(path)
    assert document.text == STORY
    assert document.title == "Bell was sold, verger says"
    assert len(document.id) == 16


def test_options_go_before_what_the_input_says(tmp_path: Path, pages: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_text(STORY, encoding="utf-8")
    document = one(path, published="2024-12-19", title="The bell", outlet="Pereth Weekly")
    assert (document.published, document.title, document.outlet) == ("2024-12-19", "The bell", "Pereth Weekly")
    assert document.text == STORY
    assert one(pages / "modern.html", published="2020-01-01").published == "2020-01-01"


def test_an_id_is_of_the_text_and_its_outlet_not_of_its_date(tmp_path: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_text(STORY, encoding="utf-8")
    assert one(path).id == one(path, published="2024-12-19", title="x").id != one(path, outlet="Pereth Weekly").id


@pytest.mark.parametrize("value", ["yesterday", "2024-02-30", "19.12.2024", "20241219", "2024-12-19T25:00", ""])
def test_a_date_that_is_none_is_refused_before_anything_is_read(value: str) -> None:
    with pytest.raises(OptionError, match="is not a date; write it as YYYY-MM-DD"):
        read_documents("no such file", settings=SETTINGS, published=value)


def test_crlf_and_a_byte_order_mark_are_normalised_at_reading() -> None:
    [document] = piped(b"\xef\xbb\xbfHeadline here\r\n\r\nThe dam held,\rhe said.\r\n")
    assert isinstance(document, Document)
    assert document.text == "Headline here\n\nThe dam held,\nhe said.\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n"), min_size=1))
def test_utf_8_without_carriage_returns_comes_back_unchanged(text: str) -> None:
    data = text.encode()
    shaped = [binary_kind(data), is_html(data), is_feed(data), is_json_lines(data), is_whole_json(data)]
    if not text.strip() or any(shaped) or text.startswith("\ufeff"):
        return
    [document] = piped(data)
    assert isinstance(document, Document)
    assert document.text == text


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", NoArticle, "is empty"),
        (b" \r\n\t\n", NoArticle, "nothing but white space"),
        ("\ufeff\u3000\n".encode(), NoArticle, "nothing but white space"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", BadArchive, "is a PDF that breaks off"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NotText, "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", NotText, "a JPEG image"),
        (b"BM\x8a\x00\x00\x00", NotText, "a bitmap image"),
        (b"\x00\x00\x00 ftypisom", NotText, "a video"),
        (zipped("notes.txt"), NotText, "a ZIP archive"),
        (zipped("word/document.xml"), NotText, "a Word document"),
        (gzip.compress(b"text"), NotText, "a gzip archive"),
        (b"\x7fELF\x02\x01\x01", NotText, "a program"),
        (b"{\\rtf1\\ansi The dam held.}", NotText, "a Rich Text document"),
        (b"\x00\x01\x02\x03" * 50, NotText, "binary"),
        (b"\x01\x02\x03 some \x04\x05 words \x06", NotText, "control characters"),
        (b'{\n  "id": "a",\n  "text": "b"\n}', InputError, "not JSON Lines"),
        (b'[{"id": "a", "text": "b"}]', InputError, "not JSON Lines"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', NoArticle, "feed of links"),
        (b"<html><body></body></html>", NoArticle, "no article"),
    ],
)
def test_bad_input_gets_one_clear_sentence(data: bytes, error: type[InputError], said: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(error, match=said) as caught:
        one(path)
    assert type(caught.value) is error
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)  # what to do next
    with pytest.raises(error, match="standard input"):
        piped(data)


def test_a_missing_file_a_directory_and_an_unreadable_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        one(tmp_path / "nothing.txt")
    with pytest.raises(InputError, match="is a directory"):
        one(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match="cannot be read"):
        one(tmp_path / "loop")
    with pytest.raises(InputError, match="cannot be read"):
        one("x" * 5000)
    for nothing in ("", "a\x00b"):
        with pytest.raises(InputError, match="names no file"):
            one(nothing)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        one(path)


def test_permission_denied_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(InputError, match="may not be read by you; change its permissions"):
        one(tmp_path / "secret.txt")


@pytest.mark.parametrize("source", ["ftp://a.test/story", "file:///etc/hosts", "gopher://a.test"])
def test_other_schemes_are_refused(source: str) -> None:
    with pytest.raises(FetchError, match="only http and https"):
        one(source)


def test_too_large_is_told_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(b"The dam held. " * 6000)
        file.truncate(50_000_000)  # sparse: takes no room on the disk
    with pytest.raises(TooLarge, match=r"large\.txt is 50 MB, over the limit of 20 MB"):
        one(path)

    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            self.taken += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(TooLarge, match="standard input is over the limit of 100 kB"):
        list(read_documents("-", settings=Settings(max_bytes=100_000), stdin=endless))  # type: ignore[arg-type]
    assert endless.taken < 400_000


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(STORY,), kwargs={"encoding": "utf-8"})
    writer.start()
    assert one(path).text == STORY
    writer.join()


def test_content_goes_before_the_suffix(tmp_path: Path, pages: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes((pages / "soup.html").read_bytes())
    assert one(page).outlet == "Pereth Weekly"
    lines = tmp_path / "lines.html"
    lines.write_text('{"id": "7", "text": "The dam held."}')
    assert one(lines).id == "7"
    text = tmp_path / "text.txt"
    text.write_text("<3 of the 5 dams held, the mayor said.")
    assert one(text).text == "<3 of the 5 dams held, the mayor said."


def test_the_suffix_decides_where_the_content_does_not(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text("no JSON at all\n")
    [error] = read_documents(str(path), settings=SETTINGS)
    assert "line 1 of" in str(error)
    path.write_bytes('{"id": "a", "text": "b"}'.encode("utf-16"))
    with pytest.raises(NotText, match="save it again as UTF-8"):
        list(read_documents(str(path), settings=SETTINGS))
    path.write_text(" \n\n")
    with pytest.raises(NoArticle):
        list(read_documents(str(path), settings=SETTINGS))


def test_json_lines_from_a_slow_pipe_come_one_by_one() -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb", buffering=0) as into, os.fdopen(reader, "rb") as out:
        documents = read_documents("-", settings=SETTINGS, stdin=out)
        for number in range(3):
            into.write(b'{"id": "%d", "text": "The dam held."}\n' % number)
            document = next(documents)
            assert isinstance(document, Document)
            assert document.id == str(number)
        into.close()
        assert next(documents, None) is None


def test_names_in_messages_are_fit_to_print(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        one(tmp_path / "a\nb\x1b[31m\udcff.txt")
    assert str(caught.value).isprintable()
