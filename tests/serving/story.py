"""A ledger with a story: two outlets that tell of one matter, and a third that prints what the first wrote."""

from dataclasses import replace

from counterclaim.ledger import Ledger
from counterclaim.records import Alternative, Event, Place, PlaceReference, Reading, Relation
from tests.ledger.conftest import PRODUCER, article

FIRST = (
    "The reservoir above Orlec overflowed on Monday and the lower villages were cleared by the fire brigade of Tollen. "
    "Ada Brandt said the dam at Orlec held through the night. "
    "Ilse Tove denied the dam at Orlec held through the night. "
    "Ada Brandt said Ilse Tove was never near the reservoir. The council of Orlec meets again on Thursday."
)
SECOND = (
    "After the reservoir above Orlec overflowed, the council of the lower villages asked who had opened the sluices. "
    "Ruk Osten said the dam at Orlec held through the night. Ilse Tove denied Ada Brandt told the brigade anything. "
    "The fire brigade of Tollen cleared forty houses below the dam."
)


def filled(ledger: Ledger) -> str:
    """Store the story's articles; return its id."""
    ledger.store(_moved(article("gazette", FIRST, title="The dam", outlet="Gazette", published="2025-03-03")), PRODUCER)
    ledger.store(article("courier", FIRST, title="Dam!", outlet="Courier", published="2025-03-04"), PRODUCER)
    ledger.store(article("herald", SECOND, title="Sluices", outlet="Herald", published="2025-03-05"), PRODUCER)
    [story] = ledger.stories()
    return story.id


def _moved(reading: Reading) -> Reading:
    """Return *reading* with a movement between two towns, one of them doubtful, and who is spoken about."""
    other = Alternative("Tollen Bay", "city", "NOR", 60.2, 10.0, None, 0.4)
    towns = (
        Place("p1", "Orlec", "city", "NOR", 61.0, 9.0, mentions=(((20, 25),),)),
        Place(
            "p2", "Tollen", "city", "NOR", 58.0, 7.0, mentions=(((107, 113),),), probability=0.6, alternatives=(other,)
        ),
    )
    ends = PlaceReference(((20, 25),), "p1"), PlaceReference(((107, 113),), "p2")
    move = Event("v1", reading.claims[0].content, "MOVE", origin=ends[0], destination=ends[1], claim="c1")
    against = (Relation("denies", "c2", "c1", "polarity", confidence=0.9), Relation("updates", "c3", "c1"))
    ada, ilse = reading.entities
    again = FIRST.index("Ilse Tove was")
    ilse = replace(ilse, mentions=(*ilse.mentions, ((again, again + len("Ilse Tove")),)))
    events = (move, *reading.events[1:])
    return replace(reading, entities=(ada, ilse), places=towns, events=events, relations=against)
