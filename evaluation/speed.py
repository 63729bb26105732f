"""Articles a second on one core, the whole run against the forward pass, what resolving words adds, and peak memory.

What resolving adds is the share of actors, places, times, quantities and events in the time of all the rest of a run.

Measured in a process of its own, the best of three runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import Any
from unittest.mock import patch

from counterclaim.console import collect_seldom
from counterclaim.exchange import dump
from counterclaim.extraction import article
from counterclaim.language.encoder import Encoder
from counterclaim.language.encoding import encode, inputs, windows
from counterclaim.pipeline import Pipeline
from counterclaim.records import Document
from evaluation.memory import peak


def figures(documents: list[Document]) -> dict[str, float]:
    """Run this module on *documents* in a fresh process pinned to one core."""
    lines = "\n".join(json.dumps(asdict(d)) for d in documents)
    command = [sys.executable, "-m", "evaluation.speed"]
    # Pinned from its first moment, as on a machine of one core: libraries count the cores when they are loaded.
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, preexec_fn=_pin)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _pin() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


NAMES = (
    "articles a second, one core",
    "all heads / trunk",
    "whole run / forward pass",
    "time added by resolving, %",
    "peak memory, MB",
)
TRUNK_INPUTS = ("ids", "case", "opens", "quoted")


def trunk_session() -> Any:
    """Cut the graph where the last layer's pieces come out: everything behind it belongs to heads."""
    import onnx
    import onnxruntime

    with as_file(files("counterclaim.language").joinpath("model/encoder.onnx")) as path:
        graph = onnx.load(str(path))
    last = [n.output[0] for n in graph.graph.node if n.op_type == "LayerNormalization"][-1]
    cut = onnx.utils.Extractor(graph).extract_model(list(TRUNK_INPUTS), [last])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(cut.SerializeToString(), options, providers=["CPUExecutionProvider"])


def measure(documents: list[Document]) -> dict[str, float]:
    encoder = Encoder()
    pipeline = Pipeline(encoder, threads=1)
    cut = [(e, a, b) for e in (encode(d.text) for d in documents) for a, b in windows(e)]

    def whole() -> None:
        for reading in pipeline.read(documents):
            dump(reading)

    def forward() -> None:
        for e, a, b in cut:
            encoder.scores(e, a, b)

    def trunk_alone() -> None:
        for e, a, b in cut:
            fed = inputs(e, a, b)
            trunk.run(None, {name: fed[name][None] for name in TRUNK_INPUTS})

    whole()  # what the trunk alone needs beside it is no part of the program's memory
    memory = peak()
    trunk = trunk_session()

    # Processor time of a single thread: what else the machine does at that moment does not count.
    best = dict.fromkeys(("trunk", "forward", "whole"), float("inf"))
    for _ in range(3):
        for name, run in (("trunk", trunk_alone), ("forward", forward), ("whole", whole)):
            began = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - began)
    added = min(resolving(pipeline, documents) for _ in range(3))
    return {
        "articles a second, one core": round(len(documents) / best["whole"], 2),
        "all heads / trunk": round(best["forward"] / best["trunk"], 2),
        "whole run / forward pass": round(best["whole"] / best["forward"], 2),
        "time added by resolving, %": round(100 * added / (best["whole"] - added), 1),
        "peak memory, MB": memory,
    }


def resolving(pipeline: Pipeline, documents: list[Document]) -> float:
    """Return the processor time of what turns words into actors, places, times, quantities and events."""
    spent = 0.0

    def timed(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            nonlocal spent
            began = time.process_time()
            out = step(*given, **named)
            spent += time.process_time() - began
            return out

        return run

    steps = ("actors", "times", "quantities", "whereabouts", "places", "events", "filled")
    with ExitStack() as stack:
        for name in steps:
            stack.enter_context(patch.object(article, name, timed(getattr(article, name))))
        for _ in pipeline.read(documents):
            pass
    return spent


if __name__ == "__main__":
    collect_seldom()  # as the command line does
    print(json.dumps(measure([Document(**json.loads(line)) for line in sys.stdin])))
