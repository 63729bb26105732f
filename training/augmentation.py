"""Claims inside claims and claims in headlines, made from claims in sentences.

No corpus here marks nested attributions in any number (23 in the newsroom), and few headlines name their source, so
training makes some whose right answer is known: it wraps a reported sentence into somebody's quotation, puts one into a
quotation that is there, or sets a reported clause above the article as its headline.
"""

from __future__ import annotations

import random
import re

from counterclaim.records import STANCES
from training.corpora import Article, Attribution

_SPEAKERS = (
    "he",
    "she",
    "the minister",
    "the commander",
    "a spokesman",
    "they",
    "the governor",
    "the official",
)


def wrap(article: Article, rng: random.Random, share: float) -> Article:
    """Wrap some one-sentence reported paragraphs into a quotation, which makes their claims nested ones.

    No corpus here marks nested attributions in any number; this makes some with the right answer known.
    """
    if article.corpus != "polnear" or article.attributions is None:
        return article
    text, attributions = article.text, article.attributions
    edits: list[tuple[int, int, str]] = []
    for m in re.finditer(r"[^\n]+", text):
        inside = [a for a in attributions if m.start() <= a.cue[0] < m.end()]
        body = m.group()
        if len(inside) != 1 or rng.random() > share or len(body) > 220 or not re.fullmatch(r"[^“”\"]+\.\s*", body):
            continue
        cue = text[inside[0].cue[0] : inside[0].cue[1]]
        if "''" in body or ". " in body or not inside[0].content or not inside[0].source or len(cue) > 25 or ":" in cue:
            continue
        stop = m.start() + len(body.rstrip()) - 1
        edits.append((m.start(), stop, f",” {rng.choice(_SPEAKERS)} {rng.choice(('said', 'added', 'told reporters'))}"))
    if not edits:
        return article
    moves: list[tuple[int, int]] = []
    new = []
    at = 0
    extra: list[Attribution] = []
    for s, t, tail in edits:
        new += [text[at:s], "“", text[s:t], tail]
        moves += [(s, 1), (t, len(tail))]
        at = t
    new.append(text[at:])

    def move(x: int, closing: bool) -> int:
        return x + sum(d for p, d in moves if (p < x if closing else p <= x))

    def attribution(a: Attribution, nested: bool) -> Attribution:
        shifted = lambda pairs: [[move(s, False), move(t, True)] for s, t in pairs]  # noqa: E731
        cue = [move(a.cue[0], False), move(a.cue[1], True)]
        return Attribution(cue, shifted(a.source), shifted(a.content), a.stance, nested)

    spans = [(s, t) for s, t, _ in edits]
    out = [attribution(a, any(s <= a.cue[0] < t for s, t in spans)) for a in attributions]
    made = "".join(new)
    for s, t, tail in edits:
        open_at = move(s, False) - 1
        close = move(t, True)
        source = re.match(r",” (.+) (said|added|told reporters)$", tail)
        assert source
        at_source = close + 3
        cue_at = at_source + len(source.group(1)) + 1
        cue_end = cue_at + (4 if source.group(2) == "told reporters" else len(source.group(2)))
        extra.append(
            Attribution(
                [cue_at, cue_end],
                [[at_source, at_source + len(source.group(1))]],
                [[open_at, close + 2]],
                STANCES.index("asserts"),
            )
        )
    return Article(made, "nested", out + extra, article.nests, id=article.id)


_SUBJECTS = (
    "They",
    "People",
    "Everybody here",
    "Our neighbours",
    "My colleagues",
    "The others",
    "Some of them",
    "All of them",
    "He",
    "She",
    "The police",
    "The doctors",
    "Our partners",
    "The government",
    "My father",
)
_CUES = ("say", "said", "claim", "told us", "think", "tell me", "insist", "believe")


def donors(articles: list[Article]) -> list[str]:
    """Clauses that were reported with “that”, without it."""
    out = []
    for a in articles:
        for x in a.attributions or ():
            if len(x.content) == 1:
                text = a.text[x.content[0][0] : x.content[0][1]]
                if text.startswith("that ") and 25 < len(text) < 140 and not re.search(r"[“”\"'‘’\n]", text):
                    out.append(text[5:])
    return out


def insert(article: Article, clauses: list[str], rng: random.Random, share: float) -> Article:
    """Put a reported sentence between two sentences of some of the article's quotations."""
    if article.attributions is None or not clauses:
        return article
    text, attributions, made = article.text, list(article.attributions), False
    for place in reversed(_sentence_ends(article)):
        if rng.random() > share:
            continue
        subject, cue, clause = rng.choice(_SUBJECTS), rng.choice(_CUES), rng.choice(clauses)
        that = rng.choice(("that ", ""))
        sentence = f" {subject} {cue} {that}{clause}."
        attributions = [_moved(a, place, len(sentence)) for a in attributions]
        text = text[:place] + sentence + text[place:]
        at = place + 1
        cue_at = at + len(subject) + 1
        begin = cue_at + len(cue) + 1
        attributions.append(
            Attribution(
                [cue_at, cue_at + len(cue)],
                [[at, at + len(subject)]],
                [[begin, begin + len(that) + len(clause)]],
                nested=True,
            )
        )
        made = True
    if not made:
        return article
    # Chains of mentions are not moved along: such an article trains everything but antecedents.
    return Article(text, "nested", attributions, article.nests, id=article.id)


def _sentence_ends(article: Article) -> list[int]:
    """Where a sentence ends inside a quotation that goes on."""
    out = []
    for a in article.attributions or ():
        for s, t in a.content:
            if article.text[s] in '“"' and not a.nested:
                out += [s + m.end() for m in re.finditer(r"[a-z]{3}\.(?= [A-Z])", article.text[s:t])]
    return sorted(set(out))


def _moved(a: Attribution, place: int, by: int) -> Attribution:
    """The attribution after *by* characters were put in at *place*."""

    def span(s: int, t: int) -> list[int]:
        return [s + by if s >= place else s, t + by if t > place else t]

    return Attribution(span(*a.cue), [span(*x) for x in a.source], [span(*x) for x in a.content], a.stance, a.nested)


def headline(article: Article, rng: random.Random, share: float) -> Article:
    """Set one of the article's first reported clauses above it: “…, Roon says”, “Roon: …”, “Roon says …”."""
    if article.attributions is None or rng.random() > share:
        return article
    fit = [a for a in article.attributions if a.cue[1] < 1500 and _short(article.text, a)]
    if not fit:
        return article
    chosen = rng.choice(fit)
    source = article.text[chosen.source[0][0] : chosen.source[0][1]].rstrip(",")
    content = article.text[chosen.content[0][0] : chosen.content[0][1]].removeprefix("that ").rstrip(".,")
    cue = rng.choice(("says", "says", "claims", "tells parliament", "warns", "insists"))
    form = rng.choice(("behind", "behind", "before", "colon"))
    if form == "behind":
        line = f"{content[0].upper()}{content[1:]}, {source} {cue}"
        at = (len(content) + 2, 0, len(content) + 3 + len(source), len(cue))
    elif form == "before":
        line = f"{source} {cue} {content}"
        at = (0, len(source) + len(cue) + 2, len(source) + 1, len(cue))
    else:
        line = f"{source}: {content[0].upper()}{content[1:]}"
        at = (0, len(source) + 2, len(source), 1)
    by = len(line) + (gap := rng.choice((1, 2)))
    moved = [_moved(a, 0, by) for a in article.attributions]
    source_at, content_at, cue_at, cue_length = at
    made = Attribution(
        [cue_at, cue_at + cue_length],
        [[source_at, source_at + len(source)]],
        [[content_at, content_at + len(content)]],
        STANCES.index("asserts"),
    )
    corpus = article.corpus if article.corpus == "nested" else f"{article.corpus} with headline"
    return Article(line + "\n" * gap + article.text, corpus, [made, *moved], article.nests, id=article.id)


_PRONOUN = re.compile(r"(?i)(he|she|it|they|we|i|who|which|that|you|this|the .*|an? .*)$")


def _short(text: str, a: Attribution) -> bool:
    if len(a.source) != 1 or len(a.content) != 1 or a.nested:
        return False
    source, content = text[a.source[0][0] : a.source[0][1]], text[a.content[0][0] : a.content[0][1]]
    plain = not re.search(r"[“”\"\n:]", content + source)
    return plain and 30 < len(content) < 120 and len(source.split()) <= 3 and not _PRONOUN.match(source)
