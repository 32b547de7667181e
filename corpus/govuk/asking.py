"""A question to a host is asked again where that may help, and as the host asks."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import stamina
import stamina.instrumentation

from corpus.errors import CorpusError
from corpus.govuk.hosts import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpus.govuk.wire import Reply, Wire

JSON = "application/json"
NOT_MODIFIED, NOT_FOUND, GONE, TOO_MANY = 304, 404, 410, 429
AGAIN = frozenset({TOO_MANY, 500, 502, 503, 504})
LONGEST_WAIT_S = 120.0

# What is tried again is told to the maintainer by its outcome, and never on standard output.
stamina.instrumentation.set_on_retry_hooks(())


class BusyError(UnreachableError):
    """The host asks to be left alone for a while; ``after`` is in seconds, where it says so."""

    def __init__(self, sentence: str, after: float | None) -> None:
        super().__init__(sentence, "Try again later.")
        self.after = after


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is made, and how long it waits in between, in seconds."""

    attempts: int = 4
    wait: float = 1.0


@dataclass(frozen=True)
class Asking:
    """Asks over ``wire`` with ``patience``; ``now`` is the clock that Retry-After is read by."""

    wire: Wire
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def get(self, url: str, name: str, headers: Mapping[str, str] | None = None) -> Reply:
        """Return the answer, which is 200, 304 where ``headers`` are conditional, or 410.

        CorpusError says of ``name`` why there is none.
        """
        for attempt in stamina.retry_context(
            on=_worth_another,
            attempts=self.patience.attempts,
            timeout=None,
            wait_initial=self.patience.wait,
            wait_max=LONGEST_WAIT_S,
            wait_jitter=self.patience.wait,
        ):
            with attempt:
                reply = self._reply(url, name, headers)
                self._heed(name, reply, conditional=bool(headers))
                return reply
        raise AssertionError("an attempt returns or raises")

    def _reply(self, url: str, name: str, headers: Mapping[str, str] | None) -> Reply:
        """Ask once; what is wrong with ``url`` is said of ``name``, as nobody wrote the one."""
        try:
            return self.wire.get(url, headers)
        except CorpusError as error:
            error.sentence = error.sentence.replace(url, name)
            raise

    def _heed(self, name: str, reply: Reply, *, conditional: bool) -> None:
        """Raise what the status says, where it is not an answer."""
        if reply.status in AGAIN:
            what = "asks for fewer requests" if reply.status == TOO_MANY else "does not work"
            raise BusyError(
                f"{name}: the host {what} (status {reply.status}).",
                seconds(reply.says("retry-after"), self.now()),
            )
        if reply.status == NOT_FOUND:
            raise CorpusError(f"{name}: there is no such page.", "Check the address.")
        answers = {200, GONE, NOT_MODIFIED} if conditional else {200, GONE}
        if reply.status not in answers:
            raise CorpusError(
                f"{name} cannot be fetched: the host answers with status {reply.status}.",
                "Open it in a browser to see why.",
            )


def seconds(words: str, now: datetime) -> float | None:
    """Return what Retry-After asks for, in seconds or as a date; None where it says nothing."""
    if words.isdecimal():
        return float(words)
    with suppress(ValueError, TypeError):
        return max((parsedate_to_datetime(words) - now).total_seconds(), 0.0)
    return None


def _worth_another(error: Exception) -> bool | float:
    """Say whether to ask again, and after how many seconds where the host says so."""
    if isinstance(error, BusyError) and error.after is not None:
        return error.after if error.after <= LONGEST_WAIT_S else False
    return isinstance(error, UnreachableError)
