from dataclasses import replace

import numpy as np
import pytest

from counterclaim.extraction.mentions import Gender, Mention
from counterclaim.extraction.speakers import Scene, allowed, near, others
from counterclaim.language.pairing import PAIRS, Pairing


def mention(run: tuple[int, int], *words: str, gender: Gender = "", kind: str = "pronoun", type: str = "") -> Mention:
    return Mention(run, words, "pronoun" if kind == "pronoun" else "description", gender=gender, type=type)


@pytest.mark.parametrize(
    ("gender", "type", "known", "fits"),
    [
        ("male", "person", "", True),
        ("male", "person", "female", False),
        ("female", "organization", "", False),
        ("thing", "person", "", False),
        ("thing", "organization", "", True),
        ("many", "organization", "", True),
        ("many", "person", "male", False),
    ],
)
def test_whom_a_pronoun_can_mean(gender: Gender, type: str, known: Gender, fits: bool) -> None:
    assert allowed(mention((0, 1), "x", gender=gender), type, known) is fits


def test_a_minister_is_no_ministry() -> None:
    assert not allowed(mention((0, 2), "the", "minister", kind="description", type="person"), "organization", "")


def test_only_what_ends_before_and_not_too_far_is_near() -> None:
    rows = [mention((i, i + 1), "x") for i in np.arange(0, 900, 100).tolist()]
    assert near(rows, 8) == [4, 5, 6, 7]


@pytest.mark.parametrize(("subjects", "expected"), [(frozenset({0}), [0]), (frozenset(), [0, 1])])
def test_who_says_he_has_not_met_somebody_is_somebody_else(subjects: frozenset[int], expected: list[int]) -> None:
    # “Roon left. He had not met Velde, he said.”: of the words 3 to 6 are the content.
    content = np.array([-1, -1, -1, 0, 0, 0, 0, -1, -1, -1])
    named = [mention((0, 1), "roon", kind="name"), mention((6, 7), "velde", kind="name")]
    rows = [*named, replace(mention((8, 9), "he", gender="male"), attribution=0)]
    pairing = Pairing(np.zeros((10, PAIRS), np.float32), {"linear": [], "mix": [], "out": []}, [((0, 1), ["roon"])])
    scene = Scene(rows, pairing, np.zeros(10, int), np.zeros(10, int), content, {}, subjects=subjects)
    assert others(2, [0, 1], scene) == expected
