"""How fast the pages are on a ledger of many articles, and whether the REST interface keeps its word.

    python -m evaluation.serving speed --articles 10000
    python -m evaluation.serving contract --cases 6000

``speed`` makes articles (a fake reader finds their claims, as the model plays no part in pages), asks for each page
again and again and prints the 50th and 95th percentile of the server's CPU time, cold (first in a state of the ledger)
and warm. ``contract`` runs schemathesis over the OpenAPI description of a server in the same process, at least as many
cases as are asked for, as a program that has the token of a ledger with users; then every operation again as somebody
who has no token.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from fastapi.testclient import TestClient

from counterclaim.ledger import Ledger, Producer, opened_ledger
from counterclaim.ledger.actors import listed
from counterclaim.ledger.scenes import heads
from counterclaim.reading import Network
from counterclaim.records import Claim, Document, Entity, Event, Place, PlaceReference, Reading, Relation, Stance
from counterclaim.serving.access import Access
from counterclaim.serving.app import opened_app
from counterclaim.settings import Settings

PRODUCER = Producer("made")
LIMIT_MS = 100.0
_NAMES = [
    f"{a} {b}" for a in "Ada Ilse Orro Senn Tavi Ruk Mira Jun".split() for b in "Brandt Tove Quell Marn Osk".split()
]
_THINGS = "dam bridge convoy harbour mill ferry council tunnel orchard depot grain cable".split()
_DID = "held failed opened closed moved 40 tonnes|sank at noon|cost 12 million|hurt nobody|lost 300 sacks".split("|")
STORY = 10
"""Articles of a story."""
_PATHS = (
    "/",
    "/stories",
    "/stories?page=20",
    "/stories/{s}",
    "/timeline?about=dam",
    "/timeline?about=noon",
    "/actors",
    "/actors?about=brandt",
    "/actors/{a}",
    "/actors/{a}?which=denies",
    "/actors/{a}?page=40",
    "/?page=50",
    "/articles/made-{n}",
    "/articles/made-{n}?claim=c3",
    "/articles/made-{n}?own=1",
    "/search?q=dam",
    "/search?q=dam&stance=denies",
    "/search?q=convoy+noon&articles=1",
    "/search?stance=denies&page=20",
    "/speaker?name=Ada+Brandt",
    "/disputes",
    "/disputes?about=dam",
    "/add",
    "/review",
    "/disputes?place=dam&outlet=Outlet+1",
)


def made(number: int, rng: random.Random) -> Reading:
    """Return an article of some 30 sentences, half of them claims, with a tenth of the claims denied.

    Ten that come one after the other are of one story: they have words and a day of their own, and tell of things that
    are moved from one town to another. The tenth is a copy of the ninth.
    """
    if number % STORY == STORY - 1:
        whole = made(number - 1, random.Random(number - 1))
        return replace(whole, document=replace(whole.document, id=f"made-{number}", outlet=f"Outlet {number % 40}"))
    rng = random.Random(number) if number % STORY == STORY - 2 else rng
    story, text = number // STORY, ""
    words = _vocabulary(story)
    claims: list[Claim] = []
    events: list[Event] = []
    entities: dict[str, Entity] = {}
    towns = [Place(f"p{n}", f"Town {story % 50}.{n}", "city", "NOR", 40 + story % 30 + n, n * 3.0) for n in (1, 2)]
    for sentence in range(30):
        name, thing, did = rng.choice(_NAMES), rng.choice(_THINGS), rng.choice(_DID)
        if sentence % 2:
            text += f"The {' '.join(rng.sample(words, 12))}.\n\n"
            continue
        start = len(text)
        text += f"{name} said the {thing} of {' '.join(rng.sample(words, 2))} {did}. "
        source = ((start, start + len(name)),)
        cue = ((source[0][1] + 1, source[0][1] + 5),)
        content = ((cue[0][1] + 1, len(text) - 2),)
        entity = entities.setdefault(name, Entity(f"e{len(entities) + 1}", "person", name, (source,)))
        stance: Stance = "denies" if rng.random() < 0.1 else "asserts"
        id, event = f"c{len(claims) + 1}", f"v{len(claims) + 1}"
        claims.append(Claim(id, content, cue, source, entity.id, stance=stance, events=(event,)))
        ends = (PlaceReference(content, "p1"), PlaceReference(content, "p2")) if sentence % 5 == 0 else (None, None)
        events.append(Event(event, content, "MOVE", origin=ends[0], destination=ends[1], claim=id))
    day = f"20{10 + story % 15}-{1 + story % 12:02}-{1 + story % 28:02}"
    document = Document(f"made-{number}", text, f"Report {number}", outlet=f"Outlet {number % 40}", published=day)
    relations = (Relation("denies", "c2", "c1", "polarity", confidence=0.8),) if number % 10 == 0 else ()
    parts = (tuple(entities.values()), tuple(claims), tuple(events), tuple(towns))
    return Reading(document, *parts, relations=relations)


def _vocabulary(story: int) -> list[str]:
    rng = random.Random(story)
    return [
        "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(rng.randint(3, 4))) for _ in range(60)
    ]


def filled(ledger: Ledger, count: int) -> None:
    """Store *count* made articles; each is kept with all that its pages show, but compared with no other."""
    rng = random.Random(7)
    with patch("counterclaim.ledger.links.ties._candidates", return_value={}):
        for number in range(count):
            ledger.store(made(number, rng), PRODUCER)
            if number % 500 == 499:
                print(f"{number + 1:,} articles made", file=sys.stderr)


def speed(place: Path, articles: int, rounds: int) -> bool:
    """Print how long each page takes; return whether all are fast enough."""
    rng, fast = random.Random(8), True
    with opened_ledger(str(place / f"made-{articles}.sqlite"), create=True) as ledger:
        if ledger.status().articles < articles:
            filled(ledger, articles)
        with ledger.reading() as connection:
            stories = [one.id for one in heads(connection, 0, 200)[1]]
            actors = [one.id for one in listed(connection, "", 40)]
        with opened_app(ledger, Settings(data=place), _nothing) as app:
            client = TestClient(app, base_url="http://localhost")
            print(f"{'page':<40}{'cold':>9}{'p50':>9}{'p95':>9}  ms of CPU, {articles:,} articles")
            for path in _PATHS:
                cold, times = _timed(client, path.format(n=0, s=stories[0], a=actors[0])), []
                for _ in range(rounds):
                    times.append(
                        _timed(
                            client, path.format(n=rng.randrange(articles), s=rng.choice(stories), a=rng.choice(actors))
                        )
                    )
                p95 = statistics.quantiles(times, n=20)[-1]
                fast &= p95 <= LIMIT_MS
                print(f"{path:<40}{cold:9.1f}{statistics.median(times):9.1f}{p95:9.1f}")
    return fast


def _timed(client: TestClient, path: str) -> float:
    start = time.process_time()
    assert client.get(path).status_code == 200, path
    return (time.process_time() - start) * 1000


def contract(place: Path, cases: int) -> bool:
    """Send generated requests; return whether every answer is as described and none is a fault."""
    import schemathesis
    from hypothesis import HealthCheck, given, seed, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.core.result import Err
    from schemathesis.specs.openapi import checks as described

    checks = [
        not_a_server_error,
        described.status_code_conformance,
        described.content_type_conformance,
        described.response_headers_conformance,
        described.response_schema_conformance,
        described.negative_data_rejection,
        described.unsupported_method,
    ]
    strangers = checks[:5]
    """What holds for somebody who is turned away, whatever is sent."""

    with opened_ledger(str(place / "contract.sqlite"), create=True) as ledger:
        filled(ledger, 20)
        ledger.users.add("ada", "admin", "no password has this hash", "evaluation")
        nowhere, often = (
            Network(lambda *_: ["10.0.0.1"]),
            patch("counterclaim.serving.limits.Rate.wait", return_value=0.0),
        )
        access = Access("token", alone=False)
        with often, opened_app(ledger, Settings(data=place), _nothing, access, nowhere) as app:
            known = {"Host": "localhost", "Authorization": "Bearer token"}
            api = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=known)
            operations = [one.ok() for one in api.get_all_operations() if not isinstance(one, Err)]

            def tried(operation: Any, share: int, number: int, headers: dict[str, str]) -> tuple[int, str]:
                """Return how many cases were sent, and what was wrong with the answers."""
                count = [0]

                # What a route answers is checked against its description: statuses, media types, schemas.
                @seed(number)
                @settings(max_examples=share, deadline=None, database=None, suppress_health_check=list(HealthCheck))
                @given(case=operation.as_strategy())
                def ask(case: Any) -> None:
                    count[0] += 1
                    case.call_and_validate(headers=headers, checks=checks if "Authorization" in headers else strangers)

                try:
                    ask()
                except (Exception, BaseExceptionGroup) as error:
                    return count[0], str(error)
                return count[0], ""

            sent, wrong, share, number = dict.fromkeys((one.label for one in operations), 0), 0, 0, 7
            left = list(operations)
            # Some operations take so few parameters that their cases run out; the others get what is missing.
            while left and sum(sent.values()) < cases and not wrong:
                share = max(25, -(-(cases - sum(sent.values())) // len(left)))
                for operation in tuple(left):
                    count, said = tried(operation, share, number, known)
                    sent[operation.label] += count
                    print(f"{operation.label:<40}{count:6} cases  {said or 'as described'}", flush=True)
                    wrong += bool(said)
                    if count < share:
                        left.remove(operation)
                number += 1
            total = sum(sent.values())
            for operation in operations:
                count, said = tried(operation, 25, number, {"Host": "localhost"})
                total, wrong = total + count, wrong + bool(said)
                print(f"{operation.label:<40}{count:6} cases  {said or 'as described'}, without the token", flush=True)
    print(f"{total:,} cases, {wrong} operations with a fault or a breach")
    return not wrong and total >= cases


class _Nothing:
    def read(self, documents: object, *, own_voice: bool = False) -> Iterator[Reading]:  # noqa: ARG002
        for document in documents:  # type: ignore[attr-defined]
            yield Reading(document)


def _nothing() -> _Nothing:
    return _Nothing()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "contract"))
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--cases", type=int, default=6_000)
    parser.add_argument("--keep", type=Path, help="a folder where the made ledger stays")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        good = speed(place, asked.articles, asked.rounds) if asked.what == "speed" else contract(place, asked.cases)
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
