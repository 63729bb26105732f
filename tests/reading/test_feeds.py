"""Feeds of any length, and OPML lists of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.errors import BadArchive, NoArticle
from counterclaim.reading.feeds import entries
from counterclaim.reading.opml import feeds_of

ROOT = Path(__file__).parents[2]


def rss(count: int, more: str = "") -> bytes:
    items = "".join(
        f"<item><link>https://post.example/{n}</link><title>Dam {n}</title><guid>{n}</guid>{more}</item>"
        for n in range(count)
    )
    return f'<rss version="2.0"><channel><title>The Orlec Post</title>{items}</channel></rss>'.encode()


def test_a_long_feed_gives_all_entries_in_their_order() -> None:
    found = [*entries(rss(350, "<description><![CDATA[ <item> no </item> ]]></description><!-- <item> -->"), "a.rss")]
    assert [entry.url for entry in found] == [f"https://post.example/{n}" for n in range(350)]
    assert {entry.outlet for entry in found} == {"The Orlec Post"}


def test_an_atom_feed_keeps_its_base_and_namespaces_throughout() -> None:
    parts = "".join(
        f'<entry><id>{n}</id><link href="a/{n}"/><updated>2025-01-02T08:00:00Z</updated></entry>' for n in range(250)
    )
    data = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/"><title>P</title>{parts}</feed>'
    found = [*entries(data.encode(), "a.atom")]
    assert [entry.url for entry in found] == [f"https://post.example/a/{n}" for n in range(250)]
    assert found[7].key == "https://post.example/7 2025-01-02T08:00:00Z"


_LONG_FEED = """
import sys
from counterclaim.reading.feeds import entries
from evaluation.memory import peak
item = "<item><link>https://post.example/{0}</link><title>Dam {0}</title><guid>{0}</guid></item>"
data = f'<rss version="2.0"><channel>{"".join(map(item.format, range(100_000)))}</channel></rss>'.encode()
assert sum(1 for _ in entries(data[:20_000], "a.rss"))
before = peak()
assert sum(1 for _ in entries(data, "a.rss")) == 100_000
print(peak() - before)
"""


def test_the_memory_of_a_long_feed_is_bounded() -> None:
    # In a process of its own, as tracing what is taken would cost ten times what reading does.
    done = subprocess.run([sys.executable, "-c", _LONG_FEED], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stdout) < 30  # MB; all entries at once come to 700


@pytest.mark.parametrize("end", ["", "<![CDATA[", "<!--", "</item", "<item>"])
def test_a_feed_that_breaks_off_gives_what_is_whole(end: str) -> None:
    data = rss(150)
    cut = data[: data.index(b"<guid>120")] + end.encode()
    assert len([*entries(cut, "a.rss")]) >= 100


def test_a_list_names_feeds_once() -> None:
    data = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline xmlUrl="https://a.example/rss"/>
    <outline xmlUrl="https://b.example/rss"/><outline xmlUrl="https://a.example/rss"/><outline xmlUrl="file:///etc/passwd"/>
    <outline text="no feed"/></outline></body></opml>"""
    assert [*feeds_of(data, "feeds.opml")] == ["https://a.example/rss", "https://b.example/rss"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<opml><body/></opml>", NoArticle),
        (b"<opml><body>", BadArchive),
        (b'<!DOCTYPE opml [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><opml><body>&b;</body></opml>', BadArchive),
        (b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body>&a;</body></opml>', BadArchive),
    ],
)
def test_a_list_that_is_none_or_a_bomb_is_one_sentence(data: bytes, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=r"^feeds\.opml "):
        list(feeds_of(data, "feeds.opml"))
