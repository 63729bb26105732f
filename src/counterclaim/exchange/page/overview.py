"""What several articles come to: from when to when, who speaks in them, who stands against whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.exchange import voices
from counterclaim.exchange.disputes import disputes
from counterclaim.exchange.formats.identities import identity, is_named
from counterclaim.exchange.page.markup import Article, fit
from counterclaim.exchange.slots import days_of
from counterclaim.records import Claim, words

_MOST_VOICES = 12
_MOST_DISPUTES = 20
_LONGEST = 160


@dataclass(slots=True)
class _Speaker:
    name: str
    claims: int = 0
    denials: int = 0
    articles: set[str] = field(default_factory=set)


def overview(articles: Sequence[Article]) -> str:
    """Return the head of a page with several *articles*, nothing for a single one."""
    if len(articles) < 2:
        return ""
    parts = (f'<p class="sum">{fit(_sum(articles))}</p>', _against(articles), _speakers(articles))
    return f'<section class="overview" aria-label="All articles">{"".join(parts)}</section>'


def _sum(articles: Sequence[Article]) -> str:
    documents = [article.reading.document for article in articles]
    days = sorted(document.published[:10] for document in documents if document.published)
    outlets = {document.outlet for document in documents if document.outlet}
    claims = [claim for article in articles for claim in article.reading.claims]
    parts = (
        voices.counted(len(articles), "article"),
        voices.counted(len(outlets), "outlet") if outlets else None,
        days_of(days[0], days[-1]) if days else None,
        voices.counted(len(claims), "claim"),
        voices.counted(sum(claim.stance == "denies" for claim in claims), "denial"),
    )
    return " · ".join(part for part in parts if part)


def _speakers(articles: Sequence[Article]) -> str:
    found: dict[str, _Speaker] = {}
    for article in articles:
        entities = {entity.id: entity for entity in article.reading.entities if is_named(entity)}
        for claim in article.reading.claims:
            entity = entities.get(claim.speaker or "")
            if entity:
                one = found.setdefault(identity(entity), _Speaker(entity.name))
                one.claims += 1
                one.denials += claim.stance == "denies"
                one.articles.add(article.name)
    ordered = sorted(found.values(), key=lambda one: (-len(one.articles), -one.claims))[:_MOST_VOICES]
    rows = "".join(f'<li><b dir="auto">{fit(one.name)}</b> <small>{fit(_said(one))}</small></li>' for one in ordered)
    return f'<h3>Who speaks</h3><ul class="voices">{rows}</ul>' if rows else ""


def _said(speaker: _Speaker) -> str:
    denials = f", {voices.counted(speaker.denials, 'denial')}" if speaker.denials else ""
    claims = voices.counted(speaker.claims, "claim")
    return f"{claims}{denials} in {voices.counted(len(speaker.articles), 'article')}"


def _against(articles: Sequence[Article]) -> str:
    rows = [row for article in articles for row in _disputes(article)]
    if not rows:
        return ""
    more = len(rows) - _MOST_DISPUTES
    rest = f"<p>{voices.counted(more, 'other')}, each with its article.</p>" if more > 0 else ""
    return f'<h3>Who stands against whom</h3><ol class="against">{"".join(rows[:_MOST_DISPUTES])}</ol>{rest}'


def _disputes(article: Article) -> Iterator[str]:
    outlet = fit(voices.outlet_name(article.reading.document))
    for one in disputes(article.reading):
        held, against = _claim(article, one.held[0]), _claim(article, one.against[0])
        slot = one.relations[0].slot
        yield (
            f"<li>{held}{against}<small>{one.relations[0].type}{f' on {slot}' if slot else ''} · "
            f'<span dir="auto">{outlet}</span></small></li>'
        )


def _claim(article: Article, claim: Claim) -> str:
    reading = article.reading
    entity = reading.entity(claim.speaker)
    name = entity.name if entity else words(reading.document.text, claim.source) or voices.outlet_name(reading.document)
    said = voices.shortened(words(reading.document.text, claim.content), _LONGEST)
    return (
        f'<a class="{claim.stance}" href="#{article.claim_ids([article.numbers[claim.id]])}">'
        f'<b dir="auto">{fit(" ".join(name.split()))}</b> {voices.STANCE_WORDS[claim.stance]} '
        f'<span dir="auto">{fit(said)}</span></a>'
    )
