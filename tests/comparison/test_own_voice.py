"""The outlet's verdicts in the record, through the whole way."""

import pytest

from counterclaim.pipeline import Pipeline
from counterclaim.records import Document, Reading, words
from counterclaim.settings import Settings

TEXT = (
    "The mayor of Tollen, Ilse Brandt, falsely claimed on Monday that 4,000 people had attended her rally.\n\n"
    "The shipping line Nordwind denied that it had paid for the buses."
)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    pipeline = Pipeline.load(Settings(threads=1))
    documents = [Document("a", TEXT, outlet="The Quayside Gazette"), Document("b", TEXT)]
    return [*pipeline.read(documents), *pipeline.read(documents[:1], own_voice=True)]


def test_the_outlet_is_a_side_with_its_own_words(readings: list[Reading]) -> None:
    for reading in readings:
        [own] = [claim for claim in reading.claims if claim.refers and not claim.cue]
        [relation] = [r for r in reading.relations if r.a == own.id]
        entity = reading.entity(own.speaker)
        assert (entity and entity.name) == reading.document.outlet
        assert (own.stance, own.source, relation.type, relation.b) == ("denies", (), "denies", own.refers)
        assert words(TEXT, own.content).startswith("The mayor of Tollen")
        assert words(TEXT, relation.evidence) == "falsely"
        assert "in its own voice rejects" in relation.why
        assert own.basis["stance"].endswith("“falsely”")
        assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def test_who_holds_what_is_denied_is_said_to_be_unnamed(readings: list[Reading]) -> None:
    [denial] = [claim for claim in readings[0].claims if "holder" in claim.basis]
    assert words(TEXT, denial.content) == "it had paid for the buses"
