"""The scripts of the pages are checked and bundled where there is npm, and left out with a sentence where not."""

import shutil
from pathlib import Path

import pytest

from building import web


def test_without_npm_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert web.built(tmp_path) == (
        "The scripts of the pages were not built, as npm is not installed; the pages are whole without them."
    )
    assert not list(tmp_path.iterdir())


def test_without_a_way_to_the_registry_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(web, "_node", lambda: 20)
    monkeypatch.setattr(web, "_run", lambda *_: "npm error\nnpm error network")
    assert "npm cannot install what they need (npm error network)" in web.built(tmp_path)


def test_an_old_node_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(web, "_node", lambda: 14)
    assert "Node.js is older than 18" in web.built(tmp_path)


def test_a_fault_in_a_script_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(web, "_node", lambda: 20)
    monkeypatch.setattr(web, "_installed", lambda _: True)
    monkeypatch.setattr(web, "_run", lambda *_: "map.ts(3,1): error TS2304")
    with pytest.raises(web.Broken, match="TS2304"):
        web.built(tmp_path)


@pytest.mark.skipif(not (web.ROOT / "web" / "node_modules").is_dir(), reason="npm has installed nothing; run make test")
def test_the_scripts_have_no_fault_and_come_with_their_licences() -> None:
    assert web._run([str(shutil.which("npm")), "run", "--silent", "check"], web.ROOT / "web") is None
    told = web.licences(web.ROOT / "web")
    assert "d3-zoom 3" in told
    assert "typescript" not in told
