import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.numerals import digits, number
from counterclaim.extraction.quantities.expressions import find_quantities, quantities
from counterclaim.extraction.times.expressions import find_times
from counterclaim.extraction.tokens import tokens
from counterclaim.language.annotation import Annotation
from counterclaim.language.encoding import encode
from counterclaim.language.mentions import Mention
from counterclaim.language.pairing import PAIRS
from counterclaim.records import Quantity


def found(text: str) -> list[Quantity]:
    cut = tokens(text)
    return list(find_quantities(cut, find_times(cut, "2024-12-19")))


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high", "comparator"),
    [
        ("They took 4,000 soldiers.", "4,000", 4000, 4000, 4000, "equal"),
        ("They took more than 4,000 soldiers.", "more than 4,000", 4000, 4000, None, "more_than"),
        ("They took at least 40 soldiers.", "at least 40", 40, 40, None, "equal_or_more"),
        ("They took no fewer than 40 soldiers.", "no fewer than 40", 40, 40, None, "equal_or_more"),
        ("They took no more than 40 soldiers.", "no more than 40", 40, None, 40, "equal_or_less"),
        ("They took up to 40 soldiers.", "up to 40", 40, None, 40, "equal_or_less"),
        ("They took fewer than 40 soldiers.", "fewer than 40", 40, None, 40, "less_than"),
        ("They took nearly 4,000 soldiers.", "nearly 4,000", 4000, 3600, 4000, "approx"),
        ("They took just over 4,000 soldiers.", "just over 4,000", 4000, 4000, 4400, "approx"),
        ("They took about 40 soldiers.", "about 40", 40, 36, 44, "approx"),
        ("They took an estimated 40 soldiers.", "an estimated 40", 40, 36, 44, "approx"),
        ("They took 40 or more soldiers.", "40 or more", 40, 40, None, "equal_or_more"),
        ("They took 40 or so soldiers.", "40 or so", 40, 36, 44, "approx"),
        ("They took dozens of soldiers.", "dozens", None, 24, 99, "approx"),
        ("They took hundreds of soldiers.", "hundreds", None, 200, 999, "approx"),
        ("They took tens of thousands of soldiers.", "tens of thousands", None, 20000, 99000, "approx"),
        ("They took several hundred soldiers.", "several hundred", None, 300, None, "approx"),
        ("They took a couple of soldiers.", "a couple", 2, 2, 2, "equal"),
        ("They took 3,500 to 4,000 soldiers.", "3,500 to 4,000", None, 3500, 4000, "equal"),
        ("They took 15–20 soldiers.", "15–20", None, 15, 20, "equal"),
        ("They took between 30 and 40 soldiers.", "30 and 40", None, 30, 40, "equal"),
        ("They took two or three soldiers.", "two or three", None, 2, 3, "equal"),
        ("They took 2 to 3 million soldiers.", "2 to 3 million", None, 2e6, 3e6, "equal"),
        ("They took two hundred and five soldiers.", "two hundred and five", 205, 205, 205, "equal"),
        ("They took twenty-seven soldiers.", "twenty-seven", 27, 27, 27, "equal"),
        ("They took a dozen soldiers.", "a dozen", 12, 12, 12, "equal"),
        ("They took half a million soldiers.", "half a million", 5e5, 5e5, 5e5, "equal"),
        ("They took no soldiers.", "no", 0, 0, 0, "equal"),
        ("They took one soldier.", "one", 1, 1, 1, "equal"),
        ("They took 40-plus soldiers.", "40-plus", 40, 40, None, "equal_or_more"),
    ],
)  # fmt: skip
def test_bounds(
    text: str, words: str, value: float | None, low: float | None, high: float | None, comparator: str
) -> None:
    (one,) = found(text)
    assert text[slice(*one.spans[0])] == words
    assert (one.value, one.low, one.high, one.comparator) == (value, low, high, comparator)
    assert one.unit in {"soldiers", "soldier"}
    assert text[slice(*one.counted[0])] == one.unit


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It cost $2.5bn.", "$2.5bn", 2.5e9, "USD"),
        ("It cost £1.1 million.", "£1.1 million", 1.1e6, "GBP"),
        ("It cost 9 billion euros.", "9 billion euros", 9e9, "EUR"),
        ("It cost US$40.", "US$40", 40, "USD"),
        ("They held 10 per cent of it.", "10 per cent", 10, "%"),
        ("They held 25% of it.", "25%", 25, "%"),
        ("They held a third of the town.", "a third", 100 / 3, "%"),
        ("They held two-thirds of the town.", "two-thirds", 200 / 3, "%"),
        ("They held half of the town.", "half", 50, "%"),
        ("Nearly eight in 10 villagers left.", "Nearly eight in 10", 80, "%"),
        ("They came within 7.5 kilometres of it.", "within 7.5 kilometres", 7.5, "km"),
        ("They hold 700 square miles.", "700 square miles", 700, "[smi_us]"),
        ("It carries 84 MW.", "84 MW", 84, "MW"),
        ("A 40-year-old was hurt.", "40-year-old", 40, "a"),
    ],
)
def test_units(text: str, words: str, value: float, unit: str) -> None:
    (one,) = found(text)
    assert text[slice(*one.spans[0])] == words
    assert one.value == pytest.approx(value)
    assert one.unit == unit


@pytest.mark.parametrize(
    ("text", "counted", "unit"),
    [
        ("They took 4,000 Velmarian soldiers to Tarn.", "Velmarian soldiers", "soldiers"),
        ("They hit three rebel-held buildings.", "rebel-held buildings", "buildings"),
        ("At least 28 people were killed.", "people", "people"),
        ("They took dozens of the wounded men.", "wounded men", "men"),
        ("They held a third of the villages.", "villages", "%"),
        ("They shut 20 coal- and gas-fired plants.", "coal- and gas-fired plants", "plants"),
        ("A 12-member panel sat.", "member panel", "panel"),
        ("At least ten were killed.", None, None),
        ("More than 20 militants fled.", "militants", "militants"),
    ],
)
def test_what_is_counted(text: str, counted: str | None, unit: str | None) -> None:
    (one,) = found(text)
    assert (text[slice(*one.counted[0])] if one.counted else None) == counted
    assert one.unit == unit


def test_a_part_of_a_number() -> None:
    text = "Some 20 of the 30 ferries sank."
    one, other = found(text)
    assert (one.value, one.comparator, one.total) == (20, "approx", 30)
    assert (other.value, text[slice(*other.counted[0])]) == (30, "ferries")


@pytest.mark.parametrize(
    "text",
    [
        "They flew an F-16.",
        "It is in Article 5.",
        "They no longer fight.",
        "One could say so.",
        "They fought one another.",
        "It was a 5-4 decision.",
        "They came on 5 May 2019.",
        "The vote closed at 22:30.",
        "The Tarn 500 was read.",
        "The B52s came.",
        "They left two days ago.",
        "See www.example.org/4000.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert found(text) == []


def test_the_mention_tells_where_the_thing_ends() -> None:
    text = "They lost 224 artillery and mortar systems there."
    encoding = encode(text)
    read = Annotation(
        text,
        encoding,
        (),
        (),
        np.zeros(len(encoding), bool),
        np.zeros((len(encoding), PAIRS), np.float16),
        (),
        (Mention((2, 7), "object", False, 1.0),),
    )
    (one,) = quantities(read)
    assert (one.unit, text[slice(*one.counted[0])]) == ("systems", "artillery and mortar systems")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three million two hundred thousand and five", 3200005),
        ("2.5 billion", 2.5e9),
        ("65.4 billion", 65.4e9),
        ("two and a half million", 2.5e6),
        ("a hundred and twenty-five thousand", 125000),
        ("nineteen", 19),
        ("4,000", 4000),
    ],
)
def test_numbers(words: str, value: float) -> None:
    cut = tokens(words).word
    assert number(cut) == (value, len(cut))


@pytest.mark.parametrize(("words", "end"), [("nine and fifteen", 1), ("twelve-year", 1), ("five twenty", 1)])
def test_a_number_ends_where_another_begins(words: str, end: int) -> None:
    read = number(tokens(words).word)
    assert read is not None
    assert read[1] == end


@given(st.text(alphabet="0123456789.,٣²", min_size=1, max_size=60))
def test_digits_never_fail(word: str) -> None:
    read = digits(word)
    assert read is None or read >= 0


@given(st.lists(st.sampled_from("a an two twenty - and half hundred million of 5 4,000 dozen".split()), min_size=1))
def test_a_number_is_finite_and_ends_inside(words: list[str]) -> None:
    read = number(words)
    assert read is None or (0 < read[1] <= len(words) and read[0] == read[0])
