from dataclasses import replace

import pytest

from counterclaim.extraction.mentions import head_index, mentions
from counterclaim.language.names import Name
from tests.extraction.conftest import Made


def one(annotated: Made, source: str, names: list[tuple[str, str]]) -> tuple[str, str | None, tuple[str, ...]]:
    text = f"{source} said they had left."
    annotation = annotated(text, [(source, "said", ["they had left"])], names)
    mention = next(m for m in mentions(annotation) if m.attribution == 0)
    return mention.kind, mention.name, mention.roles


BRANDT, GUARD = ("Ilse Brandt", "person"), ("Ostmark Guard", "organization")


@pytest.mark.parametrize(
    ("source", "names", "kind", "name"),
    [
        ("She", [], "pronoun", None),
        ("Ilse Brandt, deputy head of the Ostmark Guard,", [BRANDT, GUARD], "name", "Ilse Brandt"),
        ("A spokesman for Ilse Brandt", [BRANDT], "description", None),
        ("Ilse Brandt’s lawyer", [BRANDT], "description", None),
        ("Ilse Brandt campaign officials", [BRANDT], "description", None),
        ("Lawyers representing Ilse Brandt", [BRANDT], "description", None),
        ("The Ostmark Guard", [GUARD], "name", "Ostmark Guard"),
        ("The governor of Velmar, Ada Roon,", [("Velmar", "place"), ("Ada Roon", "person")], "name", "Ada Roon"),
        ("A senior commander of the Ostmark Guard", [GUARD], "description", None),
    ],
)
def test_what_a_source_is_about(
    annotated: Made, source: str, names: list[tuple[str, str]], kind: str, name: str | None
) -> None:
    assert one(annotated, source, names)[:2] == (kind, name)


@pytest.mark.parametrize(
    "source", ["advocates such as Ilse Brandt", "Ilse Brandt , 38 ,", "officials like Ilse Brandt"]
)
def test_an_age_is_no_role_nor_is_what_somebody_is_an_example_of(annotated: Made, source: str) -> None:
    assert one(annotated, source, [("Ilse Brandt", "person")])[2] == ()


def test_apposed_roles_are_kept(annotated: Made) -> None:
    roles = one(annotated, "Deputy Minister Ilse Brandt, head of the mission,", [("Ilse Brandt", "person")])[2]
    assert roles == ("Deputy Minister", "head of the mission")


@pytest.mark.parametrize(
    ("source", "roles"),
    [
        ("Ilse Brandt, who leads the mission,", ("who leads the mission",)),
        ("Ilse Brandt, whose company closed a round of financing,", ()),
        ("Ilse Brandt, who left the town early on Monday and came back on Friday,", ()),
        ("the latest caper by Ilse Brandt", ()),
    ],
)
def test_what_happened_is_no_role(annotated: Made, source: str, roles: tuple[str, ...]) -> None:
    assert one(annotated, source, [("Ilse Brandt", "person")])[2] == roles


def test_a_document_speaks_for_its_owner(annotated: Made) -> None:
    text = "A report by the Ostmark Guard said they had left."
    annotation = annotated(text, [("A report by the Ostmark Guard", "said", ["they had left"])],
                           [("Ostmark Guard", "organization")])  # fmt: skip
    mention = next(m for m in mentions(annotation) if m.attribution == 0)
    assert mention.owner is not None
    assert annotation.words(mention.owner) == "Ostmark Guard"


def test_the_head_of_a_description() -> None:
    assert head_index(("the", "minister", "who", "left")) == 1
    assert head_index(("officials",)) == 0


def test_us_in_capitals_is_no_pronoun(annotated: Made) -> None:
    assert [one(annotated, source, [])[0] for source in ("US", "Us")] == ["description", "pronoun"]
    assert one(annotated, "US", [("US", "place")])[:2] == ("name", "US")


def test_descriptions_of_several_are_nobody_that_she_could_be(annotated: Made) -> None:
    text = "Opposition councillors said they had left. She denied it."
    annotation = annotated(text, [("Opposition councillors", "said", ["they had left"]), ("She", "denied", ["it"])], [])
    made = [m.gender for m in mentions(annotation) if m.attribution is not None]
    assert made == ["many", "female"]


def test_who_is_brought_in_as_acting_is_there_for_he(marked: Made) -> None:
    text = "A ferry driver begged us to wait. A grey tender passed. He said they had left."
    annotation = marked(
        text,
        [("A grey tender", "facility", False)],
        [("begged", [("ARG0", "A ferry driver")]), ("passed", [("ARG0", "A grey tender")])],
        [("He", "said", "they had left")],
    )
    made = [(" ".join(m.words), m.kind, m.type) for m in mentions(annotation)]
    assert made == [("a ferry driver", "description", "person"), ("he", "pronoun", "")]


def test_a_claim_without_a_source_is_told_by_the_one_who_acts(marked: Made) -> None:
    text = "Ada Roon pulled the heater because a fuse melted, and said nobody was hurt."
    frames = [("pulled", [("ARG0", "Ada Roon")]), ("melted", [("ARG0", "a fuse")]), ("said", [])]
    annotation = marked(text, [], frames, [("Ada Roon", "said", "nobody was hurt")])
    (said,) = annotation.attributions
    annotation = replace(annotation, attributions=(replace(said, source=None),))
    (found,) = mentions(replace(annotation, names=(Name(said.source or (0, 0), "person"),)))
    assert (found.name, found.attribution) == ("Ada Roon", 0)


@pytest.mark.parametrize(
    ("source", "names", "owner"),
    [
        ("A police report", [], "police"),
        ("A statement from Orlec", [("Orlec", "place")], None),
        ("A spokesman for Velmar’s grid authority", [("Velmar", "place")], "Velmar’s grid authority"),
        ("Ilse Brandt’s brief", [BRANDT], "Ilse Brandt"),
        ("The order’s evidence on Tuesday", [], "order"),
        ("The Ostmark Guard average of polls taken last week", [GUARD], "Ostmark Guard"),
    ],
)
def test_for_whom_a_source_speaks(
    annotated: Made, source: str, names: list[tuple[str, str]], owner: str | None
) -> None:
    annotation = annotated(f"{source} said they had left.", [(source, "said", ["they had left"])], names)
    mention = next(m for m in mentions(annotation) if m.attribution == 0)
    assert (annotation.words(mention.owner) if mention.owner else None) == owner
