import pytest
from fastapi.testclient import TestClient


def test_what_is_least_sure_is_listed(client: TestClient) -> None:
    found = client.get("/api/v1/doubts?limit=2").json()
    assert len(found["items"]) == 2
    rest = client.get("/api/v1/doubts?offset=2&limit=100").json()["items"]
    sure = [one["confidence"] for one in found["items"] + rest]
    assert sure == sorted(sure)
    assert {"c2-c1", "c1", "c2", "c3"} <= {one["part"] for one in found["items"] + rest}


def test_a_review_is_kept_listed_and_taken_back(client: TestClient) -> None:
    body = {"article": "a", "part": "c2", "cell": "stance", "verdict": "corrected", "to": "doubts"}
    sent = client.post("/api/v1/reviews", json=body)
    assert (sent.status_code, sent.content) == (204, b"")
    found = client.get("/api/v1/reviews?article=a").json()
    (one,) = found["items"]
    assert (one["part"], one["cell"], one["was"], one["now"]) == ("c2", "stance", "denies", "doubts")
    assert client.get("/api/v1/articles/a").json()["claims"][1]["stance"] == "doubts"
    back = {"article": "a", "part": "c2", "verdict": "withdrawn"}
    assert client.post("/api/v1/reviews", json=back).status_code == 204
    assert client.get("/api/v1/reviews").json()["total"] == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"article": "none", "part": "c1"}, 400),
        ({"article": "a", "part": "c9"}, 400),
        ({"article": "a", "part": "c1", "cell": "mood"}, 400),
        ({"article": "a", "part": "c1", "cell": "stance", "verdict": "corrected", "to": "sings"}, 400),
        ({"article": "a", "part": "c1", "to": "sings"}, 400),
        ({"article": "a", "part": "c1", "verdict": "withdrawn"}, 400),
        ({"article": "a", "part": "c1", "verdict": "praised"}, 422),
        ({"part": "c1"}, 422),
    ],
)
def test_what_cannot_be_said_is_a_problem(client: TestClient, body: dict[str, str], status: int) -> None:
    answer = client.post("/api/v1/reviews", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
