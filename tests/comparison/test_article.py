"""What comparison as a whole does not say, and what it costs."""

import time

import pytest

from counterclaim.comparison import compare
from counterclaim.extraction.article import extract
from counterclaim.language.annotating import annotate_all
from counterclaim.language.annotation import Annotation
from counterclaim.language.encoder import Encoder
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document, Reading, words
from counterclaim.settings import Settings

PORTS = ("Tollen", "Ostrel", "Dorren", "Velmar", "Halden", "Sundmark", "Quell", "Brask")
GOODS = ("flour", "copper", "timber", "barley", "salt", "coal", "wool")


def report(paragraphs: int) -> str:
    """Return an invented article with five claims a paragraph, in which words come up again and again."""
    return "\n\n".join(
        f"The master of {PORTS[n % 8]} said {n + 20} tonnes of {GOODS[n % 7]} had reached {PORTS[(n + 3) % 8]}. "
        f"The Nordwind line denied that {GOODS[n % 7]} had reached {PORTS[(n + 3) % 8]}. "
        f"Ada Roon of the Guild falsely claimed that {n + 5} tonnes of {GOODS[(n + 1) % 7]} were lost. "
        f"“We counted every tonne,” said Jorun Veddel, a docker in {PORTS[(n + 5) % 8]}. "
        f"The ministry said the {GOODS[(n + 2) % 7]} would be sold in {PORTS[(n + 1) % 8]}."
        for n in range(paragraphs)
    )


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def seconds(reading: Reading, annotation: Annotation) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        compare(reading, annotation)
        best = min(best, time.process_time() - start)
    return best


def test_the_cost_grows_about_as_the_claims_do(encoder: Encoder) -> None:
    each = []
    for paragraphs in (12, 48):
        [annotation] = annotate_all([report(paragraphs)], encoder, threads=1)
        reading = extract(Document("a", annotation.text), annotation, dict(encoder.details))
        assert len(reading.claims) > 3 * paragraphs
        each.append(seconds(reading, annotation) / len(reading.claims))
    assert each[1] < 2 * each[0], each  # with the square it would be four times as much for each claim


def test_a_denial_of_something_else_denies_nothing_that_was_said() -> None:
    text = (
        "The mayor of Tollen, Ilse Brandt, said that 4,000 people had attended her rally.\n\n"
        "The shipping line Nordwind denied that it had paid for the buses."
    )
    reading = next(Pipeline.load(Settings(threads=1)).read([Document("a", text)]))
    assert not [r for r in reading.relations if r.type == "denies"]
    assert [words(text, c.content) for c in reading.claims if "holder" in c.basis] == ["it had paid for the buses"]
