"""Delivers events and gestures to the app, over a socket or as signed requests, and tries again."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.playground.errors import NotDelivered
from bot.playground.faults import Fault
from bot.playground.payloads import EVENTS

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.playground.faults import Faults
    from bot.playground.feed import Feed
    from bot.playground.nouns import Json
    from bot.playground.payloads import Delivery


@dataclass(frozen=True, slots=True)
class Attempt:
    """Which try this is, and why the one before failed."""

    number: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an acknowledgement may take, and the pauses before an event's three retries.

    Slack waits a minute and five minutes before the second and the third; here no one would.
    """

    seconds: float = 3.0
    pauses: tuple[float, ...] = (0.5, 2.0, 6.0)
    held_back: float = 2.0


class Route(Protocol):
    """A way to the app."""

    async def deliver(self, delivery: Delivery, attempt: Attempt, seconds: float) -> Json:
        """Deliver, and return what the app acknowledged with; NotDelivered says why not."""
        ...

    async def close(self) -> None:
        """Close every connection to the app."""
        ...


class Courier:
    """Delivers from any thread; what the app acknowledged with comes as a future."""

    def __init__(self, route: Route, faults: Faults, feed: Feed, patience: Patience) -> None:
        self.route = route
        self._faults = faults
        self._feed = feed
        self._patience = patience
        self._loop: asyncio.AbstractEventLoop | None = None
        self._held: set[asyncio.Event] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Deliver on the loop that runs now."""
        self._loop = asyncio.get_running_loop()

    async def stop(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.route.close()
        self._loop = None

    def send(self, delivery: Delivery) -> Future[Json]:
        """Deliver; the future holds the acknowledgement, or NotDelivered."""
        answer: Future[Json] = Future()
        if self._loop is None:
            answer.set_exception(NotDelivered("stopped"))
            return answer
        self._loop.call_soon_threadsafe(self._begin, delivery, answer)
        return answer

    def wait(self, work: Coroutine[None, None, None]) -> None:
        """Do ``work`` on the loop, from another thread, and wait for its end."""
        if self._loop is None:
            work.close()
            return
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _begin(self, delivery: Delivery, answer: Future[Json]) -> None:
        self._spawn(delivery, answer)
        if delivery.kind != EVENTS:
            return
        if self._faults.befalls(Fault.DOUBLED, delivery.name):
            self._spawn(delivery, Future())
        if self._faults.befalls(Fault.DOUBLED_ANEW, delivery.name):
            self._spawn(delivery.anew(), Future())

    def _spawn(self, delivery: Delivery, answer: Future[Json]) -> None:
        task = asyncio.ensure_future(self._carry(delivery, answer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, delivery: Delivery, answer: Future[Json]) -> None:
        try:
            acknowledged = await self._try(delivery)
        except NotDelivered as failure:
            self._feed.log("lost", delivery.name, delivery.payload, {"reason": failure.reason})
            answer.set_exception(failure)
        except asyncio.CancelledError:
            answer.cancel()
            raise
        else:
            answer.set_result(acknowledged)

    async def _try(self, delivery: Delivery) -> Json:
        if self._faults.befalls(Fault.OUT_OF_ORDER, delivery.name):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._overtaken(), self._patience.held_back)
        # Slack retries events; a gesture that fails is told to the person at once.
        pauses = self._patience.pauses if delivery.kind == EVENTS else ()
        attempt = Attempt()
        for pause in pauses:
            try:
                return await self._once(delivery, attempt)
            except NotDelivered as failure:
                attempt = Attempt(attempt.number + 1, failure.reason)
                await asyncio.sleep(pause)
        return await self._once(delivery, attempt)

    async def _overtaken(self) -> None:
        passed = asyncio.Event()
        self._held.add(passed)
        await passed.wait()

    async def _once(self, delivery: Delivery, attempt: Attempt) -> Json:
        acknowledged = await self.route.deliver(delivery, attempt, self._patience.seconds)
        while self._held:
            self._held.pop().set()
        self._feed.log("delivered", delivery.name, delivery.payload, acknowledged)
        return acknowledged
