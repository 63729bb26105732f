"""Made articles hold what was read from those that they are made of, at its new places."""

import json
from itertools import islice

from counterclaim.exchange import dump
from counterclaim.records import Claim, Document, Entity, Event, Participant, Reading, words
from evaluation.made import Base, made

SENTENCES = [f"Ada Brandt said harbour {number} was closed by harbour guards." for number in range(8)]
TEXT = " ".join(SENTENCES)


def base() -> Base:
    starts = [TEXT.index(sentence) for sentence in SENTENCES]
    ada = Entity("e1", "person", "Ada Brandt", tuple(((start, start + 10),) for start in starts))
    claims = [
        Claim(f"c{n}", ((at + 16, at + len(SENTENCES[n]) - 1),), ((at + 11, at + 15),), ((at, at + 10),), "e1")
        for n, at in enumerate(starts)
    ]
    events = [
        Event(f"v{n}", ((at + 30, at + 36),), claim=f"c{n}", actor=Participant(((at, at + 10),), "e1", "Ada Brandt"))
        for n, at in enumerate(starts)
    ]
    return Base("harbour", dump(Reading(Document("a", TEXT, "Harbour closed"), (ada,), tuple(claims), tuple(events))))


def test_the_same_seed_makes_the_same_articles() -> None:
    one, two = ([*islice(made([base()]), 5)] for _ in range(2))
    assert one == two
    assert [reading.document.id for reading in one] == ["a0", "a1", "a2", "a3", "a4"]


def test_claims_move_with_their_words() -> None:
    kept, right = 0, 0
    for reading in islice(made([base()]), 30):
        text = reading.document.text
        names = {entity.id: entity.name for entity in reading.entities}
        for claim in reading.claims:
            kept += 1
            right += claim.id[1:] in words(text, claim.content).split()  # one word in twenty is another
            assert claim.speaker is None or claim.speaker in names
            assert set(claim.events) <= {event.id for event in reading.events}
        assert json.loads(dump(reading))["text"] == text
    assert kept > 100
    assert right > 0.8 * kept
