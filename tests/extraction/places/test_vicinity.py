from itertools import product
from math import dist, exp
from random import Random

import pytest

from counterclaim.extraction.places.vicinity import vicinity
from counterclaim.knowledge.gazetteer import gazetteer


def row(name: str, country: str, kind: str = "city") -> int:
    g = gazetteer()
    rows = [r for r in g.look_up(name)[0].tolist() if g.entry(r).country == country and g.entry(r).kind == kind]
    return int(max(rows, key=lambda r: g.population[r]))


def test_the_town_that_others_lie_around_is_taken() -> None:
    oslo, bergen, drammen = row("Oslo", "NOR"), row("Bergen", "NOR"), row("Drammen", "NOR")
    assert vicinity(50, [(0, oslo), (90, bergen), (100, drammen)], gazetteer()) in {oslo, drammen}


def test_the_country_that_is_named_nearest_is_taken() -> None:
    oslo, paris = row("Oslo", "NOR"), row("Paris", "FRA")
    assert vicinity(0, [(10, oslo), (3000, paris), (3100, paris)], gazetteer()) == oslo


def test_a_country_alone_stands_for_its_capital() -> None:
    norway = row("Norway", "NOR", "country")
    assert vicinity(0, [(5, norway)], gazetteer()) == row("Oslo", "NOR")


def test_without_a_country_there_is_no_vicinity() -> None:
    assert vicinity(0, [], gazetteer()) is None
    assert vicinity(0, [(0, int(gazetteer().look_up("Black Sea")[0][0]))], gazetteer()) is None


@pytest.mark.parametrize("seed", range(8))
def test_each_town_is_weighed_against_every_other(seed: int) -> None:
    random, g = Random(seed), gazetteer()
    towns = [row(name, "NOR") for name in ("Oslo", "Bergen", "Drammen", "Trondheim")]
    anchors = sorted((random.randrange(3000), random.choice(towns)) for _ in range(40))
    weights = [exp(-abs(at - 1500) / 500) for at, _ in anchors]
    spoken = dict.fromkeys(towns, 0.0)
    for town, (weight, (_, other)) in product(towns, zip(weights, anchors, strict=True)):
        # on the map of southern Norway a degree is 111 km to the north, half of it to the east
        apart = dist((111 * g.lat[town], 55 * g.lon[town]), (111 * g.lat[other], 55 * g.lon[other]))
        spoken[town] += weight / (1 + (apart / 100) ** 2)
    assert vicinity(1500, anchors, g) == max(spoken, key=lambda town: spoken[town])


def test_in_a_long_list_the_nearest_are_asked() -> None:
    oslo, paris = row("Oslo", "NOR"), row("Paris", "FRA")
    anchors = [(at, paris if at < 5000 else oslo) for at in range(0, 10000, 10)]
    assert vicinity(1000, anchors, gazetteer()) == paris
    assert vicinity(9000, anchors, gazetteer()) == oslo
