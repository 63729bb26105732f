"""The encoder session: one window of words in, every head's scores out.

The graph takes one window at a time and not a padded batch: int8 activations are scaled by the whole tensor, so that
a window's scores would depend on its neighbours in the batch. Alone, they never do.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.errors import ModelError
from counterclaim.language.encoding import Encoding, inputs

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one window of ``w`` words with ``a`` anchors."""

    anchors: Floats
    """[w, 3] probabilities: see ``labels.ANCHORS``."""
    at: npt.NDArray[np.int64]
    """[a] words that are anchors."""
    roles: Floats
    """[a, w, 5] logits: see ``labels.ROLES``."""
    stance: Floats
    """[a, 7] logits."""
    names: Floats
    """[w, 9] logits: see ``labels.NAMES``."""
    ends: Floats
    """[w] logits of ending a sentence."""
    pairs: Floats
    """[w, 256] what a mention that starts or ends here seeks, and what it offers to later ones."""


class Encoder:
    """The shipped model on ONNX Runtime.

    Args:
        threads: how many threads one window may use; 0 leaves it to the runtime.

    Raises:
        ModelError: the model's files are missing or cannot be loaded.
    """

    def __init__(self, threads: int = 0) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Windows differ in length: memory planned for the one before does not fit the next, and only grows.
        options.enable_mem_pattern = False
        try:
            with as_file(files("counterclaim.language").joinpath("model/encoder.onnx")) as path:
                self._session: Any = onnxruntime.InferenceSession(
                    str(path), options, providers=["CPUExecutionProvider"]
                )
        except Exception as error:
            raise ModelError(
                f"The model cannot be loaded ({error}); install the package again: its files are missing or damaged."
            ) from error

    @cached_property
    def details(self) -> dict[str, Any]:
        """What the graph does not hold: weights of word pairs, calibration, thresholds, version."""
        text = files("counterclaim.language").joinpath("model/model.json").read_text("utf-8")
        loaded: dict[str, Any] = json.loads(text)
        return loaded

    def scores(self, encoding: Encoding, begin: int, end: int, threshold: float | None = None) -> Scores:
        """Score the words ``begin`` to ``end`` of *encoding*, at most 510 pieces.

        A word is an anchor where the probability of being one is over *threshold* (by default the model's own).
        """
        if threshold is None:
            threshold = self.details.get("threshold", 0.5)
        fed = {name: value[None] for name, value in inputs(encoding, begin, end).items()}
        return Scores(*self._session.run(None, fed | {"threshold": np.array(threshold, dtype=np.float32)}))
