"""What people say of cells is applied, outlives new texts and readings, and travels with the ledger."""

import json
from dataclasses import replace

import pytest

from counterclaim.errors import OptionError
from counterclaim.ledger import Facets, Ledger, Producer, opened_ledger
from counterclaim.ledger.actors import actor_of, decided, merge
from counterclaim.ledger.reviewing import kept, queue, review, withdraw
from counterclaim.ledger.reviews import with_reviews
from counterclaim.ledger.transfer import exported, exported_judgements
from counterclaim.records import Claim, Reading
from tests.ledger.conftest import PRODUCER, article
from tests.ledger.test_transfer import imported

TEXT = "Ada Brandt said the dam above Orlec held. Ilse Tove denied that it was ever in danger. Pell Adarro said no."
WHEN = "2025-01-02T03:04:05Z"


def say(ledger: Ledger, part: str, cell: str = "", verdict: str = "corrected", to: str | None = None) -> None:
    review(ledger, "a", part, cell, verdict, to, "Ivo", WHEN)  # type: ignore[arg-type]


def now(ledger: Ledger) -> Reading:
    """Return the newest version of the article as people have it."""
    (*_, newest) = ledger.versions("a")
    with ledger.reading() as connection:
        return with_reviews(newest.reading, [one.review for one in kept(connection, "a")])


def claim(ledger: Ledger, id: str) -> Claim:
    return next(one for one in now(ledger).claims if one.id == id)


@pytest.fixture
def dam(ledger: Ledger) -> Ledger:
    ledger.store(article(text=TEXT, outlet="The Orlec Post", published="2025-01-02"), PRODUCER)
    return ledger


def test_a_corrected_stance_is_searched_and_says_who_corrected_it(dam: Ledger) -> None:
    say(dam, "c1", "stance", to="denies")
    assert claim(dam, "c1").stance == "denies"
    assert claim(dam, "c1").basis["stance"] == "corrected by Ivo, 2025-01-02; the program read: asserts"
    hits = dam.search("dam", Facets(stance="denies"))
    assert [(hit.claim, hit.corrected) for hit in hits] == [("c1", ("stance",))]
    say(dam, "c1", "stance", to="doubts")
    assert claim(dam, "c1").stance == "doubts"
    withdraw(dam, "a", "c1", "stance")
    assert claim(dam, "c1").stance == "asserts"
    assert dam.search("dam", Facets(stance="denies")) == []


def test_a_corrected_speaker_is_another_actor(dam: Ledger) -> None:
    say(dam, "c1", "speaker", to="Ilse Tove")
    assert claim(dam, "c1").speaker == claim(dam, "c2").speaker
    assert [hit.claim for hit in dam.search("", Facets(speaker="tove"))] == ["c1", "c2"]
    with dam.reading() as connection:
        assert actor_of(connection, "Ilse Tove").claims == 2
    say(dam, "c2", "speaker", to="Orlec")
    entity = now(dam).entity(claim(dam, "c2").speaker)
    assert entity is not None
    assert (entity.name, TEXT[slice(*entity.mentions[0][0])]) == ("Orlec", "Orlec")
    say(dam, "c2", "speaker", "rejected")
    assert claim(dam, "c2").speaker is None


def test_a_corrected_content_is_words_or_offsets_of_the_text(dam: Ledger) -> None:
    say(dam, "c1", "content", to="dam above Orlec")
    assert [TEXT[a:b] for a, b in claim(dam, "c1").content] == ["dam above Orlec"]
    say(dam, "c1", "content", to="15-22, 24-29")
    assert [TEXT[a:b] for a, b in claim(dam, "c1").content] == [TEXT[15:22], TEXT[24:29]]


def test_a_rejected_claim_is_gone_with_all_that_hangs_on_it(dam: Ledger) -> None:
    say(dam, "c1", verdict="rejected")
    assert [one.id for one in now(dam).claims] == ["c2", "c3"]
    assert now(dam).relations == ()
    assert [event.claim for event in now(dam).events] == ["c2", "c3"]
    assert dam.search("above", Facets()) == []
    say(dam, "c1", verdict="accepted")
    assert claim(dam, "c1").confidence == 1.0


def test_slots_and_relations_are_reviewed(dam: Ledger) -> None:
    say(dam, "v1", "actor", to="Pell Adarro")
    say(dam, "v1", "location", "rejected")
    (event, *_) = now(dam).events
    assert event.actor is not None
    assert (event.actor.text, event.actor.entity, event.location) == ("Pell Adarro", "e3", None)
    assert "location rejected by Ivo" in str(event.why)
    say(dam, "c1-c2", verdict="rejected")
    assert now(dam).relations == ()
    say(dam, "c2-c1", to="denies")
    (relation,) = now(dam).relations
    assert (relation.type, relation.a, relation.b, relation.slot) == ("denies", "c2", "c1", "polarity")
    say(dam, "c1-c2", "relation", "accepted")
    assert [(one.type, one.confidence) for one in now(dam).relations] == [("repeats", 1.0)]


def test_a_review_outlives_new_readings_and_new_texts_until_its_claim_is_gone(dam: Ledger) -> None:
    say(dam, "c2", "stance", to="doubts")
    moved = article(text=TEXT.replace("Ada", "It rained on Friday. Pell Adarro said it rained. Ada"))
    dam.store(replace(moved, document=replace(moved.document, outlet="The Orlec Post")), PRODUCER)
    assert claim(dam, "c3").stance == "doubts"
    assert [hit.claim for hit in dam.search("", Facets(stance="doubts"))] == ["c3"]
    dam.reread(replace(moved, document=replace(moved.document, outlet="The Orlec Post")), Producer("2.0"))
    assert [hit.claim for hit in dam.search("", Facets(stance="doubts"))] == ["c3"]
    less = article(text=TEXT.replace("Ilse Tove denied that it was ever in danger. ", ""), outlet="The Orlec Post")
    dam.store(less, PRODUCER)
    with dam.reading() as connection:
        assert [one.part for one in kept(connection)] == [None]
    assert now(dam) == replace(less, document=less.document)
    dam.store(article(text=TEXT + " Yes.", outlet="The Orlec Post"), PRODUCER)
    assert claim(dam, "c2").stance == "doubts"


def test_the_least_sure_that_nobody_has_reviewed_comes_first(ledger: Ledger) -> None:
    reading = article(text=TEXT)
    sure = [replace(one, confidence=c) for one, c in zip(reading.claims, (0.9, 0.4, 0.7), strict=True)]
    relation = replace(reading.relations[0], confidence=0.5)
    ledger.store(replace(reading, claims=tuple(sure), relations=(relation,)), PRODUCER)
    with ledger.reading() as connection:
        assert [one.part for one in queue(connection, 9)] == ["c2", "c1-c2", "c3", "c1"]
        assert [one.part for one in queue(connection, 1)] == ["c2"]
    say(ledger, "c2", verdict="accepted")
    say(ledger, "c1-c2", verdict="accepted")
    with ledger.reading() as connection:
        assert [one.part for one in queue(connection, 9)] == ["c3", "c1"]


@pytest.mark.parametrize(
    ("part", "cell", "verdict", "to", "message"),
    [
        ("c9", "", "accepted", None, "no claim c9"),
        ("c1", "colour", "accepted", None, "no cell “colour”"),
        ("c1", "", "corrected", "x", "which cell of c1"),
        ("c1", "stance", "corrected", "shouts", "no stance “shouts”"),
        ("c1", "stance", "rejected", None, "cannot be without stance"),
        ("c1", "content", "corrected", "the dyke", "does not hold the words"),
        ("c1", "content", "corrected", "9-3", "no stretch of text"),
        ("c1", "content", "corrected", "900-904", "nothing at 900-904"),
        ("c1", "speaker", "corrected", "Nobody Here", "does not hold the words"),
        ("c1", "speaker", "corrected", " ", "what it is"),
        ("v1", "", "accepted", None, "which slot of v1"),
        ("c1-c3", "", "accepted", None, "no relation between c1 and c3"),
        ("c1-c1", "", "corrected", "denies", "one claim twice"),
        ("c1-c2", "", "corrected", "hates", "no relation “hates”"),
        ("c1-c2", "stance", "accepted", None, "as a whole"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    dam: Ledger, part: str, cell: str, verdict: str, to: str | None, message: str
) -> None:
    with pytest.raises(OptionError, match=message):
        say(dam, part, cell, verdict, to)
    with dam.reading() as connection:
        assert kept(connection) == []
    with pytest.raises(OptionError, match="Nobody has reviewed"):
        withdraw(dam, "a", "c1", "stance")


def test_reviews_and_decisions_travel_with_the_ledger(dam: Ledger, tmp_path: object) -> None:
    dam.store(article("b", "Ada Tove said yes."), PRODUCER)
    say(dam, "c1", "stance", to="denies")
    say(dam, "c1-c2", verdict="rejected")
    say(dam, "c3", verdict="rejected")
    with dam.writing() as connection:
        merge(connection, actor_of(connection, "Ada Brandt"), actor_of(connection, "Ada Tove"), "Ivo", WHEN)
    lines = [*exported(dam.versions()), *exported_judgements(dam)]
    with opened_ledger(f"{tmp_path}/other.sqlite", create=True) as other:
        assert {one.became for one in imported(other, lines)} == {"added", "judged"}
        assert [*exported(other.versions()), *exported_judgements(other)] == lines
        assert {one.became for one in imported(other, lines)} == {"known"}
        assert now(other) == now(dam)
        assert other.members("b")["e1"] == other.members("a")["e1"]
        with other.reading() as connection:
            assert [one.who for one in decided(connection)] == ["Ivo"]


def test_lines_that_hold_no_review_are_refused(ledger: Ledger) -> None:
    ledger.store(article(), PRODUCER)
    good = {"article": "nowhere", "claim": {"content": "x", "start": 0}, "cell": "stance", "verdict": "accepted"}
    bad: list[object] = [
        good | {"who": "Ivo", "made": WHEN},
        good,
        7,
        {"article": "a"},
        {**good, "cell": "hat", "who": "I", "made": ""},
    ]
    worse: list[object] = [{}, [], {"data": 1}]
    lines = [json.dumps({"review": one}) for one in bad] + [json.dumps({"decision": one}) for one in worse]
    told = imported(ledger, lines)
    assert [outcome.became for outcome in told] == ["refused"] * len(lines)
    assert "“nowhere”" in told[0].what
    assert "no ledger wrote" in told[1].what
