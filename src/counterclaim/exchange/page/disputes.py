"""The disputes of an article on the page: each proposition with its sides facing each other."""

from collections.abc import Iterator, Sequence

from counterclaim.exchange import voices
from counterclaim.exchange.disputes import NOBODY, Dispute, Mark, about, disputes, marked, shown_in_cue, telling
from counterclaim.exchange.page.markup import Article, fit
from counterclaim.records import Claim, words

_LONGEST = 420
_TITLES: dict[Mark, str] = {
    "differs": "this differs from what the other side says",
    "shows": "this shows the dispute",
    "granted": "this is granted",
}
_LEGEND = (
    '<p class="key"><mark class="differs">differs</mark> <mark class="shows">shows the dispute</mark> '
    '<mark class="granted">is granted</mark></p>'
)


def disputes_panel(article: Article) -> str:
    """Return the panel of *article*, whose text is marked already; an empty string where nothing is contested."""
    found = disputes(article.reading)
    if not found:
        return ""
    items = "".join(_dispute(article, one) if one.held else _unheld(article, one) for one in found)
    heading = f'<h3 id="{article.name}d">Who stands against whom</h3>{_LEGEND}'
    return f'<section class="disputes" aria-labelledby="{article.name}d">{heading}<ol>{items}</ol></section>\n'


def _dispute(article: Article, one: Dispute) -> str:
    sides = (("held", "held", one.held), ("against", "against it", one.against))
    facing = "".join(
        f'<div class="side {kind}" role="group" aria-label="{label}">{_side(article, one, claims)}</div>'
        for kind, label, claims in sides
    )
    reasons = "".join(_reasons(article, one))
    told = f'<ul class="reasons">{reasons}</ul>' if reasons else ""
    return f'<li class="dispute">{_subject(one)}<div class="sides">{facing}</div>{told}</li>'


def _subject(one: Dispute) -> str:
    if not one.relations:
        return f'<p class="on">Doubted <small class="why">{fit(one.against[0].basis.get("stance", ""))}</small></p>'
    sure = max(r.confidence for r in one.relations)
    return f'<p class="on">On {fit(voices.listed(about(one)))} <small>{sure:.0%} sure</small></p>'


def _side(article: Article, one: Dispute, claims: Sequence[Claim]) -> str:
    """Return the claims of one side; a name stands once for all claims in a row."""
    spoken = [voices.voice_of(article.reading, claim) for claim in claims]
    before = [None, *(voice.key for voice in spoken)]
    return "".join(
        _stand(article, one, claim, voice.name if voice.key != last else "")
        for claim, voice, last in zip(claims, spoken, before, strict=False)
    )


def _stand(article: Article, one: Dispute, claim: Claim, name: str) -> str:
    """Return a claim as a link to its words."""
    number = article.numbers[claim.id]
    by = f'<b dir="auto">{fit(name)}</b> ' if name else ""
    cue = words(article.reading.document.text, claim.cue)
    shown = f' <mark class="shows" title="{_TITLES["shows"]}" dir="auto">{fit(cue)}</mark>'
    return (
        f'<a class="stand {claim.stance}" href="{article.words(number)}" '
        f'data-claim="{article.claim_ids([number])}">'
        f'<span class="by{"" if by else " same"}">{by}<span class="stance">{voices.STANCE_WORDS[claim.stance]}</span>'
        f"{shown if shown_in_cue(one, claim) else ''}</span> "
        f'<span class="words" dir="auto">{"".join(_marked(article, one, claim))}</span></a>'
    )


def _marked(article: Article, one: Dispute, claim: Claim) -> Iterator[str]:
    text = article.reading.document.text
    left, end = _LONGEST, None
    for (a, b), kind in marked(article.reading, one, claim):
        if end is not None and end != a:
            yield " … "
        said = text[a : min(b, a + left)]
        yield f'<mark class="{kind}" title="{_TITLES[kind]}">{fit(said)}</mark>' if kind else fit(said)
        left, end = left - len(said), b
        if left <= 0:
            yield " …"
            return


def _reasons(article: Article, one: Dispute) -> Iterator[str]:
    for relation in telling(one):
        link = article.link("said", relation.evidence, "its words")
        granted = ""
        if relation.concedes is not None:
            granted = " · " + article.link("said", relation.concedes.spans, "what is granted")
        yield f'<li><span dir="auto">{fit(relation.why)}</span> <small>{link}{granted}</small></li>'


def _unheld(article: Article, one: Dispute) -> str:
    [claim] = one.against
    said = voices.shortened(words(article.reading.document.text, claim.content), _LONGEST)
    number = article.numbers[claim.id]
    voice = voices.voice_of(article.reading, claim)
    return (
        f'<li class="dispute unheld"><a class="stand denies" href="{article.words(number)}" '
        f'data-claim="{article.claim_ids([number])}"><span class="words" dir="auto">{fit(said)}</span> '
        f'<span class="by">{NOBODY}; denied by <b dir="auto">{fit(voice.name)}</b></span></a></li>'
    )
