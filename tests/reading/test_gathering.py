"""Folders, patterns, archives and feeds become articles; what is bad in them is told and the rest is taken."""

import gzip
import json
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import BadArchive, InputError
from counterclaim.reading import Gathered, Gathering, Given, Network
from counterclaim.settings import Settings
from tests.reading.pdfs import column, pdf

TEXT = "The dam above Orlec held through the night, the mayor said on Friday, and nobody was hurt below it."
PAGE = (
    f"<html><head><title>Dam holds</title></head><body><article><h1>Dam holds</h1><p>{TEXT}</p></article></body></html>"
)
LINES = "".join(json.dumps({"id": name, "text": f"{TEXT} {name}."}) + "\n" for name in "ab")


def gathered(
    *sources: object, settings: Settings | None = None, network: Network | None = None, **given: str
) -> tuple[list[Gathered], list[InputError]]:
    checked = Given.checked(given.get("published"), given.get("title"), given.get("outlet"))
    gathering = Gathering(settings or Settings(), checked, **({"network": network} if network else {}))  # type: ignore[arg-type]
    found = [*gathering.all([str(source) for source in sources])]
    articles = [one for one in found if isinstance(one, Gathered)]
    errors = [one for one in found if isinstance(one, InputError)]
    assert all("\n" not in str(error) for error in errors)
    return articles, errors


def zipped(path: Path, members: Iterable[tuple[str, str | bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def warc(*pages: tuple[str, str], packed: bool, status: str = "200 OK", kind: str = "text/html") -> list[bytes]:
    """Return the records of a WARC: what the crawler says of itself, then the pages."""

    def record(type: str, url: str, kind: str, block: bytes) -> bytes:
        head = f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{len(block)}>\r\n"
        head += f"WARC-Date: 2025-01-02T08:00:00Z\r\nContent-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
        whole = head.encode() + block + b"\r\n\r\n"
        return gzip.compress(whole, mtime=0) if packed else whole

    out = [record("warcinfo", "", "application/warc-fields", b"software: a crawler\r\n")]
    for url, page in pages:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{page}".encode()
        out.append(record("response", url, "application/http; msgtype=response", block))
    return out


def feed(*items: str, head: str = "") -> str:
    channel = f"<channel><title>The Orlec Post</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0">{channel}</rss>'


def test_a_folder_is_taken_whole_in_the_order_of_names(tmp_path: Path) -> None:
    for name, data in {
        "b.txt": TEXT,
        "a/z.html": PAGE,
        "a/lines.jsonl": LINES,
        "cat.png": "",
        ".hidden.txt": TEXT,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(data)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    articles, errors = gathered(tmp_path)
    origins = [one.origin and Path(one.origin).name for one in articles]
    assert (origins, errors) == (["b.txt", None, None, "z.html"], [])
    assert articles[1].document.id == "a"


def test_a_pattern_is_taken_in_the_order_of_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").mkdir()
    for name in ("x/b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    assert len(gathered(tmp_path / "*.txt")[0]) == 1
    assert len(gathered(tmp_path / "**" / "*.txt")[0]) == 2
    monkeypatch.chdir(tmp_path)
    assert len(gathered("*.md")[0]) == 1


@pytest.mark.parametrize("source", ["no/such.txt", "no*such", "\x00", "", "ftp://orlec.example/a"])
def test_what_is_not_there_is_told_and_the_rest_is_taken(tmp_path: Path, source: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "none").mkdir()
    articles, errors = gathered(source, tmp_path / "none", tmp_path / "a.txt")
    assert (len(articles), len(errors)) == (1, 2)


def test_an_archive_is_taken_apart_and_its_bad_parts_are_told(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", [("x.txt", TEXT)])
    members: list[tuple[str, str | bytes]] = [
        ("news/a.txt", TEXT), ("b.html", PAGE), ("c.jsonl", LINES), ("cat.png", b"\x89PNG"), ("__MACOSX/._a.txt", "x"),
        ("../out.txt", TEXT), ("/etc/out.txt", TEXT), ("c:\\out.txt", TEXT), ("..\\out.txt", TEXT),
        ("inner.zip", inner.read_bytes()), ("empty.txt", ""),
    ]  # fmt: skip
    path = zipped(tmp_path / "news.zip", members)
    articles, errors = gathered(path, outlet="The Orlec Post")
    assert [one.origin and one.origin.partition("!")[2] for one in articles] == ["news/a.txt", "b.html", None, None]
    assert {one.document.outlet for one in articles} == {"The Orlec Post"}
    assert sum("leads out of its archive" in str(error) for error in errors) == 4
    assert len(errors) == 6
    assert sorted(one.name for one in tmp_path.iterdir()) == ["inner.zip", "news.zip"]


def test_a_bomb_is_refused_before_it_costs_much(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.zip", [(f"{number}.txt", b"0" * 19_000_000) for number in range(6)])
    articles, errors = gathered(bomb)
    assert (len(articles), len(errors)) == (0, 6)
    assert all("if it is no bomb" in str(error) for error in errors)
    many = zipped(tmp_path / "many.zip", [(f"{number}.txt", b"0" * 990_000) for number in range(60)])
    assert "many.zip unpacks to more than 50 MB" in str(gathered(many)[1][-1])
    packed = tmp_path / "bomb.jsonl.gz"
    packed.write_bytes(gzip.compress(b"{" + b"0" * 200_000_000))
    assert "bomb" in str(gathered(packed)[1][-1]) or "over the limit" in str(gathered(packed)[1][-1])


def test_a_damaged_archive_is_told_and_its_whole_parts_are_taken(tmp_path: Path) -> None:
    path = zipped(tmp_path / "news.zip", [("a.txt", TEXT), ("b.txt", f"{TEXT} b")])
    data = bytearray(path.read_bytes())
    data[45:60] = b"\x00" * 15
    path.write_bytes(data)
    articles, errors = gathered(path)
    assert ([one.origin and one.origin[-5:] for one in articles], len(errors)) == (["b.txt"], 1)
    path.write_bytes(path.read_bytes()[:100])
    assert isinstance(gathered(path)[1][0], BadArchive)


def test_what_gzip_has_packed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    data = gzip.compress((LINES * 50).encode().replace(b'"a"', b"1", 1), mtime=0)
    path.write_bytes(data)
    assert gathered(path)[0][0].document.id == "1"
    path.write_bytes(data[:-20])
    assert "cut short" in str(gathered(path)[1][-1])


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_a_warc_are_read(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    pages = [(f"https://post.example/{number}", PAGE.replace("night", f"night {number}")) for number in range(3)]
    path.write_bytes(b"".join(warc(*pages, ("https://post.example/none", "<html><p>Menu"), packed=packed)))
    articles, errors = gathered(path)
    assert [one.document.url for one in articles] == [url for url, _ in pages]
    assert articles[0].document.title == "Dam holds"
    assert ["no article" in str(error) for error in errors] == [True]


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_that_is_cut_short_gives_its_whole_pages_and_says_so(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "crawl.warc"
    pages = [(f"https://post.example/{number}", PAGE.replace("night", f"night {number}")) for number in range(3)]
    records = warc(*pages, packed=packed)
    whole, data = len(b"".join(records[:2])), b"".join(records)
    for end in range(whole + 1, whole + len(records[2]) - 12, 23):
        path.write_bytes(data[:end])
        articles, errors = gathered(path)
        assert [one.document.url for one in articles] == [pages[0][0]], end
        assert [type(error) for error in errors] == [BadArchive], end
    path.write_bytes(b"WARC/1.0\r\nthis is none")
    assert gathered(path)[1]


def test_what_is_no_page_or_no_success_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    for cells in ({"status": "404 Not Found"}, {"kind": "image/png"}):
        path.write_bytes(b"".join(warc(("https://post.example/1", PAGE), packed=False, **cells)))
        assert gathered(path) == ([], [])


def test_a_feed_gives_the_articles_that_it_carries_and_those_it_leads_to(
    tmp_path: Path, serve: Callable[[dict[str, Any]], int], loopback: Network
) -> None:
    def page(request: Any) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html; charset=utf-8")
        request.end_headers()
        request.wfile.write(PAGE.encode())

    port = serve({"/dam": page})
    namespace = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    whole = f"<content:encoded {namespace}><![CDATA[<p>{TEXT * 8}</p>]]></content:encoded>"
    path = tmp_path / "news.rss"
    path.write_text(
        feed(
            f"<item><link>https://post.example/1</link><title>All of it</title><author>Ivo Rand</author>{whole}"
            "<pubDate>Thu, 02 Jan 2025 08:00:00 GMT</pubDate></item>",
            f"<item><link>http://post.example:{port}/dam</link><pubDate>Thu, 02 Jan 20245 08:00:00</pubDate></item>",
            f"<item><link>http://post.example:{port}/gone</link></item>",
            "<item><title>Nowhere</title></item><item><link>file:///etc/passwd</link></item>",
        )
    )
    articles, errors = gathered(path, network=loopback)
    first, second = (one.document for one in articles)
    assert (first.url, first.title, first.published) == ("https://post.example/1", "All of it", "2025-01-02")
    assert (first.outlet, first.byline) == ("The Orlec Post", "Ivo Rand")
    assert (second.title, second.published) == ("Dam holds", None)
    assert len(errors) == 3
    assert gathered(path, network=loopback, outlet="Sundmark Wire")[0][0].document.outlet == "Sundmark Wire"


@pytest.mark.parametrize(
    "data",
    [
        feed(),
        "<feed>this is none",
        feed("<item><title>&a;</title></item>", head='<!DOCTYPE rss [<!ENTITY b "x"><!ENTITY a "&b;&b;&b;">]>'),
        feed("<item><title>&a;</title></item>", head='<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ],
)
def test_a_feed_that_is_none_or_a_bomb_is_one_sentence(tmp_path: Path, data: str) -> None:
    path = tmp_path / "news.xml"
    path.write_text(data)
    articles, errors = gathered(path)
    assert (len(articles), len(errors)) == (0, 1)


def test_a_list_of_feeds_gives_the_articles_of_each(
    tmp_path: Path, serve: Callable[[dict[str, Any]], int], loopback: Network
) -> None:
    def answer(body: str) -> Callable[[Any], None]:
        def route(request: Any) -> None:
            request.send_response(200)
            request.send_header("Content-Type", "text/xml; charset=utf-8")
            request.end_headers()
            request.wfile.write(body.encode())

        return route

    namespace = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    whole = f"<content:encoded {namespace}><![CDATA[<p>{TEXT * 8}</p>]]></content:encoded>"
    news = feed(f"<item><link>https://post.example/1</link>{whole}</item>")
    inner = '<opml><body><outline xmlUrl="https://post.example/rss"/></body></opml>'
    port = serve({"/rss": answer(news), "/list": answer(inner)})
    urls = [f"http://post.example:{port}/{name}" for name in ("rss", "list", "gone")]
    path = tmp_path / "feeds.opml"
    path.write_text(f"<opml><body>{''.join(f'<outline xmlUrl={url!r}/>' for url in urls)}</body></opml>")
    articles, errors = gathered(path, network=loopback)
    assert [one.document.url for one in articles] == ["https://post.example/1"]
    assert ["is no feed; take it out" in str(errors[0]), "404" in str(errors[1]), len(errors)] == [True, True, 2]


def test_mails_and_pdfs_of_an_archive_are_read(tmp_path: Path) -> None:
    mail = f"From: Ivo Rand <i@post.example>\nSubject: Dam holds\n\n{TEXT}"
    paper = pdf(column(*(TEXT[start : start + 50] for start in range(0, len(TEXT), 50))))
    path = zipped(tmp_path / "news.zip", [("a.eml", mail), ("b.pdf", paper), ("c.pdf", paper[:100])])
    articles, errors = gathered(path)
    assert [one.origin and one.origin.partition("!")[2] for one in articles] == ["a.eml", "b.pdf"]
    assert [str(error) for error in errors] == [f"c.pdf in {path} is a PDF that breaks off; get it again"]


def test_a_date_in_the_year_20245_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "published": "20245-01-02"}) + "\n" + LINES)
    articles, errors = gathered(path)
    assert len(articles) == 2
    assert "is not a date" in str(errors[0])
