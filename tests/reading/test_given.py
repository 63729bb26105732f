"""Lines that give a text with its claims, good and bad."""

import io
import json

import pytest

from counterclaim.errors import InputError
from counterclaim.reading import GivenArticle, read_given
from counterclaim.settings import Settings

TEXT = "It rained, Ada said."
CLAIM = {"id": "E1", "source": [[11, 14]], "cue": [[15, 19]], "content": [[0, 9]]}


def read(*rows: object) -> list[GivenArticle | InputError]:
    stream = io.BytesIO("\n".join(json.dumps(row) for row in rows).encode())
    return list(read_given("-", settings=Settings(), stdin=stream))


@pytest.mark.parametrize("field", ["claims", "attributions"])
def test_claims_and_attributions_are_the_same(field: str) -> None:
    [article] = read({"id": "a", "text": TEXT, field: [CLAIM, {"id": "E2", "content": [[0, 2], [3, 9]]}]})
    assert isinstance(article, GivenArticle)
    first, second = article.claims
    assert (first.id, first.source, first.cue, first.content) == ("E1", ((11, 14),), ((15, 19),), ((0, 9),))
    assert (second.source, second.cue, second.content) == ((), (), ((0, 2), (3, 9)))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": TEXT}, "no list of “claims”"),
        ({"text": TEXT, "claims": ["E1"]}, "claim 1 is a string"),
        ({"text": TEXT, "claims": [{"content": [[0, 9]]}]}, "has no “id”"),
        ({"text": TEXT, "claims": [{**CLAIM, "content": [[0, 99]]}]}, "as its “content”"),
        ({"text": TEXT, "claims": [CLAIM, CLAIM]}, "to two claims"),
    ],
)
def test_a_bad_line_is_told_and_the_next_one_read(row: object, said: str) -> None:
    bad, good = read(row, {"text": TEXT, "claims": [CLAIM]})
    assert said in str(bad)
    assert isinstance(good, GivenArticle)
