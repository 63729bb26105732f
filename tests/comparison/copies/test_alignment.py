"""What two texts share, and what that makes of them."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.comparison.copies import Alignment, align, parsed

WIRE = (
    "The dam above Orlec held through the night although the river stood at its crest. "
    "Sixty families who had left their houses on Thursday came back in the morning. "
    "Engineers of the water board found three cracks in the northern wall and closed them. "
    "“We were never in danger and nobody should say that we were,” said Ada Brandt, its director. "
    "The board will lower the lake by two metres before the next storm is expected."
)
OTHER = (
    "It rained for nine hours in the valley of Orlec, and the sirens were heard as far as Ketterby. "
    "“We were never in danger and nobody should say that we were,” said the head of the water board. "
    "Ilse Tove, who keeps goats under the dam, did not sleep at all that night and holds the board responsible."
)


def aligned(one: str, other: str) -> Alignment:
    return align(parsed(one), parsed(other))


def test_the_same_text_is_a_reprint() -> None:
    assert aligned(WIRE, WIRE).kind == "reprint"
    assert aligned(WIRE, f"{WIRE} (Ketterby Wire)").kind == "reprint"


def test_a_cut_reordered_and_extended_text_is_adapted() -> None:
    first, second, third, *_ = WIRE.split(". ")
    assert aligned(WIRE, f"Goats were safe in Ketterby too. {third}. {first}. {second}.").kind == "adapted"
    assert aligned(f"{third}. {first}.", WIRE).kind == "adapted"


def test_a_shared_quotation_is_no_copy() -> None:
    assert aligned(WIRE, OTHER).kind == "quotations"


def test_shared_passages_in_another_report_are_no_copy() -> None:
    passage = WIRE.split(". ")[1] + ". " + WIRE.split(". ")[2] + "."
    report = f"{OTHER} {OTHER.replace('Orlec', 'Ketterby').replace('goats', 'bees')} {passage}"
    assert aligned(
        f"{report} {' '.join(f'Nothing else happened in street number {n} then.' for n in range(30))}",
        f"{passage} {' '.join(f'We went to house {n} and met its owner there.' for n in range(30))}",
    ).kind == ("passages")


def test_furniture_does_not_count() -> None:
    footer = "Sign up for our letter and read all that we know about the valley and its people every morning for free."
    one, other = (parsed(f"{text} {footer}") for text in ("The dam held.", "Goats are safe and well."))
    assert align(one, other).share > 0.5
    assert align(one, other, furniture=[1]).share == 0


def test_runs_are_the_same_words_in_both_texts() -> None:
    other = WIRE.replace("three cracks", "four cracks")
    for run in aligned(WIRE, other).runs:
        one, two = WIRE[slice(*run.one)].split(), other[slice(*run.other)].split()
        assert len(one) == len(two)
        assert sum(a != b for a, b in zip(one, two, strict=True)) <= 1


@given(st.text(alphabet="ab .“”\n", max_size=200), st.text(alphabet="ab .“”\n", max_size=200))
def test_any_two_texts_have_shares_and_runs_within_them(one: str, other: str) -> None:
    found = aligned(one, other)
    assert 0 <= found.share <= 1
    assert all(run.one[1] <= len(one) and run.other[1] <= len(other) for run in found.runs)
