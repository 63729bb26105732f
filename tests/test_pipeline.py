"""The whole way, with the shipped model."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from counterclaim.exchange import schema, to_record
from counterclaim.knowledge.adding import add
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document, Reading, words
from counterclaim.settings import Settings

PARTS = st.sampled_from(
    ["“We left,” ", "she said", "Ilse Brandt told reporters ", "that no one stayed", ". ", "\n\n", "”", "\"", "''", "–",
     "😀", "‏שלום‏", "é", "\u200b", "according to the Ostmark Guard, ", "denied ", "the claim", "\t", " \u00a0"]
)  # fmt: skip


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings(threads=1))


def read(pipeline: Pipeline, text: str, **metadata: str) -> Reading:
    return next(pipeline.read([Document("a", text, **metadata)], own_voice=True))


@limits(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PARTS, max_size=40).map("".join) | st.text(max_size=200))
def test_every_cell_is_a_slice_of_the_text_and_the_record_meets_its_schema(pipeline: Pipeline, text: str) -> None:
    reading = read(pipeline, text)
    cells = [c for claim in reading.claims for c in (claim.source, claim.cue, claim.content, claim.channel)]
    for place in cells + [m for e in reading.entities for m in e.mentions]:
        flat = [x for span in place for x in span]
        assert flat == sorted(flat)
        assert all(0 <= a < b <= len(text) for a, b in place)
    assert all(claim.content for claim in reading.claims)
    known = {e.id for e in reading.entities}
    assert {c.speaker for c in reading.claims} - {None} <= known
    jsonschema.validate(json.loads(json.dumps(to_record(reading))), schema())


def test_the_same_article_gives_the_same_record_whatever_stands_beside_it(pipeline: Pipeline) -> None:
    one = Document("a", "“We left at noon,” Ilse Brandt said. She denied that anyone had stayed.")
    others = [Document("b", "The Guard said no. " * 200), one, Document("c", "")]
    alone = next(pipeline.read([one]))
    assert list(pipeline.read(others))[1] == alone


def test_an_interrupted_quotation_is_one_claim_of_its_speaker(pipeline: Pipeline) -> None:
    text = "The harbour was full on Monday. “We took them on board,” Captain Ilse Brandt said, “and we took them home.”"
    (claim,) = [c for c in read(pipeline, text).claims if c.cue]
    assert words(text, claim.content) == "“We took them on board,” … “and we took them home.”"
    assert claim.quotation == "direct"


def test_a_denial_stands_out_from_an_assertion(pipeline: Pipeline) -> None:
    text = "The minister said 2,600 marines had left. A spokesman for the Guard denied that any marine had left."
    stances = {words(text, c.cue): c.stance for c in read(pipeline, text).claims if c.cue}
    assert stances["said"] == "asserts"
    assert stances["denied"] == "denies"


@pytest.mark.parametrize("text", ["", " \n\n ", "?", "😀" * 500, "a" * 50_000, "word " * 20_000, "“" * 3000])
def test_odd_texts_are_read_without_a_word(pipeline: Pipeline, text: str) -> None:
    assert read(pipeline, text).document.text == text


def test_a_person_whom_the_user_has_added_is_known(pipeline: Pipeline, tmp_path: Path) -> None:
    text = "“We will rebuild the port,” Ada Roon said on Monday. The president of Norway also denied that it was sold."
    settings = Settings(threads=1, data=tmp_path)
    table = tmp_path / "own.csv"
    table.write_text("name,type,country,role,start\nAda Roon,person,NOR,President,2031-02-01\n", encoding="utf-8")
    assert add(table, settings.knowledge).refused == []
    document = Document("a", text, published="2031-03-04")
    (known,) = [e for e in next(Pipeline.load(settings).read([document])).entities if e.name == "Ada Roon"]
    assert (known.type, known.country) == ("person", "NOR")
    assert any("President" in role for role in known.roles)
    assert "The president of Norway" in {words(text, mention) for mention in known.mentions}
    (unknown,) = [e for e in next(pipeline.read([document])).entities if e.name == "Ada Roon"]
    assert (unknown.country, unknown.roles) == (None, ())
