"""Forms of English verbs: from a base form to its inflections, and back from any form."""

import tomllib
from functools import lru_cache
from importlib.resources import files

_VOWELS = "aeiou"


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, str], frozenset[str], frozenset[str]]:
    """Return each base's irregular forms, the base of each such form, and the verbs that double or end in an e."""
    tables = tomllib.loads(files("counterclaim.knowledge").joinpath("verbs.toml").read_text("utf-8"))
    rows = [row.split() for line in tables["irregular"].split("\n") for row in line.split("|") if row]
    back = {form: base for base, *forms in reversed(rows) for form in forms}
    back |= dict(row.split() for row in tables["further"].split("|"))
    doubling, silent = (frozenset(tables[name].split()) for name in ("doubling", "silent"))
    return {base: tuple(forms) for base, *forms in rows}, back, doubling, silent


def forms(base: str) -> tuple[str, ...]:
    """Return *base* and its forms: -s, -ed and -ing by the spelling rules, and irregular ones.

    Some that no one writes are among them (“fighted”): they are for looking words up, where they do no harm.

    >>> forms("ban")
    ('ban', 'bans', 'banned', 'banning', 'baned', 'baning')
    >>> forms("withdraw")[-2:]
    ('withdrew', 'withdrawn')
    """
    irregular, _, doubling, _ = _tables()
    last, before = base[-1], base[-2:-1]
    if last in "sxz" or base.endswith(("ch", "sh")) or (last == "o" and before not in _VOWELS):
        third = f"{base}es"
    elif last == "y" and before not in _VOWELS:
        third = f"{base[:-1]}ies"
    else:
        third = f"{base}s"
    made = [base, third]
    if last == "e":
        stem = base if base.endswith(("ee", "ye", "oe")) else base[:-1]
        stem = f"{base[:-2]}y" if base.endswith("ie") else stem
        made += [f"{base}d", f"{stem}ing"]
    elif last == "y" and before not in _VOWELS:
        made += [f"{base[:-1]}ied", f"{base}ing"]
    else:
        short = len(base) > 2 and last not in "wxy" and last not in _VOWELS and before in _VOWELS
        single = sum(c in _VOWELS for c in base) == 1
        if base in doubling or (short and single):
            made += [f"{base}{last}ed", f"{base}{last}ing"]
        if base.endswith("c"):
            made += [f"{base}ked", f"{base}king"]
        made += [f"{base}ed", f"{base}ing"]
    return tuple(dict.fromkeys([*made, *irregular.get(base, ())]))


@lru_cache(maxsize=20_000)
def base(form: str) -> str:
    """Return the base of a verb's *form*: looked up where irregular, else by the spelling rules.

    It is a guess where the rules leave two and the list of verbs in a silent e has neither.

    >>> [base(x) for x in ("fled", "airlifted", "evacuated", "carries", "planning", "hoped", "visited")]
    ['flee', 'airlift', 'evacuate', 'carry', 'plan', 'hope', 'visit']
    """
    irregular, back, doubling, silent = _tables()
    if form in irregular or form in silent or len(form) < 4:
        return back.get(form, form)
    if form in back:
        return back[form]
    if form.endswith(("ied", "ies")):
        return f"{form[:-3]}y" if len(form) > 4 else form[:-1]
    if form.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return form[:-2]
    if form.endswith("s") and not form.endswith("ss"):
        return form[:-1]
    stem = form[:-2] if form.endswith("ed") else form[:-3] if form.endswith("ing") else ""
    if len(stem) < 2 or not any(c in "aeiouy" for c in stem):
        return form
    if form.endswith("eed"):
        return form if form in _EED else form[:-1]
    if f"{stem}e" in silent:
        return f"{stem}e"
    if stem[-1] == stem[-2] and (stem[:-1] in doubling or stem[-1] not in "lsfzaeiou"):
        return stem[:-1]
    return f"{stem}e" if stem.endswith(_SILENT) and not stem.endswith(_SOUNDED) else stem


_EED = frozenset("need feed heed weed seed speed bleed breed exceed proceed succeed indeed greed".split())
"""Words in -eed that are no past of a verb in -ee."""
_SILENT = ("at", "iz", "is", "us", "as", "v", "u", "uc", "ic", "ac", "nc", "rc", "dg", "rs", "ns", "ps", "yz", "ur")
"""What stands before -ed and -ing where an e was lost …"""
_SOUNDED = ("eat", "oat", "iew", "bias", "focus", "ocus", "discus", "ccur", "our", "mbat", "reat", "great")
"""… but not here."""
