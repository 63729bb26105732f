from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extraction.quantities.expressions import find_quantities
from counterclaim.extraction.times.expressions import dateline, find_times, resolve_times, times
from counterclaim.extraction.times.timex import matches, signature
from counterclaim.extraction.tokens import tokens
from counterclaim.language.annotation import Annotation
from counterclaim.language.encoding import encode
from counterclaim.language.frames import Argument, Frame
from counterclaim.language.pairing import PAIRS
from counterclaim.records import Time

PUBLISHED = "2024-12-19"  # a Thursday


def found(text: str, published: str | None = PUBLISHED) -> list[Time]:
    return list(find_times(tokens(text), published))


def told(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[slice(*time.spans[0])], time.value) for time in found(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value", "start", "end"),
    [
        ("Brandt spoke on Thursday.", "Thursday", "2024-12-19", "2024-12-19", "2024-12-19"),
        ("Brandt denied it later on Thursday.", "later on Thursday", "2024-12-19", "2024-12-19", "2024-12-19"),
        ("Brandt spoke on Monday.", "Monday", "2024-12-16", "2024-12-16", "2024-12-16"),
        ("Brandt will speak on Monday.", "Monday", "2024-12-23", "2024-12-23", "2024-12-23"),
        ("Brandt spoke last Thursday.", "last Thursday", "2024-12-12", "2024-12-12", "2024-12-12"),
        ("They left earlier this month.", "earlier this month", "2024-12", "2024-12-01", "2024-12-19"),
        ("They will leave later this month.", "later this month", "2024-12", "2024-12-19", "2024-12-31"),
        ("They left last week.", "last week", "2024-W50", "2024-12-09", "2024-12-15"),
        ("They left two days ago.", "two days ago", "2024-12-17", "2024-12-17", "2024-12-17"),
        ("They came 10 years ago.", "10 years ago", "2014", "2014-01-01", "2014-12-31"),
        ("They came in 2015.", "2015", "2015", "2015-01-01", "2015-12-31"),
        ("Shells fell overnight.", "overnight", "2024-12-18TNI", "2024-12-18", "2024-12-19"),
        ("Shells fell yesterday morning.", "yesterday morning", "2024-12-18TMO", "2024-12-18", "2024-12-18"),
        ("It opened on 5 May 2019.", "5 May 2019", "2019-05-05", "2019-05-05", "2019-05-05"),
        ("It opened on May 5, 2019.", "May 5, 2019", "2019-05-05", "2019-05-05", "2019-05-05"),
        ("It opened on Feb. 9.", "Feb. 9", "2024-02-09", "2024-02-09", "2024-02-09"),
        ("It broke in January.", "January", "2024-01", "2024-01-01", "2024-01-31"),
        ("It opened on New Year's Eve.", "New Year's Eve", "2023-12-31", "2023-12-31", "2023-12-31"),
        ("It will open on Feb. 9.", "Feb. 9", "2025-02-09", "2025-02-09", "2025-02-09"),
        ("It opened in late August.", "late August", "2024-08", "2024-08-16", "2024-08-31"),
        ("It opened in the 1930s.", "the 1930s", "193", "1930-01-01", "1939-12-31"),
        ("It opened in the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("It opened in the summer of 2010.", "the summer of 2010", "2010-SU", "2010-06-21", "2010-09-21"),
        ("It grew in the third quarter of 2016.", "the third quarter of 2016", "2016-Q3", "2016-07-01", "2016-09-30"),
        ("It ends by the end of the year.", "the end of the year", "2024", None, "2024-12-31"),
        ("Prices rose over the past three years.", "the past three years", "P3Y", "2021-12-19", "2024-12-19"),
        ("It happened during World War II.", "World War II", "1939-09-01/1945-09-02", "1939-09-01", "1945-09-02"),
        ("It ran on 5–6 September 2019.", "5–6 September 2019", "2019-09-05/2019-09-06", "2019-09-05", "2019-09-06"),
    ],
)  # fmt: skip
def test_days(text: str, words: str, value: str, start: str | None, end: str | None) -> None:
    (time,) = found(text)
    assert text[slice(*time.spans[0])].lower() in {words.lower(), words.lower().removeprefix("the ")}
    assert (time.value, time.start, time.end) == (value, start, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote closed at 22:30 GMT on Sunday.", "2024-12-15T22:30Z"),
        ("The vote closed at 8 a.m. on Monday.", "2024-12-16T08:00"),
        ("The vote closed at 1400 GMT.", "2024-12-19T14:00Z"),
        ("The vote closed at 6pm EST.", "2024-12-19T18:00-05:00"),
        ("The vote closed at 3.30 p.m. on 5 May 2019.", "2019-05-05T15:30"),
    ],
)
def test_clock_times(text: str, value: str) -> None:
    (time,) = found(text)
    assert (time.kind, time.value, time.start) == ("time", value, value)


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("It took three weeks.", "three weeks", "P3W", "duration"),
        ("A 12-day march began.", "12-day", "P12D", "duration"),
        ("A 30-second spot ran.", "30-second", "PT30S", "duration"),
        ("It burned for hours.", "hours", "PTXH", "duration"),
        ("It took two and a half years.", "two and a half years", "P2.5Y", "duration"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1", "set"),
        ("They meet twice a week.", "twice a week", "P1W", "set"),
        ("They meet daily.", "daily", "P1D", "set"),
        ("Prices rose recently.", "recently", "PAST_REF", "date"),
    ],
)
def test_lengths_and_frequencies_are_kept_apart(text: str, words: str, value: str, kind: str) -> None:
    (time,) = [one for one in found(text) if text[slice(*one.spans[0])].removeprefix("A ") == words]
    assert (time.value, time.kind) == (value, kind)


def test_a_set_says_how_often() -> None:
    (time,) = found("They meet twice a week.")
    assert (time.freq, time.quant) == ("2X", None)
    (time,) = found("They meet every Monday.")
    assert (time.freq, time.quant) == (None, "EVERY")


@pytest.mark.parametrize(
    ("word", "mod", "start", "end"),
    [
        ("since", "on_or_after", "2024-12-15", "2024-12-19"),
        ("until", "on_or_before", None, "2024-12-15"),
        ("by", "on_or_before", None, "2024-12-15"),
        ("before", "before", None, "2024-12-14"),
        ("after", "after", "2024-12-16", None),
    ],
)
def test_prepositions_bound_a_time(word: str, mod: str, start: str | None, end: str | None) -> None:
    text = f"They had waited {word} Sunday."
    (time,) = found(text)
    assert text[slice(*time.spans[0])] == "Sunday"
    assert (time.value, time.mod, time.start, time.end) == ("2024-12-15", mod, start, end)


def test_the_perfect_lasts_until_now() -> None:
    (time,) = found("Brandt has lived there for nearly ten years.")
    assert (time.value, time.mod, time.start, time.end) == ("P10Y", "less_than", "2014-12-19", "2024-12-19")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Brandt spoke on Thursday.", "XXXX-WXX-4"),
        ("Brandt spoke last week.", "XXXX-WXX"),
        ("Brandt spoke on 5 May.", "XXXX-05-05"),
        ("Brandt spoke two days ago.", "XXXX-XX-XX"),
        ("Brandt spoke yesterday.", "XXXX-XX-XX"),
        ("Brandt spoke this year.", "XXXX"),
        ("Brandt spoke at 6 p.m.", "XXXX-XX-XXT18:00"),
    ],
)
def test_without_a_publication_date_relative_times_stay_open(text: str, value: str) -> None:
    (time,) = found(text, None)
    assert (time.value, time.basis, time.start, time.end) == (value, "open", None, None)


def test_a_dateline_serves_where_metadata_does_not() -> None:
    text = "Ferry sinks\n\nFriday, May 8, 2009\n\nA ferry sank on Wednesday, Ada Brandt said."
    assert told(text, None)[-1] == ("Wednesday", "2009-05-06")
    assert found(text, None)[-1].basis == "dateline"
    assert told(text, "2024-12-19")[-1] == ("Wednesday", "2024-12-18")
    cut = tokens("A ferry sank on May 8, 2009 off Velmar.\n")
    assert dateline(cut, matches(signature(cut))) is None


def test_what_was_told_before_is_reckoned_from() -> None:
    text = "The mill opened in 1871. A year later it burned. The following month it was sold."
    assert told(text) == [("1871", "1871"), ("A year later", "1872"), ("The following month", "1872-02")]
    text = "He was born on 14 July 1831. On 30 July he was baptised. That year the river froze."
    assert [value for _, value in told(text)] == ["1831-07-14", "1831-07-30", "1831"]


@pytest.mark.parametrize(
    "text",
    [
        "You may go.",
        "They march on.",
        "He sat there.",
        "A 40-year-old was hurt.",
        "He is 40 years old.",
        "The fall of Velmar shook them.",
        "Some 2000 people came.",
        "It cost $2000.",
        "The Daily Tern wrote so.",
        "They opened on 31 June.",
        "It is due in the final minutes.",
        "The Tarn Today wrote so.",
        "She came second.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


def test_another_paragraph_speaks_of_its_own_year() -> None:
    assert told("They left in 2005.\nThey came back in July.")[-1] == ("July", "2024-07")
    assert told("They left in 2005. They came back in July.")[-1] == ("July", "2005-07")


def test_given_places_are_not_bounded_from_outside() -> None:
    text = "They had waited since Sunday."
    inside, outside = resolve_times(text, PUBLISHED, [[16, 28], [22, 28]])
    assert inside is not None
    assert outside is not None
    assert (inside.mod, outside.mod) == ("on_or_after", None)


def test_the_frame_decides_the_tense() -> None:
    text = "Brandt said the council would vote Monday."
    encoding = encode(text)
    words = [text[a:b] for a, b in zip(encoding.start.tolist(), encoding.end.tolist(), strict=True)]
    ends = np.zeros(len(encoding), bool)
    ends[-1] = True
    monday = words.index("Monday")
    frames = (Frame(words.index("vote"), 3.0, (Argument("ARGM-TMP", (monday, monday + 1), (0.0, 0.0, 3.0)),)),)
    read = Annotation(text, encoding, (), (), ends, np.zeros((len(encoding), PAIRS), np.float16), frames)
    assert times(read, PUBLISHED)[0].value == "2024-12-23"


def test_given_places_are_resolved_in_their_order() -> None:
    text = "In 1871 or 72 Brandt left; last summer she came back. She said so."
    places = [[31, 37], [3, 7], [11, 13], [len(text) - 3, len(text) - 1], [5, 5], [900, 910], [27, 38]]
    values = [time and time.value for time in resolve_times(text, PUBLISHED, places)]
    assert values == ["XXXX-SU", "1871", "1872", None, None, None, "2024-SU"]
    assert resolve_times(text, PUBLISHED, []) == []


def test_given_places_keep_their_offsets() -> None:
    (time,) = resolve_times("It fell on Thursday night.", PUBLISHED, [[8, 25]])
    assert time is not None
    assert time.spans == ((8, 25),)


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("text", ["at midnight", "Christmas", "on 5 May", "last year", "next week", "overnight"])
def test_the_calendar_has_ends(text: str, published: str) -> None:
    assert len(found(text, published)) <= 1
    assert len(resolve_times(text, published, [[0, len(text)]])) == 1


def test_a_given_length_may_open_the_text() -> None:
    (time,) = resolve_times("Three years passed.", PUBLISHED, [[0, 11]])
    assert time is not None
    assert (time.value, time.mod) == ("P3Y", None)


PIECES = st.sampled_from(
    [
        "Thursday", "last", "this", "month", "in", "2015", "5", "May", "the", "1930s", "ago", "two", "years", "BC",
        "10:30", "a.m.", "GMT", "every", "since", "-", "–", "—", "’", "'", "“", "”", ",", ".", "\n", "\u200f", "السبت",
        "🙂", "👩‍🚀", "é", "e\u0301", "1/2", "31", "February", "0000", "9999", "99999999999", "later", "that", "day",
        "before", "end", "of", "century", "first", "half", "$", "4,000", "%", "more", "than", "dozens", "²", "٣", "İ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).flatmap(lambda x: st.sampled_from([" ", "", "\n"]).map(lambda gap: gap.join(x)))
DATES = st.sampled_from([None, "2024-12-19", "0001-01-01", "9999-12-31", "2024-02-29T23:00Z", "rubbish", ""])


@given(st.one_of(TEXTS, st.text(max_size=200)), DATES)
def test_cells_are_slices_of_any_text(text: str, published: str | None) -> None:
    cut = tokens(text)
    assert all(a < b for a, b in zip(cut.start, cut.end, strict=True))
    assert all(b <= a for b, a in zip(cut.end, cut.start[1:], strict=False))
    read = find_times(cut, published)
    edges = [time.spans[0] for time in read]
    assert edges == sorted(edges)
    assert all(b <= a for (_, b), (a, _) in pairwise(edges))
    for start, end in edges:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    for one in find_quantities(cut, read):
        for start, end in (*one.spans, *one.number, *one.counted):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        assert not any(a < one.spans[0][1] and one.number[0][0] < b for a, b in edges if a <= one.number[0][0] < b)
        assert one.low is None or one.high is None or one.low <= one.high


@given(TEXTS, DATES, st.lists(st.tuples(st.integers(-5, 250), st.integers(-5, 250)), max_size=6))
def test_any_places_can_be_asked(text: str, published: str | None, places: list[tuple[int, int]]) -> None:
    out = resolve_times(text, published, places)
    assert len(out) == len(places)
    for place, time in zip(places, out, strict=True):
        assert time is None or time.spans == (place,)


@given(st.text(max_size=300))
def test_times_of_an_annotation(text: str) -> None:
    encoding = encode(text)
    ends = np.zeros(len(encoding), bool)
    read = Annotation(text, encoding, (), (), ends, np.zeros((len(encoding), PAIRS), np.float16))
    assert times(read, None) == find_times(tokens(text), None, read)


WORDS = st.sampled_from(
    """
    the a of in on at to from ago later earlier this last next every each 2015 4,000 1.5 10:30 p.m. 30 3 99999999999 0
    1/2 Thursday half past quarter € % - – before after since until by every second minute hour day week month year
    decade century seconds years first third two dozen hundred may May spring noon overnight couple
    """.split()
)


@given(st.lists(WORDS, max_size=9), st.sampled_from([None, "2024-12-19", "0001-01-01", "9999-12-31"]))
def test_no_words_break_the_reader(chosen: list[str], published: str | None) -> None:
    cut = tokens(" ".join(chosen))
    found = find_times(cut, published)
    places = [span for time in found for span in time.spans]
    places += [span for quantity in find_quantities(cut, found) for span in quantity.spans]
    assert all(0 <= start < end <= len(" ".join(chosen)) for start, end in places)


def test_three_quarters_of_something_is_a_share() -> None:
    text = "Three-quarters of the aid never arrived."
    assert told(text) == []
    (share,) = find_quantities(tokens(text))
    assert (share.value, share.unit) == (75.0, "%")
