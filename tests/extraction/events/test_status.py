import pytest

from counterclaim.extraction.events.predicates import Text
from counterclaim.extraction.events.status import status
from tests.extraction.conftest import Framed


@pytest.mark.parametrize(
    ("text", "frames", "polarity", "modality"),
    [
        ("Velmar moved the troops.", {"moved": "ARG0 Velmar|ARG1 the troops"}, "positive", "asserted"),
        ("Velmar did not move them.", {"move": "ARG0 Velmar|ARGM-NEG not|ARG1 them"}, "negative", "asserted"),
        ("No troops moved.", {"moved": "ARG1 No troops"}, "negative", "asserted"),
        ("No fewer than 50 troops moved.", {"moved": "ARG1 No fewer than 50 troops"}, "positive", "asserted"),
        ("Velmar not only moved them.", {"moved": "ARG0 Velmar|ARGM-NEG not|ARG1 them"}, "positive", "asserted"),
        ("They left without a fight.", {"fight": ""}, "negative", "asserted"),
        ("Velmar will move them.", {"move": "ARG0 Velmar|ARGM-MOD will|ARG1 them"}, "positive", "planned"),
        ("Velmar is ready to move.", {"move": "ARG1 Velmar"}, "positive", "planned"),
        ("Velmar may move them.", {"move": "ARG0 Velmar|ARGM-MOD may|ARG1 them"}, "positive", "possible"),
        ("If Velmar moves them, we go.", {"moves": "ARG0 Velmar|ARG1 them"}, "positive", "hypothetical"),
        (
            "We would go if they came.",
            {"go": "ARG1 We|ARGM-MOD would|ARGM-ADV if they came"},
            "positive",
            "hypothetical",
        ),
        (
            "Velmar refused to move.",
            {"refused": "ARG0 Velmar|ARG1 to move", "move": "ARG1 Velmar"},
            "negative",
            "asserted",
        ),
        (
            "Velmar plans to move.",
            {"plans": "ARG0 Velmar|ARG1 to move", "move": "ARG1 Velmar"},
            "positive",
            "planned",
        ),
        (
            "We do not allow Halden to move us.",
            {"allow": "ARG0 We|ARGM-NEG not|ARG1 Halden to move us", "move": "ARG0 Halden|ARG1 us"},
            "negative",
            "asserted",
        ),
        (
            "They asked us to move.",
            {"asked": "ARG0 They|ARG2 us|ARG1 to move", "move": "ARG1 us"},
            "positive",
            "possible",
        ),
        (
            "They came to move us.",
            {"came": "ARG1 They|ARGM-PRP to move us", "move": "ARG0 They|ARG1 us"},
            "positive",
            "planned",
        ),
    ],
)
def test_polarity_and_modality(framed: Framed, text: str, frames: dict[str, str], polarity: str, modality: str) -> None:
    last = Text(framed(text, frames)).predicates[-1]
    assert status(last) == (polarity, modality)


def test_what_stands_in_a_phrase_has_happened(framed: Framed) -> None:
    read = framed(
        "They plan to meet the ousted mayor.",
        {
            "plan": "ARG0 They|ARG1 to meet the ousted mayor",
            "meet": "ARG0 They|ARG1 the ousted mayor",
            "ousted": "ARG1 mayor",
        },
    )
    meet, ousted = Text(read).predicates[1:]
    assert status(meet) == ("positive", "planned")
    assert status(ousted) == ("positive", "asserted")
