"""What is told of something, day by day."""

import re

from fastapi.testclient import TestClient


def test_claims_stand_under_their_days(told: tuple[TestClient, str]) -> None:
    client, _ = told
    page = client.get("/timeline?about=dam").text
    assert re.findall(r'id="d-([\d-]+)"', page) == ["2025-03-03", "2025-03-05"]
    assert "3 claims, by the day" in page
    assert re.findall(r'id="d-([\d-]+)"', client.get("/timeline?about=dam&since=2025-03-05").text) == ["2025-03-05"]


def test_a_story_s_id_leads_to_its_timeline(told: tuple[TestClient, str]) -> None:
    client, id = told
    assert client.get(f"/timeline?about={id}").headers["location"] == f"/stories/{id}#timeline"


def test_an_actor_s_name_leads_to_the_actor_too(told: tuple[TestClient, str]) -> None:
    client, _ = told
    assert re.search(
        r'<a href="/actors/\d+" dir="auto">Ada Brandt</a> themselves', client.get("/timeline?about=Ada+Brandt").text
    )


def test_what_cannot_be_shown_is_said(told: tuple[TestClient, str], bare: TestClient) -> None:
    client, _ = told
    assert "Give words that claims hold" in client.get("/timeline").text
    assert "No claim holds all these words" in client.get("/timeline?about=submarine").text
    assert "is not a date" in client.get("/timeline?about=dam&since=soon").text
    assert 'href="/add"' in bare.get("/timeline").text
