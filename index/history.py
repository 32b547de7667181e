"""Which editions were published, and which of them answers: one small file, replaced whole."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from corpus import files
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEPT = 10


@dataclass(frozen=True, slots=True)
class Release:
    """Who published an edition and why, and how the judged topics came off.

    ``failed`` are topics that failed, and did not keep it back; ``topics`` are those that were
    answered rightly once, each with the document that did.
    """

    by: str = ""
    why: str = ""
    failed: tuple[str, ...] = ()
    measures: Mapping[str, float] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Return:
    """Who let an edition answer again, when (UTC, in ISO's form), and why."""

    by: str = ""
    at: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """One edition as it is listed; ``returns`` are the times that somebody went back to it."""

    number: int
    name: str
    made: str
    documents: int
    passages: int
    size: int
    release: Release = Release()
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The editions that are kept, oldest first, and the name of the one that answers."""

    current: str = ""
    published: tuple[Published, ...] = ()

    def named(self, name: str) -> Published | None:
        """Return the edition of this name or number."""
        wanted = (one for one in self.published if name in {one.name, str(one.number)})
        return next(wanted, None)

    def before(self, name: str) -> tuple[Published, ...]:
        """Return the editions older than ``name``, newest first."""
        known = self.named(name)
        older = (one for one in self.published if known is None or one.number < known.number)
        return tuple(reversed(tuple(older)))

    def returning(self, name: str, said: Return) -> History:
        """Return the history in which ``name`` answers again, as was ``said``."""
        noted = (
            replace(one, returns=(*one.returns, said)) if one.name == name else one
            for one in self.published
        )
        return History(name, tuple(noted))

    def adding(self, edition: Published, most: int = KEPT) -> History:
        """Return the history in which ``edition``, numbered next, answers; the oldest go.

        ``most`` are kept. One that is kept already keeps its number, and is released anew; one that
        answers already keeps who released it and why, unless it is said why again.
        """
        known = self.named(edition.name)
        if known is not None:
            release = edition.release
            if self.current == known.name and not release.why:
                release = replace(release, by=known.release.by, why=known.release.why)
            anew = replace(known, release=release)
            return History(
                edition.name, tuple(anew if one is known else one for one in self.published)
            )
        number = max((one.number for one in self.published), default=0) + 1
        kept = (*self.published, replace(edition, number=number))[-most:]
        return History(edition.name, kept)


def write(path: Path, history: History) -> None:
    """Replace the history at ``path`` in one step."""
    files.write(path, json.dumps(asdict(history), indent=1).encode())


def read(path: Path) -> History:
    """Read the history at ``path``, empty where nothing was published; IndexingError if damaged."""
    try:
        record = json.loads(path.read_bytes())
        return History(record["current"], tuple(map(_published, record["published"])))
    except FileNotFoundError:
        return History()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise IndexingError(
            f"{path} is damaged.", "`footnote reindex` makes it again from the library."
        ) from error


def _published(record: dict[str, Any]) -> Published:
    release = record.pop("release", {})
    failed = tuple(release.pop("failed", ()))
    returns = tuple(Return(**one) for one in record.pop("returns", ()))
    return Published(**record, release=Release(**release, failed=failed), returns=returns)
