import pytest

from counterclaim.knowledge.plover import Code, ontology

TYPES = """
AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE
ASSAULT
"""


def test_the_types_are_the_manuals() -> None:
    types = ontology().types
    assert set(types) == set(TYPES.split())
    assert types["REQUEST"].modes == ("assist", "change", "yield", "meet")
    assert "drone" in types["ASSAULT"].modes
    assert {kind.quad for kind in types.values()} == {
        "verbal cooperation",
        "material cooperation",
        "verbal conflict",
        "material conflict",
    }


def known(code: Code | None) -> bool:
    types = ontology().types
    return code is None or (code.type in types and (code.mode is None or code.mode in types[code.type].modes))


def test_every_code_is_known() -> None:
    for senses in ontology().senses.values():
        for sense in senses:
            assert sense.code.type == "none" or known(sense.code), sense
            assert known(sense.table), sense
            assert set(sense.context) <= {"military"}
    for kind in ontology().types.values():
        assert all(map(known, (kind.planned, kind.table, kind.refused, kind.ended))), kind
    for kind_name, table in ontology().about.items():
        assert all(map(known, table))
        assert set(table.values()) <= set(ontology().types[kind_name].modes)
    assert all(map(known, (*ontology().table, *ontology().table.values())))


def test_every_type_has_words() -> None:
    coded = {sense.code.type for senses in ontology().senses.values() for sense in senses}
    assert coded >= set(ontology().types)


@pytest.mark.parametrize("form", ["accused", "accusing", "denies", "withdrew", "bombings", "pulled"])
def test_forms_are_looked_up(form: str) -> None:
    assert ontology().senses[form]


def test_senses_with_conditions_come_first() -> None:
    for senses in ontology().senses.values():
        conditions = [sense.conditional for sense in senses]
        assert conditions == sorted(conditions, reverse=True)


def test_what_verbs_do_with_events() -> None:
    found = ontology().governing["called"]
    assert ("ends", "call off", ("off",)) in found
    assert "refused" in ontology().governors["refuses"]
    assert "willing" in ontology().willing


def test_contexts() -> None:
    assert "military" in ontology().contexts["soldiers"]
    assert ontology().contexts["nerve_agent"] == ("cbrn",)
