"""Switches for what goes wrong: each for the next few times, or for a share of all times."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What can go wrong; the first five befall calls of the Web API, the others deliveries."""

    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    HTML = "html"
    SILENT = "silent"
    SLOW = "slow"
    DOUBLED = "doubled"
    DOUBLED_ANEW = "doubled_anew"
    OUT_OF_ORDER = "out_of_order"
    DROPPED_SOCKET = "dropped_socket"


BREAKING = (Fault.RATE_LIMITED, Fault.SERVER_ERROR, Fault.HTML, Fault.SILENT)
"""The faults that take the place of an answer."""

WORDS = {
    Fault.RATE_LIMITED: "Calls are answered 429, Retry-After 1 s",
    Fault.SERVER_ERROR: "Calls are answered 500",
    Fault.HTML: "Calls are answered with a page of HTML",
    Fault.SILENT: "Calls are cut off: the connection closes in mid-answer",
    Fault.SLOW: "Calls take a second and a half longer",
    Fault.DOUBLED: "Events are delivered twice, with one event_id",
    Fault.DOUBLED_ANEW: "Events are delivered twice, with two event_ids",
    Fault.OUT_OF_ORDER: "An event is held back until later ones have passed",
    Fault.DROPPED_SOCKET: "The socket drops right after an event is sent",
}


@dataclass(frozen=True, slots=True)
class Switch:
    """When a fault befalls: the next ``times``, and beyond them a ``share`` of all times.

    ``of`` names the one method or kind of delivery that it befalls; empty, all of them.
    """

    times: int = 0
    share: float = 0.0
    of: str = ""


class Faults:
    """The switches' state, behind one lock; chance is drawn from a seed."""

    def __init__(self, seed: int = 0) -> None:
        self._lock = threading.Lock()
        self._switches: dict[Fault, Switch] = {}
        self._random = random.Random(seed)  # noqa: S311 # chance, not secrecy

    def set(self, fault: Fault, switch: Switch) -> None:
        """Turn a switch."""
        with self._lock:
            self._switches[fault] = switch

    def switches(self) -> dict[Fault, Switch]:
        """Return every switch as it stands."""
        with self._lock:
            return {fault: self._switches.get(fault, Switch()) for fault in Fault}

    def befalls(self, fault: Fault, name: str) -> bool:
        """Whether ``fault`` befalls this call or delivery; one that was due is then spent."""
        with self._lock:
            switch = self._switches.get(fault, Switch())
            if switch.of not in {"", name}:
                return False
            if switch.times > 0:
                self._switches[fault] = Switch(switch.times - 1, switch.share, switch.of)
                return True
            return self._random.random() < switch.share
