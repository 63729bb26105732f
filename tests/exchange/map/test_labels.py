"""Labels go where there is room."""

from counterclaim.exchange.map.labels import Label, Labels


def test_a_label_stands_right_of_its_dot_if_it_can() -> None:
    labels = Labels(300, 200)
    first = labels.beside("Ostrel", 100, 100, 4)
    assert first
    assert (first.anchor, first.x) == ("start", 109)


def test_labels_do_not_meet_and_stay_inside() -> None:
    labels = Labels(300, 200)
    found = [labels.beside("Ostrel", 150, 100, 4) for _ in range(9)]
    kept = [label for label in found if label]
    assert len(set(kept)) == len(kept)
    assert found[-1] is None
    assert labels.beside("A very long name of a very long town", 290, 10, 4) is None


def test_a_dot_keeps_labels_off() -> None:
    labels = Labels(300, 200)
    labels.take(120, 100, 5)
    label = labels.beside("Ostrel", 100, 100, 4)
    assert label
    assert label.anchor == "end"


def test_a_country_is_named_upon_its_point() -> None:
    labels = Labels(300, 200)
    assert labels.upon("KARTH", 150, 100) == Label(150, 105.6, "middle")
    assert labels.upon("KARTH", 150, 100, steps=(0.0,)) is None
