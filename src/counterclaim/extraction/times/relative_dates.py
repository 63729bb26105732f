"""Times told from another time: “Thursday”, “earlier this month”, “two days ago”, “a year later”, “the next day”."""

from datetime import date, timedelta

from counterclaim.extraction.times.calendar import days, moved, value_of
from counterclaim.extraction.times.reckoning import LETTERS, OPEN, Context, Dated, Kind, Words, length, partly, whole
from counterclaim.extraction.times.tense import Tense
from counterclaim.records import TimeBasis


def read_weekday(words: Words, context: Context) -> Dated | None:
    """Read “Thursday”, “later on Thursday”, “next Monday night”, “that Tuesday”."""
    day = words.table("weekday")
    part = words.table("daypart") or ""
    if part[1:2].isdigit():  # “Thursday noon”
        kind: Kind = "time"
    else:
        kind = "time" if part else "date"
    here, basis = context.published, context.basis
    which = words.table("which")
    if "told" in words and context.told is not None:
        here, basis = context.told[0], "text"
        # “that Tuesday” lies around the day told of, “the following Tuesday” behind it.
        side = words.table("told")
        found = here + timedelta((day - here.isoweekday()) % 7 or (7 if side else 0))
        if side < 0 or (side == 0 and (found - here).days > 3):
            found -= timedelta(7)
    elif here is None:
        return Dated(f"XXXX-WXX-{day}{part}", kind, "open", words.mod)
    else:
        ahead = (day - here.isoweekday()) % 7
        if which == -1:
            ahead = ahead - 7 if ahead else -7
        elif which == 1:
            ahead = ahead or 7
        elif context.tense != "future" and not (context.tense == "present" and which == 0):
            ahead = ahead - 7 if ahead else 0
        found = here + timedelta(ahead)
    mod = None if words.word("shift") else words.mod
    return Dated(found.isoformat() + part, kind, basis, mod, covers=whole(found) if part else None)


def read_deictic(words: Words, context: Context) -> Dated | None:
    """Read “today”, “yesterday morning”, “tonight”, “overnight”: the night that has just been, or that comes."""
    shift, part = words.table("deictic")
    part = words.table("daypart") or part
    if words.word("deictic") == "overnight" and context.tense == "future":
        shift = 0
    if context.published is None:
        return Dated("XXXX-XX-XX" + part, "time" if part else "date", "open")
    day = context.published + timedelta(shift)
    covers: tuple[str | None, str | None] | None = whole(day) if part else None
    if words.word("deictic") == "overnight":
        covers = (day.isoformat(), (day + timedelta(1)).isoformat())
    return Dated(day.isoformat() + part, "time" if part else "date", context.basis, covers=covers)


def read_unit(words: Words, context: Context) -> Dated | None:
    """Read “this week”, “earlier this month”, “the following year”, “the end of the year”."""
    unit = words.table("unit")
    if unit in {"second", "minute", "hour", "night"}:
        return None
    if words.word("unit").endswith("s") and unit != "century":
        return _period(words, context, unit)
    steps = words.table("which2" if "which2" in words else "which", "which")
    if steps is None:
        steps = words.table("told") or 0
        if context.told is not None and ("told" in words or context.published is None):
            return _told(words, context, unit, steps)
        if words.word("told") in {"that", "same"}:
            return None  # nothing told yet: “that day” points at nothing
    if unit == "day" and steps:  # “our last day” is no yesterday
        return _told(words, context, unit, steps) if steps > 0 and context.told is not None else None
    here = context.published
    if here is None:
        return Dated(OPEN.get(unit, "XXXX-XX-XX"), basis="open", mod=words.mod)
    if words.word("which") == "past" and "the" in words:
        return _past(unit, here, context.basis)
    value = value_of(_stepped(here, unit, steps, context.tense), unit)
    if "shift" in words:
        return Dated(value, "date", context.basis, words.mod, _shifted(value, here, words.word("shift")))
    return partly(value, words, context.basis)


def _past(unit: str, here: date, basis: TimeBasis) -> Dated:
    """Return “the past year”: the twelve months before, not the calendar's year."""
    covers = (moved(here, unit, -1).isoformat(), here.isoformat())
    return Dated(length(1, unit), "duration", basis, covers=covers)


def _stepped(here: date, unit: str, steps: int, tense: Tense) -> date:
    """Return a day in the unit that lies *steps* units from the one that holds *here*."""
    if unit == "weekend":
        # Early in the week “this weekend” is, in the past tense, the one that has just been.
        back = steps == 0 and here.isoweekday() < 4 and tense in {"past", "unseen"}
        return here + timedelta(7 * (steps - back))
    if unit == "day":
        return here + timedelta(steps)
    span = days(value_of(here, unit))
    return moved(span[0], unit, steps) if span else here


def _shifted(value: str, here: date, shift: str) -> tuple[str, str] | None:
    """Return the days of *value* up to *here* or from here on: “earlier this month”, “later this week”."""
    span = days(value)
    if span is None or not span[0] <= here <= span[1]:
        return None
    low, high = (span[0], here) if shift == "earlier" else (here, span[1])
    return low.isoformat(), high.isoformat()


def _period(words: Words, context: Context, unit: str) -> Dated | None:
    """Read “recent years”, “the coming weeks”: a length that is not said, up to now or from now on."""
    steps = words.table("which")
    here = context.published.isoformat() if context.published else None
    basis = context.basis if here else None
    if steps is None and "told" not in words:
        return None
    if steps == 1:
        return Dated("FUTURE_REF", "date", basis, covers=(here, None))
    if steps == 0 or steps is None:
        return None if steps is None else Dated("PRESENT_REF")
    return Dated(f"PX{LETTERS[unit].removeprefix('T')}", "duration", basis, covers=(None, here))


def _told(words: Words, context: Context, unit: str, steps: int) -> Dated | None:
    """Reckon in whole units from the time told of last."""
    assert context.told is not None
    first = days(value_of(context.told[0], unit))
    return first and partly(value_of(moved(first[0], unit, steps), unit), words, "text")


def read_era(words: Words, context: Context) -> Dated | None:
    """Read “this period”, “that time”: the time told of last."""
    return Dated(context.told_value, basis="text") if context.told_value and words.table("which") in {None, 0} else None


def read_daypart(words: Words, context: Context) -> Dated | None:
    """Read “this morning”, “last night”, “the following morning”, “midnight”."""
    part = words.table("daypart")
    steps = words.table("which")
    here, basis = context.published, context.basis
    if "told" in words:
        steps = words.table("told")
        if context.told is not None:
            here, basis = context.told[-1], "text"
    if steps is None:
        if not context.given and not part[1:2].isdigit() and words.text != [words.word("daypart")]:
            return Dated("XXXX-XX-XX" + part, "time", "open", words.mod)
        steps = 0
    if here is None:
        return Dated("XXXX-XX-XX" + part, "time", "open", words.mod)
    day = here + timedelta(steps)
    return Dated(day.isoformat() + part, "time", basis, words.mod, covers=whole(day))


def read_span(words: Words, context: Context) -> Dated | None:
    """Read “the past three years”, “the next few days”, “recent weeks”."""
    unit = words.table("unit")
    count = words.count() if "count" in words else None
    if words.word("vague") == "these" and unit == "day":
        return Dated("PRESENT_REF")
    if words.word("vague") == "these" or words.word("told") == "that":
        return None
    if "count" not in words and words.word("vague") != "recent":
        return Dated(length(None, unit), "duration") if words.word("unit").endswith("s") else None
    here, basis = context.published, context.basis
    steps = -1 if "which" not in words and "told" not in words else words.table("which")
    if "told" in words and context.told is not None:
        steps, basis = words.table("told"), "text"
        here = context.told[0] if steps < 0 else context.told[1]
    value = length(count, unit)
    if here is None or not steps:
        return Dated(value, "duration", "open")
    there = None if count is None else moved(here, unit, steps * count).isoformat()
    covers = (there, here.isoformat()) if steps < 0 else (here.isoformat(), there)
    return Dated(value, "duration", basis, covers=covers)


def read_ago(words: Words, context: Context) -> Dated | None:
    """Read “two days ago”, “a year later”, “three weeks from now”, “the day before”."""
    unit = words.table("unit")
    if "count" not in words and context.told is None:
        return None
    count = words.count() if "count" in words else 1.0
    here, basis, steps = _from(words, context, unit)
    if count is None:
        edge = here.isoformat() if here else None
        covers = (None, edge) if steps < 0 else (edge, None)
        return Dated("PAST_REF" if steps < 0 else "FUTURE_REF", "date", basis if here else "open", covers=covers)
    if here is None:
        return Dated(OPEN.get(unit, "XXXX-XX-XX"), basis="open")
    count += 0.5 * words.half_behind
    if unit in {"second", "minute", "hour", "night"}:
        day = moved(here, "day" if unit == "night" else unit, steps * count)
        return Dated(day.isoformat(), basis=basis)
    if unit in {"decade", "century"}:
        unit, count = "year", count * (10 if unit == "decade" else 100)
    if unit == "year" and here.year + steps * count < 1:
        return Dated(f"BC{round(1 - here.year - steps * count):04}", basis=basis)
    return Dated(value_of(moved(here, unit, steps * count), unit), basis=basis)


def _from(words: Words, context: Context, unit: str) -> tuple[date | None, TimeBasis, int]:
    """Return the day to reckon from, what it is, and the direction."""
    if "ago" in words or "reference" in words:
        return context.published, context.basis, words.table("ago") or 1
    steps = words.table("relation") or (-1 if words.word("shift") == "earlier" else 1)
    if context.told is None:
        return context.published, context.basis, steps
    whole_years = unit == "year" and context.unit == "year"
    return context.told[0 if steps < 0 or whole_years else 1], "text", steps


def read_onward(words: Words, context: Context) -> Dated | None:
    """Read “the months ahead”, “the decades that followed”: from now on, or from what was told of last."""
    if not words.word("unit").endswith("s"):
        return None
    if "ahead" in words:
        here = context.published.isoformat() if context.published else None
        return Dated("FUTURE_REF", basis=context.basis, covers=(here, None))
    last = context.told[1].isoformat() if context.told else None
    return Dated(length(None, words.table("unit")), "duration", "text" if last else "open", covers=(last, None))
