"""The story's page: what is told, when, where, by whom, and who copied whom."""

import re
from pathlib import Path
from xml.etree import ElementTree

from fastapi.testclient import TestClient

from counterclaim.ledger import opened_ledger
from tests.ledger.conftest import PRODUCER, Empty, article
from tests.serving.conftest import served


def test_stories_are_listed(told: tuple[TestClient, str]) -> None:
    client, id = told
    page = client.get("/stories").text
    assert f'href="/stories/{id}"' in page
    assert "3 articles" in page
    assert "1 copy" in page
    assert "1 story told by more than one article" in page
    assert "There are no more stories" in client.get("/stories?page=9").text


def test_without_stories_it_says_what_to_do(empty: Empty, tmp_path: Path) -> None:
    with opened_ledger(empty()) as ledger, served(ledger, tmp_path) as client:
        assert 'href="/add"' in client.get("/stories").text
        ledger.store(article("a"), PRODUCER)
        assert "No two articles of this ledger tell of the same matter" in client.get("/stories").text


def test_a_story_may_be_a_single_article_s(empty: Empty, tmp_path: Path) -> None:
    with opened_ledger(empty()) as ledger, served(ledger, tmp_path) as client:
        ledger.store(article("a", "Nothing is said here by anybody at all."), PRODUCER)
        [story] = ledger.stories(alone=True)
        assert "Nobody is quoted or reported" in client.get(f"/stories/{story.id}").text


def test_what_is_not_there_is_said(told: tuple[TestClient, str]) -> None:
    client, _ = told
    for path in ("/stories/s99", "/stories/dam", "/stories/%20"):
        page = client.get(path)
        assert page.status_code == 404
        assert "There is no story" in page.text


def test_a_story_tells_day_by_day_what_is_said_and_denied(told: tuple[TestClient, str]) -> None:
    client, id = told
    page = client.get(f"/stories/{id}").text
    timeline = page.partition('id="timeline"')[2].partition('id="where"')[0]
    assert re.findall(r'<time datetime="([\d-]+)">', timeline) == ["2025-03-03", "2025-03-05"]
    # Said by two articles in the same words: once, with the other named.
    rows = re.findall(r'<p class="row">.*?</p>', timeline, re.DOTALL)
    assert sum("Ilse Tove was never near the reservoir" in row for row in rows) == 1
    assert 'also in <a href="/articles/courier?claim=c3#lit">Courier</a>' in timeline
    assert re.search(r'<p class="turn denies">denies <a[^>]*>Ada Brandt</a>', timeline)
    assert re.search(r'<p class="turn denies">denied by <a[^>]*>Ilse Tove</a>', timeline)
    assert re.search(r'<p class="turn updates">brings up to date <a', timeline)


def test_a_story_shows_its_disputes_with_the_board_s_anchors(told: tuple[TestClient, str]) -> None:
    client, id = told
    page = client.get(f"/stories/{id}").text
    [anchor] = re.findall(rf'href="/disputes\?story={id}#(\w+)"', page)[:1]
    assert f'id="{anchor}"' in client.get("/disputes").text


def test_a_story_has_a_map_whose_marks_lead_to_places(told: tuple[TestClient, str]) -> None:
    client, id = told
    page = client.get(f"/stories/{id}").text
    [figure] = re.findall(r'<figure class="map">.*?</figure>', page, re.DOTALL)
    links = {link.get("class"): link.get("href") for link in ElementTree.fromstring(figure).iter("a")}
    assert set(links) == {"place town", "place town doubtful"}
    for at in links.values():
        assert f'id="{str(at)[1:]}"' in page
    assert "Orlec → Tollen" in page
    assert "60 % sure; else Tollen Bay, city in NOR (40 %)" in page


def test_a_story_has_a_network_that_is_told_in_words_too(told: tuple[TestClient, str]) -> None:
    client, id = told
    page = client.get(f"/stories/{id}").text
    titles = re.findall(r"<title>([^<]*)</title>", page.partition('<svg class="network"')[2].partition("</svg>")[0])
    assert "Ilse Tove contradicts Ada Brandt: 1 claim" in titles
    assert "Ada Brandt: 2 claims" in titles
    assert 'aria-label="claim 1 in which Ilse Tove contradicts Ada Brandt"' in page


def test_a_story_shows_who_reprinted_whom(told: tuple[TestClient, str]) -> None:
    client, id = told
    articles = client.get(f"/stories/{id}").text.partition('id="articles"')[2]
    first, second = re.findall(r'<li class="house">.*?(?=<li class="house">|</ol>)', articles, re.DOTALL)
    assert "Gazette" in first
    assert "reprinted:" in first
    assert "Courier" in first
    assert "Herald" in second
    assert "reprinted:" not in second


def test_an_article_leads_to_its_story_and_its_original(told: tuple[TestClient, str]) -> None:
    client, id = told
    copy = client.get("/articles/courier").text
    assert f'href="/stories/{id}"' in copy
    assert 'A copy of <a href="/articles/gazette">Gazette</a>' in copy
    assert "The original of 1 copy" in client.get("/articles/gazette").text
