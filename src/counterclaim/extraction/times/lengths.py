"""How long and how often: “for three years”, “decades”, “every Monday”, “twice a week”; and “now”, “recently”."""

from counterclaim.extraction.times.reckoning import Context, Dated, Words, length, plain


def read_duration(words: Words, _: Context) -> Dated | None:
    """Read “three years”, “a 12-day”, “half an hour”, “decades”."""
    unit = words.table("unit")
    if "count" not in words:
        word = words.word("unit")
        # “years of war”, “for hours”; “the week” points at a time, and a quarter may be a share.
        if not word.endswith("s") or unit in {"second", "quarter", "weekend", "night"}:
            return None
        return Dated(length(None, unit), "duration")
    count = words.count()
    if count is not None and count >= 2 and "dash" not in words and not words.word("unit").endswith("s"):
        return None  # “on the 2018 day of”
    if unit in {"second", "quarter"} and words.word("article") and "n1" not in words:
        return None
    return Dated(length(count, unit), "duration")


def read_set(words: Words, _: Context) -> Dated | None:
    """Read “every Monday”, “twice a week”, “daily”, “Mondays”."""
    if "adverb" in words:
        return Dated(words.table("adverb"), "set")
    if "weekdays" in words:
        return Dated(f"XXXX-WXX-{words.table('weekdays')}", "set", quant="EVERY")
    freq = None
    if "frequency" in words or "often" in words:
        times = words.table("frequency") or words.count("often")
        freq = f"{plain(times)}X"
    quant = "EVERY" if "every" in words else None
    if "weekday" in words:
        return Dated(f"XXXX-WXX-{words.table('weekday')}", "set", quant=quant)
    if "month" in words:
        return Dated(f"XXXX-{words.table('month'):02}", "set", quant=quant)
    if "season" in words:
        return Dated(f"XXXX-{words.table('season')}", "set", quant=quant)
    if "daypart" in words:
        return Dated(f"XXXX-XX-XX{words.table('daypart')}", "set", quant=quant)
    count = words.count() if "count" in words else 1.0
    if "other" in words:
        count = 2
    return Dated(length(count, words.table("unit")), "set", freq=freq, quant=quant)


def read_reference(words: Words, _: Context) -> Dated | None:
    """Read “now”, “recently”, “soon”."""
    return Dated(words.table("reference"))
