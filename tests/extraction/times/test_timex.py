from counterclaim.extraction.times.timex import matches, signature
from counterclaim.extraction.tokens import tokens
from counterclaim.knowledge.times import time_words


def test_every_token_is_one_character() -> None:
    cut = tokens("On Thursday, 5 May 2019, at 8:30 a.m.\nthe 21st 👩‍🚀")
    assert len(signature(cut)) == len(cut)


def test_capitals_make_months() -> None:
    small, large = (signature(tokens(text)) for text in ("may", "May"))
    assert small != large


def test_every_reading_has_a_form_that_is_found() -> None:
    texts = """
    2024-12-19 | 31/12/2024 | 5 May 2019 | 5-6 May 2019 | May 2019 | May to June 2019 | Thursday | today | this week |
    this period | last summer | this morning | the past two years | two days ago | the days ahead | two days |
    every day | now | 2015 | 2015-16 | the 1930s | the 19th century | the first half of 2016 | 8 a.m.
    """
    seen = set()
    for text in texts.split("|"):
        seen |= {match.reading for match in matches(signature(tokens(text.strip())))}
    assert {reading for reading, _ in time_words().patterns} <= seen | {"iso"}
