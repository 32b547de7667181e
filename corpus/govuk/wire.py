"""One GET over the network, bounded in every way: the sole importer of the HTTP client here."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import httpx2

from corpus.errors import CorpusError
from corpus.gathering import LARGEST, too_large
from corpus.govuk.hosts import Hosts, UnreachableError, resolved

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping

    from corpus.govuk.pace import Pace

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CODINGS = frozenset({"", "identity", "gzip"})
NAME = "footnote-bot (answers staff's questions from published guidance)"


@dataclass(frozen=True, slots=True)
class Times:
    """How long, in seconds, the other side may say nothing, and how long one answer may take."""

    silence: float = 10.0
    whole: float = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered, by whichever address answered in the end."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes

    def says(self, header: str) -> str:
        """Return a header's words, or none."""
        return self.headers.get(header, "")

    @property
    def kind(self) -> str:
        """The content type, without its parameters."""
        return self.says("content-type").partition(";")[0].strip().lower()


class Wire:
    """Asks within the bounds of ``hosts`` and ``pace``; ``addresses`` looks names up.

    ``trusted`` vouches for certificates; without it the system does.
    """

    def __init__(
        self,
        hosts: Hosts,
        pace: Pace,
        addresses: Callable[[str], list[str]] = resolved,
        times: Times = Times(),
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self._hosts = hosts
        self._pace = pace
        self._addresses = addresses
        self._times = times
        self._trusted = trusted or True
        self._clients: dict[str, httpx2.Client] = {}

    def close(self) -> None:
        """Let go of the connections."""
        for client in self._clients.values():
            client.close()

    def _client(self, host: str) -> httpx2.Client:
        """Return the client of ``host`` alone.

        It knows connections by their address: another host there has another certificate.
        """
        if host not in self._clients:
            # A proxy would look names up for itself, so none is used.
            self._clients[host] = httpx2.Client(
                trust_env=False,
                verify=self._trusted,
                timeout=self._times.silence,
                headers={"User-Agent": NAME, "Accept-Encoding": "gzip"},
            )
        return self._clients[host]

    def allow(self, url: str) -> None:
        """Raise CorpusError where ``url`` may not be asked for."""
        self._hosts.allow(url)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Reply:
        """Ask for ``url`` and follow where it leads, each step under the same rules.

        CorpusError where a step is not allowed; UnreachableError where another try may do better.
        """
        at, seen = url, {url}
        while True:
            reply = self._once(at, headers or {})
            if reply.status not in REDIRECTS or not reply.says("location"):
                return reply
            at = led(url, urljoin(at, reply.says("location")), seen)

    def _once(self, url: str, headers: Mapping[str, str]) -> Reply:
        target = self._hosts.target(url, self._addresses)
        self._pace.wait()
        try:
            with self._client(target.host).stream(
                "GET",
                target.connected,
                headers={**headers, "Host": target.host},
                extensions={"sni_hostname": target.host},
            ) as response:
                content = self._read(url, response)
                return Reply(url, response.status_code, response.headers, content)
        except httpx2.TimeoutException as error:
            raise _slow(url) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise UnreachableError(
                f"{url} cannot be fetched: {str(error) or type(error).__name__}.",
                "Check the connection, and try again.",
            ) from error

    def _read(self, url: str, response: httpx2.Response) -> bytes:
        """Read the words, unless they are too many, too slow or packed in a way of their own."""
        if response.headers.get("content-encoding", "").strip().lower() not in CODINGS:
            raise CorpusError(f"{url} answers in a packing that is not read.", "Save the page.")
        content, until = bytearray(), time.monotonic() + self._times.whole
        for part in response.iter_bytes():
            content += part
            if len(content) > LARGEST:
                raise too_large(url)
            if time.monotonic() > until:
                raise _slow(url)
        return bytes(content)


def led(url: str, onward: str, seen: set[str]) -> str:
    """Return where ``url`` leads, and note it as seen; CorpusError in a circle, or without end."""
    if onward in seen or len(seen) > MOST_REDIRECTS:
        how = "in a circle" if onward in seen else f"on more than {MOST_REDIRECTS} times"
        raise CorpusError(f"{url} leads {how}.", "Add the page that has the words.")
    seen.add(onward)
    return onward


def _slow(url: str) -> UnreachableError:
    return UnreachableError(f"{url} answers too slowly.", "Try again later.")
