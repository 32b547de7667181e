"""Where a request may go: by HTTPS, to a host on the list, at an address that is open to all."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable

GOVUK = "www.gov.uk"
SITE = f"https://{GOVUK}"
PORT = 443
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses that stand for one of IPv4 in networks without it (RFC 6052)."""


class UnreachableError(CorpusError):
    """Nobody answered, or not to the end: another try may do better."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes: ``connected`` is asked for what ``url`` names."""

    url: str
    connected: str
    host: str
    """What the Host header and the certificate say."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that may be asked.

    ``stand_in``, HTTP too and at any address, is asked in place of www.gov.uk where it is set.
    """

    allowed: frozenset[str] = frozenset({GOVUK})
    stand_in: str | None = None

    def target(self, url: str, addresses: Callable[[str], list[str]]) -> Target:
        """Return where a request for ``url`` goes; CorpusError where it may not go there.

        The request connects to the address that was looked at: no second lookup can change it.
        """
        parts = self.allow(url)
        if self.stand_in is not None and parts.hostname == GOVUK:
            here = urlsplit(self.stand_in)
            connected = parts._replace(scheme=here.scheme, netloc=here.netloc)
            return Target(url, connected.geturl(), here.netloc)
        host = str(parts.hostname)
        found = addresses(host)
        inside = [one for one in found if not is_public(one)]
        if inside or not found:
            what = f"the private address {inside[0]}" if inside else "no address"
            raise CorpusError(
                f"{url} is not fetched: {host} has {what}.", "Ask who runs your network's DNS."
            )
        at = f"[{found[0]}]" if ":" in found[0] else found[0]
        return Target(url, parts._replace(netloc=at).geturl(), host)

    def allow(self, url: str) -> SplitResult:
        """Return the parts of an address that may be asked; CorpusError says why one may not."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise _no_address(url) from error
        if parts.scheme != "https":
            raise CorpusError(f"{url} is not fetched: it is not HTTPS.", "Begin it with https://.")
        if not parts.hostname:
            raise _no_address(url)
        if parts.hostname not in self.allowed:
            raise CorpusError(
                f"{url} is not fetched: {parts.hostname} is not among the allowed hosts.",
                "FOOTNOTE_ALLOWED_HOSTS lists them; or save the page, and add the file.",
            )
        if port not in {None, PORT} or "@" in parts.netloc:
            raise CorpusError(
                f"{url} is not fetched: it names a port or a user.", "Leave them out of it."
            )
        return parts


def _no_address(url: str) -> CorpusError:
    return CorpusError(f"{url} is no web address.", "Check it.")


def resolved(host: str) -> list[str]:
    """Return the addresses of ``host``; UnreachableError where the system finds none."""
    try:
        found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    except OSError as error:
        raise UnreachableError(
            f"{host} cannot be found: {error.strerror or error}.", "Check the connection."
        ) from error
    return [str(address[0]) for *_, address in found]


def is_public(address: str) -> bool:
    """Say whether everybody reaches ``address``: not private, not this machine, not this link."""
    one = ip_address(address.partition("%")[0])
    if isinstance(one, IPv6Address):
        one = _within(one) or one
    return one.is_global and not one.is_multicast


def _within(one: IPv6Address) -> IPv4Address | None:
    """Return the address of IPv4 that ``one`` leads to."""
    if one in TRANSLATED:
        return IPv4Address(int(one) & 0xFFFF_FFFF)
    return one.ipv4_mapped or one.sixtofour
