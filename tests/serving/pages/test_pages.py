"""The pages that show the ledger."""

import re

import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger
from tests.ledger.conftest import PRODUCER, article


@pytest.mark.parametrize(
    ("path", "words"),
    [("/", "The ledger is empty"), ("/disputes", "The ledger is empty"), ("/search", "The ledger is empty")],
)
def test_an_empty_ledger_says_what_to_do(bare: TestClient, path: str, words: str) -> None:
    page = bare.get(path)
    assert page.status_code == 200
    assert words in page.text
    assert 'href="/add"' in page.text


def test_the_start_page_lists_articles_the_last_published_first(client: TestClient) -> None:
    page = client.get("/").text
    assert page.index("The dam") < page.index("&lt;i&gt;B&lt;/i&gt;")
    assert "3 claims · 2 speakers" in page
    assert "1 denial" in page


def test_all_that_an_article_holds_is_escaped(client: TestClient) -> None:
    page = client.get("/articles/b/1%3F").text
    assert "&lt;i&gt;B&lt;/i&gt;" in page
    assert "&lt;b&gt;nothing&lt;/b&gt;" in page
    assert "javascript:x" not in page


def test_words_lead_to_their_claim_and_back(client: TestClient) -> None:
    page = client.get("/articles/a").text
    assert "Who stands against whom" in page
    words = re.search(r'<a href="(/articles/a\?claim=c2#c2)"[^>]* id="(\w+)"[^>]*data-content="a1c2"', page)
    assert words
    assert 'id="c2"' in page
    assert f'href="/articles/a?claim=c2#{words[2]}"' in page


def test_a_claim_is_lit_up_in_words_and_ledger(client: TestClient) -> None:
    page = client.get("/articles/a?claim=c2").text
    assert page.count('id="lit"') == 1
    assert '<a class="claim on" id="a1c2"' in page
    assert re.search(r'class="mark content denial lit lit-content"[^>]*>the dam at Orlec held 😀<', page)
    assert "lit-content" not in re.sub(r'<p class="legend">.*?</p>', "", client.get("/articles/a").text)


def test_a_speaker_is_lit_up(client: TestClient) -> None:
    page = client.get("/articles/a?voice=entity+e1").text
    assert page.count('class="claim on"') == 2


def test_versions_are_shown_with_what_they_changed(client: TestClient, ledger: Ledger) -> None:
    new = article(
        "a", "Ada Brandt said the dam at Orlec held. Ada Brandt said all is well. More is to come.", outlet="Gazette"
    )
    assert ledger.store(new, PRODUCER) == "changed"
    page = client.get("/articles/a").text
    assert "version 2" in page
    assert "0 claims added, 1 dropped, 0 altered" in page
    assert "Ilse Tove" in client.get("/articles/a?version=1").text
    assert client.get("/articles/a?version=9").status_code == 404


def test_search_finds_and_narrows(client: TestClient) -> None:
    page = client.get("/search?q=dam").text
    assert "2 claims" in page
    assert '/search?q=dam&amp;stance=denies"' in page
    assert 'href="/articles/a?claim=c2#lit"' in page
    assert "1 claim <a" in client.get("/search?q=dam&stance=denies").text
    assert "Nothing found" in client.get("/search?q=submarine").text
    assert "1 article <a" in client.get("/search?q=dam&articles=1").text
    assert "1 claim <a" in client.get("/search?place=Orlec&stance=denies").text
    assert "2 articles <a" in client.get("/search?place=Orlec&articles=1").text
    assert "Nothing found" in client.get("/search?q=dam&until=2024").text
    assert "There is no stance" in client.get("/search?q=dam&stance=sings").text


def test_facets_lead_to_what_is_counted(client: TestClient, ledger: Ledger) -> None:
    text = "Ada Brandt said the dam at Orlec held. Ilse Tove said nobody was hurt by the dam at Orlec at all."
    for name, day in (("s1", "2025-03-02"), ("s2", "2025-04-03")):
        ledger.store(article(name, text, title="The dam", outlet="Herald", published=day), PRODUCER)
    page = client.get("/search?q=dam").text
    assert '/search?q=dam&amp;place=Orlec">Orlec</a> <small>6</small>' in page.replace(' dir="auto"', "")
    assert '/search?q=dam&amp;since=2025-04&amp;until=2025-04">2025-04</a> <small>2</small>' in page
    assert "2 claims" in client.get("/search?q=dam&since=2025-04&until=2025-04").text
    found = client.get("/api/v1/search?q=dam").json()["tally"]
    (id, name, count) = found["stories"][0]
    assert client.get(f"/api/v1/search?q=dam&story={id}").json()["total"] == count
    assert client.get(f"/api/v1/search?q=dam&kind=articles&story={id}").json()["tally"]["outlets"]
    assert client.get("/api/v1/search?q=dam&story=nothing").status_code == 400


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 1),
        ("speaker=ilse", 1),
        ("speaker=rhowe", 0),
        ("outlet=gaz", 1),
        ("outlet=herald", 0),
        ("place=Orlec", 1),
        ("place=Norway", 1),
        ("place=Beirut", 0),
        ("since=2025", 1),
        ("since=2026", 0),
        ("until=2025-03", 1),
        ("until=2025-02", 0),
    ],
)
def test_the_board_is_narrowed_on_the_page_and_by_rest_alike(client: TestClient, query: str, number: int) -> None:
    found = client.get(f"/api/v1/disputes?{query}").json()
    assert (found["total"], found["tally"]["total"]) == (number, number)
    page = client.get(f"/disputes?{query}").text
    assert ("1 dispute" if number else "No dispute is like that") in page


def test_a_board_that_cannot_be_says_why(client: TestClient) -> None:
    assert "turn them round" in client.get("/disputes?since=2025&until=2024").text
    assert client.get("/api/v1/disputes?until=soon").status_code == 400
    assert client.get("/api/v1/disputes?story=s99").status_code == 400


def test_a_speaker_s_name_leads_to_the_actor_whatever_the_case(client: TestClient) -> None:
    page = client.get("/speaker?name=ada+BRANDT", follow_redirects=True).text
    assert '<h1 dir="auto">Ada Brandt</h1>' in page
    assert "3 claims in 2 articles" in page
    nobody = client.get("/speaker?name=Nobody")
    assert nobody.status_code == 404
    assert "look for a part of the name" in nobody.text


@pytest.mark.parametrize("path", ["/", "/disputes", "/disputes?about=dam", "/speaker?name=Ilse+Tove"])
def test_sides_stand_face_to_face(client: TestClient, path: str) -> None:
    page = client.get(path, follow_redirects=True).text
    held, against = page.split('<section class="party ')[1:3]
    assert held.startswith("asserts")
    assert against.startswith("denies")
    assert 'href="/articles/a?claim=c1#lit"' in held
    assert ">Ilse Tove</a>" in against
    assert "1 independent origin" in against


def test_disputes_can_be_asked_for(client: TestClient) -> None:
    assert "No dispute is like that" in client.get("/disputes?about=submarine").text
    assert "No dispute is like that" in client.get("/disputes?across=1").text
    assert "is not a date" in client.get("/disputes?since=soon").text


@pytest.mark.parametrize("path", ["/nothing", "/articles/none", "/static/none"])
def test_what_is_not_there_is_said_on_a_page(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert 'href="/"' in page.text
