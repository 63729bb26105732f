"""``add`` killed again and again: ``python -m evaluation.kills [ARTICLES] [KILLS] [--ledger URL] [--cut]``.

The program adds articles of ``made`` (2,000 of them) and gets SIGKILL at moments that chance chooses (fifty of them),
also while it makes the tables and while it ties articles; each time the same command is given again. Then the ledger is
held to one that nobody disturbed, row by row. With ``--cut`` it is PostgreSQL that ends the connection.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from counterclaim.exchange import dump
from counterclaim.ledger import Ledger, opened_ledger
from evaluation.ledgers import contents, differing, sound
from evaluation.made import bases, made

ROOT = Path(__file__).parents[1]
_NAME = "counterclaim-killed"
"""What the connections to cut are called at the server."""

# The program itself, with a reader that knows what the model would find.
_PROGRAM = """
import json, sys, types
from counterclaim.exchange import from_record
class Pipeline:
    load = classmethod(lambda cls, settings: cls())
    def read(self, documents, *, own_voice=False):
        with open(sys.argv[1], encoding="utf-8") as lines:
            known = {line.split('"', 4)[3]: line for line in lines}  # the id comes first
        for document in documents:
            yield from_record(json.loads(known[document.id]))
module = types.ModuleType("counterclaim.pipeline"); module.Pipeline = Pipeline
sys.modules["counterclaim.pipeline"] = module
from counterclaim.cli import main
sys.exit(main(["add", sys.argv[1], "--ledger", sys.argv[2]]))
"""


def running(lines: Path, location: str) -> subprocess.Popen[str]:
    """Start the program on *lines*."""
    command = [sys.executable, "-c", _PROGRAM, str(lines), location]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PGAPPNAME": _NAME}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def disturbed(lines: Path, location: str, kills: int, cut: bool, seconds: float, rng: random.Random) -> list[str]:
    """Kill the program so many times, and let it end; return what it said when it was cut off."""
    said = []
    for _ in range(kills):
        with running(lines, location) as program:
            time.sleep(rng.uniform(0, seconds))
            if cut:
                _cut(location)
                out, error = program.communicate()
                said.append(error.strip().splitlines()[-1] if program.returncode else out.strip())
            else:
                program.send_signal(signal.SIGKILL)
                program.wait()
    with running(lines, location) as program:
        out, error = program.communicate()
    assert program.returncode == 0, error
    print(out.strip())
    return said


def _cut(location: str) -> None:
    with opened_ledger(location, create=True) as ledger, ledger.reading() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"
        connection.execute(text(others), {"name": _NAME})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=int, default=2_000)
    parser.add_argument("kills", nargs="?", type=int, default=50)
    parser.add_argument("--ledger")
    parser.add_argument("--cut", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines, alone = Path(folder) / "news.jsonl", str(Path(folder) / "alone.sqlite")
        records = [dump(reading) for reading in islice(made(bases()), given.articles)]
        lines.write_text("".join(f"{record}\n" for record in records), encoding="utf-8")
        began = time.monotonic()
        with running(lines, alone) as program:
            program.communicate()
        seconds = 2 * (time.monotonic() - began) / given.kills + 2  # on the average it gets through by then
        location = given.ledger or str(Path(folder) / "killed.sqlite")
        said = disturbed(lines, location, given.kills, given.cut, seconds, random.Random(6))
        with opened_ledger(location) as one, opened_ledger(alone) as other:
            print(json.dumps(_compared(one, other, given.articles) | {"told": sorted(set(said))}, ensure_ascii=False))


def _compared(one: Ledger, other: Ledger, articles: int) -> dict[str, object]:
    there, wanted = contents(one), contents(other)
    rows = {name: len(found) for name, found in wanted.items() if found}
    return {"differs": differing(there, wanted), "sound": sound(one), "all": len(there["articles"]) == articles} | rows


if __name__ == "__main__":
    main()
