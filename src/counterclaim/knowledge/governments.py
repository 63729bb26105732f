"""Which government speaks when a place does: “Ottawa rejected the claim” is the Canadian government."""

import json
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    text = files("counterclaim.knowledge").joinpath("governments.json").read_text("utf-8")
    rows = json.loads(text)["governments"]
    return {place.casefold(): row["adjective"] for row in rows for place in (row["country"], row["capital"])}


def adjective(place: str) -> str | None:
    """Return the adjective of the country that *place* is or is the capital of, ``None`` for other places.

    Source: the CIA World Factbook's last edition (``training/governments.py``).

    >>> adjective("Bangkok"), adjective("Velmar")
    ('Thai', None)
    """
    return _adjectives().get(place.casefold().removeprefix("the "))


def government(place: str) -> str | None:
    """Return the name of the government that a country or a capital stands for, ``None`` where it stands for none.

    >>> government("Ottawa"), government("Velmar")
    ('Canadian government', None)
    """
    found = adjective(place)
    return f"{found} government" if found else None
