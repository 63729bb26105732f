"""The text of an article, cut and marked so that claims, events, people and places can point at their words."""

from counterclaim.exchange.page.markup import Article, fit
from counterclaim.exchange.segments import Segment, segments


def marked_text(article: Article) -> str:
    """Return the paragraphs of *article*; notes in it where each claim and each pointed word begins."""
    reading, blocks, begun = article.reading, [], False
    for paragraph in segments(reading.document.text, reading.claims, tuple(article.pointed)):
        block = ""
        for segment in paragraph:
            if not begun and not article.lit.isdisjoint(segment.parts.get("content", ())):
                block, begun = f'{block}<span id="lit"></span>', True
            block += _segment(article, segment)
        blocks.append(f'<p dir="auto">{block}</p>')
    return "\n".join(blocks)


def _segment(article: Article, segment: Segment) -> str:
    words_here = fit(article.reading.document.text[segment.start : segment.end])
    if not segment.parts and not segment.pointed:
        return words_here
    identity = f"{article.name}s{segment.start}"
    for number in segment.pointed:
        article.marks.setdefault(number, identity)
    about = [f'id="{identity}"']
    if segment.pointed:
        about.append(f'data-words="{article.word_ids(segment.pointed)}"')
    if segment.parts:
        about = [f'class="{_kinds(article, segment)}"', *about, *_claims(article, segment)]
    if segment.parts and article.links and any(map(str.isalnum, words_here)):
        return (
            f'<a href="{article.row(segment.claims[0])}"{_stop(article, identity)} {" ".join(about)}>{words_here}</a>'
        )
    return f"<span {' '.join(about)}>{words_here}</span>"


def _stop(article: Article, identity: str) -> str:
    """Return what takes a link out of the way of the tab key; the words in which a claim begins stay in it."""
    return "" if identity in article.targets.values() else ' tabindex="-1"'


def _kinds(article: Article, segment: Segment) -> str:
    contents = segment.parts.get("content", ())
    denied = any(article.reading.claims[number].stance == "denies" for number in contents)
    lit = [f"lit-{part}" for part, of in segment.parts.items() if not article.lit.isdisjoint(of)]
    return " ".join(("mark", *segment.parts, *(("denial",) if denied else ()), *(("lit", *lit) if lit else ())))


def _claims(article: Article, segment: Segment) -> list[str]:
    for number in segment.parts.get("content", ()):
        article.targets.setdefault(number, f"{article.name}s{segment.start}")
    parts = [f'data-{part}="{article.claim_ids(of)}"' for part, of in segment.parts.items()]
    return [f'data-claims="{article.claim_ids(segment.claims)}"', *parts]
