"""How often a found claim's speaker has the right name.

The rule. A predicted claim counts when it is linked to a gold one (content, cue and source overlap, one to one; the
scorer's own matching). Its speaker is right when the two names, in lower case and without accents, articles,
possessive endings, punctuation and titles, are equal; or when all the words of one occur in the other and either both
have the same head noun, the last word before a preposition (“Asadi”, “Mohammad Jafar Asadi”; “border service”,
“Kyrgyz border service”; “governor”, “governor of Velmar”), or the shorter has at least two words (“harbour pilot”,
“harbour pilot reached by telephone”). A claim without a speaker is wrong. Gold
claims without a speaker are left out.

The newsroom names some people who speak for a body by the body (“its spokesman, Ada Roon” is the Guild). Where the
words of the gold source name the very person that is predicted, that is right too; ``strict`` counts without this.
"""

from __future__ import annotations

from typing import Any

from counterclaim.extraction.naming import bare, without_titles

PREPOSITIONS = frozenset({"of", "in", "at", "for", "from", "to", "on", "with", "by", "near"})


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two names match by the rule above."""
    if not one or not other:
        return False
    a, b = (bare(without_titles(x)).split() for x in (one, other))
    if not a or not b:
        return False
    subset = set(a) <= set(b) or set(b) <= set(a)
    return a == b or (subset and (head(a) == head(b) or min(len(a), len(b)) >= 2))


def head(words: list[str]) -> str:
    """Return the head noun of a name or description: the last word before a preposition."""
    end = next((i for i, w in enumerate(words) if i and w in PREPOSITIONS), len(words))
    return words[end - 1]


def named_there(entity: dict[str, Any] | None, source: str) -> bool:
    """Tell whether the words of a source name the person that *entity* is, by its last name."""
    if entity is None or entity["type"] != "person":
        return False
    family = entity["name"].split()[-1]
    return family[0].isupper() and family in source


def speakers_right(
    gold: list[dict[str, Any]], record: dict[str, Any], scorer: Any, *, strict: bool = False
) -> tuple[int, int]:
    """Return how many linked claims have the right speaker, and how many there are."""
    entities = {e["id"]: e for e in record["entities"]}
    text = record["text"]
    claims = [c for c in record["claims"] if c["source"] or c["cue"]]
    wanted = [a for a in gold if a["source"] or a["cue"]]
    right = total = 0
    for claim, attribution in matched(claims, wanted, scorer):
        if attribution.get("speaker"):
            total += 1
            entity = entities.get(claim["speaker"])
            source = " ".join(text[a:b] for a, b in attribution["source"])
            same = same_name(entity["name"] if entity else None, attribution["speaker"])
            right += same or (not strict and named_there(entity, source))
    return right, total


def places(row: dict[str, Any]) -> dict[str, Any]:
    """Return the three places of a claim or an attribution as the scorer wants them."""
    return {role: tuple(sorted(map(tuple, row.get(role) or []))) for role in ("source", "cue", "content")}


def matched(claims: list[Any], wanted: list[Any], scorer: Any) -> list[tuple[Any, Any]]:
    """Pair claims with gold attributions one to one, as the scorer does (augmenting paths)."""
    edges = [[j for j, g in enumerate(wanted) if scorer.linked(places(p), places(g))] for p in claims]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(claims)):
        place(i, set())
    return [(claims[i], wanted[j]) for j, i in owner.items()]
