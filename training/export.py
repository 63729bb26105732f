"""Export the averaged weights as one ONNX graph with int8 weights: ``python -m training.export --run runs/one``.

Writes ``encoder.onnx`` and ``model.json`` (what the graph does not hold) into the package.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.fast import fast
from training.heads.coreference import Coreference
from training.model import Model, outputs
from training.smoothing import smooth, windows

TARGET = Path(__file__).resolve().parents[1] / "src/counterclaim/language/model"
INPUTS = ("ids", "first", "case", "opens", "quoted", "paragraph", "threshold")


class Graph(nn.Module):
    """``Model.window`` with positional inputs, as the exporter wants them."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, *fed: Tensor) -> tuple[Tensor, ...]:
        return self.model.window(dict(zip(INPUTS, fed, strict=True)))


def load(run: Path) -> Model:
    model = Model()
    model.load_state_dict(torch.load(run / "best.pt", map_location="cpu", weights_only=False)["average"])
    return model.eval()


def write(model: Model, full: Path) -> None:
    """Write the graph in full precision, with dynamic lengths and what its products read evened out."""
    made = fast(model)
    smooth(made, windows())
    n, w = 40, 30
    zeros = torch.zeros(1, n, dtype=torch.long)
    pieces, words = {1: "pieces"}, {1: "words"}
    axes: dict[str, Any] = dict.fromkeys(INPUTS[:-1], pieces) | {"first": words, "paragraph": words} | outputs()
    example = (
        torch.randint(1000, 2000, (1, n)),
        torch.arange(1, w + 1)[None],
        *(zeros, zeros, zeros),
        torch.zeros(1, w, dtype=torch.long),
        torch.tensor(0.0),
    )
    torch.onnx.export(
        Graph(made),
        example,
        str(full),
        input_names=list(INPUTS),
        output_names=list(outputs()),
        dynamic_axes=axes,
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


def quantise(full: Path, out: Path) -> None:
    """Store matrices and the word table in 8 bits; activations are scaled while running, each by its own largest."""
    ready = full.with_name("ready.onnx")
    quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
    nodes = onnx.load(str(ready)).graph.node
    quantize_dynamic(
        str(ready),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=False,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=[n.name for n in nodes if n.op_type == "Gather" and "word.weight" not in n.input[0]],
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    model = load(args.run)
    args.target.mkdir(parents=True, exist_ok=True)
    out = args.target / "encoder.onnx"
    with tempfile.TemporaryDirectory() as folder:
        write(model, Path(folder) / "full.onnx")
        quantise(Path(folder) / "full.onnx", out)
    coreference = model.heads["coreference"]
    assert isinstance(coreference, Coreference)
    # Written afresh: calibration and salience were fitted to other weights.
    (args.target / "model.json").write_text(json.dumps(coreference.details()) + "\n")
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
