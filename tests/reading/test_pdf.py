"""PDF: pages joined into paragraphs, and one sentence for what cannot be read."""

import io
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfWriter

from counterclaim.errors import BadArchive, InputError, NoArticle, TooLarge
from counterclaim.reading import pdf as module
from counterclaim.reading import read_documents
from counterclaim.reading.pdf import read_pdf
from counterclaim.records import Document
from counterclaim.settings import Settings
from tests.reading.pdfs import Line, column, pdf

HEAD: Line = (72, 760, 8, "The Orlec Post")
FIRST = column(
    "The dam above Orlec held through the night, the may-",
    "or said on Friday. Nobody was hurt below it, and the",
    "water fell by a hand's breadth.",
    "",
    "Ilse Tove denied that the well-known dam was in dan-",
    "ger at any time, and called it a well-",
)
SECOND = column("known one. “We looked,” she said.", "", "The pumps will run until Monday.")
ARTICLE = pdf(
    [HEAD, (72, 730, 18, "Dam holds"), *FIRST, (300, 30, 8, "- 1 -")], [HEAD, *SECOND, (300, 30, 8, "- 2 -")],
    [HEAD, *column("Nothing else is known."), (300, 30, 8, "- 3 -")],
)  # fmt: skip


def encrypted(user: str, owner: str) -> bytes:
    writer, out = PdfWriter(clone_from=io.BytesIO(ARTICLE)), io.BytesIO()
    writer.encrypt(user, owner, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_pages_are_joined_and_what_is_no_text_of_the_article_goes() -> None:
    document = read_pdf(ARTICLE, "dam.pdf")
    assert document.title == "Dam holds"
    assert document.text.split("\n\n") == [
        "Dam holds",
        "The dam above Orlec held through the night, the mayor said on Friday. Nobody was hurt below it, and the water "
        "fell by a hand's breadth.",
        "Ilse Tove denied that the well-known dam was in danger at any time, and called it a well-known one. “We "
        "looked,” she said.",
        "The pumps will run until Monday.",
        "Nothing else is known.",
    ]


def test_title_and_author_are_taken_where_they_are_a_readers() -> None:
    good = read_pdf(pdf(FIRST, title="Dam holds, mayor says", author="Ivo Rand"), "dam.pdf")
    assert (good.title, good.byline) == ("Dam holds, mayor says", "Ivo Rand")
    bad = read_pdf(pdf(FIRST, title="Microsoft Word - dam2.doc", author="irand"), "dam.pdf")
    assert (bad.title, bad.byline) == (None, None)


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    assert "the mayor said" in read_pdf(encrypted("", "secret"), "dam.pdf").text


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (ARTICLE[:-200], BadArchive, "breaks off; get it again"),
        (ARTICLE[: len(ARTICLE) // 2], BadArchive, "breaks off"),
        (ARTICLE[:40] + b"%%EOF", BadArchive, "damaged PDF"),
        (ARTICLE.replace(b"/Type /Pages", b"/Type /Cages").replace(b"/Kids", b"/Cats"), BadArchive, "damaged PDF"),
        (encrypted("secret", "owner"), BadArchive, "locked by a password"),
        (pdf([HEAD], []), NoArticle, "has no text layer, only pictures of text"),
        (pdf([]), NoArticle, "has no text layer"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(data: bytes, kind: type[InputError], said: str) -> None:
    with pytest.raises(kind, match=said) as caught:
        read_pdf(data, "dam.pdf")
    assert "\n" not in str(caught.value)


def test_a_file_cut_anywhere_never_raises_anything_else() -> None:
    for end in range(0, len(ARTICLE), 97):
        for data in (ARTICLE[:end] + b"%%EOF", ARTICLE[:end] + ARTICLE[end + 50 :]):
            with suppress(InputError):
                assert read_pdf(data, "dam.pdf").text


def test_a_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 2)
    with pytest.raises(TooLarge, match="3 pages, over the limit of 2"):
        read_pdf(ARTICLE, "dam.pdf")


def test_it_is_read_like_any_other_file(tmp_path: Path) -> None:
    (tmp_path / "dam.pdf").write_bytes(ARTICLE)
    [document] = read_documents(str(tmp_path / "dam.pdf"), settings=Settings(), outlet="The Orlec Post")
    assert isinstance(document, Document)
    assert (document.outlet, document.title) == ("The Orlec Post", "Dam holds")
