"""Export the averaged weights as one ONNX graph with int8 weights: ``python -m training.export --run runs/one``.

Writes ``encoder.onnx`` and ``model.json`` (what the graph does not hold) into the package.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from counterclaim.language.antecedents import FEATURES
from training.model import Model

TARGET = Path(__file__).resolve().parents[1] / "src/counterclaim/language/model"
INPUTS = ("ids", "first", "case", "opens", "quoted", "paragraph", "threshold")
OUTPUTS = ("anchors", "at", "roles", "stance", "names", "ends", "pairs")


class Graph(nn.Module):
    """``Model.window`` with positional inputs, as the exporter wants them."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, *fed: Tensor) -> tuple[Tensor, ...]:
        return self.model.window(dict(zip(INPUTS[:-1], fed[:-1], strict=True)), fed[-1])


def load(run: Path) -> tuple[Model, Tensor]:
    state = torch.load(run / "best.pt", map_location="cpu", weights_only=False)["average"]
    model = Model()
    model.load_state_dict({k: v for k, v in state.items() if k != "pair_weights"})
    return model.eval(), state["pair_weights"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    model, weights = load(args.run)
    n, w = 40, 30
    example = (
        torch.randint(1000, 2000, (1, n)),
        torch.arange(1, w + 1)[None],
        torch.zeros(1, n, dtype=torch.long),
        torch.zeros(1, n, dtype=torch.long),
        torch.zeros(1, n, dtype=torch.long),
        torch.zeros(1, w, dtype=torch.long),
        torch.tensor(0.0),
    )
    pieces, words = {1: "pieces"}, {1: "words"}
    axes = {
        "ids": pieces,
        "first": words,
        "case": pieces,
        "opens": pieces,
        "quoted": pieces,
        "paragraph": words,
        "anchors": {0: "words"},
        "at": {0: "claims"},
        "roles": {0: "claims", 1: "words"},
        "stance": {0: "claims"},
        "names": {0: "words"},
        "ends": {0: "words"},
        "pairs": {0: "words"},
    }
    args.target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Graph(model),
            example,
            str(full),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        out = args.target / "encoder.onnx"
        small = [
            n.name
            for n in onnx.load(str(ready)).graph.node
            if n.op_type == "Gather" and "word.weight" not in n.input[0]
        ]
        quantize_dynamic(
            str(ready),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=False,
            op_types_to_quantize=["MatMul", "Gather"],
            nodes_to_exclude=small,
        )
    details = {"pair_weights": [round(float(x), 5) for x in weights], "pair_features": list(FEATURES)}
    kept = args.target / "model.json"  # written afresh: calibration and salience were fitted to other weights
    kept.write_text(json.dumps(details, indent=1) + "\n")
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
