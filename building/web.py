"""The scripts of the pages: TypeScript out of ``web/``, checked and bundled into ``serving/static/built``.

    python -m building.web

Pages are whole without them, so where there is no npm, or no way to its registry, one sentence says so and that is all.
What is bundled was written by others too: their licences lie beside it.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
NODE = 18
_PATIENCE = 300
_SKIPPED = "The scripts of the pages were not built, as {}; the pages are whole without them."
_INSTALL = "ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=30000".split()


class Broken(Exception):
    """The scripts are wrong."""


def built(root: Path = ROOT) -> str:
    """Build the scripts; return what to say, a sentence.

    Raises:
        Broken: the compiler finds a fault.
    """
    web, out = root / "web", root / "src" / "counterclaim" / "serving" / "static" / "built"
    npm = shutil.which("npm")
    if npm is None:
        return _SKIPPED.format("npm is not installed")
    if (found := _node()) < NODE:
        return _SKIPPED.format(f"Node.js is older than {NODE}" if found else "Node.js is not installed")
    if not _installed(web) and (said := _run([npm, *_INSTALL], web)) is not None:
        return _SKIPPED.format(
            f"npm cannot install what they need ({said.splitlines()[-1] if said else 'it is silent'})"
        )
    for step in ("check", "build"):
        if (said := _run([npm, "run", "--silent", step], web)) is not None:
            raise Broken(said)
    (out / "LICENSES.txt").write_text(licences(web), encoding="utf-8")
    return f"The scripts of the pages are built: {', '.join(sorted(file.name for file in out.glob('*.js')))}."


def licences(web: Path) -> str:
    """Return the licences of all packages that are bundled."""
    packages = json.loads((web / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    parts = []
    for name, about in sorted(packages.items()):
        if name and not about.get("dev"):
            words = (web / name / "LICENSE").read_text(encoding="utf-8").strip()
            parts.append(f"{name.removeprefix('node_modules/')} {about['version']}\n\n{words}\n")
    return "\n\n".join(parts)


def _installed(web: Path) -> bool:
    there = web / "node_modules" / ".package-lock.json"
    return there.exists() and there.stat().st_mtime >= (web / "package-lock.json").stat().st_mtime


def _node() -> int:
    """Return the major version of Node.js; 0 where there is none."""
    if (node := shutil.which("node")) is None:
        return 0
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdecimal() else 0


def _run(command: list[str], where: Path) -> str | None:
    """Run *command*; return what it says where it fails, ``None`` where it does not."""
    try:
        done = subprocess.run(command, cwd=where, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return f"no answer in {_PATIENCE} seconds"
    return (done.stdout + done.stderr).strip() if done.returncode else None


def main() -> int:
    try:
        print(built())
    except Broken as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
