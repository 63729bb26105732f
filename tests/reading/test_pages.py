"""HTML pages, written by hand after the kinds that there are: main text, title, date, byline, outlet."""

from pathlib import Path

import pytest

from counterclaim.errors import NoArticle, TooLarge
from counterclaim.reading import read_documents
from counterclaim.reading.pages import read_page
from counterclaim.records import Document
from counterclaim.settings import Settings

DAM = "<p>The dam above Orlec held through the night, the mayor said on Friday, and nobody was hurt.</p>"


def read(path: Path) -> Document:
    [document] = read_documents(str(path), settings=Settings())
    assert isinstance(document, Document)
    return document


def test_a_modern_page_with_all_its_furniture(pages: Path) -> None:
    document = read(pages / "modern.html")
    assert document.title == "Ferry was never holed, Brålund harbour chief insists"
    assert document.outlet == "The Skerry Courier"
    assert document.byline == "Ingrid Vassmo"
    assert document.published == "2023-03-14"
    assert document.language == "en"
    assert document.url == "https://skerrycourier.example/news/ferry-never-holed"
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0].startswith("The car ferry Havbris was not holed")
    assert paragraphs[3] == "“They asked us to write ‘condensation’ in the log,” she said, “and we would not.”"
    assert paragraphs[-1].startswith("The Tarn reef has been lit since 1911.")
    assert len(paragraphs) == 7
    for furniture in ("cookies", "inbox", "Ticket prices", "Chirrup", "©", "Sport"):
        assert furniture not in document.text


def test_a_page_laid_out_with_tables(pages: Path) -> None:
    document = read(pages / "tables.html")
    assert document.title == "Mill owner denies poisoning trout"
    assert (document.byline, document.published) == ("Tobias Renn", "2001-09-04")
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0].startswith("The owner of the paper mill at Castel Ombra denied yesterday")
    assert paragraphs[1].startswith('"We have not lost a litre in eleven years," Emil Dorsch told')
    assert "Renée Halder" in paragraphs[2]
    assert len(paragraphs) == 4


def test_tag_soup(pages: Path) -> None:
    document = read(pages / "soup.html")
    assert document.title == "Council sold the bell, Pereth verger claims"
    assert (document.outlet, document.byline, document.published) == ("Pereth Weekly", "Lowri Cade", "2019-11-02")
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0].endswith("he says that he has the receipt.")
    assert paragraphs[2].endswith("“We are missing a bell & he is missing his senses,” she added & laughed 🔔.")
    assert paragraphs[3].endswith("see the receipt and that nobody had been charged.")


def test_a_page_without_an_article(pages: Path) -> None:
    with pytest.raises(NoArticle, match=r"no_article\.html is a page with no article in it"):
        read(pages / "no_article.html")


@pytest.mark.parametrize(
    "html",
    ["<html></html>", "<!-- x", "<html><body><script>" + "var dam = 1;" * 900, "<div>" * 20_000,
     "<html><body><ul><li>Home</li><li>News</li></ul></body></html>"],
)  # fmt: skip
def test_pages_with_nothing_to_read(html: str) -> None:
    with pytest.raises(NoArticle):
        read_page(html, "page", None)


def test_a_piece_of_html_is_read() -> None:
    assert read_page(DAM, "page", None).text == DAM[3:-4]


def test_right_to_left_and_xhtml() -> None:
    said = "قال الوزير يوم الثلاثاء إن العبارة لم تتضرر وإن الطاقم ينفي ذلك تماما، بحسب بيان صدر مساء أمس."
    html = f'<?xml version="1.0" encoding="utf-8"?><html xml:lang="ar" dir="rtl"><body><p>{said}</p></body></html>'
    document = read_page(html, "page", "https://a.example/x")
    assert (document.text, document.language, document.url) == (said, "ar", "https://a.example/x")


def test_a_title_loses_its_outlet_and_the_text_its_title() -> None:
    html = (
        "<html><head><title>Dam held - Orlec News</title><meta property=og:title content='Dam held - Orlec News'>"
        f"<meta property=og:site_name content='Orlec News'></head><body><article><h2>Dam held</h2>{DAM}</article>"
    )
    document = read_page(html, "page", None)
    assert document.title == "Dam held"
    assert document.text == DAM[3:-4]


def test_a_date_in_the_running_text_is_not_when_the_page_was_published() -> None:
    html = f"<html><body>{DAM}<p>The last flood, on 1999-05-03, took the old mill, she said.</p></body></html>"
    assert read_page(html, "page", None).published is None


def test_a_page_that_would_take_minutes_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(DAM * 100)
    with pytest.raises(TooLarge, match="raise the setting max_page_bytes"):
        list(read_documents(str(path), settings=Settings(max_page_bytes=5000)))


def test_no_library_warns_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoArticle):
        read_page("<html></html>", "page", None)
    assert capfd.readouterr().err == ""
