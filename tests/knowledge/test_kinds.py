import pytest

from counterclaim.knowledge.kinds import beside, direction, generic, kinds_of, stripped


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Velmar", []),
        ("the city of Velmar", [("velmar", {"city"})]),
        ("Velmar Province", [("velmar", {"region"})]),
        ("northern Velmar", [("velmar", set())]),
        ("Velmar air base", [("velmar", {"facility"})]),
        ("the state of northern Velmar", [("northern velmar", {"region"}), ("velmar", {"region"})]),
        ("city", []),
    ],
)
def test_words_for_a_kind_are_taken_off_one_by_one(name: str, forms: list[tuple[str, set[str]]]) -> None:
    assert [(form.name, set(form.kinds)) for form in stripped(name)] == forms


def test_words_beside_a_name_tell_its_kind() -> None:
    assert beside(["in", "the", "province", "of"], []) == {"region"}
    assert beside(["at"], ["air", "base", "and"]) == {"facility"}
    assert beside(["members", "of"], ["voted"]) == set()


def test_words_of_the_lists() -> None:
    assert kinds_of("downtown") == frozenset()
    assert kinds_of("ledger") is None
    assert generic("church")
    assert not generic("velmar")
    assert direction("west")
    assert not direction("city")
