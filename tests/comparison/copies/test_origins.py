"""The way of a claim."""

from counterclaim.comparison.copies import chain, credits_of
from counterclaim.records import Claim, Document, Entity, Interval, Reading

TEXT = "ORLEC (Ketterby Wire) – The dam held, Ada Brandt told the Orlec Gazette. Ivo Rand denied it at a hearing."
BRANDT = Claim("c1", ((24, 36),), ((49, 53),), ((38, 48),), "e1", said=Interval("2025-04-08", "2025-04-08"))
RAND = Claim("c2", ((89, 91),), ((82, 88),), ((73, 81),), channel=((92, 104),))


def reading() -> Reading:
    document = Document("a", TEXT, outlet="Valley Star")
    return Reading(document, (Entity("e1", "person", "Ada Brandt"),), (BRANDT, RAND))


def steps(claim: Claim, copied: str | None = None) -> list[tuple[str, str]]:
    return [(step.kind, step.name) for step in chain(reading(), claim, credits_of(reading().document), copied)]


def test_from_the_outlet_back_to_the_occasion() -> None:
    assert steps(BRANDT) == [
        ("outlet", "Valley Star"),
        ("wire", "Ketterby Wire"),
        ("report", "Orlec Gazette"),
        ("speaker", "Ada Brandt"),
        ("occasion", "2025-04-08"),
    ]


def test_another_outlet_counts_for_its_sentence_only() -> None:
    assert steps(RAND)[2:] == [("speaker", "Ivo Rand"), ("occasion", "at a hearing")]


def test_a_copy_without_a_credit_comes_from_its_original() -> None:
    assert [(step.kind, step.name) for step in chain(reading(), RAND, (), "Dale Mirror")][1] == ("wire", "Dale Mirror")
