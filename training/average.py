"""Average the weights of epochs: ``python -m training.average runs/three/epoch-2.pt … --out runs/mean``.

The mean is a plain one; a file that is named twice counts twice.
Source: Wortsman et al. 2022, “Model soups”. What it gave: docs/decisions.md, 14.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder for best.pt")
    args = parser.parse_args()
    states = [torch.load(path, map_location="cpu", weights_only=False)["average"] for path in args.weights]
    mean = {k: sum(s[k].float() for s in states) / len(states) for k in states[0]}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"average": mean}, args.out / "best.pt")


if __name__ == "__main__":
    main()
