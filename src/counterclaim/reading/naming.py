"""How inputs, bytes and numbers are named in messages to a person."""

_LONGEST_NAME = 200


def shown(name: str) -> str:
    r"""Return *name* fit for one line of a message: no control characters, no lone surrogates, not endless.

    >>> shown("a\nb.txt")
    'a�b.txt'
    """
    clean = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - 1] + "…"


def amount(size: int) -> str:
    """Return *size*, a number of bytes, as a person would write it.

    >>> amount(20_000_000)
    '20 MB'
    """
    if size < 10_000:
        return f"{size} bytes"
    return f"{size / 1_000_000:.3g} MB" if size >= 1_000_000 else f"{size / 1_000:.3g} kB"
