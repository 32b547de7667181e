"""Names stand whole: Medical Research Council is not found in Research Council."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.claims.statement import Statement, Word

NICKNAME = 3
"""Letters of a first name that the short form shares with it: Chris, Christopher."""


def place(stems: Sequence[str], words: Sequence[Word]) -> int | None:
    """Return where ``stems`` stand side by side among ``words``."""
    size, wanted = len(stems), tuple(stems)
    there = [word.stem for word in words]
    starts = (at for at in range(len(there) - size + 1) if tuple(there[at : at + size]) == wanted)
    return next(starts, None)


def fuller(name: Sequence[Word], said: Statement) -> tuple[Word, ...] | None:
    """Return the words of ``said`` that give ``name`` in full: Michael Dwayne Vick."""
    if len(name) == 1:
        return None
    return next((run for run in said.names if _runs_through(name, run)), None)


def _runs_through(name: Sequence[Word], run: Sequence[Word]) -> bool:
    """Say whether the parts of a name stand in ``run`` in their order; the first may be short."""
    left = iter(run)
    first = any(_begins(name[0].stem, word.stem) for word in left)
    return first and all(any(part.stem == word.stem for word in left) for part in name[1:])


def _begins(short: str, full: str) -> bool:
    return short == full or (len(short) > NICKNAME and full.startswith(short[: NICKNAME + 1]))
