import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.types import NewsType, news_type, news_types
from counterclaim.knowledge.world import Known, World
from counterclaim.language.annotation import Annotation
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.labels import MENTION_TYPES
from counterclaim.language.mentions import Mention
from counterclaim.language.pairing import PAIRS


def annotation(text: str, *mentions: Mention, frames: tuple[Frame, ...] = ()) -> Annotation:
    encoding = encode(text)
    ends, pairs = np.zeros(len(encoding), bool), np.zeros((len(encoding), PAIRS), np.float16)
    return Annotation(text, encoding, (), (), ends, pairs, frames, mentions)


def typed(text: str, kind: str, *, named: bool = False) -> NewsType:
    """Return the type of a mention that is all of *text*."""
    read = annotation(text)
    return news_type(Mention((0, len(read.encoding)), kind, named, 1.0), read)


@pytest.mark.parametrize(
    ("text", "kind", "news"),
    [
        ("the trade ministry", "organization", "government"),
        ("the embassy in Velmar", "place", "government"),
        ("two bridges across the Tarn", "object", "facility"),
        ("a military air base", "place", "facility"),
        ("seven missiles fired from the north", "object", "weapon"),
        ("the truck's", "object", "vehicle"),
        ("the governor's new ferry", "object", "vehicle"),
        ("an armed militia", "organization", "group"),
        ("the police", "person", "organization"),
        ("a dawn raid on the village", "abstract", "event"),
        ("a quiet valley", "object", "place"),
        ("the report", "object", "other"),
        ("a clever idea", "abstract", "other"),
        ("the winter", "time", "time"),
        ("yesterday's attack on the village", "time", "event"),
        ("the men and women of the Halden mill", "organization", "group"),
        ("1998", "abstract", "time"),
    ],
)
def test_the_head_noun_decides(text: str, kind: str, news: NewsType) -> None:
    assert typed(text, kind) == news


@pytest.mark.parametrize(
    ("text", "kind", "news"),
    [
        ("dozens of trucks", "object", "vehicle"),
        ("some of the wounded soldiers", "person", "group"),
        ("most of the schools hit by the storm", "place", "facility"),
        ("homes and schools", "place", "facility"),
        ("fighter, bomber and transport aircraft", "object", "vehicle"),
        ("bridges destroyed", "object", "facility"),
        ("forces loyal to the governor", "person", "group"),
        ("a man carrying a rifle", "person", "person"),
        ("the bus or ferry driver", "person", "person"),
        ("the driver, a resident of Velmar", "person", "person"),
        ("the refinery that burned", "place", "facility"),
        ("Camp 4", "place", "facility"),
    ],
)
def test_the_head_is_found(text: str, kind: str, news: NewsType) -> None:
    assert typed(text, kind) == news


@pytest.mark.parametrize(
    ("text", "kind", "news"),
    [
        ("the political base", "abstract", "other"),
        ("the Catholic church", "organization", "organization"),
        ("a group of chemicals", "other", "other"),
        ("opposition", "abstract", "other"),
        ("local publishers", "person", "group"),
        ("we met rebels", "event", "event"),
        ("they are rebels", "abstract", "other"),
        ("two think tanks", "organization", "organization"),
        ("a water tank", "object", "other"),
    ],
)
def test_other_senses_of_a_noun_are_left_to_the_encoder(text: str, kind: str, news: NewsType) -> None:
    assert typed(text, kind) == news


@pytest.mark.parametrize(
    ("text", "kind", "news"),
    [
        ("Velmar Air Base", "organization", "facility"),
        ("Ministry of Trade", "person", "government"),
        ("the Velmar Liberation Brigade", "organization", "group"),
        ("the Halden Group", "organization", "organization"),
        ("Halden Rifle", "organization", "organization"),
        ("Ada Bridge", "person", "person"),
        ("Velmar", "place", "place"),
        ("Camp Tarn", "person", "facility"),
        ("the frigate HMS Tern", "object", "vehicle"),
        ("HMS Soaring", "abstract", "vehicle"),
        ("warships HMS Tern and HMS Wren", "object", "vehicle"),
        ("Operation Red Kite", "abstract", "event"),
        ("Tarn Command - Operation Red Kite", "organization", "organization"),
        ("Ada Roon and Ilvar Tenn", "person", "group"),
        ("Ministry of Trade officer Ada Roon", "person", "person"),
        ("the Department of Trade's website", "object", "other"),
        ("the Velmaris", "person", "group"),
        ("Velmarians", "person", "group"),
        ("Ministers", "person", "group"),
        ("Davis", "person", "person"),
        ("the Omanis", "place", "group"),
        ("Chad", "person", "person"),
        ("Chad", "abstract", "place"),
        ("Canada", "organization", "government"),
    ],
)
def test_names_keep_their_type_unless_a_noun_says_more(text: str, kind: str, news: NewsType) -> None:
    assert typed(text, kind, named=True) == news


@pytest.mark.parametrize(
    ("text", "kind", "news"),
    [
        ("a driver", "person", "person"),
        ("three drivers", "person", "group"),
        ("four", "person", "group"),
        ("the wounded", "person", "group"),
        ("many", "person", "group"),
        ("a man and a woman", "person", "group"),
        ("one of the drivers", "person", "person"),
        ("at least one of the drivers", "person", "person"),
        ("a 32-year-old man", "person", "person"),
        ("they", "person", "group"),
        ("they", "organization", "organization"),
        ("she", "person", "person"),
        ("it", "place", "place"),
    ],
)
def test_several_people_are_a_group(text: str, kind: str, news: NewsType) -> None:
    assert typed(text, kind) == news


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("some 40 miles", "quantity"),
        ("more than $3.5 million", "quantity"),
        ("£59.5 million in aid", "quantity"),
        ("12,000", "quantity"),
        ("millions of barrels of oil", "quantity"),
        ("25% of the crop", "quantity"),
        ("a dozen reports", "other"),
        ("two of the rockets", "weapon"),
        ("a grant of $3 million", "other"),
        ("the mile", "other"),
    ],
)
def test_an_amount_with_its_unit_is_a_quantity(text: str, news: NewsType) -> None:
    assert typed(text, "abstract") == news


def test_a_lone_number_may_stand_for_a_place() -> None:
    assert typed("61", "place", named=True) == "place"


def test_a_country_that_acts_is_its_government() -> None:
    there = Mention((0, 1), "place", True, 1.0)
    frame = Frame(1, 1.0, (Argument("ARG0", (0, 1), (-0.1, -0.1, 2.0)),))
    assert news_type(there, annotation("Canada left", frames=(frame,))) == "government"
    assert news_type(there, annotation("Canada left")) == "place"
    assert news_type(there, annotation("Velmar left", frames=(frame,))) == "place"
    own = World([Known("Velmar", "country", "place", "VLM"), Known("Velmari", "adjective", "other", "VLM")])
    assert news_type(there, annotation("Velmar left", frames=(frame,)), own) == "government"
    assert news_type(there, annotation("Velmaris left"), own) == "group"


def test_names_of_the_same_words_are_typed_by_the_most() -> None:
    text = "Tarn met Tarn and the Tarn"
    kinds = ((0, 1, "organization"), (2, 3, "person"), (4, 6, "organization"))
    mentions = [Mention((first, last), kind, True, 1.0) for first, last, kind in kinds]
    assert news_types(annotation(text, *mentions)) == ["organization"] * 3
    assert news_types(annotation(text, *mentions[:2])) == ["organization", "person"]
    misread = Mention((0, 1), "abstract", True, 1.0)
    assert news_types(annotation(text, misread, mentions[1])) == ["person", "person"]


@given(st.text(min_size=1), st.sampled_from(MENTION_TYPES), st.booleans())
def test_any_words_have_a_type(text: str, kind: str, named: bool) -> None:
    if len(annotation(text).encoding):
        typed(text, kind, named=named)


@given(
    st.lists(st.sampled_from("the of two , and $ % Camp rebels ' s Tarn bridges killed by one".split()), min_size=1),
    st.sampled_from(MENTION_TYPES),
    st.booleans(),
)
def test_any_order_of_telling_words_has_a_type(words: list[str], kind: str, named: bool) -> None:
    typed(" ".join(words), kind, named=named)
