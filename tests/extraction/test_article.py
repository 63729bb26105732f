from dataclasses import replace

from counterclaim.extraction.article import extract
from counterclaim.extraction.salience import SALIENCE
from counterclaim.knowledge.world import Known, World
from counterclaim.language.antecedents import FEATURES
from counterclaim.language.names import Name
from counterclaim.language.pairing import MIX
from counterclaim.records import Document, Reading, words
from tests.extraction.conftest import Made

# Whoever spoke last is whom a pronoun means, as far as the words allow; nothing else counts.
LAST = [
    5.0 if name in {"is a source", "is the last source"} else -1.0 if name == "distance" else 0.0 for name in SALIENCE
]
DETAILS = {
    "pair_weights": {"linear": [0.0] * len(FEATURES), "mix": [0.0] * len(FEATURES) * MIX, "out": [0.0] * MIX},
    "salience": {kind: [*LAST, -20.0] for kind in ("person", "other", "description")},
}


def read(annotated: Made, text: str, attributions: list[tuple[str | None, str, list[str]]],
         names: list[tuple[str, str]], outlet: str | None = None) -> Reading:  # fmt: skip
    annotation = annotated(text, attributions, names)
    return extract(Document("a", text, outlet=outlet), annotation, DETAILS, with_own_voice=outlet is not None)


def speakers(reading: Reading) -> list[str | None]:
    return [e.name if (e := reading.entity(c.speaker)) else None for c in reading.claims]


def test_surname_pronoun_and_role_lead_to_one_speaker(annotated: Made) -> None:
    text = (
        "A senior commander of the Ostmark Guard denied the claim.\n"
        "“They were residents,” said Jonas Veit Harrow, deputy commander of the Ostmark Guard.\n"
        "“We moved our own,” he added. Harrow said no more. The commander said so twice."
    )
    reading = read(
        annotated,
        text,
        [
            ("A senior commander of the Ostmark Guard", "denied", ["the claim"]),
            ("Jonas Veit Harrow, deputy commander of the Ostmark Guard", "said", ["“They were residents,”"]),
            ("he", "added", ["“We moved our own,”"]),
            ("Harrow", "said", ["no more"]),
            ("The commander", "said", ["so twice"]),
        ],
        [("Ostmark Guard", "organization"), ("Jonas Veit Harrow", "person"), ("Ostmark Guard", "organization"),
         ("Harrow", "person")],
    )  # fmt: skip
    assert speakers(reading) == ["Jonas Veit Harrow"] * 5
    (person,) = [e for e in reading.entities if e.type == "person"]
    assert "deputy commander of the Ostmark Guard" in person.roles


def test_he_is_no_woman_and_it_is_no_person(annotated: Made) -> None:
    text = "Mrs Ada Roon and Mr Karl Velde met the Harbour Board. He said no. It said yes. She said maybe."
    reading = read(
        annotated,
        text,
        [("He", "said", ["no"]), ("It", "said", ["yes"]), ("She", "said", ["maybe"])],
        [("Ada Roon", "person"), ("Karl Velde", "person"), ("Harbour Board", "organization")],
    )
    assert speakers(reading)[0] == "Karl Velde"
    assert speakers(reading)[2] == "Ada Roon"
    assert speakers(reading)[1] in {"Harbour Board", None}


def test_a_claim_inside_a_content_is_within_it(annotated: Made) -> None:
    text = "“They all say that we should stay,” Brandt said."
    reading = read(
        annotated,
        text,
        [
            ("Brandt", "Brandt said"[7:], ["“They all say that we should stay,”"]),
            ("They all", "say", ["that we should stay"]),
        ],
        [("Brandt", "person")],
    )
    by_cue = {words(text, c.cue): c for c in reading.claims}
    assert by_cue["say"].within == by_cue["said"].id
    assert by_cue["said"].within is None
    assert by_cue["say"].basis["within"]


def test_own_voice_is_what_no_attribution_touches(annotated: Made) -> None:
    text = "The ferry sank. Brandt said it was old."
    reading = read(annotated, text, [("Brandt", "said", ["it was old"])], [("Brandt", "person")], outlet="Velmar Post")
    own = [c for c in reading.claims if not c.cue and not c.source]
    assert [words(text, c.content) for c in own] == ["The ferry sank."]
    assert speakers(reading)[-1] == "Velmar Post"
    assert own[0].basis["speaker"]


def test_a_place_that_speaks_is_its_government(annotated: Made) -> None:
    reading = read(annotated, "Velmar rejected it.", [("Velmar", "rejected", ["it"])], [("Velmar", "place")])
    assert [e.type for e in reading.entities] == ["government"]


def test_a_country_that_a_user_added_is_known_throughout(annotated: Made) -> None:
    rows = Known("Velmar", "country", "place", "VLM"), Known("Velmari", "adjective", "other", "VLM")
    text = "Velmar rejected it."
    annotation = annotated(text, [("Velmar", "rejected", ["it"])], [("Velmar", "place")])
    reading = extract(Document("a", text), annotation, DETAILS, world=World(rows))
    assert [(e.type, e.name) for e in reading.entities] == [("government", "Velmari government")]


def test_we_in_a_quotation_is_whoever_is_quoted(annotated: Made) -> None:
    text = "Karl Velde came. “We think that we should stay,” Ada Roon said."
    reading = read(
        annotated,
        text,
        [("Ada Roon", "said", ["“We think that we should stay,”"]), ("We", "think", ["that we should stay"])],
        [("Karl Velde", "person"), ("Ada Roon", "person")],
    )
    assert speakers(reading) == ["Ada Roon", "Ada Roon"]


def test_one_source_with_two_cues_is_one_entity(annotated: Made) -> None:
    reading = read(
        annotated,
        "A guard denied the claim and insisted that it sank.",
        [("A guard", "denied", ["the claim"]), ("A guard", "insisted", ["that it sank"])],
        [],
    )
    assert len(reading.entities) == 1


def test_who_acts_says_what_has_no_source_and_that_is_inferred(marked: Made) -> None:
    text = "Karl Velde pulled the heater, and said nobody was hurt."
    frames = [("pulled", [("ARG0", "Karl Velde")]), ("said", [])]
    annotation = marked(text, [("Karl Velde", "person", True)], frames, [("Karl Velde", "said", "nobody was hurt")])
    (said,) = annotation.attributions
    name = Name(said.source or (0, 0), "person")
    annotation = replace(annotation, attributions=(replace(said, source=None),), names=(name,))
    reading = extract(Document("a", text), annotation, DETAILS)
    assert speakers(reading) == ["Karl Velde"]
    (claim,) = reading.claims
    assert claim.source == ()
    assert claim.basis["speaker"].startswith("inferred")
