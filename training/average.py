"""Average the weights of two runs: ``python -m training.average runs/one 0.25 runs/two 0.75 --out runs/both``.

Source: Wortsman et al. 2022, “Model soups”. Between the two stages the average was better on dev than either.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", metavar="RUN SHARE")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    folders, shares = args.runs[::2], [float(x) for x in args.runs[1::2]]
    states = [torch.load(Path(f) / "best.pt", map_location="cpu", weights_only=False)["average"] for f in folders]
    mixed = {k: sum(w * s[k].float() for w, s in zip(shares, states, strict=True)) for k in states[0]}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"average": mixed}, args.out / "best.pt")


if __name__ == "__main__":
    main()
