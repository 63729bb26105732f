from counterclaim.extraction.places.vicinity import vicinity
from counterclaim.knowledge.gazetteer import gazetteer


def row(name: str, country: str, kind: str = "city") -> int:
    g = gazetteer()
    rows = [r for r in g.look_up(name)[0].tolist() if g.entry(r).country == country and g.entry(r).kind == kind]
    return int(max(rows, key=lambda r: g.population[r]))


def test_the_town_that_others_lie_around_is_taken() -> None:
    oslo, bergen, drammen = row("Oslo", "NOR"), row("Bergen", "NOR"), row("Drammen", "NOR")
    assert vicinity(50, [(0, oslo), (100, drammen), (90, bergen)], gazetteer()) in {oslo, drammen}


def test_the_country_that_is_named_nearest_is_taken() -> None:
    oslo, paris = row("Oslo", "NOR"), row("Paris", "FRA")
    assert vicinity(0, [(10, oslo), (3000, paris), (3100, paris)], gazetteer()) == oslo


def test_a_country_alone_stands_for_its_capital() -> None:
    norway = row("Norway", "NOR", "country")
    assert vicinity(0, [(5, norway)], gazetteer()) == row("Oslo", "NOR")


def test_without_a_country_there_is_no_vicinity() -> None:
    assert vicinity(0, [], gazetteer()) is None
    assert vicinity(0, [(0, int(gazetteer().look_up("Black Sea")[0][0]))], gazetteer()) is None
