"""The encoder session: one window of words in, every head's scores out.

The graph takes one window at a time and not a padded batch: int8 activations are scaled by the whole tensor, so that
a window's scores would depend on its neighbours in the batch. Alone, they never do.
"""

import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.errors import ModelError
from counterclaim.language.encoding import Encoding, inputs
from counterclaim.language.labels import CLAIM

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
    predicates: npt.NDArray[np.int64]
    """[p] words that are predicates."""
    sure: Floats
    """[p] their log-odds."""
    arguments: Floats
    """[p, 2 * REACH + 1, labels] logits of the words around each predicate: outside, then start and inside of each of
    ``labels.ARGUMENTS``."""
    spans: npt.NDArray[np.int64]
    """[m, 2] first and last word of each mention."""
    likely: Floats
    """[m] their log-odds."""
    kinds: Floats
    """[m, types + 1] logits: see ``labels.MENTION_TYPES``; the last of having a proper noun as its head."""
    pairs: Floats
    """[w, PAIRS] what a mention with this word seeks and offers: see ``pairing``."""


class Encoder:
    """The shipped model on ONNX Runtime.

    A window runs on one thread; several may run at once (``annotating.annotate_all``), which gains more.

    Raises:
        ModelError: the model's files are missing or cannot be loaded.
    """

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        # Windows differ in length: memory planned for the one before does not fit the next, and only grows.
        options.enable_mem_pattern = False
        try:
            with as_file(files("counterclaim.language").joinpath("model/encoder.onnx")) as path:
                self._session: Any = onnxruntime.InferenceSession(
                    str(path), options, providers=["CPUExecutionProvider"]
                )
            self._names = [output.name for output in self._session.get_outputs()]
            text = files("counterclaim.language").joinpath("model/model.json").read_text("utf-8")
            self.details: dict[str, Any] = json.loads(text)
            """What the graph does not hold: weights of word pairs, salience, calibration, threshold."""
        except Exception as error:
            raise ModelError(
                f"The model cannot be loaded ({error}); install the package again: its files are missing or damaged."
            ) from error

    def scores(self, encoding: Encoding, begin: int, end: int, threshold: float = CLAIM) -> Scores:
        """Score the words ``begin`` to ``end`` of *encoding*, at most 510 pieces.

        A word is an anchor where the probability of opening a claim is over *threshold*, or that of opening one inside
        another's content over ``labels.NESTED``.
        """
        fed = {name: value[None] for name, value in inputs(encoding, begin, end).items()}
        found = self._session.run(None, fed | {"threshold": np.array(threshold, dtype=np.float32)})
        return Scores(**dict(zip(self._names, found, strict=True)))
