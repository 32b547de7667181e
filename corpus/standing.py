"""What is said of sources after they were added: stops, notes, and sets that not everybody sees.

It stands in the library, in one small file, and holds for every edition: no gate keeps it back, and
no rollback takes it away.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

FILE = "standing.json"
LIFTED_BY = {
    True: "Its publisher withdrew it; `footnote corpus sync` sees when that ends.",
    False: "`footnote corpus list` shows what is.",
}
"""What to do about a source that is not suspended, by whether it is withdrawn."""


class State(StrEnum):
    """Whether a source may be quoted."""

    CURRENT = "current"
    WITHDRAWN = "withdrawn"
    """Its publisher took it back."""
    SUSPENDED = "suspended"
    """A maintainer stopped it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a source is not quoted: this is said in its place."""

    document: str
    title: str
    state: State
    since: date
    why: str = ""
    replacement: str | None = None
    """The address of what holds instead."""


@dataclass(frozen=True, slots=True)
class Note:
    """A maintainer's dated, signed caution; what it does not name it does not ask for."""

    number: int
    text: str
    by: str
    on: date
    document: str | None = None
    section: str | None = None
    """A heading of the document, or its anchor."""
    name: str | None = None
    """Words that the note explains wherever they are quoted."""

    @property
    def signed(self) -> str:
        """The words, who wrote them, and when."""
        return f"{self.text} ({self.by}, {self.on.day} {self.on:%B %Y})"


@dataclass(frozen=True, slots=True)
class Member:
    """A source of a set: it answers only where that set may be seen."""

    document: str
    set: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is stopped, all that is noted, and all that is not for everybody."""

    stops: tuple[Stop, ...] = ()
    notes: tuple[Note, ...] = ()
    members: tuple[Member, ...] = ()

    @property
    def sets(self) -> tuple[str, ...]:
        """The names of the sets, sorted."""
        return tuple(sorted({member.set for member in self.members}))

    def set_of(self, document: str) -> str | None:
        """Return the set that ``document`` belongs to; None where it answers everywhere."""
        return next((one.set for one in self.members if one.document == document), None)

    def hidden(self, seen: Collection[str]) -> frozenset[str]:
        """Return the documents that nobody sees where only the sets ``seen`` may be."""
        return frozenset(one.document for one in self.members if one.set not in seen)

    def placing(self, document: str, name: str | None) -> Standing:
        """Return this with ``document`` in the set ``name``, or in none."""
        others = tuple(one for one in self.members if one.document != document)
        return replace(self, members=(*others, Member(document, name)) if name else others)

    def stop(self, document: str) -> Stop | None:
        """Return why ``document`` is not quoted: its publisher's word goes before ours."""
        found = [stop for stop in self.stops if stop.document == document]
        return max(found, key=lambda stop: stop.state is State.WITHDRAWN, default=None)

    def state(self, document: str) -> State:
        """Return whether ``document`` may be quoted."""
        stop = self.stop(document)
        return State.CURRENT if stop is None else stop.state

    def stopping(self, stop: Stop) -> Standing:
        """Return this with ``stop`` in it, in place of one of the same state."""
        others = self._others(stop.document, stop.state)
        return replace(self, stops=(*others, stop))

    def lifting(self, document: str, state: State) -> Standing:
        """Return this without the stop of ``state``."""
        return replace(self, stops=tuple(self._others(document, state)))

    def resuming(self, document: str) -> Standing:
        """Return this without the suspension of ``document``; CorpusError where there is none."""
        lifted = self.lifting(document, State.SUSPENDED)
        if lifted == self:
            withdrawn = self.state(document) is State.WITHDRAWN
            raise CorpusError(f"{document} is not suspended.", LIFTED_BY[withdrawn])
        return lifted

    def noting(self, note: Note) -> Standing:
        """Return this with ``note`` under the next free number."""
        number = max((one.number for one in self.notes), default=0) + 1
        return replace(self, notes=(*self.notes, replace(note, number=number)))

    def unnoting(self, number: int) -> Standing:
        """Return this without the note of this number; CorpusError where there is none."""
        left = tuple(note for note in self.notes if note.number != number)
        if left == self.notes:
            raise CorpusError(f"There is no note {number}.", "`footnote corpus notes` lists them.")
        return replace(self, notes=left)

    def _others(self, document: str, state: State) -> Iterator[Stop]:
        return (one for one in self.stops if (one.document, one.state) != (document, state))


NOTHING = Standing()


def dump(standing: Standing) -> bytes:
    """Return ``standing`` as JSON, for people too."""
    return json.dumps(asdict(standing), ensure_ascii=False, indent=1, default=str).encode() + b"\n"


def load(content: bytes) -> Standing:
    """Return what ``dump`` wrote; ValueError, KeyError or TypeError where it is damaged."""
    record = json.loads(content)
    return Standing(
        tuple(
            Stop(**{**one, "state": State(one["state"]), "since": date.fromisoformat(one["since"])})
            for one in record["stops"]
        ),
        tuple(Note(**{**one, "on": date.fromisoformat(one["on"])}) for one in record["notes"]),
        tuple(Member(**one) for one in record.get("members", ())),
    )


def read(path: Path) -> Standing:
    """Read the file at ``path``, which need not be there; CorpusError where it is damaged."""
    try:
        return load(path.read_bytes())
    except FileNotFoundError:
        return NOTHING
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{path} cannot be read, so nobody knows which sources are stopped.",
            "Put it back from a copy; or remove it, and stop again what must not be quoted.",
        ) from error


class Watched:
    """The file as it is now: looked at each time, read only when it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._read: Standing | None = None

    def __call__(self) -> Standing:
        """Return what holds now; CorpusError where the file is damaged and was never read.

        One that was read and is damaged since, or gone, holds as it was: a stop must not end so.
        """
        seen = self._stamp()
        if self._read is None or (seen is not None and seen != self._seen):
            try:
                self._read = read(self._path)
            except CorpusError:
                if self._read is None:
                    raise
            self._seen = seen
        return self._read

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size
