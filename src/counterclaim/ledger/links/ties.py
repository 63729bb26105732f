"""Claims of an article beside those of the articles before it: candidates by shared terms, then ``comparison.across``.

An article looks for at most ``NEWEST`` claims under each of its claims' terms, and compares bounded numbers of them, so
that what it costs does not grow with the ledger.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, or_, select, text

from counterclaim.comparison.across import NEAR, Account, accounts, alike, judged, terms
from counterclaim.ledger.links.judged import judge
from counterclaim.ledger.links.packing import packed, unpacked
from counterclaim.ledger.schema import accounts as kept
from counterclaim.ledger.schema import claim_terms, claims, ties, topics
from counterclaim.records import Reading, Tie

NEWEST = 30
"""Of the claims that share a term only so many are looked at, the newest."""
BEST = 16
"""Claims that each claim is compared with at most, beside those of the ``STORY`` articles that are most alike."""
EACH = 4
"""So many on the average of an article's claims: of all such pairs of the article those that share most."""
STORY = 12
ENOUGH = 6.0
"""What two claims share at least of the terms that they are looked for by, unless their articles are alike: two names,
or a rare word. Of 16,467 pairs of PolNeAR's dev part that share less two had a tie."""
_BATCH = 60
_NEWEST_UNDER = text(
    " UNION ALL ".join(
        f"SELECT * FROM (SELECT term, claim, article FROM claim_terms WHERE term = :term{number}"
        f" AND article <> :article ORDER BY claim DESC LIMIT {NEWEST}) AS newest{number}"
        for number in range(_BATCH)
    )
)
"""Always as many terms, so that it is prepared only once; no claim has the empty one."""
_T = TypeVar("_T")


def link(connection: Connection, article: int, reading: Reading) -> None:
    """Compare the claims of *article* with those of others and keep the ties."""
    rows = connection.execute(select(claims.c.name, claims.c.id).where(claims.c.article == article))
    number = {row.name: row.id for row in rows}
    mine = {number[one.key[1]]: one for one in accounts(reading)}
    if not mine:
        return  # then no judgement of a tie finds its claim either
    by = {claim: terms(one) for claim, one in mine.items()}
    about = next(iter(mine.values())).topic
    chosen = _candidates(connection, article, by, about)
    connection.execute(insert(kept), [{"claim": claim, "data": packed(one)} for claim, one in mine.items()])
    terms_of = [{"term": term, "claim": claim, "article": article} for claim, found in by.items() for term in found]
    if terms_of:
        connection.execute(insert(claim_terms), terms_of)
    connection.execute(insert(topics).values(article=article, data=json.dumps(about)))
    others = unpacked_accounts(connection, {other for found in chosen.values() for other in found})
    pairs = [(others[other], mine[claim]) for claim, found in chosen.items() for other in found]
    ids = {one.key: claim for claim, one in (*mine.items(), *others.items())}
    rows_of = [_row(tie, ids) for tie in judged(pairs)]
    if rows_of:
        connection.execute(insert(ties), rows_of)
    judge(connection, article, reading)


def unlink(connection: Connection, article: int) -> None:
    """Remove the ties of *article*'s claims, those to later articles too: these are found again when it is linked."""
    own = select(claims.c.id).where(claims.c.article == article)
    connection.execute(delete(ties).where(or_(ties.c.a.in_(own), ties.c.b.in_(own))))
    connection.execute(delete(claim_terms).where(claim_terms.c.claim.in_(own)))
    connection.execute(delete(kept).where(kept.c.claim.in_(own)))
    connection.execute(delete(topics).where(topics.c.article == article))


def unpacked_accounts(connection: Connection, wanted: Iterable[int]) -> dict[int, Account]:
    """Return the claims with these row numbers as comparison needs them."""
    rows: list[Any] = []
    query = select(kept.c.claim, kept.c.data, claims.c.article).join(claims, claims.c.id == kept.c.claim)
    for some in _slices(sorted(wanted), 500):
        rows += connection.execute(query.where(kept.c.claim.in_(some))).all()
    about: dict[int, str] = {}
    for some in _slices(sorted({row.article for row in rows}), 500):
        found = connection.execute(select(topics.c.article, topics.c.data).where(topics.c.article.in_(some)))
        about |= {row.article: row.data for row in found.all()}
    return {row.claim: unpacked(row.data, about[row.article]) for row in rows}


def _candidates(
    connection: Connection, article: int, by: Mapping[int, Mapping[str, float]], about: Mapping[str, float]
) -> dict[int, Sequence[int]]:
    """Return for each claim those of others that share most of its terms, and all claims of articles that are alike."""
    weight = {term: tells for found in by.values() for term, tells in found.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    shares: dict[int, float] = defaultdict(float)
    for term, claim, other in _holding(connection, article, sorted(weight)):
        holders[term].append(claim)
        shares[other] += weight[term]
    likely = sorted(shares, key=lambda other: (-shares[other], -other))[:STORY]
    near = {*_near(connection, likely, about)}
    far: list[tuple[float, int, int]] = []
    for claim, found in by.items():
        share: dict[int, float] = defaultdict(float)
        for term in found:
            for other in holders.get(term, ()):
                share[other] += weight[term]
        much = (other for other, weighs in share.items() if weighs >= ENOUGH)
        best = sorted(much, key=lambda other: (-share[other], -other))[:BEST]
        far += [(-share[other], -other, claim) for other in best if other not in near]
    out: dict[int, set[int]] = {claim: {*near} for claim in by}
    for _, other, claim in sorted(far)[: EACH * len(by)]:
        out[claim].add(-other)
    return {claim: sorted(found) for claim, found in out.items()}


def _near(connection: Connection, found: Sequence[int], about: Mapping[str, float]) -> list[int]:
    """Return all claims of those of the *found* articles that are about the same."""
    rows = connection.execute(select(topics).where(topics.c.article.in_(found)))
    same = [row.article for row in rows if alike(json.loads(row.data), about) >= NEAR]
    query = select(kept.c.claim).join(claims, claims.c.id == kept.c.claim).where(claims.c.article.in_(same))
    return list(connection.execute(query).scalars())


def _holding(connection: Connection, article: int, wanted: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the newest claims of other articles under each of the *wanted* terms, with their articles."""
    for some in _slices(wanted, _BATCH):
        terms_of = {f"term{number}": term for number, term in enumerate(some)}
        none = {f"term{number}": "" for number in range(len(some), _BATCH)}
        yield from connection.execute(_NEWEST_UNDER, terms_of | none | {"article": article}).all()


def _slices(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """Yield *items* so many at a time, as a statement takes no more parameters."""
    return (items[at : at + size] for at in range(0, len(items), size))


def _row(tie: Tie, ids: Mapping[tuple[str, str], int]) -> dict[str, object]:
    return {
        "a": ids[tie.a],
        "b": ids[tie.b],
        "type": tie.type,
        "slot": tie.slot,
        "confidence": tie.confidence,
        "why": tie.why,
    }
