from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extraction.actors.resolution import Actors, actors
from counterclaim.knowledge.world import World, world
from counterclaim.language.annotation import Annotation
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.mentions import Mention
from counterclaim.language.pairing import PAIRS
from counterclaim.records import Claim, Entity
from tests.extraction.conftest import Made


def entity(read: Annotation, id: str, type: str, name: str, *words: str, roles: tuple[str, ...] = ()) -> Entity:
    places, after = [], 0
    for part in words:
        at = read.text.index(part, after)
        after = at + 1
        places.append(((at, at + len(part)),))
    return Entity(id, type, name, tuple(places), roles=roles)  # type: ignore[arg-type]


def called(found: Actors, name: str) -> Entity:
    (one,) = [e for e in found.entities if e.name == name]
    return one


def words(read: Annotation, one: Entity) -> list[str]:
    return [read.text[a:b] for ((a, b),) in one.mentions]


def test_one_word_is_two_entities_and_two_words_are_one(marked: Made) -> None:
    text = "Tehran denied it. Iran acted. They flew to Tehran."
    read = marked(
        text,
        [("Tehran", "place", True), ("Iran", "place", True), ("Tehran", "place", True)],
        [("denied", [("ARG0", "Tehran")]), ("acted", [("ARG0", "Iran")])],
    )
    found = actors(read, [entity(read, "e1", "place", "Tehran", "Tehran", "Tehran")], published="2024-12-19")
    government, city = called(found, "Iranian government"), called(found, "Tehran")
    assert (government.type, government.country, words(read, government)) == ("government", "IRN", ["Tehran", "Iran"])
    assert (city.type, city.country, words(read, city)) == ("place", "IRN", ["Tehran"])
    assert "it is who acts in “denied”" in (government.why or "")
    assert "behind “to”" in (city.why or "")


def test_a_claim_follows_its_sources_words(marked: Made) -> None:
    text = "They flew to Tehran. Tehran denied it."
    read = marked(
        text, [("Tehran", "place", True), ("Tehran", "place", True)], [("denied", [("ARG1", "it")])], [("They", "flew")]
    )
    found = actors(read, [entity(read, "e1", "place", "Tehran", "Tehran", "Tehran")])
    old = Claim("c1", ((36, 38),), source=((21, 27),), speaker="e1")
    (claim,) = found.claims([old])
    assert claim.speaker == found.entity_at((21, 27))
    assert found.claims([Claim("c2", ((0, 4),), speaker="gone")])[0].speaker is None


def test_a_family_name_alone_is_the_one_person_who_has_it(marked: Made) -> None:
    text = "Roon vows to go on. Ada Roon met Karl Velde and Ilse Velde. Velde left."
    marks = [(words, "person", True) for words in ("Roon", "Ada Roon", "Karl Velde", "Ilse Velde", "Velde")]
    read = marked(text, marks)
    given = ["Roon", "Ada Roon", "Karl Velde", "Ilse Velde", "Velde"]
    entities = [entity(read, f"e{i}", "person", name) for i, name in enumerate(given)]
    ends = {"Velde": (text.rindex("Velde"), text.rindex("Velde") + 5)}
    entities = [
        replace(one, mentions=((ends.get(one.name) or (text.index(one.name), text.index(one.name) + len(one.name)),),))
        for one in entities
    ]
    assert [one.name for one in actors(read, entities).entities] == ["Ada Roon", "Karl Velde", "Ilse Velde", "Velde"]


def test_who_is_somebodys_is_called_so(marked: Made) -> None:
    text = "Ada Roon left. Her lawyer denied it. Its clerk laughed."
    marks = [
        ("Ada Roon", "person", True), ("Her lawyer", "person", False), ("Her", "person", False),
        ("Its clerk", "person", False), ("Its", "organization", False),
    ]  # fmt: skip
    read = marked(text, marks, [], [("Her lawyer", "denied"), ("Its clerk", "laughed")], [(2, 0), (4, 0)])
    given = [("person", "Ada Roon"), ("person", "Her lawyer"), ("person", "Its clerk")]
    found = actors(read, [entity(read, f"e{i}", kind, name, name) for i, (kind, name) in enumerate(given)])
    assert [one.name for one in found.entities] == ["Ada Roon", "Ada Roon’s lawyer", "Its clerk"]


def test_a_brief_speaks_for_whom_it_is_by_though_it_may_be_an_entity_too(marked: Made) -> None:
    text = "Ada Roon’s brief denied it."
    marks = [("Ada Roon’s brief", "organization", True), ("Ada Roon", "person", True)]
    read = marked(text, marks, [("denied", [("ARG0", "Ada Roon’s brief")])], [("Ada Roon’s brief", "denied")])
    found = actors(read, [entity(read, "e1", "person", "Ada Roon", "Ada Roon")])
    (claim,) = found.claims([Claim("c1", ((24, 26),), source=((0, 16),), speaker="e1")])
    assert claim.speaker == called(found, "Ada Roon").id


def test_a_title_is_whoever_holds_the_office(marked: Made) -> None:
    text = "Vladimir Putin spoke. The Russian president smiled."
    read = marked(text, [("Vladimir Putin", "person", True), ("The Russian president", "person", False)])
    found = actors(read, [], published="2024-12-19")
    putin = called(found, "Vladimir Putin")
    assert words(read, putin) == ["Vladimir Putin", "The Russian president"]
    assert (putin.country, putin.roles) == ("RUS", ("President of Russia",))


def test_roles_depend_on_the_day(marked: Made) -> None:
    read = marked("Bashar al-Assad fled.", [("Bashar al-Assad", "person", True)])
    before, after = (actors(read, [], published=day).entities[0].roles for day in ("2024-12-01", "2024-12-19"))
    assert (before, after) == (("President of Syria",), ("former President of Syria",))


def test_transliterations_are_one_person(marked: Made) -> None:
    text = "Volodymyr Zelensky spoke in Kyiv. Zelenskyy left Kiev."
    read = marked(text, [("Volodymyr Zelensky", "person", True), ("Zelenskyy", "person", True)])
    given = [entity(read, "e1", "person", "Volodymyr Zelensky", "Volodymyr Zelensky"),
             entity(read, "e2", "person", "Zelenskyy", "Zelenskyy")]  # fmt: skip
    found = actors(read, given, published="2024-12-19")
    assert len(called(found, "Volodymyr Zelenskyy").mentions) == 2
    assert words(read, called(found, "Kyiv")) == ["Kyiv", "Kiev"]
    assert found.before["e1"] == found.before["e2"]


def test_a_lone_family_name_without_its_country_is_nobody_known(marked: Made) -> None:
    read = marked("Johnson spoke.", [("Johnson", "person", True)])
    assert actors(read, [], published="2024-12-19").entities[0].country is None


def test_a_seat_of_two_is_that_of_whom_the_article_speaks(marked: Made) -> None:
    said = [("denied", [("ARG0", "Brussels")])]
    union = actors(marked("Brussels denied it.", [("Brussels", "place", True)], said), [])
    assert [e.name for e in union.entities] == ["European Union"]
    state = actors(marked("Brussels denied it. Belgian farmers left.", [("Brussels", "place", True)], said), [])
    assert state.entities[0].name == "Belgian government"


def test_a_month_is_nobody_unless_the_name_is_full(marked: Made) -> None:
    read = marked("British voters met in May.", [("May", "person", True)])
    assert actors(read, [], published="2017-05-01").entities[-1].name == "May"
    read = marked("Theresa May spoke.", [("Theresa May", "person", True)])
    assert actors(read, [], published="2017-05-01").entities[0].country == "GBR"


def test_short_forms_in_brackets_are_what_they_stand_for(marked: Made) -> None:
    text = "The Harbour Rescue League (HRL) met. The HRL left."
    read = marked(text, [("The Harbour Rescue League", "organization", True), ("The HRL", "organization", True)])
    found = actors(read, [])
    league = called(found, "Harbour Rescue League")
    assert words(read, league) == ["The Harbour Rescue League", "The HRL"]
    assert "short for" in (league.why or "")


def test_people_of_a_country_that_the_encoder_missed_are_added(marked: Made) -> None:
    read = marked("They moved 4,000 Iranian soldiers.")
    soldiers = called(actors(read, []), "Iranian soldiers")
    assert (soldiers.type, soldiers.country) == ("group", "IRN")


def test_two_people_in_one_chain_are_taken_apart(marked: Made) -> None:
    text = "Vladimir Putin met Barack Obama."
    read = marked(text, [("Vladimir Putin", "person", True), ("Barack Obama", "person", True)])
    given = [entity(read, "e1", "person", "Vladimir Putin", "Vladimir Putin", "Barack Obama", roles=("host",))]
    found = actors(read, given, published="2016-05-01")
    assert "host" in called(found, "Vladimir Putin").roles
    assert called(found, "Barack Obama").roles == ("President of the United States",)


def test_pronouns_follow_their_chain(marked: Made) -> None:
    text = "Ada Roon spoke. Iran acted. She left. It stayed."
    read = marked(
        text,
        [("Ada Roon", "person", True), ("Iran", "place", True), ("She", "person", False), ("It", "place", False)],
        [("acted", [("ARG0", "Iran")])],
        links=[(2, 0), (3, 1)],
    )
    found = actors(read, [])
    assert words(read, called(found, "Ada Roon")) == ["Ada Roon", "She"]
    assert words(read, called(found, "Iranian government")) == ["Iran", "It"]


def test_what_a_user_added_is_known(marked: Made) -> None:
    own = world()
    extra = World([*(row for row in own.rows if row.name != "Hamas")], own.offices)
    read = marked("Hamas met.", [("Hamas", "organization", True)])
    assert actors(read, []).entities[0].country == "PSE"
    assert actors(read, [], world=extra).entities[0].country is None


def test_an_empty_article_has_nobody(marked: Made) -> None:
    assert actors(marked(""), []).entities == ()


WORDS = (
    "Tehran Moscow the The of and , . U.S. Iran's Russian president former Ada Roon al-Assad ( IRGC ) ) “ ” ’s ' - EU\n"
    " Brussels to in denied she they country said “We new rulers 4,000 soldiers is ally V X Kremlin ministry"
).split(" ")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_marked_every_mention_is_words_of_one_entity(data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=25)))
    encoding = encode(text)
    total = len(encoding)
    runs = st.tuples(st.integers(0, max(0, total - 1)), st.integers(1, 5)).map(lambda r: (r[0], min(total, sum(r))))
    marks, frames = [], []
    if total:
        kinds = st.sampled_from(["person", "organization", "place", "object", "other"])
        drawn = data.draw(st.dictionaries(runs, st.tuples(kinds, st.booleans()), max_size=12))
        marks = [Mention(run, *what, 1.0) for run, what in sorted(drawn.items(), key=lambda m: (m[0][0], -m[0][1]))]
        for run in data.draw(st.lists(runs, max_size=5)):
            role = data.draw(st.sampled_from(["ARG0", "ARG1", "ARG2", "ARGM-LOC"]))
            frames.append(Frame(data.draw(st.integers(0, total - 1)), 1.0, (Argument(role, run, (0.0, 0.0, 0.0)),)))
    ends, pairs = np.zeros(total, bool), np.zeros((total, PAIRS), np.float16)
    read = Annotation(text, encoding, (), (), ends, pairs, tuple(frames), tuple(marks))
    old = [Entity(f"e{i}", "person", "Ada", ((read.span(m.run),),)) for i, m in enumerate(marks[::3])]
    found = actors(read, old, published="2024-12-19")
    assert [e.id for e in found.entities] == [f"e{i}" for i in range(1, len(found.entities) + 1)]
    places = [span for e in found.entities for (span,) in e.mentions]
    assert len(places) == len(set(places))
    assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in places)
    assert all(e.name for e in found.entities)
    assert set(found.before.values()) <= {e.id for e in found.entities}


def test_who_is_of_a_body_is_not_the_body(marked: Made) -> None:
    text = "A senior commander of the Ostmark Guard denied it. Jonas Harrow left."
    read = marked(text)
    given = [entity(read, "e1", "person", "Jonas Harrow", "A senior commander of the Ostmark Guard", "Jonas Harrow")]
    assert [e.name for e in actors(read, given).entities] == ["Jonas Harrow"]


def test_the_society_is_the_one_whose_name_ends_so(marked: Made) -> None:
    text = "The Blue Lantern Society left Oslo. The society, which sells flour, denied it. The Harbour Board did not."
    mentions = [
        ("The Blue Lantern Society", "organization", True),
        ("Oslo", "place", True),
        ("The society, which sells flour", "organization", False),
        ("The Harbour Board", "organization", True),
    ]
    read = marked(text, mentions, links=[(2, 1)])  # coreference takes the society for the town
    found = actors(read, [])
    assert words(read, called(found, "Blue Lantern Society")) == [mentions[0][0], mentions[2][0]]
    assert words(read, called(found, "Oslo")) == ["Oslo"]


def test_of_two_societies_none_is_the_society(marked: Made) -> None:
    text = "The Blue Lantern Society met the Red Lantern Society. The society denied it."
    mentions = [
        ("The Blue Lantern Society", "organization", True),
        ("the Red Lantern Society", "organization", True),
        ("The society", "organization", False),
    ]
    found = actors(marked(text, mentions), [])
    assert len(found.entities) == 3


def test_one_name_is_one_body_whatever_coreference_has(marked: Made) -> None:
    text = "The Harbour Board met. Oslo heard the Harbour Board."
    mentions = [
        ("The Harbour Board", "organization", True),
        ("Oslo", "place", True),
        ("the Harbour Board", "organization", True),
    ]
    read = marked(text, mentions, links=[(2, 1)])
    assert words(read, called(actors(read, []), "Harbour Board")) == ["The Harbour Board", "the Harbour Board"]


@pytest.mark.parametrize("text", ["Ousted Syrian president Bashar al-Assad", "Ousted Syrian leader Bashar al-Assad"])
def test_nation_title_and_full_name_are_the_one_so_named(marked: Made, text: str) -> None:
    read = marked(f"{text} has arrived.", [(text, "person", False), ("Assad", "person", True)])
    (assad,) = actors(read, [], published="2024-12-19").entities
    assert (assad.name, words(read, assad)) == ("Bashar al-Assad", [text, "Assad"])


def test_a_full_name_is_not_the_other_of_its_cluster(marked: Made) -> None:
    one, other = "Ukrainian President Volodymyr Zelenskyy", "Chancellor Olaf Scholz"
    read = marked(f"{one} met {other}.", [(one, "person", False), (other, "person", True)], links=[(1, 0)])
    found = actors(read, [], published="2024-12-19")
    assert words(read, called(found, "Volodymyr Zelenskyy")) == [one]
    assert words(read, called(found, "Olaf Scholz")) == [other]


def test_a_name_cut_at_its_article_is_one(marked: Made) -> None:
    read = marked("Ada al-Roon spoke.", [("Ada al", "person", True), ("Roon", "person", True)])
    assert len(actors(read, []).entities) == 1


def test_a_family_name_is_no_country(marked: Made) -> None:
    read = marked(
        "Jordan King and Chad Brown left. Michael Jordan stayed.",
        [("Jordan King", "person", True), ("Chad Brown", "person", True), ("Michael Jordan", "person", True)],
    )
    found = actors(read, [], published="2024-12-19")
    assert [(e.name, e.country) for e in found.entities] == [
        ("Jordan King", None),
        ("Chad Brown", None),
        ("Michael Jordan", None),
    ]


def test_a_town_is_not_the_state_behind_its_comma(marked: Made) -> None:
    read = marked(
        "Halden, Velmar, is cold. Velmar is not.",
        [
            ("Halden, Velmar", "place", True),
            ("Halden", "place", True),
            ("Velmar", "place", True),
            ("Velmar", "place", True),
        ],
    )
    found = actors(read, [entity(read, "e1", "place", "Velmar", "Halden, Velmar", "Velmar")])
    assert words(read, called(found, "Halden")) == ["Halden", "Halden, Velmar"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Trump beat Harris.", None),
        ("Donald Trump beat Harris.", "USA"),
        ("In Ireland, Trump met Harris.", "IRL"),
        ("At the bakery, Trump met Harris.", None),
    ],
)
def test_a_lone_family_name_needs_its_country(marked: Made, text: str, country: str | None) -> None:
    who = "Donald Trump" if "Donald" in text else "Trump"
    read = marked(text, [(who, "person", True), ("Harris", "person", True)])
    found = {e.name.split()[-1]: e.country for e in actors(read, [], published="2024-12-19").entities}
    assert found["Harris"] == country


@pytest.mark.parametrize(
    ("text", "country"), [("Martin shut the bakery.", None), ("In Dublin, Martin shut the bakery.", "IRL")]
)
def test_a_leader_by_the_family_name_alone_needs_the_country_too(marked: Made, text: str, country: str | None) -> None:
    found = actors(marked(text, [("Martin", "person", True)]), [], published="2025-09-01").entities
    assert [e.country for e in found if e.name.endswith("Martin")] == [country]


@pytest.mark.parametrize(
    ("text", "subject", "verb", "stays"),
    [
        ("Velmar's interim and rather young government has not been recognised", "Velmar's", "recognised", False),
        ("the interim government has not been recognised", "the interim government", "recognised", False),
        ("the interim government recognised by nobody", "the interim government", "recognised", True),
        ("the interim government that has been recognised", "the interim government", "recognised", True),
    ],
)
def test_a_clause_is_nobody(marked: Made, text: str, subject: str, verb: str, stays: bool) -> None:
    read = marked(text, [(text, "organization", False)], [(verb, [("ARG1", subject)])])
    assert bool(actors(read, []).entities) == stays


def test_neither_of_two_is_no_third(marked: Made) -> None:
    text = "Neither Washington nor Seoul"
    read = marked(f"{text} has commented.", [(text, "organization", True)])
    assert {e.name for e in actors(read, []).entities} == {"Washington", "Seoul"}


def test_who_is_at_a_body_is_not_called_by_it(marked: Made) -> None:
    text = "A doctor at the Velde hospital spoke. The group Harbour Watch did too."
    mentions = [("A doctor at the Velde hospital", "person", False), ("The group Harbour Watch", "organization", True)]
    read = marked(text, mentions)
    given = [entity(read, "e1", "person", "doctor at the Velde hospital", mentions[0][0])]
    assert [e.name for e in actors(read, given).entities] == ["doctor at the Velde hospital", "Harbour Watch"]


def test_a_title_with_of_is_of_whose_name_follows(marked: Made) -> None:
    text = "French Minister of State Emmanuel Macron spoke. An aide of President Emmanuel Macron did too."
    mentions = [
        ("French Minister of State Emmanuel Macron", "person", False),
        ("An aide of President Emmanuel Macron", "person", False),
    ]
    read = marked(text, mentions)
    found = actors(read, [], published="2024-12-19")
    assert words(read, called(found, "Emmanuel Macron")) == [mentions[0][0]]
