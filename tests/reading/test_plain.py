import pytest

from counterclaim.reading.plain import headline

BODY = "The mayor of Orlec said on Friday that the dam above the town had held through the night, and went home."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Dam held, mayor says\n\n{BODY}", "Dam held, mayor says"),
        (f"Dam held, mayor says\n{BODY}", "Dam held, mayor says"),
        (f"\n  Dam held, mayor says  \n{BODY}", "Dam held, mayor says"),
        (f"Did the dam hold?\n\n{BODY}", "Did the dam hold?"),
        (f"Dam held, mayor says\nBy Ann Orr\n\n{BODY}", "Dam held, mayor says"),
        (f"{BODY}\n\n{BODY}", None),
        (f"He said: “It held.”\n\n{BODY}", None),
        ("Dam held, mayor says", None),
        ("Dam held, mayor says\n\n", None),
        (f"{'Dam held and ' * 20}\n\n{BODY}", None),
        ("The mayor of Orlec said on Friday that the dam above\nthe town had held.", None),
        (
            "The mayor of Orlec said on Friday that the dam above\nOrlec had held through the night, and\nwent home.",
            None,
        ),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    assert headline(text) == title
