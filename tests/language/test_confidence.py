from counterclaim.language.confidence import confidence


def test_confidence_is_the_logistic_of_weighted_evidence() -> None:
    calibration = {"weights": [1.0, 0.5], "bias": -1.0}
    assert confidence((1.0, 0.0), calibration) == 0.5
    assert confidence((100.0, 100.0), calibration) == 1.0
    assert confidence((0.0, 3.0), None) == 0.5
