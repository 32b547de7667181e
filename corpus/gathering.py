"""The files that a path stands for, and their bytes: what cannot be taken is refused by name."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.entry import Original
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECK = "Check its name; the address of a page begins with https://."
LARGEST = 20 * 1024 * 1024
"""Bytes: guidance is far smaller, and a larger file is refused before it is read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be added, or why it may not."""

    path: Path
    refusal: CorpusError | None = None


def gather(path: Path) -> Iterator[Found]:
    """Yield the files under a folder, sorted, those beginning with a dot aside; or the one file."""
    if not os.path.isdir(path):  # noqa: PTH112 (where Path.is_dir raises, this says no)
        yield Found(path)
        return
    found = False
    for one in _walk(path, path.resolve()):
        found = True
        yield one
    if not found:
        yield _refused(path, "holds no files", "Name a folder that does.")


def original(path: Path) -> Original:
    """Read a file; CorpusError where it is none, cannot be read, or is too large to be guidance."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CorpusError(f"{shown(path)} is no file.", "Name a file of text.")
        if status.st_size > LARGEST:
            raise too_large(shown(path))
        place, content = path.resolve(), path.read_bytes()
    except FileNotFoundError as error:
        raise CorpusError(f"{shown(path)}: there is no such file.", CHECK) from error
    except OSError as error:
        reason = f"{shown(path)} cannot be read: {error.strerror or error}."
        raise CorpusError(reason, "Allow reading it, and try again.") from error
    return Original.of(place, content, shown(path))


def shown(path: Path | str) -> str:
    """Return a path as it can be printed, where its bytes are not UTF-8 too."""
    return os.fsencode(path).decode("utf-8", "replace")


def too_large(name: str) -> CorpusError:
    """Say that a source is larger than guidance is."""
    return CorpusError(
        f"{name} is larger than {LARGEST // 1024**2} MB.", "Add the parts of it that you need."
    )


def _walk(folder: Path, root: Path) -> Iterator[Found]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or error}"
        yield _refused(folder, reason, "Allow reading it, and try again.")
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            yield from _link(path, root)
        elif path.is_dir():
            yield from _walk(path, root)
        else:
            yield Found(path)


def _link(path: Path, root: Path) -> Iterator[Found]:
    """Refuse a link that leads out of the folder; one that stays inside is found at its target."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        yield _refused(path, "is a link to nothing", "Remove it.")
        return
    if not target.is_relative_to(root):
        reason = f"is a link that leads out of the folder, to {shown(target)}"
        yield _refused(path, reason, "Add what it points to by its own path.")


def _refused(path: Path, reason: str, next_step: str) -> Found:
    return Found(path, CorpusError(f"{shown(path)} {reason}.", next_step))
