"""What is trained must be what runs: the same arithmetic in PyTorch and in NumPy."""

from importlib import import_module

import numpy as np
import pytest

from counterclaim.language.pairing import Pairing, gathered

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `training`")


def test_the_program_scores_pairs_as_training_does() -> None:
    heads, coreference = import_module("training.heads"), import_module("training.heads.coreference")
    torch.manual_seed(0)
    head = coreference.Coreference(heads.Shape(hidden=16))
    torch.nn.init.normal_(head.linear)
    words = torch.randn(9, 16)
    runs = np.array([(0, 1), (2, 2), (4, 7), (6, 7)])
    texts = [["the", "ferry"], ["it"], ["a", "ferry", "of", "ours"], ["of", "ours"]]
    with torch.no_grad():
        pairs = head.states(words).numpy()
        ours = gathered(pairs, runs)
        theirs = head._gathered(words, torch.from_numpy(runs))
        assert np.allclose(ours, theirs.numpy(), atol=1e-5)
        program = Pairing(
            pairs,
            head.details()["pair_weights"],
            [((a, b + 1), t) for (a, b), t in zip(runs.tolist(), texts, strict=True)],
        )
        shown = program._words.table(slice(None), slice(None))
        scored = head.scores(theirs, torch.from_numpy(shown)).numpy()
    assert np.allclose(program.block(slice(0, 4), slice(0, 4)), scored, atol=1e-3)
