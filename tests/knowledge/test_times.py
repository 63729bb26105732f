import re

from counterclaim.extraction.times.calendar import days
from counterclaim.knowledge.times import time_words


def test_words_are_in_lower_case() -> None:
    known = time_words()
    assert all(word == word.lower() for word in (*known.classes, *known.future, *known.past, *known.modal))


def test_names_have_days() -> None:
    for value in time_words().names.values():
        text = value if isinstance(value, str) else f"2024-{value[0]:02}-{value[1]:02}"
        assert days(text) is not None


def test_macros_are_filled_in() -> None:
    assert not any(re.search(r"\b[A-Z]{2,}\b", form) for _, form in time_words().patterns)
