from dataclasses import replace

from counterclaim.extraction.coreferent import coreferent
from counterclaim.language.coreference import Link
from counterclaim.language.mentions import Mention
from tests.extraction.conftest import Made

TEXT = "Ada Roon left. She waved to Karl Velde, the pilot, and he saw her."
ROON, SHE, VELDE, PILOT, HE, HER = (0, 2), (4, 5), (7, 9), (10, 12), (14, 15), (16, 17)


def annotation(annotated: Made, *links: tuple[int, int]):  # type: ignore[no-untyped-def]
    mentions = tuple(Mention(run, "person", run in (ROON, VELDE), 1.0) for run in (ROON, SHE, VELDE, PILOT, HE, HER))
    return replace(annotated(TEXT), mentions=mentions, links=tuple(Link(a, b) for a, b in links))


def test_pronouns_and_descriptions_go_to_the_entity_of_their_chain(annotated: Made) -> None:
    a = annotation(annotated, (1, 0), (5, 1), (3, 2), (4, 3))
    assert [a.words(run) for run in (ROON, SHE, VELDE, PILOT, HE, HER)] == [
        "Ada Roon", "She", "Karl Velde", "the pilot", "he", "her",
    ]  # fmt: skip
    assert coreferent(a, {ROON: 0, VELDE: 1}) == {0: [SHE, HER], 1: [PILOT, HE]}


def test_a_chain_torn_between_two_goes_to_none(annotated: Made) -> None:
    assert coreferent(annotation(annotated, (1, 0), (2, 1)), {ROON: 0, VELDE: 1}) == {}


def test_a_name_outweighs_a_pronoun(annotated: Made) -> None:
    assert coreferent(annotation(annotated, (1, 0), (5, 1)), {ROON: 0, SHE: 1}) == {0: [HER]}


def test_chains_without_a_known_mention_are_nobodys(annotated: Made) -> None:
    assert coreferent(annotation(annotated, (4, 3)), {ROON: 0}) == {}


def test_a_chain_known_by_its_pronouns_lends_only_pronouns(annotated: Made) -> None:
    assert coreferent(annotation(annotated, (4, 3), (5, 4)), {HE: 0}) == {0: [HER]}
