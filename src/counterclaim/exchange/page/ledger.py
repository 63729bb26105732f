"""The claims of an article, speaker by speaker, each with its events."""

from collections.abc import Iterator

from counterclaim.exchange import voices
from counterclaim.exchange.happenings import Happening, told
from counterclaim.exchange.page.markup import Article, fit
from counterclaim.exchange.slots import Slot
from counterclaim.exchange.voices import Group, Line
from counterclaim.records import Event, Reading, words

# Contents are whole paragraphs at times; the words themselves stand at the left.
_LONGEST = 420
_DOUBT = '<span class="doubt" title="more likely read wrong than right">?</span>'


def ledger(article: Article) -> str:
    """Return the groups of claims of *article*, whose text is marked already."""
    return "".join(_group(article, group) for group in voices.groups(article.reading))


def _group(article: Article, group: Group) -> str:
    voice = group.voice
    roles = voice.entity.roles if voice.entity else ("in its own voice",) if voice.kind == "own" else ()
    small = f' <small dir="auto">{fit(", ".join(roles))}</small>' if roles else ""
    items = "".join(_claim(article, line, voice.key) for line in group.lines)
    name = f'<span dir="auto">{fit(voice.name)}</span>'
    if article.links and (page := article.links.voice(voice)):
        name = f'<a href="{fit(page)}">{name}</a>'
    return f'<section class="voice {voice.kind}"><h3>{name}{small}</h3><ol>{items}</ol></section>\n'


def _claim(article: Article, line: Line, under: str) -> str:
    claim = line.claim
    number = article.numbers[claim.id]
    row = f' id="{fit(claim.id)}"' if article.links else ""
    chosen = "claim on" if number in article.lit else "claim"
    doubt = _DOUBT if voices.doubtful(claim) else ""
    who = "" if line.voice.key == under else f'<b class="who" dir="auto">{fit(line.voice.name)}</b> '
    content = fit(voices.shortened(words(article.reading.document.text, claim.content), _LONGEST))
    inner = "".join(_claim(article, one, line.voice.key) for one in line.inner)
    return (
        f'<li{row} class="{claim.stance}{" doubtful" if doubt else ""}">'
        f'<a class="{chosen}" id="{article.claim_ids([number])}" href="{article.words(number)}">'
        f'{who}<span class="stance">{voices.STANCE_WORDS[claim.stance]}{doubt}</span> '
        f'<span class="words" dir="auto">{content}</span> '
        f'<small class="how">{" ".join(_how(article.reading, line))}</small></a>'
        f"{_events(article, line)}{inner and f'<ol>{inner}</ol>'}</li>"
    )


def _how(reading: Reading, line: Line) -> Iterator[str]:
    """Yield the small print of a claim: its id, source, cue, channel and kind of quotation."""
    claim, text = line.claim, reading.document.text
    yield f"<span>{fit(claim.id)}</span>"
    for part, place in (("source", claim.source), ("cue", claim.cue), ("channel", claim.channel)):
        if place:
            yield f'<span class="{part}" dir="auto">{fit(voices.shortened(words(text, place), 80))}</span>'
    if claim.cue or claim.source:
        yield f"<span>{voices.QUOTATION_WORDS[claim.quotation]}</span>"


def _events(article: Article, line: Line) -> str:
    events = told(article.reading, line.claim)
    shown = "".join(_event(article, one) for one in events.shown)
    rows = f'<ul class="events">{shown}</ul>' if shown else ""
    if events.others:
        others = "".join(_event(article, one) for one in events.others)
        more = "more " if shown else ""
        summary = voices.counted(len(events.others), f"{more}event")
        rows += f'<details class="others"><summary>{summary}</summary><ul class="events">{others}</ul></details>'
    return rows


def _event(article: Article, one: Happening) -> str:
    kind = "type" if one.event.type else "predicate"
    chips = article.link(f"chip {kind}", one.event.trigger, fit(one.kind), _grounds(one.event))
    marks = "".join(f'<span class="chip {mark}">{mark}</span>' for mark in one.marks)
    slots = "".join(_slot(article, slot) for slot in one.slots)
    return f'<li class="event" id="{article.name}{fit(one.event.id)}">{chips}{marks}{slots}</li>'


def _grounds(event: Event) -> str:
    """Return which word tells of *event*, its contexts, and why it has its code or none."""
    code = event.why or ("coded in PLOVER" if event.type else "PLOVER has no code for it")
    return "; ".join(filter(None, (event.predicate, ", ".join(event.context), code)))


def _slot(article: Article, slot: Slot) -> str:
    meaning = f' <i dir="auto">[{fit(slot.meaning)}]</i>' if slot.meaning else ""
    link = article.link("said", slot.spans, f'<span dir="auto">{fit(slot.words)}</span>')
    return f'<span class="slot {slot.name}"><small>{slot.name}</small> {link}{meaning}</span>'
