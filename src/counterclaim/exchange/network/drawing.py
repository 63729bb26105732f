"""The network as a drawing: a box for each party, an arrow for each link; a script may move them."""

from collections.abc import Callable

from counterclaim.exchange.network.layout import Point, placed
from counterclaim.exchange.network.parties import KINDS, Kind, Link, Network, Party
from counterclaim.exchange.page.markup import fit
from counterclaim.exchange.voices import counted, shortened

WIDTH = 480.0
"""Of the drawing, in its own units: letters of 14 are legible on a telephone."""
MOST = 18
"""Parties that are drawn."""
_HIGH, _GLYPH, _PADDING = 28.0, 7.4, 11.0
_LONGEST = 24
_BOW = {"denies": 0.16, "quotes": 0.28, "about": 0.06}
_HEAD = 8.0
_MANY = 4
"""Claims from which on a link is drawn thicker."""
SAYS = {"denies": "contradicts", "quotes": "quotes", "about": "speaks about"}


def drawn(network: Network, href: Callable[[Party], str]) -> str:
    """Return *network* as one SVG element; nothing where nobody is linked.

    Args:
        href: returns where a party's box leads to; an empty string where it leads nowhere.
    """
    linked = {end for link in network.links for end in (link.one, link.other)}
    parties = [party for party in network.parties if party.id in linked][:MOST]
    number = {party.id: index for index, party in enumerate(parties)}
    links = [link for link in network.links if link.one in number and link.other in number]
    if not links:
        return ""
    sizes = [(_wide(party), _HIGH) for party in parties]
    pairs = [(number[link.one], number[link.other], float(len(link.claims))) for link in links]
    at, height = placed(sizes, pairs, WIDTH)
    arrows = "".join(
        _arrow(network, link, number, at, sizes) for kind in reversed(KINDS) for link in links if link.kind == kind
    )
    boxes = "".join(_box(party, index, at[index], sizes[index], href(party)) for index, party in enumerate(parties))
    of = f" {len(parties)} of {len(network.parties)}" if len(parties) < len(network.parties) else f" {len(parties)}"
    return (
        f'<svg class="network" viewBox="0 0 {WIDTH:g} {height:.0f}" role="group" '
        f'aria-label="Who speaks about, contradicts and quotes whom:{of} of them">{arrows}{boxes}</svg>'
    )


def label(party: Party) -> str:
    """Return what stands in a party's box."""
    return shortened(party.name, _LONGEST)


def _wide(party: Party) -> float:
    return min(len(label(party)) * _GLYPH + 2 * _PADDING, WIDTH - 4)


def _box(party: Party, index: int, at: Point, size: Point, href: str) -> str:
    (x, y), (wide, high) = at, size
    kind = "party" if party.claims else "party silent"
    about = f"{party.name}: {counted(party.claims, 'claim') if party.claims else 'does not speak'}"
    inner = (
        f'<title>{fit(about)}</title><rect x="{-wide / 2:.1f}" y="{-high / 2:.1f}" width="{wide:.1f}" '
        f'height="{high:.1f}" rx="{high / 2:.1f}"/><text y="5" text-anchor="middle">{fit(label(party))}</text>'
    )
    place = f'data-party="{index}" transform="translate({x:.1f} {y:.1f})"'
    return (
        f'<a class="{kind}" {place} href="{fit(href)}">{inner}</a>'
        if href
        else f'<g class="{kind}" {place}>{inner}</g>'
    )


def _arrow(network: Network, link: Link, number: dict[str, int], at: list[Point], sizes: list[Point]) -> str:
    one, other = number[link.one], number[link.other]
    names = {party.id: party.name for party in network.parties}
    title = f"{names[link.one]} {SAYS[link.kind]} {names[link.other]}: {counted(len(link.claims), 'claim')}"
    way, head = arrow(at[one], at[other], sizes[one], sizes[other], link.kind)
    often = " many" if len(link.claims) >= _MANY else ""
    return (
        f'<g class="link {link.kind}{often}" data-one="{one}" data-other="{other}" data-bow="{_BOW[link.kind]}">'
        f'<title>{fit(title)}</title><path class="way" d="{way}"/>'
        f'<path class="head" d="{head}"/></g>'
    )


def arrow(one: Point, other: Point, size: Point, target: Point, kind: Kind) -> tuple[str, str]:
    """Return the way and the head of an arrow between two boxes; ``web/src/network.ts`` does the same."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    bend = (one[0] + other[0]) / 2 + dy * _BOW[kind], (one[1] + other[1]) / 2 - dx * _BOW[kind]
    start, tip = _edge(one, bend, size), _edge(other, bend, target)
    bx, by = bend[0] - tip[0], bend[1] - tip[1]
    length = max((bx * bx + by * by) ** 0.5, 1e-6)
    ux, uy = bx / length * _HEAD, by / length * _HEAD
    base = tip[0] + ux, tip[1] + uy
    left, right = (base[0] - uy * 0.5, base[1] + ux * 0.5), (base[0] + uy * 0.5, base[1] - ux * 0.5)
    return f"M{_pair(start)}Q{_pair(bend)} {_pair(base)}", f"M{_pair(tip)}L{_pair(left)}L{_pair(right)}Z"


def _edge(middle: Point, toward: Point, size: Point) -> Point:
    """Return where the line from the *middle* of a box leaves it, and a little beyond."""
    dx, dy = toward[0] - middle[0], toward[1] - middle[1]
    half = size[0] / 2 + 2, size[1] / 2 + 2
    part = min(half[0] / abs(dx) if dx else 1e9, half[1] / abs(dy) if dy else 1e9, 1.0)
    return middle[0] + dx * part, middle[1] + dy * part


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
