"""Whether a content is a direct quotation, indirect speech, or both."""

from counterclaim.records import Quotation, Spans

_OPENING, _CLOSING = "“„‟«\"‘'", "”‟»\"’'"


def quotation(text: str, content: Spans, quoted: float) -> Quotation:
    """Tell how *content* is quoted.

    Args:
        quoted: share of its words that stand inside quotation marks.
    """
    first, last = content[0][0], content[-1][1]
    opens = text[first] in _OPENING or (first > 0 and text[first - 1] in '“„«"')
    whole = opens and (quoted > 0.9 or text[last - 1] in _CLOSING) and quoted > 0.75
    if whole or quoted > 0.97:
        return "direct"
    return "mixed" if quoted > 0 else "indirect"
