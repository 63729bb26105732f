import pytest

from counterclaim.extraction.actors.metonymy import Roles, Sense
from tests.extraction.conftest import Made


def sense(marked: Made, text: str, name: str, kind: str, **more: object) -> Sense:
    read = marked(text, **more)
    at = text.index(name)
    run = read.run((at, at + len(name)))
    words = [
        text[a:b].casefold() for a, b in zip(read.encoding.start.tolist(), read.encoding.end.tolist(), strict=True)
    ]
    return Roles(read, [run], words).standing(run, kind).sense


def test_who_acts_is_a_government(marked: Made) -> None:
    frames = [("evacuated", [("ARG0", "Moscow"), ("ARG1", "the soldiers")])]
    assert sense(marked, "Moscow evacuated the soldiers.", "Moscow", "capital", frames=frames) == "government"


def test_where_something_happens_or_leads_is_a_place(marked: Made) -> None:
    frames = [("flew", [("ARG1", "them"), ("ARGM-DIR", "to Tehran")])]
    assert sense(marked, "He flew them to Tehran.", "Tehran", "capital", frames=frames) == "place"
    assert sense(marked, "There was snow in Tehran.", "Tehran", "capital") == "place"


def test_a_place_that_sees_something_is_one(marked: Made) -> None:
    frames = [("saw", [("ARG0", "London"), ("ARG1", "two marches")])]
    assert sense(marked, "London saw two marches.", "London", "capital", frames=frames) == "place"


def test_who_is_spoken_to_is_a_government(marked: Made) -> None:
    frames = [("accused", [("ARG0", "She"), ("ARG1", "Paris")])]
    assert sense(marked, "She accused Paris of delay.", "Paris", "capital", frames=frames) == "government"


def test_the_source_of_a_claim_is_a_government(marked: Made) -> None:
    assert sense(marked, "Ottawa denied it.", "Ottawa", "capital", sources=[("Ottawa", "denied")]) == "government"


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("They sought Moscow's aid.", "Moscow", "government"),
        ("They left Moscow's airport.", "Moscow", "place"),
        ("A deal with Iran was near.", "Iran", "government"),
        ("Talks between Iran and Oman began.", "Oman", "government"),
        ("The road from Iran was shut.", "Iran", "place"),
        ("A setback for Moscow followed.", "Moscow", "government"),
        ("They left for Moscow.", "Moscow", "place"),
        ("It is a pro-Moscow party.", "Moscow", "government"),
        ("They praised our ally Iran.", "Iran", "government"),
        ("Three backers, notably Iran, agreed.", "Iran", "government"),
        ("Iran is determined to go on.", "Iran", "government"),
        ("Iran is a hot country.", "Iran", "place"),
        ("The White House declined.", "White House", "government"),
    ],
)
def test_prepositions_and_possessions_decide_where_no_role_does(
    marked: Made, text: str, name: str, told: Sense
) -> None:
    kind = {"Moscow": "capital", "White House": "seat"}.get(name, "country")
    if name == "Oman":
        read = marked(text)
        runs = [read.run((text.index(n), text.index(n) + len(n))) for n in ("Iran", "Oman")]
        words = text.rstrip(".").casefold().split()
        assert Roles(read, runs, [*words, "."]).standing(runs[1], kind).sense == told
    else:
        assert sense(marked, text, name, kind) == told


def test_what_is_said_of_one_in_a_list_is_said_of_all(marked: Made) -> None:
    text = "France, Spain and Italy sent ships."
    read = marked(text, frames=[("sent", [("ARG0", "Italy"), ("ARG1", "ships")])])
    runs = [read.run((text.index(n), text.index(n) + len(n))) for n in ("France", "Spain", "Italy")]
    roles = Roles(read, runs, ["france", ",", "spain", "and", "italy", "sent", "ships", "."])
    assert [roles.standing(run, "country").sense for run in runs] == ["government"] * 3
    assert "in a list with “italy”" in roles.standing(runs[0], "country").why


def test_of_a_list_the_nearest_before_tells_else_the_first_behind(marked: Made) -> None:
    text = "Moscow, Tehran, Paris and Ottawa, Minsk, Oslo fell."
    names = ["Moscow", "Tehran", "Paris", "Ottawa", "Minsk", "Oslo"]
    read = marked(text, sources=[("Paris", "fell"), ("Minsk", "fell")])
    runs = [read.run((at := text.index(name), at + len(name))) for name in names]
    words = [
        text[a:b].casefold() for a, b in zip(read.encoding.start.tolist(), read.encoding.end.tolist(), strict=True)
    ]
    roles = Roles(read, runs, words)
    told = [roles.standing(run, "capital") for run in runs]
    assert {one.sense for one in told} == {"government"}
    by = ["paris", "paris", None, "paris", None, "minsk"]
    for standing, name in zip(told, by, strict=True):
        assert standing.why.startswith("it is the source" if name is None else f"in a list with “{name}”")
