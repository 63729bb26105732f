"""What is evened out for int8 says what it said, and holds smaller numbers."""

from importlib import import_module
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="PyTorch comes with the extra `training`")
F = torch.nn.functional


def feed_forward(layer: Any, x: Any) -> tuple[Any, Any]:
    felt = layer.up(x)
    return layer.down(F.gelu(felt)), felt


def test_a_neuron_for_the_first_mark_is_shared_out() -> None:
    model, smoothing = import_module("training.model"), import_module("training.smoothing")
    torch.manual_seed(0)
    layer = model.Layer(import_module("training.heads").Shape(hidden=8, inner=16))
    x = 0.3 * torch.randn(30, 8)
    x[0, 0] = 10.0  # the mark's large channel
    with torch.no_grad():
        layer.up.weight[2] = torch.eye(8)[0] * 2.5
        layer.up.bias[2] = -4.0
        said, felt = feed_forward(layer, x)
        smoothing._split(layer, [felt])
        now, less = feed_forward(layer, x)
    assert felt.max() > 3 * smoothing.SHARE
    assert less.max() <= smoothing.SHARE + 1e-4
    assert torch.allclose(said, now, atol=0.02)
    assert layer.up.out_features == layer.down.in_features == 2 * smoothing.WIDE


def test_a_smoothed_model_reads_smaller_channels_and_says_the_same() -> None:
    heads, models, smoothing = (import_module(f"training.{name}") for name in ("heads", "model", "smoothing"))
    torch.manual_seed(0)
    model = models.Model(heads.Shape(hidden=24, layers=2, heads=2, inner=32, vocabulary=60, positions=20)).eval()
    ids = torch.randint(1, 60, (1, 12))
    none = torch.zeros_like(ids)
    fed = {"ids": ids, "first": torch.arange(12)[None], "case": none, "opens": none, "quoted": none}
    with torch.no_grad():
        model.trunk.norm.weight[3] = 20.0  # a channel far larger than the others
        made = import_module("training.fast").fast(model)
        before = made.words(*fed.values())
        smoothing.smooth(made, [fed])
        after = made.words(*fed.values())
        read = smoothing._seen(made, {"in": made.trunk.layers[0].q}, [fed])["in"][0][0]
    assert read.abs().max() <= smoothing.CHANNEL + 1e-4
    assert torch.allclose(before, after, atol=1e-4)
