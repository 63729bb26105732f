"""Which addresses of the network may be fetched from, and how a host's are found.

A URL may come from anyone (a feed, a form, a reprint's link), so it must not reach what only this machine
can: loopback, private networks, a cloud's metadata service (OWASP, Server-Side Request Forgery Prevention).
"""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# These stand for the IPv4 address in their last 32 bits: IPv4-mapped (RFC 4291) and NAT64 (RFC 6052).
_STANDING_FOR_IPV4 = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
# Local-use NAT64 (RFC 8215) and site-local addresses (RFC 3879); ipaddress takes both for global.
_LOCAL = (IPv6Network("64:ff9b:1::/48"), IPv6Network("fec0::/10"))


def is_public(address: str) -> bool:
    """Tell whether *address*, an IP literal, is one of the public network, also where IPv6 wraps an IPv4 one.

    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if any(ip in network for network in _STANDING_FOR_IPV4):
            return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
        tunnelled = [ip.sixtofour, *(ip.teredo or ())]
        if any(ip in network for network in _LOCAL) or any(inner and not is_public(str(inner)) for inner in tunnelled):
            return False
    # is_global alone lets multicast through; private, loopback, link-local and unspecified are never global.
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of *host*, in the system's order of preference.

    Raises:
        OSError: the name is unknown, or no name server answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Network:
    """The network as reading sees it; tests put a loopback server in its place."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    allowed: Callable[[str], bool] = is_public


PUBLIC = Network()
"""The real network, public addresses only."""
