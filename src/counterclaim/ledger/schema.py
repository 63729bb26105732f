"""The tables, as the newest migration leaves them; the same for SQLite and PostgreSQL.

An article is one row of ``articles``, whatever becomes of its text; each state of it is a row of ``versions`` with the
whole record as the exchange writes it, so that nothing is lost to the columns beside it. ``claims``, ``entities``,
``events``, ``places`` and ``relations`` hold the newest version only: they are there to be searched and compared. So do
the tables behind them, which tie articles to one another: each kind of tie writes and removes its own (``links``).
"""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
"""All revisions that this program knows, oldest first; ``migrations/versions`` has a script for each."""
VERSION_TABLE = "counterclaim_revision"
"""Alembic's own table: its name tells a ledger from any other database."""
APPLICATION_ID = 0x43436C6D
"""“CClm” in the header of an SQLite file (``PRAGMA application_id``), for ``file`` and for us."""

metadata = MetaData()

producers = Table(
    "producers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program", String(64), nullable=False),
    Column("model", String(64), nullable=False),
    Column("knowledge", String(64), nullable=False),
    Index("producers_by_versions", "program", "model", "knowledge", unique=True),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(400), nullable=False, unique=True),  # the record's "id"
    Column("version", Integer, nullable=False),  # number of the newest
    Column("producer", Integer, ForeignKey("producers.id"), nullable=False, index=True),  # of the newest
    Column("title", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("outlet_key", Text),
    Column("byline", Text),
    Column("language", Text),
    Column("published", String(64), index=True),
    Column("text", Text, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("hash", String(32), nullable=False),  # of the document, its name aside
    Column("origin", Text),  # where it was read from
    Column("added", String(32), nullable=False),  # ISO 8601, UTC
    Column("producer", Integer, ForeignKey("producers.id"), nullable=False),
    Column("record", LargeBinary, nullable=False),  # the line of JSON Lines in UTF-8, packed by zlib
    Index("versions_by_number", "article", "number", unique=True),
)

# Everything by which an article is known again – its address, its file, its content – as hashes: one index serves
# all, and no address is too long for it.
marks = Table(
    "marks",
    metadata,
    Column("mark", String(32), primary_key=True),
    Column("article", Integer, ForeignKey("articles.id"), nullable=False, index=True),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("articles.id"), nullable=False),
    Column("name", String(64), nullable=False),  # c1, c2, …
    Column("content", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("speaker", String(64)),  # the entity's name in the article: e1
    Column("speaker_name", Text),
    Column("speaker_key", Text),
    Column("quotation", String(16), nullable=False),
    Column("stance", String(16), nullable=False),
    Column("within", String(64)),
    Column("said_start", String(64)),
    Column("said_end", String(64)),
    Column("confidence", Float, nullable=False),
    Index("claims_by_name", "article", "name", unique=True),
    Index("claims_by_speaker", "speaker_key"),
    Index("claims_by_entity", "article", "speaker"),
    Index("claims_by_confidence", "confidence", "id"),
)

entities = Table(
    "entities",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("name", String(64), primary_key=True),  # e1, e2, …
    Column("type", String(16), nullable=False),
    Column("called", Text, nullable=False),
    Column("called_key", Text, nullable=False),
    Column("country", String(8)),
    Column("wikidata", String(32)),
)

events = Table(
    "events",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("name", String(64), primary_key=True),  # v1, v2, …
    Column("claim", String(64)),
    Column("predicate", Text),
    Column("type", String(32)),
    Column("mode", String(32)),
    Column("polarity", String(16), nullable=False),
    Column("modality", String(16), nullable=False),
    Column("actor", String(64)),  # entities
    Column("recipient", String(64)),
    Column("object", String(64)),
    Column("object_words", Text),
    Column("low", Float),
    Column("high", Float),
    Column("unit", Text),
    Column("origin", String(64)),  # places
    Column("destination", String(64)),
    Column("location", String(64)),
    Column("start", String(64)),
    Column("end", String(64)),
)

places = Table(
    "places",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("name", String(64), primary_key=True),  # p1, p2, …
    Column("called", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", String(8)),
    Column("lat", Float),
    Column("lon", Float),
    Column("geonames", Integer),
)

relations = Table(
    "relations",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("type", String(16), nullable=False),
    Column("a", String(64), nullable=False),  # claims
    Column("b", String(64), nullable=False),
    Column("slot", String(16)),
    Column("confidence", Float, nullable=False),
    Index("relations_by_confidence", "confidence", "article", "number"),
)

# Who is who across articles: see ``links/actors.py``. An actor stays when its articles go, so that its number does.
actors = Table(
    "actors",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("type", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("country", String(8)),
    Column("wikidata", String(32)),
    Column("roles", Text, nullable=False),  # telling words of them
    Column("articles", Integer, nullable=False),  # how many name it
    Column("merged", Integer, ForeignKey("actors.id")),  # into which one, by hand
)

actor_keys = Table(
    "actor_keys",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("actor", Integer, ForeignKey("actors.id"), primary_key=True, index=True),
    Column("tells", Float, nullable=False),
    Column("seen", Integer, nullable=False),  # the newest article that names it so
    Index("actor_keys_by_newest", "key", "seen"),
)

members = Table(
    "members",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("entity", String(64), primary_key=True),
    Column("actor", Integer, ForeignKey("actors.id"), nullable=False),
    Index("members_by_actor", "actor", "article"),
)

# What a person has said of an article's entity: it is that actor, whatever its name and company say.
pins = Table(
    "pins",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("name_key", String(200), primary_key=True),
    Column("actor", Integer, ForeignKey("actors.id"), nullable=False, index=True),
)

# Actors merged and split by hand, in words that hold in another ledger of the same articles.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("data", Text, nullable=False),  # JSON: see actors.py
    Column("who", Text, nullable=False),
    Column("made", String(32), nullable=False),  # ISO 8601, UTC
)

# What people have said of single cells: see ``reviews.py``.
reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("articles.id"), nullable=False, index=True),
    Column("data", Text, nullable=False),  # JSON: the claim's words, the cell, the verdict, was and is
    Column("who", Text, nullable=False),
    Column("made", String(32), nullable=False),  # ISO 8601, UTC
    Column("part", String(64)),  # what it is of in the newest version: c3, v1, c3-c1; NULL where that is gone
)

# What compares a claim with those of other articles: see ``links/ties.py``.
accounts = Table(
    "accounts",
    metadata,
    Column("claim", Integer, ForeignKey("claims.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),  # packed: see links/packing.py
)

claim_terms = Table(
    "claim_terms",
    metadata,
    Column("term", String(64), primary_key=True),
    Column("claim", Integer, ForeignKey("claims.id"), primary_key=True, index=True),
    Column("article", Integer, nullable=False),
    sqlite_with_rowid=False,  # the newest under one term stand together in the file
)

topics = Table(
    "topics",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("data", Text, nullable=False),  # JSON: weights of terms
)

# Relations between claims of different articles; ``relations`` has those inside one.
ties = Table(
    "ties",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("a", Integer, ForeignKey("claims.id"), nullable=False, index=True),
    Column("b", Integer, ForeignKey("claims.id"), nullable=False, index=True),
    Column("type", String(16), nullable=False),
    Column("slot", String(16)),
    Column("confidence", Float, nullable=False),
    Column("why", Text, nullable=False),
)

# What people have said of ties: see ``links/judged.py``.
tie_reviews = Table(
    "tie_reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("a", Integer, ForeignKey("articles.id"), nullable=False, index=True),
    Column("b", Integer, ForeignKey("articles.id"), nullable=False, index=True),
    Column("data", Text, nullable=False),  # JSON: the claims' words, the verdict, was, now and slot
    Column("who", Text, nullable=False),
    Column("made", String(32), nullable=False),  # ISO 8601, UTC
)

PARTS = (claims, entities, events, places, relations)
"""What holds the newest version of an article only."""

# What ties articles together (``links``). Copies: a band is a piece of the MinHash signature of a sentence; no more
# articles stand under one band than ``links/copies.py`` looks at.
bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    sqlite_with_rowid=False,
)

signatures = Table(
    "signatures",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("bands", LargeBinary, nullable=False),  # those that it stands under, eight bytes each
)

alignments = Table(
    "alignments",
    metadata,
    Column("one", Integer, ForeignKey("articles.id"), primary_key=True),  # the smaller of the two
    Column("other", Integer, ForeignKey("articles.id"), primary_key=True, index=True),
    Column("kind", String(16), nullable=False),  # reprint, adapted, passages
    Column("share", Float, nullable=False),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("text", Integer, nullable=False, index=True),  # the smallest article of the group
)

credits = Table(
    "credits",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("agency", Integer, nullable=False),  # 1 where it is a known news agency
    Column("start", Integer),  # code points; none where the byline says it
    Column("end", Integer),
)

# Stories: by which terms an article is found, what it is compared by, and how many articles have a term.
stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

profiles = Table(
    "profiles",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("story", Integer, ForeignKey("stories.id"), nullable=False),
    Column("day", Integer, nullable=False),  # of publication, counted from the year 1; 0 where it is not known
    Column("terms", LargeBinary, nullable=False),  # comparison.stories.Profile
    Column("counted", LargeBinary, nullable=False),  # keys of all terms that it counts for, four bytes each
    Index("profiles_by_story", "story", "day"),
)

postings = Table(
    "postings",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("article", Integer, ForeignKey("articles.id"), primary_key=True),
    Column("weight", Float, nullable=False),
    sqlite_with_rowid=False,
)

frequencies = Table(
    "frequencies",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("articles", Integer, nullable=False),
)
