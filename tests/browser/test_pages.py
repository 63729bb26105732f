"""Each page in a real browser: nothing is asked of another host, nothing is wider than the window, axe finds nothing.

Pictures are left in ``build/screenshots``.
"""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn

from counterclaim.ledger import Ledger, opened_ledger
from counterclaim.ledger.reviewing import kept
from counterclaim.ledger.users import check_role
from counterclaim.serving import running
from counterclaim.serving.app import opened_app
from counterclaim.serving.rendering import ASSETS
from counterclaim.settings import Settings
from tests.ledger.conftest import Empty, FakeReader, empty
from tests.serving.conftest import ledger
from tests.serving.story import filled
from tests.serving.test_entering import HASH, PASSWORD

__all__ = ["empty", "ledger"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
PAGES = {
    "start": "/",
    "article": "/articles/a",
    "claim": "/articles/a?claim=c2#lit",
    "disputes": "/disputes",
    "search": "/search?q=dam",
    "speaker": "/speaker?name=Ada+Brandt",
    "add": "/add",
    "review": "/review",
    "part": "/review?of=a%23c1",
    "users": "/users",
    "log": "/log",
    "facets": "/disputes?speaker=Ada&since=2025",
    "problem": "/nothing",
}
TOLD = {
    "stories": "/stories",
    "story": "/stories/{id}",
    "actors": "/actors",
    "actor": "/actors/1",
    "timeline": "/timeline?about=dam",
    "copy": "/articles/courier",
}
"""Pages of a ledger that holds a story, whose id stands in some of them."""
SIZES = (390, 1440, 2560)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed"),
    pytest.mark.filterwarnings("default::ResourceWarning"),
]


@pytest.fixture
def address(ledger: Ledger, tmp_path: Path) -> Iterator[str]:
    yield from _served(ledger, tmp_path)


@pytest.fixture
def bare(empty: Empty, tmp_path: Path) -> Iterator[str]:
    with opened_ledger(empty()) as opened:
        yield from _served(opened, tmp_path)


def _served(ledger: Ledger, folder: Path) -> Iterator[str]:
    with opened_app(ledger, Settings(data=folder), FakeReader) as app, running.listening("127.0.0.1", None) as found:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = Thread(target=server.run, args=([found],), daemon=True)
        thread.start()
        yield running.address_of("127.0.0.1", found).rstrip("/")
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def story(empty: Empty, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a server whose ledger holds a story, and the story's id."""
    with opened_ledger(empty()) as opened:
        id = filled(opened)
        for address in _served(opened, tmp_path):
            yield address, id


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as engine:
        found = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_every_page_at_every_size(browser: Any, address: str, width: int, scheme: str) -> None:
    _look(browser, address, PAGES, width, scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
def test_every_page_of_a_story_at_every_size(browser: Any, story: tuple[str, str], width: int, scheme: str) -> None:
    _look(browser, story[0], {name: path.format(id=story[1]) for name, path in TOLD.items()}, width, scheme)


def _look(browser: Any, address: str, pages: dict[str, str], width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page, asked, wrong = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(error))
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, path in pages.items():
        page.goto(address + path)
        page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"
        found = axe.run(page).response["violations"]
        assert not found, [(name, one["id"], one["nodes"][0]["html"]) for one in found]
    assert {url for url in asked if not url.startswith(address)} == set()
    assert not wrong
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_words_lead_to_the_claim_and_the_claim_to_its_words(browser: Any, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/articles/a")
    page.click("text=the dam at Orlec held 😀")
    page.wait_for_selector(".claim.on >> text=the dam at Orlec held")
    page.click(".claim >> text=all is well")
    page.wait_for_selector(".text .lit-content >> text=all is well")
    context.close()


def test_claims_are_gone_through_with_keys(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/articles/a")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".claim.on").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".claim.on").count() == 0
    page.close()


def test_an_article_is_added_and_read_without_scripts(browser: Any, bare: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(bare)
    page.click("text=Add an article")
    page.fill("#text", "Ada Brandt said the dam held through the whole night.")
    page.fill("#title", "A dam")
    page.click("main button")
    page.wait_for_selector("text=Added 1 article.")
    page.click(".outcomes a")
    assert page.inner_text("h1") == "A dam"
    page.fill("#quick", "dam")
    page.press("#quick", "Enter")
    page.click(".hits .words")
    assert page.inner_text(".claim.on .words") == "the dam held through the whole night"
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_map_and_network_lead_on_with_and_without_scripts(browser: Any, story: tuple[str, str], scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page, (address, id) = context.new_page(), story
    page.goto(f"{address}/stories/{id}")
    page.click(".map a.doubtful")
    assert page.url.endswith("#place-2")
    assert page.inner_text("#place-2 > a") == "Tollen"
    page.click(".network a:has-text('Ilse Tove')")
    page.wait_for_selector("h1 >> text=Ilse Tove")
    context.close()


@pytest.mark.skipif("map.js" not in ASSETS, reason="the scripts of the pages are not built: there was no npm")
def test_the_map_is_zoomed_and_the_network_moved(browser: Any, story: tuple[str, str]) -> None:
    page, (address, id) = browser.new_page(reduced_motion="reduce"), story
    page.goto(f"{address}/stories/{id}")
    assert page.is_disabled("button[aria-label=Farther]")
    page.click("button[aria-label=Nearer]")
    assert "scale(2)" in page.get_attribute(".map svg > g", "transform")
    page.click("button[aria-label='The whole map']")
    assert "scale(1)" in page.get_attribute(".map svg > g", "transform")
    box = page.locator(".network .party").first
    box.scroll_into_view_if_needed()
    before = box.bounding_box()
    page.mouse.move(before["x"] + 20, before["y"] + 10)
    page.mouse.down()
    page.mouse.move(before["x"] + 20, before["y"] + 80, steps=4)
    page.wait_for_function("y => document.querySelector('.party').getBoundingClientRect().y > y + 15", arg=before["y"])
    page.mouse.up()
    assert page.url.endswith(f"/stories/{id}"), "a box that is moved is no link that is followed"
    page.click(".tool button:has-text('contradicts')")
    assert page.locator(".link.denies[hidden]").count() == page.locator(".link.denies").count() > 0
    page.close()


def test_only_pages_that_need_a_script_load_one_and_all_is_small(browser: Any, story: tuple[str, str]) -> None:
    page, (address, id) = browser.new_page(), story
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address).partition("?")[0]))
    page.goto(address)
    page.goto(f"{address}/actors")
    assert not [url for url in asked if url.endswith(".js")]
    page.goto(f"{address}/stories/{id}")
    loaded = {url.rpartition("/")[2] for url in asked if url.startswith("/static/")}
    assert loaded <= {"site.css", "icon.svg", "map.js", "network.js"}
    assert sum(len(gzip.compress(ASSETS[name][1])) for name in loaded) < 200_000
    page.close()


def test_a_reviewer_comes_in_reviews_adds_and_leaves_without_scripts(
    browser: Any, ledger: Ledger, address: str
) -> None:
    for name, role in (("ada", "admin"), ("rev", "reviewer")):
        ledger.users.add(name, check_role(role), HASH, "root")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/review")
    assert page.inner_text("h1") == "Who are you?"
    page.fill("#name", "rev")
    page.fill("#password", "a mill by the sea")
    page.click("main button")
    assert "do not go together" in page.inner_text("[role=alert]")
    page.fill("#password", PASSWORD)
    page.click("main button")
    assert page.inner_text("h1") == "Review"
    ask = page.locator(".ask:has(input[name=part][value=c2])")
    ask.locator("select").select_option("doubts")
    ask.locator("text=Correct it to this").click()
    assert "corrected" in page.inner_text("#last + .rows")
    with ledger.reading() as connection:
        (one,) = kept(connection)
    assert (one.review.who, one.review.now) == ("rev", "doubts")
    page.click("text=Take back")
    assert page.locator("#last").count() == 0
    page.click("text=Add")
    page.fill("#text", "Ada Brandt said the bridge held through the whole night.")
    page.click("main button")
    page.wait_for_selector("text=Added 1 article.")
    page.goto(f"{address}/users")
    assert "This is for admins" in page.inner_text("main")
    page.click("nav a[href='/account']")
    page.click("text=Leave")
    assert page.inner_text("h1") == "Who are you?"
    page.goto(address)
    assert page.inner_text("h1") == "Who are you?"
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_way_in_and_a_users_own_page_are_for_everybody(
    browser: Any, ledger: Ledger, address: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    ledger.users.add("ada", "admin", HASH, "root")
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for path in ("/login", "/account", "/users"):
        page.goto(address + path)
        if page.locator("#password").count() and page.locator("#name").count() and "login" in page.url:
            assert not axe.run(page).response["violations"]
            page.fill("#name", "ada")
            page.fill("#password", PASSWORD)
            page.click("main button")
            page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        found = axe.run(page).response["violations"]
        assert not found, [(path, one["id"], one["nodes"][0]["html"]) for one in found]
    context.close()
