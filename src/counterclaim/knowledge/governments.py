"""Which government speaks when a place does: “Ottawa rejected the claim” is the Canadian government."""

import json
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    text = files("counterclaim.knowledge").joinpath("governments.json").read_text("utf-8")
    out: dict[str, str] = {}
    for row in json.loads(text)["governments"]:
        for place in (row["country"], row["capital"]):
            out[place.casefold()] = f"{row['adjective']} government"
    return out


def government(place: str) -> str | None:
    """Return the name of the government that a country or a capital stands for, ``None`` where it stands for none.

    Source: the CIA World Factbook's last edition (``training/governments.py``).

    >>> government("Ottawa"), government("Velmar")
    ('Canadian government', None)
    """
    return _table().get(place.casefold().removeprefix("the "))
