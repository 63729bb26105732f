"""The actors' pages: one identity for all the names that articles give it."""

import re
from pathlib import Path

from fastapi.testclient import TestClient

from counterclaim.ledger import opened_ledger
from counterclaim.ledger.actors import actor_of, merge, split
from tests.ledger.conftest import PRODUCER, Empty, article
from tests.serving.conftest import served


def test_actors_are_listed_those_with_most_claims_first(told: tuple[TestClient, str]) -> None:
    client, _ = told
    page = client.get("/actors").text
    names = re.findall(r'<a href="/actors/\d+" dir="auto">([^<]*)</a>', page)
    assert names == ["Ada Brandt", "Ilse Tove", "Ruk Osten"]
    assert re.findall(r'<a href="/actors/\d+" dir="auto">([^<]*)</a>', client.get("/actors?about=ilse").text) == [
        "Ilse Tove"
    ]
    assert "Nobody is called so" in client.get("/actors?about=nobody").text


def test_an_empty_ledger_says_what_to_do(bare: TestClient) -> None:
    assert 'href="/add"' in bare.get("/actors").text


def test_a_name_leads_to_its_actor(told: tuple[TestClient, str]) -> None:
    client, _ = told
    found = client.get("/speaker?name=ilse+tove&stance=denies")
    assert found.status_code == 303
    assert re.fullmatch(r"/actors/\d+\?which=denies", found.headers["location"])
    assert client.get("/speaker?name=Nobody").status_code == 404


def test_an_actor_has_all_claims_denials_and_changes(told: tuple[TestClient, str]) -> None:
    client, _ = told
    at = client.get("/speaker?name=Ada+Brandt").headers["location"]
    page = client.get(at).text
    assert '<h1 dir="auto">Ada Brandt</h1>' in page
    assert "4 claims in 2 articles" in page
    assert "1 change</a>" in page
    assert "denied by" in page
    changed = client.get(f"{at}?which=changed").text
    assert "Ilse Tove was never near the reservoir" in changed
    assert "brings up to date" in changed
    assert "There are no such claims" in client.get(f"{at}?which=denies").text
    assert client.get(f"{at}?which=nonsense").status_code == 200


def test_names_that_were_merged_have_one_page(empty: Empty, tmp_path: Path) -> None:
    with opened_ledger(empty()) as ledger, served(ledger, tmp_path) as client:
        ledger.store(article("a", "Ada Brandt said the dam held.", published="2025-03-01"), PRODUCER)
        ledger.store(article("b", "Addie Brandt said it broke.", published="2025-03-02"), PRODUCER)
        kept, gone = (client.get(f"/speaker?name={name}+Brandt").headers["location"] for name in ("Ada", "Addie"))
        assert kept != gone
        with ledger.writing() as connection:
            one, other = (actor_of(connection, at.rpartition("/")[2]) for at in (kept, gone))
            merge(connection, one, other, "ada", "2025-03-03T00:00:00Z")
        assert client.get(gone).headers["location"] == kept
        page = client.get(kept).text
        assert "the dam held" in page
        assert "it broke" in page
        assert "Also called" in page


def test_one_name_may_be_of_several(empty: Empty, tmp_path: Path) -> None:
    with opened_ledger(empty()) as ledger, served(ledger, tmp_path) as client:
        for id in ("a", "b"):
            ledger.store(article(id, f"Ada Brandt said the dam {id} held.", published="2025-03-01"), PRODUCER)
        with ledger.writing() as connection:
            split(connection, actor_of(connection, "Ada Brandt"), ["b"], "ada", "2025-03-03T00:00:00Z")
        page = client.get("/speaker?name=Ada+Brandt").text
        assert "Whom do you mean?" in page
        assert len(set(re.findall(r'href="(/actors/\d+)"', page))) == 2


def test_what_is_not_there_is_said(client: TestClient) -> None:
    for path in ("/actors/0", "/actors/999999", "/actors/99999999999999999999"):
        page = client.get(path)
        assert page.status_code == 404
        assert "There is no actor" in page.text
    assert client.get("/actors/ada").status_code == 422
