import pytest

from counterclaim.extraction.actors.resolution import actors
from tests.extraction.conftest import Made

CLAIMED = "“We left the port,”"


@pytest.mark.parametrize(
    ("source", "kind", "side"),
    [
        ("Emmanuel Macron", "person", "French government"),
        ("a NATO spokesman", "person", "NATO"),
        ("NATO", "organization", "NATO"),
        ("Ada Roon", "person", None),
    ],
)
def test_we_are_the_speakers_side(marked: Made, source: str, kind: str, side: str | None) -> None:
    text = f"{CLAIMED} {source} said. The sailors had gone."
    mentions = [("We", "person", False), (source, kind, source[0].isupper()), ("The sailors", "person", False)]
    read = marked(text, mentions, [("left", [("ARG0", "We")])], [(source, "said", CLAIMED)], [(2, 0)])
    found = actors(read, [], published="2024-12-19")
    assert next((e.name for e in found.entities if e.id == found.entity_at((1, 3))), None) == side
    assert not any({(1, 3)} & {m[0] for m in e.mentions} for e in found.entities if e.name == "sailors")


def test_we_outside_of_quotations_stay_with_their_chain(marked: Made) -> None:
    text = "NATO said we left the port."
    read = marked(text, [("NATO", "organization", True), ("we", "person", False)], [], [("NATO", "said", "we left")])
    assert actors(read, []).entity_at((10, 12)) is None


def test_a_we_that_a_we_says_is_on_the_same_side(marked: Made) -> None:
    content = "“We say we left the port,”"
    text = f"{content} Ada Roon said."
    mentions = [("We", "person", False), ("we", "person", False), ("Ada Roon", "person", True)]
    attributions = [("Ada Roon", "said", content), ("We", "say", "we left the port")]
    found = actors(marked(text, mentions, [("left", [("ARG0", "we")])], attributions), [])
    assert found.entity_at((1, 3)) is None or found.entity_at((1, 3)) == found.entity_at((8, 10))
