"""Full text with facets, alike in both databases."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import OptionError
from counterclaim.ledger import Facets, Ledger, opened_ledger
from counterclaim.ledger.search import phrases
from tests.ledger.conftest import PRODUCER, article

ARTICLES = (
    article("post", "Ada Brandt said the dams at Orlec held. Ilse Tove denied the dams held.", outlet="The Orlec Post",
            published="2025-01-02", title="A night in Orlec"),
    article("wire", "Ada Brandt denied Café Noir sold 1,200 tonnes of flour.", outlet="Sundmark Wire",
            published="2025-02-03T08:00"),
    article("none", "Pell Adarro said flour (and tonnes) were gone. It was not a long night."),
)  # fmt: skip


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for reading in ARTICLES:
        ledger.store(reading, PRODUCER)
    return ledger


def found(ledger: Ledger, words: str = "", **facets: object) -> set[str]:
    hits = ledger.search(words, Facets(**facets))  # type: ignore[arg-type]
    return {f"{hit.article}#{hit.claim}" if hit.claim else hit.article for hit in hits}


def test_all_words_must_occur_and_inflection_and_accents_do_not_matter(filled: Ledger) -> None:
    assert found(filled, "dam") == {"post#c1", "post#c2"}
    assert found(filled, "FLOUR tonne") == {"wire#c1", "none#c1"}
    assert found(filled, "flour dam") == set()


def test_quotation_marks_make_a_phrase(filled: Ledger) -> None:
    assert found(filled, '"tonnes of flour"') == {"wire#c1"}
    assert found(filled, '"flour of tonnes"') == set()
    assert found(filled, '"tonnes of') == {"wire#c1"}  # the second mark may be missing


def test_facets(filled: Ledger) -> None:
    assert found(filled, "dam", stance="denies") == {"post#c2"}
    assert found(filled, speaker="brandt") == {"post#c1", "wire#c1"}
    assert found(filled, speaker="rand") == set()  # words, not letters
    assert found(filled, outlet="the orlec") == {"post#c1", "post#c2"}
    assert found(filled, since="2025-02") == {"wire#c1"}
    assert found(filled, speaker="Ada BRANDT", stance="denies", since="2025-02-03") == {"wire#c1"}
    assert found(filled, outlet="%") == set()


def test_a_speakers_name_is_found_as_a_word_too(filled: Ledger) -> None:
    assert found(filled, "Adarro flour") == {"none#c1"}


def test_articles_are_found_by_all_their_words(filled: Ledger) -> None:
    assert found(filled, "night", articles=True) == {"post", "none"}
    assert found(filled, "night", articles=True, outlet="The Orlec Post") == {"post"}
    (hit,) = filled.search("flour", Facets(articles=True, outlet="Sundmark"))
    assert "flour" in hit.text


def test_what_is_changed_is_found_by_its_new_words_only(filled: Ledger) -> None:
    filled.store(article("post", "Ada Brandt said the dams at Orlec broke.", outlet="The Orlec Post"), PRODUCER)
    assert found(filled, "held") == set()
    assert found(filled, "broke") == {"post#c1"}
    assert found(filled, "held", articles=True) == set()


def test_no_more_than_the_limit_is_found(filled: Ledger) -> None:
    assert len(filled.search("", Facets(speaker="Ada", limit=1))) == 1


@pytest.mark.parametrize(
    "facets", [{"stance": "shouts"}, {"since": "20245"}, {"since": "yesterday"}, {"articles": True, "speaker": "Ada"}]
)
def test_facets_that_nothing_can_meet_are_refused(facets: dict[str, object]) -> None:
    with pytest.raises(OptionError):
        Facets(**facets)  # type: ignore[arg-type]


def test_nothing_to_look_for_is_refused(filled: Ledger) -> None:
    for words in ("", "  ", '"', "-- *"):
        with pytest.raises(OptionError, match="Nothing says"):
            filled.search(words, Facets())


OPERATORS = st.sampled_from(
    ['"', "AND", "OR", "NOT", "NEAR(", "*", "^", "-", ":", "(", ")", "{", "}", "dam", "\x00", "'", "content:", "\\",
     "%", "\ud800", ";", "é", "   ", "<->", "!", "|", "&"]
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(OPERATORS, max_size=8).map(" ".join) | st.text(max_size=20))
def test_no_words_break_the_search(filled: Ledger, words: str) -> None:
    for articles in (False, True):
        filled.search(words, Facets(stance="" if articles else "denies", since="2020", articles=articles))


@given(st.text())
def test_phrases_hold_no_quotation_mark(words: str) -> None:
    assert all('"' not in phrase for phrase in phrases(words))


def test_a_reader_sees_the_ledger_while_another_writes(location: str) -> None:
    with opened_ledger(location, create=True) as writer, opened_ledger(location) as reader:
        for reading in ARTICLES:
            writer.store(reading, PRODUCER)
            assert reader.search(reading.document.text.split()[0], Facets())
