"""What maintainers decide on an answer to re-check: to tell of it, or to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.storage import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.releasing.rechecking import Outdated


def undecided(found: Iterable[Outdated], decided: Mapping[str, Correction]) -> tuple[Outdated, ...]:
    """Return those on which nothing was decided, or something else changed since."""
    return tuple(one for one in found if _was(decided.get(_reference(one))) != _now(one))


def decision(one: Outdated, by: str, *, tell: bool) -> Correction:
    """Return what is kept of a decision: all that is needed to tell of it."""
    return Correction(_reference(one), as_object(one), tell, by)


def as_object(one: Outdated) -> dict[str, Any]:
    """Return an answer to re-check as programs read it."""
    given = one.kept.given
    return {
        "reference": given.reference,
        "change": one.change.value,
        "fate": one.fate.value,
        "on": one.on.isoformat(),
        "question": given.question,
        "given": f"{one.kept.given_at:%Y-%m-%dT%H:%M:%SZ}",
        "user": given.user,
        "channel": given.place.channel,
        "shared": given.shared is not None,
        "outcome": given.outcome,
        "document": one.document,
        "trail": one.trail,
        "url": one.url,
        "before": one.before,
        "now": one.now,
    }


def _reference(one: Outdated) -> str:
    return one.kept.given.reference


def _was(decided: Correction | None) -> tuple[object, ...]:
    return () if decided is None else (decided.said["fate"], decided.said["now"])


def _now(one: Outdated) -> tuple[object, ...]:
    return one.fate.value, one.now
