"""From what the heads felt to a probability that means what it says."""

import math
from collections.abc import Mapping, Sequence


def confidence(evidence: Sequence[float], calibration: Mapping[str, object] | None) -> float:
    """Return the calibrated probability that a claim is linked right, or an argument or a link of coreference is right.

    Args:
        evidence: see ``attribution.EVIDENCE``, ``frames.Argument`` and ``coreference.Link``.
        calibration: ``weights`` (one for each piece of evidence) and ``bias`` of a logistic regression fitted on
            articles that the weights were not trained on (``model.json`` has one for ``claims``, ``arguments`` and
            ``links``); without it the logistic of the first piece is returned.
    """
    if not calibration:
        return round(1 / (1 + math.exp(-evidence[0])), 3)
    weights = calibration["weights"]
    assert isinstance(weights, Sequence)
    z = float(str(calibration["bias"])) + sum(float(w) * x for w, x in zip(weights, evidence, strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, z)))), 3)
