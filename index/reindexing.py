"""What a new edition changes: sources and passages, beside the edition before."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.standing import State, Stop
    from index.edition import Edition


class Touch(StrEnum):
    """What became of a source."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passages were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.added + other.added, self.changed + other.changed, self.removed + other.removed
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Touched:
    """A source that is not as it was; its words may be, where only its title or dates changed."""

    document: str
    touch: Touch
    passages: Tally


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that was left out, and why, with what to do."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edition changes on the one before it; ``before`` is None where there is none.

    ``stopped`` are sources that it holds and nobody quotes: withdrawn or suspended.
    """

    before: str | None
    after: str
    touched: tuple[Touched, ...]
    stopped: tuple[Stop, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def sources(self, touch: Touch) -> tuple[str, ...]:
        """Return the sources that this became of, by id."""
        return tuple(one.document for one in self.touched if one.touch is touch)

    def stopped_as(self, state: State) -> tuple[str, ...]:
        """Return the sources that are stopped so, by id."""
        return tuple(stop.document for stop in self.stopped if stop.state is state)

    @property
    def takes_back(self) -> bool:
        """Whether words that were there before are there no more."""
        return bool(self.passages.changed or self.passages.removed)

    @property
    def passages(self) -> Tally:
        """The passages of all sources together."""
        return sum((one.passages for one in self.touched), Tally())


def plan(before: Edition | None, after: Edition, skipped: Iterable[Skipped] = ()) -> Plan:
    """Compare two editions; ``skipped`` are the sources that the second lacks for a reason."""
    return Plan(
        None if before is None else before.name,
        after.name,
        tuple(touched(before, after)),
        tuple(_stopped(after)),
        tuple(skipped),
    )


def touched(before: Edition | None, after: Edition) -> Iterator[Touched]:
    """Yield the sources that differ, by id."""
    old = {} if before is None else before.documents.digests()
    new = after.documents.digests()
    for name in sorted(old | new):
        if before is None or name not in old:
            yield Touched(name, Touch.ADDED, Tally(added=len(after.passages.of(name))))
        elif name not in new:
            yield Touched(name, Touch.REMOVED, Tally(removed=len(before.passages.of(name))))
        elif old[name] != new[name]:
            tally = compared(_said(before, name), _said(after, name))
            yield Touched(name, Touch.CHANGED, tally)


def compared(before: list[str], after: list[str]) -> Tally:
    """Compare the passages of one source, in order: one in the place of another was changed."""
    found = Tally()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        old, new = before[start:end], after[first:last]
        if old != new:
            both = min(len(old), len(new))
            found += Tally(len(new) - both, both, len(old) - both)
    return found


def _stopped(edition: Edition) -> Iterator[Stop]:
    held = frozenset(edition.documents)
    for name in sorted({stop.document for stop in edition.standing.stops} & held):
        stop = edition.standing.stop(name)
        if stop is not None:
            yield stop


def _said(edition: Edition, name: str) -> list[str]:
    passages = (edition.passages[number] for number in edition.passages.of(name))
    return ["\n".join((*passage.headings, passage.text)) for passage in passages]
