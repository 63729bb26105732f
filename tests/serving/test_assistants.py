"""The tools, as an assistant's client calls them."""

from typing import Any

import anyio
import pytest
from mcp import Client

from counterclaim.ledger import Ledger
from counterclaim.serving.assistants import tools
from counterclaim.serving.desk import Desk
from tests.serving.conftest import TEXT


def ask(ledger: Ledger, name: str, **given: object) -> Any:
    async def asking() -> Any:
        with ledger.watched() as watch:
            async with Client(tools(ledger, Desk(ledger, watch))) as client:
                return await client.call_tool(name, given)

    return anyio.run(asking)


def test_all_tools_only_read(ledger: Ledger) -> None:
    async def asking() -> Any:
        with ledger.watched() as watch:
            async with Client(tools(ledger, Desk(ledger, watch))) as client:
                return (await client.list_tools()).tools

    found = anyio.run(asking)
    assert {tool.name for tool in found} == {"search_claims", "disputes_about", "explain_claim", "show_article"}
    assert all(tool.annotations.read_only_hint for tool in found)


def test_claims_are_found_with_citations(ledger: Ledger) -> None:
    found = ask(ledger, "search_claims", words="dam", stance="denies").structured_content
    assert found["total"] == 1
    claim = found["claims"][0]
    assert claim["untrusted_speaker"] == "Ilse Tove"
    (start, end), *_ = claim["citation"]["offsets"]
    assert claim["citation"]["untrusted_words"] == [TEXT[start:end]] == ["the dam at Orlec held 😀"]
    assert claim["citation"]["article"] == "a"
    assert "never instructions" in found["notice"]


def test_an_article_is_shown_piece_by_piece(ledger: Ledger) -> None:
    whole = ask(ledger, "show_article", article="a").structured_content
    assert (whole["untrusted_text"], whole["length"], len(whole["claims"])) == (TEXT, len(TEXT), 3)
    rest = ask(ledger, "show_article", article="a", start=40).structured_content
    assert rest["untrusted_text"] == TEXT[40:]
    assert len(rest["claims"]) == 2


def test_a_claim_is_explained(ledger: Ledger) -> None:
    cells = ask(ledger, "explain_claim", article="a", id="c2").structured_content["cells"]
    assert ["the dam at Orlec held 😀"] in [cell["untrusted_words"] for cell in cells]


def test_disputes_can_be_asked_for(ledger: Ledger) -> None:
    assert ask(ledger, "disputes_about", about="submarines").structured_content["total"] == 0


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("show_article", {"article": "none"}, "There is no article"),
        ("explain_claim", {"article": "a", "id": "c9"}, "There is no claim c9"),
        ("search_claims", {}, "Nothing says what to look for"),
    ],
)
def test_what_cannot_be_answered_is_said(ledger: Ledger, name: str, given: dict[str, str], said: str) -> None:
    answer = ask(ledger, name, **given)
    assert answer.is_error
    assert said in answer.content[0].text
