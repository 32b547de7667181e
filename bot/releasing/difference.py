"""Which answers change between two editions: old and new side by side, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import answer
from bot.releasing.shown import Change, Shown, change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.releasing.asked import Asked
    from index.edition import Edition

ORDER = tuple(Change)


@dataclass(frozen=True, slots=True)
class Changed:
    """A question whose answer changes, and how."""

    asked: Asked
    change: Change
    before: Shown
    after: Shown


def changed(
    asked: Iterable[Asked], before: Edition, after: Edition, today: date
) -> tuple[Changed, ...]:
    """Ask both editions and return what differs: the gravest first, then what is asked most."""
    found = _changed(asked, before, after, today)
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.change), -one.asked.times)))


def _changed(
    asked: Iterable[Asked], before: Edition, after: Edition, today: date
) -> Iterator[Changed]:
    for one in asked:
        was, now = (Shown.of(answer(one.question, of, today)) for of in (before, after))
        how = change(was, now)
        if how is not None:
            yield Changed(one, how, was, now)
