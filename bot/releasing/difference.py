"""Which answers change between two editions: old and new side by side, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.releasing.shown import Change, Shown, change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.answering import Answer, Question
    from bot.releasing.asked import Asked
    from index.edition import Edition

    Said = Callable[[Edition, Question], Answer]
    """What an edition answers."""

ORDER = tuple(Change)


@dataclass(frozen=True, slots=True)
class Changed:
    """A question whose answer changes, and how."""

    asked: Asked
    change: Change
    before: Shown
    after: Shown


def changed(
    asked: Iterable[Asked], before: Edition, after: Edition, said: Said
) -> tuple[Changed, ...]:
    """Ask both editions and return what differs: the gravest first, then what is asked most."""
    found = _changed(asked, before, after, said)
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.change), -one.asked.times)))


def _changed(
    asked: Iterable[Asked], before: Edition, after: Edition, said: Said
) -> Iterator[Changed]:
    for one in asked:
        was, now = (Shown.of(said(of, one.question)) for of in (before, after))
        how = change(was, now)
        if how is not None:
            yield Changed(one, how, was, now)
