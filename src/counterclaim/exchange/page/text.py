"""The text of an article, cut and marked so that claims, events, people and places can point at their words."""

from counterclaim.exchange.page.markup import Article, fit
from counterclaim.exchange.segments import Segment, segments


def marked_text(article: Article) -> str:
    """Return the paragraphs of *article*; notes in it where each claim and each pointed word begins."""
    reading = article.reading
    blocks = (
        "".join(_segment(article, segment) for segment in paragraph)
        for paragraph in segments(reading.document.text, reading.claims, tuple(article.pointed))
    )
    return "\n".join(f'<p dir="auto">{block}</p>' for block in blocks)


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
    return f"<span {' '.join(about)}>{words_here}</span>"


def _kinds(article: Article, segment: Segment) -> str:
    contents = segment.parts.get("content", ())
    denied = any(article.reading.claims[number].stance == "denies" for number in contents)
    return " ".join(("mark", *segment.parts, *(("denial",) if denied else ())))


def _claims(article: Article, segment: Segment) -> list[str]:
    for number in segment.parts.get("content", ()):
        article.targets.setdefault(number, f"{article.name}s{segment.start}")
    parts = [f'data-{part}="{article.claim_ids(of)}"' for part, of in segment.parts.items()]
    return [f'data-claims="{article.claim_ids(segment.claims)}"', *parts]
