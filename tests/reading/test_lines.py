"""JSON Lines: exact text, kept ids and order, one sentence for each broken line."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import BadLine
from counterclaim.reading.lines import read_lines
from counterclaim.reading.metadata import Given
from counterclaim.records import Document

GOOD = b'{"id": "good", "text": "The dam held."}'


def read(data: bytes, limit: int = 10_000, metadata: Given = Given()) -> list[Document | BadLine]:  # noqa: B008
    return list(read_lines(io.BufferedReader(io.BytesIO(data)), "dams.jsonl", metadata, limit))


def error(line: bytes) -> str:
    """Return what is wrong with *line*, having seen that the lines around it are read."""
    before, found, after = read(b'{"id": "b", "text": "x"}\n' + line + b"\n" + GOOD)
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert isinstance(found, BadLine)
    message = str(found)
    assert message.startswith("line 2 of dams.jsonl ")
    assert message.isprintable()
    return message


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), st.booleans())
def test_any_text_comes_back_unchanged(text: str, ascii: bool) -> None:
    [document] = read(json.dumps({"id": "a", "text": text}, ensure_ascii=ascii).encode())
    assert isinstance(document, Document)
    assert document.text == text


def test_fields_are_kept_and_others_ignored() -> None:
    article = {"id": "a", "text": " x\r\n", "title": "T", "published": "2024-12-19T08:00:00Z", "outlet": "O",
               "url": "https://o.example/", "byline": "B", "language": "xx", "score": [1]}  # fmt: skip
    [document] = read(json.dumps(article).encode())
    assert document == Document("a", " x\r\n", "T", "https://o.example/", "O", "B", None, "2024-12-19T08:00:00Z")


def test_ids_and_order_are_kept_and_blank_lines_skipped() -> None:
    data = b'\xef\xbb\xbf{"id": "z", "text": "1"}\r\n\n{"id": "a", "text": "2"}\n  \n{"id": 7, "text": "3"}'
    assert [document.id for document in read(data) if isinstance(document, Document)] == ["z", "a", "7"]


def test_a_line_separator_of_unicode_ends_no_line() -> None:
    [document] = read('{"id": "a", "text": "one\u2028two\u0085three"}'.encode())
    assert isinstance(document, Document)
    assert document.text == "one\u2028two\u0085three"


def test_a_missing_id_is_made_of_the_content() -> None:
    one, two, three = read(b'{"text": "x"}\n{"id": null, "text": "y"}\n{"text": "x", "outlet": "O"}')
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert isinstance(three, Document)
    assert len({one.id, two.id, three.id}) == 3


def test_options_go_before_the_lines() -> None:
    [document] = read(b'{"id": "a", "text": "x", "outlet": "O"}', metadata=Given(outlet="P", published="2020-01-01"))
    assert isinstance(document, Document)
    assert (document.outlet, document.published) == ("P", "2020-01-01")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": "a", "text": "cut o', "not valid JSON (unterminated string at column 21)"),
        (b"not JSON", "not valid JSON"),
        (b'{"id": "a", "text": "a\x00b"}', "not valid JSON"),
        (b'["a", "text"]', "is a list, not an object"),
        (b"null", "is null, not an object"),
        (b'{"id": "a"}', "has no “text”"),
        (b'{"id": "a", "text": null}', "has no “text”"),
        (b'{"id": "a", "text": ""}', "has an empty “text”"),
        (b'{"id": "a", "text": " \\n"}', "has an empty “text”"),
        (b'{"id": "a", "text": ["x"]}', "has a list as its “text”"),
        (b'{"id": "a", "text": 5}', "has a number as its “text”"),
        (b'{"id": "a", "text": "x \\ud800"}', "lone surrogate in its “text”"),
        (b'{"id": "\\udfff", "text": "x"}', "lone surrogate in its “id”"),
        (b'{"id": ["a"], "text": "x"}', "has a list as its “id”"),
        (b'{"id": true, "text": "x"}', "has true or false as its “id”"),
        (b'{"id": "a", "text": "x", "title": {}}', "has an object as its “title”"),
        (b'{"id": "a", "text": "x", "published": "soon"}', "published “soon”, which is not a date"),
        (b'{"id": "a", "text": "x", "published": "2024-13-01"}', "which is not a date"),
        (b'{"id": "b", "text": "x"}', "repeats the id “b” of line 1"),
        (b'{"id": "a", "text": "caf\xe9"}', "not UTF-8 at its byte 24"),
        (b'{"id": "a", "text": "x", "n": ' + b"9" * 5000 + b"}", "a huge number"),
        (b"[" * 9000, "nested too deep"),
        (b'{"id": "a", "text": "' + b"x" * 10_000 + b'"}', "over the limit of 10 kB"),
    ],
)
def test_a_broken_line_is_told_and_the_others_are_read(line: bytes, said: str) -> None:
    assert said in error(line)


def test_a_line_that_is_too_long_at_the_end() -> None:
    good, long = read(GOOD + b"\n" + b"x" * 300_000, limit=100)
    assert isinstance(good, Document)
    assert "line 2" in str(long)


def test_a_line_of_just_the_limit_is_read() -> None:
    assert all(isinstance(found, Document) for found in read(GOOD + b"\r\n", limit=len(GOOD)))


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"".join(b'{"id": "%d", "text": "The dam held."}\n' % number for number in range(20_000)))
    with path.open("rb") as file:
        next(read_lines(file, "many.jsonl", Given(), 1000))
        assert file.tell() < 1000
