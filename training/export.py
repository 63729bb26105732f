"""Export the averaged weights as one ONNX graph with int8 weights: ``python -m training.export --run runs/one``.

Writes ``encoder.onnx`` and ``model.json`` (what the graph does not hold) into the package.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from counterclaim.language.antecedents import FEATURES
from counterclaim.language.labels import distance_bucket
from training.model import Model, distances

TARGET = Path(__file__).resolve().parents[1] / "src/counterclaim/language/model"
INPUTS = ("ids", "first", "case", "opens", "quoted", "paragraph", "threshold")
OUTPUTS = ("anchors", "at", "roles", "stance", "names", "ends", "pairs")


class Graph(nn.Module):
    """One window in, every head's scores out; which words are anchors is decided inside."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model
        self.register_buffer("table", torch.tensor([distance_bucket(d) for d in range(-600, 601)]))

    def forward(
        self,
        ids: Tensor,
        first: Tensor,
        case: Tensor,
        opens: Tensor,
        quoted: Tensor,
        paragraph: Tensor,
        threshold: Tensor,
    ) -> tuple[Tensor, ...]:
        m = self.model
        words = m.words(ids, first, case, opens, quoted)
        p = torch.softmax(m.anchors(words), -1)
        at = torch.nonzero(p[0, :, 0] < 1 - threshold)[:, 0]
        batch = torch.zeros_like(at)
        near = (paragraph[batch] - paragraph[0, at][:, None]).clamp(-2, 2) + 2
        roles = m.roles(words, batch, at, distances(at, words.shape[1], self.table), near)
        content = torch.softmax(roles, -1)[..., 3:].sum(-1)
        content = content * (content > 0.5)
        pooled = (content @ words[0]) / content.sum(1, keepdim=True).clamp(min=1)
        stance = m.stance(torch.cat([words[0, at], pooled], -1))
        return (p[0], at, roles, stance, m.names(words)[0], m.ends(words)[0, :, 0], m.pairs(words)[0])


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
        quantize_dynamic(
            str(ready),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=False,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    details = {"pair_weights": [round(float(x), 5) for x in weights], "pair_features": list(FEATURES)}
    kept = args.target / "model.json"
    before = json.loads(kept.read_text()) if kept.exists() else {}
    kept.write_text(json.dumps(before | details, indent=1) + "\n")
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
