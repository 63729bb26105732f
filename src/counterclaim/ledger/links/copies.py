"""Copies: articles that share half of their sentences stand in one group.

An article is held against the few that share most of its sentences' bands, so it costs the same in a ledger of any
size: no band is kept of more than ``_HOLDERS`` articles, and a copy of what many have copied finds the first of them.
"""

from array import array
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, or_, select, update

from counterclaim.comparison.copies import COPIES, align, bands, components, credits_of, parsed
from counterclaim.ledger import schema
from counterclaim.ledger.links.lookups import chunks, rows_of
from counterclaim.ledger.rows import storable
from counterclaim.records import Reading

_HOLDERS = 32
"""Articles that are kept under one band."""
_ALIGNED = 6
"""Articles that one is aligned with, those that share most sentences; and how many of them may be of one group."""
_OF_ONE_TEXT = 2
_LONG = 12
"""Sentences from which one alone in common is no reason to align: a copy shares bands in two or more."""
_FURNITURE = 6
"""Texts from which a sentence that all of them have is what outlets put under everything."""
_KEPT = (*COPIES, "passages")


def link(connection: Connection, article: int, reading: Reading) -> None:
    """Write the bands, credits and copies of *article*."""
    text = parsed(reading.document.text)
    sentences = bands(text)
    holders = _holders(connection, {band for sentence in sentences for band in sentence})
    kept = sorted(band for band in holders if len(holders[band]) < _HOLDERS)
    if kept:
        connection.execute(insert(schema.bands), [{"band": band, "article": article} for band in kept])
        packed = array("q", kept).tobytes()
        connection.execute(insert(schema.signatures), [{"article": article, "bands": packed}])
    _write_credits(connection, article, reading)
    met = [sorted({one for band in sentence for one in holders[band]}) for sentence in sentences]
    of = _texts(connection, {one for sentence in met for one in sentence})
    furniture = {at for at, sentence in enumerate(met) if len({of.get(one, -one) for one in sentence}) >= _FURNITURE}
    shared = Counter(one for at, sentence in enumerate(met) if at not in furniture for one in sentence)
    least = 2 if len(sentences) >= _LONG else 1
    likely = _likely(Counter({one: count for one, count in shared.items() if count >= least}), of)
    texts = dict(rows_of(connection, schema.articles.c.id, likely, schema.articles.c.text))
    found = [(one, align(text, parsed(texts[one]), furniture)) for one in likely]
    found = [(one, alignment) for one, alignment in found if alignment.kind in _KEPT]
    if found:
        rows = [
            {"one": min(one, article), "other": max(one, article), "kind": how.kind, "share": round(how.share, 4)}
            for one, how in found
        ]
        connection.execute(insert(schema.alignments), rows)
    _join(connection, [article, *(one for one, alignment in found if alignment.kind in COPIES)])


def unlink(connection: Connection, article: int) -> None:
    """Remove them, and take apart what only *article* held together."""
    signature = connection.execute(
        select(schema.signatures.c.bands).where(schema.signatures.c.article == article)
    ).scalar()
    if signature is not None:
        held = array("q")
        held.frombytes(signature)
        own = (schema.bands.c.article == article,)
        for some in chunks(held):
            connection.execute(delete(schema.bands).where(schema.bands.c.band.in_(some), *own))
        connection.execute(delete(schema.signatures).where(schema.signatures.c.article == article))
    connection.execute(delete(schema.credits).where(schema.credits.c.article == article))
    pairs = schema.alignments.c
    connection.execute(delete(schema.alignments).where(or_(pairs.one == article, pairs.other == article)))
    group = connection.execute(select(schema.copies.c.text).where(schema.copies.c.article == article)).scalar()
    if group is not None:
        _take_apart(connection, article, group)


def _holders(connection: Connection, wanted: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {band: [] for band in wanted}
    for band, article in rows_of(connection, schema.bands.c.band, sorted(wanted), schema.bands.c.article):
        found[band].append(article)
    return found


def _texts(connection: Connection, articles: set[int]) -> dict[int, int]:
    """Return the group of each of *articles* that has one."""
    return dict(rows_of(connection, schema.copies.c.article, sorted(articles), schema.copies.c.text))


def _likely(shared: Counter[int], of: dict[int, int]) -> list[int]:
    """Return the articles to align with, those that share most sentences first."""
    out: list[int] = []
    taken: Counter[int] = Counter()
    for one in sorted(shared, key=lambda one: (-shared[one], one)):
        text = of.get(one, -one)
        if taken[text] < _OF_ONE_TEXT:
            taken[text] += 1
            out.append(one)
        if len(out) == _ALIGNED:
            break
    return out


def _join(connection: Connection, articles: Sequence[int]) -> None:
    """Make one group of *articles* and of the groups that they are in."""
    if len(articles) < 2:
        return
    table = schema.copies
    before = dict(rows_of(connection, table.c.article, articles, table.c.text))
    text = min(*articles, *before.values())
    others = sorted({group for group in before.values() if group != text})
    if others:
        connection.execute(update(table).where(table.c.text.in_(others)).values(text=text))
    rows = [{"article": article, "text": text} for article in articles if article not in before]
    if rows:
        connection.execute(insert(table), rows)


def _take_apart(connection: Connection, article: int, group: int) -> None:
    table, pairs = schema.copies, schema.alignments.c
    members = connection.execute(select(table.c.article).where(table.c.text == group).order_by(table.c.article))
    left = [one for one in members.scalars() if one != article]
    ties = select(pairs.one, pairs.other).join(table, table.c.article == pairs.one)
    tied = connection.execute(ties.where(table.c.text == group, pairs.kind.in_(COPIES))).all()
    connection.execute(delete(table).where(table.c.text == group))
    for part in components(left, ((row.one, row.other) for row in tied)):
        _join(connection, part)


def _write_credits(connection: Connection, article: int, reading: Reading) -> None:
    rows = []
    for number, credit in enumerate(credits_of(reading.document), 1):
        start, end = credit.spans[0] if credit.spans else (None, None)
        cells = {"kind": credit.kind, "name": storable(credit.name), "agency": int(credit.agency)}
        rows.append({"article": article, "number": number, **cells, "start": start, "end": end})
    if rows:
        connection.execute(insert(schema.credits), rows)
