"""The queue and what is said in it, without scripts."""

import re
from html import unescape
from pathlib import Path

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger
from counterclaim.ledger.acts import listed
from counterclaim.ledger.links.judged import kept_ties
from counterclaim.ledger.reviewing import kept, review
from tests.ledger.conftest import PRODUCER
from tests.ledger.test_tie_reviewing import FIRST, LATER, URL
from tests.ledger.test_tie_reviewing import article as fully
from tests.serving.conftest import served
from tests.serving.pages.test_entry import seal
from tests.serving.test_entering import inside, peopled


def form_of(page: str, part: str) -> dict[str, str | list[str]]:
    """Return what a browser would send of the form for *part* where nobody touches it."""
    found = next(form for form in re.findall(r"<form.*?</form>", page, re.S) if f'name="part" value="{part}"' in form)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', found))
    cells: list[str] = []
    for cell in re.findall(r"<p(?: class=\"long\")?><label.*?</p>", found, re.S):
        if "<textarea" in cell:
            cells.append(re.findall(r"<textarea[^>]*>(.*?)</textarea>", cell, re.S)[0])
        elif "<select" in cell:
            cells += re.findall(r"<option selected>(.*?)</option>", cell) or [""]
        else:
            cells += re.findall(r'name="value" value="([^"]*)"', cell)
    form: dict[str, str | list[str]] = {name: unescape(value) for name, value in hidden.items()}
    return form | {"value": [unescape(cell) for cell in cells]}


def say(client: TestClient, part: str, verdict: str, *values: str, of: str = "") -> httpx.Response:
    page = client.get("/review", params={"of": of} if of else {}).text
    form = form_of(page, part)
    if values:
        form["value"] = list(values)
    return client.post("/review", data={**form, "verdict": verdict})


def reviews(ledger: Ledger) -> list[tuple[str, str | None, str, str, object]]:
    with ledger.reading() as connection:
        found = kept(connection)
    return [
        (one.article, one.part, one.review.slot or one.review.cell, one.review.verdict, one.review.now) for one in found
    ]


def test_the_queue_shows_words_in_their_context(client: TestClient) -> None:
    page = client.get("/review").text
    assert '<span class="mark lit lit-content">the dam at Orlec held</span>' in page
    assert '<span class="mark lit lit-source">Ada Brandt</span>' in page
    assert "Does the first deny the second?" in page
    assert "&lt;b&gt;nothing&lt;/b&gt;" in page
    assert "<b>nothing" not in page


def test_what_is_right_leaves_the_queue(client: TestClient, ledger: Ledger) -> None:
    answer = say(client, "c1", "accepted")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert reviews(ledger) == [("a", "c1", "claim", "accepted", None)]
    asked = (
        r'name="article" value="a"><input type="hidden" name="part" value="([^"]*)"><input type="hidden" name="mark"'
    )
    left = re.findall(asked, client.get("/review").text)
    assert sorted(left) == ["c2", "c2-c1", "c3"]


def test_only_what_differs_is_corrected(client: TestClient, ledger: Ledger) -> None:
    assert say(client, "c2", "corrected", "Ada Brandt", "doubts", "the dam at Orlec held 😀").status_code == 303
    assert reviews(ledger) == [
        ("a", "c2", "speaker", "corrected", "Ada Brandt"),
        ("a", "c2", "stance", "corrected", "doubts"),
    ]
    assert "Nothing differs" in say(client, "c3", "corrected").text


def test_a_speaker_may_be_nobody_but_a_content_not_nothing(client: TestClient, ledger: Ledger) -> None:
    assert say(client, "c3", "corrected", "", "asserts", "all is well").status_code == 303
    assert reviews(ledger) == [("a", "c3", "speaker", "rejected", None)]
    wrong = say(client, "c2", "corrected", "Ilse Tove", "denies", " ")
    assert wrong.status_code == 400
    assert "cannot be nothing" in wrong.text


def test_words_that_do_not_stand_there_are_refused(client: TestClient, ledger: Ledger) -> None:
    wrong = say(client, "c2", "corrected", "Ilse Tove", "denies", "the dam at Orlec <i>fell</i>")
    assert wrong.status_code == 400
    assert "does not hold the words" in wrong.text
    assert "<i>fell" not in wrong.text
    assert reviews(ledger) == []


def test_a_content_may_be_of_pieces(client: TestClient, ledger: Ledger) -> None:
    assert say(client, "c2", "corrected", "Ilse Tove", "denies", "the dam … held 😀").status_code == 303
    assert reviews(ledger) == [("a", "c2", "content", "corrected", ["the dam", "held 😀"])]
    again = client.get("/review?of=a%23c2").text
    assert ">the dam … held 😀</textarea>" in again


def test_a_relation_is_judged(client: TestClient, ledger: Ledger) -> None:
    assert say(client, "c2-c1", "corrected", "updates").status_code == 303
    assert reviews(ledger) == [("a", "c2-c1", "relation", "corrected", "updates")]
    assert say(client, "c2-c1", "rejected", of="a#c2-c1").status_code == 303
    assert reviews(ledger) == [("a", "c2-c1", "relation", "rejected", None)]
    assert client.get("/disputes").text.count("contest") == 0


def test_a_slot_of_an_event_is_corrected(client: TestClient, ledger: Ledger) -> None:
    page = client.get("/review?of=a%23c1").text
    values = form_of(page, "c1")["value"]
    assert isinstance(values, list)
    values[3] = "Ilse Tove"  # behind speaker, stance and content: the actor of what it tells of
    assert say(client, "c1", "corrected", *values, of="a#c1").status_code == 303
    assert reviews(ledger) == [("a", "v1", "actor", "corrected", "Ilse Tove")]


def test_what_was_said_is_taken_back(client: TestClient, ledger: Ledger) -> None:
    say(client, "c1", "rejected")
    page = client.get("/review").text
    assert "What you said last" in page
    form = next(form for form in re.findall(r"<form.*?</form>", page, re.S) if 'value="withdrawn"' in form)
    back = client.post("/review", data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)))
    assert back.status_code == 303
    assert reviews(ledger) == []
    assert "What you said last" not in client.get("/review").text


def test_what_was_changed_meanwhile_is_not_judged(client: TestClient, ledger: Ledger) -> None:
    form = form_of(client.get("/review").text, "c1")
    review(ledger, "a", "c1", "stance", "corrected", "doubts", "bo", "2025-03-01T10:00:00Z")
    answer = client.post("/review", data={**form, "verdict": "accepted"})
    assert answer.status_code == 409
    assert reviews(ledger) == [("a", "c1", "stance", "corrected", "doubts")]


@pytest.mark.parametrize("of", ["a%23c9", "none%23c1", "a", "a%23", "a%23c1-c9", "a%23v99", "%23"])
def test_a_part_that_is_not_there_is_not_found(client: TestClient, of: str) -> None:
    assert client.get(f"/review?of={of}").status_code == 404


def test_an_empty_queue_says_what_to_do(bare: TestClient) -> None:
    assert "There is nothing to review" in bare.get("/review").text


def test_who_said_it_and_when_is_kept_and_logged(ledger: Ledger, tmp_path: Path) -> None:
    peopled(ledger)
    with inside(ledger, tmp_path, "reviewer") as client:
        assert say(client, "c1", "accepted").status_code == 303
        assert "What you said last" in client.get("/review").text
    with ledger.reading() as connection:
        (one,) = kept(connection)
        last = listed(connection)[0]
    assert one.review.who == last.who == "rev"
    assert one.review.made.endswith("Z")
    with inside(ledger, tmp_path, "admin") as client:
        page = client.get("/log").text
        assert ">rev</b> accepted" in page
        assert 'href="/review?of=a%23c1"' in page
        assert "What you said last" not in client.get("/review").text


def test_nobody_reviews_without_end(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    form = {"seal": seal(client.get("/review").text), "article": "a", "part": "c9", "verdict": "withdrawn"}
    assert client.post("/review", data=form).status_code == 400
    monkeypatch.setattr("counterclaim.serving.limits.Rate.wait", lambda *_: 3.0)
    answer = client.post("/review", data=form)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "4")


def test_the_reader_leads_to_the_review_of_a_claim(ledger: Ledger, tmp_path: Path) -> None:
    with served(ledger, tmp_path) as client:
        assert 'href="/review?of=a%23c2"' in client.get("/articles/a?claim=c2").text
        assert "/review?of" not in client.get("/articles/a").text


def test_a_relation_between_articles_is_judged(ledger: Ledger, tmp_path: Path) -> None:
    ledger.store(fully("p", FIRST, published="2025-01-02"), PRODUCER)
    ledger.store(fully("q", LATER, url=URL, published="2025-01-03"), PRODUCER)
    of = {"of": "p#c1", "other": "q#c1"}
    with served(ledger, tmp_path) as client:
        queued = "".join(client.get(f"/review?page={page}").text for page in (1, 2))
        assert 'name="other" value="q#c1"' in queued
        assert any(one["to"] == "q#c1" for one in client.get("/api/v1/doubts?limit=100").json()["items"])
        page = client.get("/review", params=of).text
        assert page.count("<blockquote") == 2
        assert "Does the first repeat the second?" in page
        sent = client.post("/review", data={**form_of(page, "c1"), "verdict": "corrected", "value": ["corroborates"]})
        assert sent.status_code == 303
        with ledger.reading() as connection:
            (kept_tie,) = kept_ties(connection)
            last = listed(connection)[0]
        assert (kept_tie.review.verdict, kept_tie.review.now) == ("corrected", "corroborates")
        assert (last.what, last.data["other"], last.data["now"]) == ("p#c1", "q#c1", "corroborates")
        assert "other=q%23c1" in client.get("/log").text
        assert 'name="other" value="q#c1"' in client.get("/review").text.partition("What you said last")[2]
        page = client.get("/review", params=of).text
        assert "corroborates" in page.partition("What was said of it")[2]
        again = client.post("/review", data={**form_of(page, "c1"), "verdict": "withdrawn"})
        assert again.status_code == 303
        body = {"article": "p", "part": "c1", "other": "q#c1", "verdict": "rejected"}
        assert client.post("/api/v1/reviews", json=body).status_code == 204
        assert client.post("/api/v1/reviews", json={**body, "other": "q"}).status_code == 400
        with ledger.reading() as connection:
            assert [one.review.verdict for one in kept_ties(connection)] == ["rejected"]
        assert client.get("/review", params={**of, "other": "none"}).status_code == 404
