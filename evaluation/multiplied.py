"""A ledger of made articles many times over: a hundred thousand in minutes, for measuring what the next ones cost.

What stands in the ledger is written again with other numbers, later days and, for each word that ``made`` gave a story
of its own, another such word: in texts, names, terms and keys alike. So every table and index grows as it does when
articles are added one by one, words that all stories have fill up to their bounds, and each copy's stories are new.
Nothing is looked up or compared for it; relations and ties are those of the first articles.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.comparison.stories import key
from counterclaim.ledger.links.copies import _HOLDERS
from counterclaim.ledger.links.stories import _ALL, _ALL_COUNTED, _ONE_IN
from evaluation.made import A_DAY, OWN

_FEW = 12
"""Articles up to which an actor belongs to one story, and the stories' own words do not tell otherwise."""
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_SYLLABLES = len(_CONSONANTS) * len(_VOWELS)
_STEP = 123_457
"""Without a divisor of how many words there are: words that are alike go far apart, and no two become one."""
_WORDED = frozenset(
    "title text content cue source speaker_name speaker_key called called_key object_words data term key".split()
)
"""Columns of words."""
_MAY_MEET = ("postings", "claim_terms", "actor_keys")
"""Tables in which a word's new key may be, by a rare chance, that of another word of the same article."""
Row = dict[str, Any]


def multiply(path: Path, first: int, more: int, seed: int) -> None:
    """Write the *first* articles of the ledger at *path* again, as so many *more*: at most as many as they are.

    Args:
        path: an SQLite file with articles of ``made``, added in their order.
        first: how many articles were added one by one to begin with.
        more: how many of them are written again.
        seed: another one each time.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -262144")
        with connection:
            _Copy(connection, first, more, seed).write()


class _Copy:
    """One time more the first articles of a ledger."""

    def __init__(self, connection: sqlite3.Connection, first: int, more: int, seed: int) -> None:
        self._connection = connection
        self._more = more
        self._seed = seed
        self._other = lru_cache(maxsize=100_000)(partial(_other_word, seed))
        self._there = self._one("SELECT max(id) FROM articles")
        self._claims = self._one("SELECT max(id) FROM claims")
        self._of_first = self._one(f"SELECT max(id) FROM claims WHERE article <= {more}")
        self._versions = self._one("SELECT max(id) FROM versions")
        self._ties = self._one("SELECT coalesce(max(id), 0) FROM ties")
        self._actors = self._one("SELECT max(id) FROM actors")
        self._stories = self._one("SELECT max(id) FROM stories")
        self._days = self._there // A_DAY
        self._own_actors = self._actors_of_one_story(first)
        self._own_bands = self._bands_of_one_story(first)
        words = (row[0] for row in self._connection.execute(f"SELECT text FROM articles WHERE id <= {more}"))
        own = {word for text in words for word in OWN.findall(text.lower())}
        self._keys = {key(word): key(self._other(word)) for word in own}

    def write(self) -> None:
        """Write it, table by table."""
        for table in ("articles", "versions", "marks", "claims", "entities", "events", "places", "relations"):
            self._put(table, "id" if table == "articles" else "article", getattr(self, f"_{table}_row", _as_it_is))
        for table in ("signatures", "credits", "topics", "profiles", "postings", "members", "copies", "claim_terms"):
            self._put(table, "article", getattr(self, f"_{table}_row", _as_it_is))
        self._put("alignments", "other", _as_it_is)
        self._put("bands", "article", self._bands_row)
        self._put_by_claim()
        self._put_names()
        self._count_terms()

    def _put(self, table: str, which: str, changed: Callable[[Row], Row | None]) -> None:
        rows = self._connection.execute(f"SELECT * FROM {table} WHERE {which} <= {self._more}")
        self._insert(table, filter(None, (changed(self._moved(table, dict(row))) for row in rows)))

    def _moved(self, table: str, row: Row) -> Row:
        """Return *row* with the numbers of the copy's articles, claims and stories, and with its words."""
        out = row | {
            name: self._worded(cell) for name, cell in row.items() if name in _WORDED and isinstance(cell, str)
        }
        for name in ("article", "one", "other", "seen"):
            if name in out:
                out[name] += self._there
        if "claim" in out and isinstance(out["claim"], int):
            out["claim"] += self._claims
        if "day" in out:
            out["day"] += self._days
        if table in ("articles", "claims", "versions"):
            out["id"] += {"articles": self._there, "claims": self._claims, "versions": self._versions}[table]
        return out

    def _articles_row(self, row: Row) -> Row:
        return row | {"name": self._name(row["name"]), "published": self._later(row["published"])}

    def _versions_row(self, row: Row) -> Row:
        return row | {"hash": _hashed(self._seed, row["hash"])}

    def _marks_row(self, row: Row) -> Row:
        return row | {"mark": _hashed(self._seed, row["mark"])}

    def _copies_row(self, row: Row) -> Row:
        return row | {"text": row["text"] + self._there}

    def _profiles_row(self, row: Row) -> Row:
        half = len(row["terms"]) // 2
        keys = np.frombuffer(row["terms"], "<u4", half // 4).tolist()
        renamed = np.asarray([self._keys.get(one, one) for one in keys], dtype="<u4").tobytes()
        return row | {"story": row["story"] + self._stories, "terms": renamed + row["terms"][half:]}

    def _postings_row(self, row: Row) -> Row:
        return row | {"term": self._keys.get(row["term"], row["term"])}

    def _members_row(self, row: Row) -> Row:
        return row | {"actor": row["actor"] + self._actors if row["actor"] in self._own_actors else row["actor"]}

    def _bands_row(self, row: Row) -> Row | None:
        """Return none for a sentence that many stories have: as many as are looked at have it already."""
        if row["band"] not in self._own_bands:
            return None
        return row | {"band": int.from_bytes(_digest(self._seed, str(row["band"]), 8), "big", signed=True)}

    def _put_by_claim(self) -> None:
        accounts = self._connection.execute(f"SELECT * FROM accounts WHERE claim <= {self._of_first}")
        rows = ({"claim": row["claim"] + self._claims, "data": self._account(row["data"])} for row in accounts)
        self._insert("accounts", rows)
        both = f"a <= {self._of_first} AND b <= {self._of_first}"
        ties: Iterator[Row] = map(dict, self._connection.execute(f"SELECT * FROM ties WHERE {both}"))
        moved = {"id": self._ties, "a": self._claims, "b": self._claims}
        self._insert("ties", (row | {name: row[name] + by for name, by in moved.items()} for row in ties))

    def _put_names(self) -> None:
        """Write the stories, and the actors that are of one story; of the others, that they are in the copy too."""
        stories = self._connection.execute(
            f"SELECT * FROM stories WHERE id IN (SELECT story FROM profiles WHERE article <= {self._more})"
        )
        self._insert(
            "stories", ({"id": row["id"] + self._stories, "name": self._worded(row["name"])} for row in stories)
        )
        there = f"SELECT * FROM actors WHERE id IN (SELECT actor FROM members WHERE article <= {self._more})"
        own = [dict(row) for row in self._connection.execute(there) if row["id"] in self._own_actors]
        changed: Iterator[Row] = (
            {name: self._worded(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in own
        )
        self._insert("actors", (row | {"id": row["id"] + self._actors} for row in changed))
        keys = [dict(row) for row in self._connection.execute("SELECT * FROM actor_keys")]
        copied = {row["id"] for row in own}
        mine = (self._moved("actor_keys", row) for row in keys if row["actor"] in copied)
        self._insert("actor_keys", (row | {"actor": row["actor"] + self._actors} for row in mine))
        held = f"SELECT actor, count(*) FROM members WHERE article > {self._there} GROUP BY actor"
        for actor, count in self._connection.execute(held).fetchall():
            if actor <= self._actors:
                self._connection.execute("UPDATE actors SET articles = articles + ? WHERE id = ?", (count, actor))
                self._connection.execute(
                    "UPDATE actor_keys SET seen = ? WHERE actor = ?", (self._there + self._more, actor)
                )

    def _count_terms(self) -> None:
        """Count terms as the ledger does: those of one article in eight, once it has many."""
        one_in = _ONE_IN if self._there + self._more > _ALL_COUNTED else 1
        found: Counter[int] = Counter({_ALL: self._more})
        for (counted,) in self._connection.execute(f"SELECT counted FROM profiles WHERE article <= {self._more}"):
            found.update(np.frombuffer(counted, "<u4").tolist())
        rows = []
        for term, count in found.items():
            renamed = self._keys.get(term, term)
            some, rest = divmod(count, one_in)
            some += int.from_bytes(_digest(self._seed, str(renamed), 4), "big") % one_in < rest
            if some:
                rows.append((renamed, some))
        self._connection.executemany(
            "INSERT INTO frequencies (term, articles) VALUES (?, ?)"
            " ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles",
            rows,
        )

    def _actors_of_one_story(self, first: int) -> frozenset[int]:
        named: dict[int, list[str]] = defaultdict(list)
        for actor, name in self._connection.execute("SELECT actor, key FROM actor_keys"):
            named[actor].append(name)
        held = f"SELECT actor, count(*) FROM members WHERE article <= {first} GROUP BY actor"
        return frozenset(
            actor
            for actor, count in self._connection.execute(held)
            if count <= _FEW or any(OWN.search(name) for name in named[actor])
        )

    def _bands_of_one_story(self, first: int) -> frozenset[int]:
        held = (
            "SELECT band FROM bands JOIN profiles ON profiles.article = bands.article"
            f" WHERE bands.article <= {first} GROUP BY band HAVING count(DISTINCT story) <= 2 AND count(*) < {_HOLDERS}"
        )
        return frozenset(row[0] for row in self._connection.execute(held))

    def _account(self, data: bytes) -> bytes:
        cells = json.loads(self._worded(zlib.decompress(data).decode()))
        article, claim = cells["key"]
        cells |= {"key": [self._name(article), claim], "published": self._later(cells["published"])}
        return zlib.compress(json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))

    def _worded(self, text: str) -> str:
        return OWN.sub(self._reworded, text)

    def _reworded(self, match: re.Match[str]) -> str:
        word = match.group()
        new = self._other(word.lower())
        return new.capitalize() if word[0].isupper() else new

    def _name(self, name: str) -> str:
        return f"{name}-{self._seed}"

    def _later(self, day: str) -> str:
        return (date.fromisoformat(day) + timedelta(days=self._days)).isoformat()

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        statement = ""
        for some in _batches(rows):
            if not statement:
                names = ", ".join(f'"{name}"' for name in some[0])
                how = "INSERT OR IGNORE" if table in _MAY_MEET else "INSERT"
                statement = f"{how} INTO {table} ({names}) VALUES ({', '.join('?' * len(some[0]))})"
            self._connection.executemany(statement, [tuple(row.values()) for row in some])

    def _one(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])


def _as_it_is(row: Row) -> Row:
    return row


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield *rows* so many at a time: all are read before the first is written into the table that they come from."""
    found = list(rows)
    return (found[at : at + 10_000] for at in range(0, len(found), 10_000))


def _other_word(seed: int, word: str) -> str:
    """Return the word that a copy has for another: for two words always two."""
    number = 0
    for consonant, vowel in zip(word[::2], word[1::2], strict=True):
        number = number * _SYLLABLES + _CONSONANTS.index(consonant) * len(_VOWELS) + _VOWELS.index(vowel)
    number = (number * _STEP + int.from_bytes(_digest(seed, "", 4), "big")) % _SYLLABLES**3
    syllables = (number // _SYLLABLES**2, number // _SYLLABLES % _SYLLABLES, number % _SYLLABLES)
    return "".join(_CONSONANTS[one // len(_VOWELS)] + _VOWELS[one % len(_VOWELS)] for one in syllables)


def _digest(seed: int, word: str, size: int) -> bytes:
    return hashlib.blake2b(f"{seed} {word}".encode(), digest_size=size).digest()


def _hashed(seed: int, mark: str) -> str:
    return _digest(seed, mark, 16).hex()
