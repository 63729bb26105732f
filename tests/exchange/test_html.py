"""The page: self-contained, escaped, and each claim joined to its words."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from counterclaim.exchange import html_page
from counterclaim.records import Claim, Document, Reading, words

VOID = {"meta", "link", "br", "img"}


class Page(HTMLParser):
    """A page's elements with their text; fails where tags do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[int] = []
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for number in self.open:
            self.elements[number][2].append(data)

    def all(self, tag: str, kind: str = "") -> list[tuple[dict[str, str], str]]:
        return [
            (attributes, "".join(text))
            for name, attributes, text in self.elements
            if name == tag and (not kind or kind in attributes.get("class", "").split())
        ]


def test_each_claim_has_all_of_its_words_marked(courier: Reading) -> None:
    page = Page(html_page([courier]))
    marks = page.all("span", "mark")
    for number, claim in enumerate(courier.claims, 1):
        for part, place in (("content", claim.content), ("source", claim.source), ("cue", claim.cue)):
            marked = [text for mark, text in marks if f"a1c{number}" in mark.get(f"data-{part}", "").split()]
            assert "".join("".join(marked).split()) == "".join(words(courier.document.text, place, "").split())


def test_the_article_is_there_to_the_letter(courier: Reading) -> None:
    [(_, text)] = Page(html_page([courier])).all("article")
    assert text.split() == courier.document.text.split()


def test_each_claim_leads_to_a_mark_and_each_mark_to_claims(courier: Reading) -> None:
    page = Page(html_page([courier, courier]))
    ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    claims = page.all("a", "claim")
    assert len(claims) == 2 * len(courier.claims)
    assert {attributes["href"][1:] for attributes, _ in claims} <= set(ids)
    for mark, _ in page.all("span", "mark"):
        assert set(mark.get("data-claims", "").split()) <= {attributes["id"] for attributes, _ in claims}


def test_the_page_asks_nobody_for_anything(courier: Reading) -> None:
    source = html_page([courier])
    page = Page(source)
    policy = next(
        attributes["content"]
        for attributes, _ in page.all("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        [(_, text)] = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"\bsrc=|@import|url\(|<link|<img|<iframe|\bstyle=|\bon[a-z]+=", source)


EVIL = "<script>alert('1')</script> \" ' &amp; <!-- </style> $title ]]>"


def test_whatever_an_article_says_is_only_text() -> None:
    text = f"{EVIL} he said"
    reading = Reading(
        Document(EVIL, text, title=EVIL, outlet=EVIL, byline=EVIL, published=EVIL, url="javascript:alert(1)"),
        claims=(Claim(EVIL, ((0, len(EVIL)),), ((len(EVIL) + 4, len(text)),), ((3, 9),)),),
    )
    page = Page(html_page([reading, reading]))
    assert len(page.all("script")) == 1
    assert not [href for attributes, _ in page.all("a") if not (href := attributes["href"]).startswith("#")]
    assert page.all("h2")[0][1] == EVIL
    assert page.all("article")[0][1].strip() == text


def test_offsets_count_code_points_and_text_may_run_either_way() -> None:
    text = "😀😀👩‍👩‍👧 “نعم”, قال الوزير\x00\ud800"
    place = ((text.index("“"), text.index("”") + 1),)
    page = Page(html_page([Reading(Document("d", text), claims=(Claim("c1", place),))]))
    assert [text for mark, text in page.all("span", "mark") if "data-claims" in mark] == ["“نعم”"]
    assert all(attributes.get("dir") == "auto" for attributes, _ in page.all("p") if not attributes.get("class"))
    html_page([Reading(Document("d", text))]).encode("utf-8")


def test_a_denial_is_told_by_its_word(courier: Reading) -> None:
    page = Page(html_page([courier]))
    assert [text.split()[0] for _, text in page.all("li", "denies")] == ["denies?", "denies", "denies", "denies"]
    assert len(page.all("li", "doubtful")) == 1


def test_several_articles_have_a_list_of_contents(courier: Reading, documents: list[Document]) -> None:
    assert not Page(html_page([courier])).all("nav")
    page = Page(html_page([Reading(document) for document in documents]))
    [(_, contents)] = page.all("nav")
    assert all(document.outlet and document.outlet in contents for document in documents)
    assert [attributes["id"] for attributes, _ in page.all("section", "story")] == ["a1", "a2", "a3"]


@pytest.mark.parametrize("readings", [[], [Reading(Document("d", ""))]])
def test_nothing_to_show_is_no_error(readings: list[Reading]) -> None:
    assert "<main>" in html_page(readings)


def test_only_web_addresses_become_links(courier: Reading) -> None:
    page = Page(html_page([courier]))
    assert page.all("a")[0][0]["href"] == courier.document.url
