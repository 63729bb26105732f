"""Articles a second on one core, the whole run against the encoder's forward pass, and peak memory.

Each is measured in a process of its own, the best of three runs.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict

from counterclaim.exchange import dump
from counterclaim.language.encoder import Encoder
from counterclaim.language.encoding import encode, windows
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document
from counterclaim.settings import Settings


def figures(documents: list[Document]) -> dict[str, float]:
    """Run this module on *documents* in a fresh process pinned to one core."""
    lines = "\n".join(json.dumps(asdict(d)) for d in documents)
    command = [sys.executable, "-m", "evaluation.speed"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(documents: list[Document]) -> dict[str, float]:
    encoder = Encoder(threads=1)
    pipeline = Pipeline.load(Settings(threads=1))
    encodings = [encode(d.text) for d in documents]

    def whole() -> None:
        for reading in pipeline.read(documents):
            dump(reading)

    def forward() -> None:
        for e in encodings:
            for a, b in windows(e):
                encoder.scores(e, a, b, threshold=1.5)  # no word is an anchor: the trunk and what every word has

    # Processor time of a single thread: what else the machine does at that moment does not count.
    best = {"forward": float("inf"), "whole": float("inf")}
    for _ in range(3):
        for name, run in (("forward", forward), ("whole", whole)):
            began = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - began)
    return {
        "articles a second, one core": round(len(documents) / best["whole"], 2),
        "whole run / forward pass": round(best["whole"] / best["forward"], 2),
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    import os

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(json.dumps(measure([Document(**json.loads(line)) for line in sys.stdin])))
