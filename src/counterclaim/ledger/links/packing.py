"""What comparison needs of a claim, small enough to keep beside it: unpacking its article's record takes far longer."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import astuple
from functools import lru_cache

from counterclaim.comparison.across import Account, Happening
from counterclaim.records import Claim, Quantity, spans


def packed(one: Account) -> bytes:
    """Return *one* as ``unpacked`` takes it, without its topic, which all claims of its article share."""
    claim = one.claim
    cells = {
        "key": one.key,
        "text": one.text,
        "speaker": one.speaker,
        "voices": sorted(one.voices),
        "cue": one.cue,
        "names": sorted(one.names),
        "numbers": [astuple(quantity) for quantity in one.numbers],
        "happenings": [astuple(happening) for happening in one.happenings],
        "outlet": one.outlet,
        "published": one.published,
        "claim": [claim.content, claim.cue, claim.source, claim.quotation, claim.stance, claim.confidence],
    }
    return zlib.compress(json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


@lru_cache(maxsize=4096)
def unpacked(data: bytes, topic: str) -> Account:
    """Return the account that was packed, of an article with this topic (JSON: weights of terms).

    The newest are asked for by one article after the other: each is taken apart, and its words are found, once.
    """
    cells = json.loads(zlib.decompress(data))
    content, cue, source, quotation, stance, confidence = cells["claim"]
    article, name = cells["key"]
    return Account(
        key=(article, name),
        claim=Claim(
            name,
            spans(content),
            spans(cue),
            spans(source),
            quotation=quotation,
            stance=stance,
            confidence=confidence,
        ),
        text=cells["text"],
        speaker=cells["speaker"],
        voices=frozenset(cells["voices"]),
        cue=tuple(cells["cue"]),
        names=frozenset(cells["names"]),
        numbers=tuple(_quantity(cell) for cell in cells["numbers"]),
        happenings=tuple(Happening(*cell) for cell in cells["happenings"]),
        topic=_topic(topic),
        outlet=cells["outlet"],
        published=cells["published"],
    )


@lru_cache(maxsize=512)
def _topic(data: str) -> Mapping[str, float]:
    weights: Mapping[str, float] = json.loads(data)
    return weights


def _quantity(cells: list) -> Quantity:  # type: ignore[type-arg]
    where, value, low, high, unit, comparator, counted, number, total = cells
    return Quantity(spans(where), value, low, high, unit, comparator, spans(counted), spans(number), total)
