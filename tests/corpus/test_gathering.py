"""What a path stands for: files are found, and what cannot be taken is refused by name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from corpus.errors import CorpusError
from corpus.gathering import LARGEST, gather, original

if TYPE_CHECKING:
    from pathlib import Path


def _names(folder: Path) -> list[str]:
    return [str(found.path.relative_to(folder)) for found in gather(folder) if not found.refusal]


def _refusals(folder: Path) -> list[str]:
    return [str(found.refusal) for found in gather(folder) if found.refusal]


def test_a_folder_is_all_the_files_in_it(tmp_path: Path) -> None:
    """Files in folders within it too, sorted; names that begin with a dot are not guidance."""
    for name in ("b.txt", "a/c.md", "a/b/d.html", ".hidden/e.txt", ".f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    assert _names(tmp_path) == ["a/b/d.html", "a/c.md", "b.txt"]
    assert not _refusals(tmp_path)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    """Nothing found is told, not passed over."""
    (tmp_path / ".git").mkdir()
    assert _refusals(tmp_path) == [f"{tmp_path} holds no files. Name a folder that does."]


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    """A link elsewhere, or to nothing, is named; one inside is no second source."""
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "secret.txt").write_text("words")
    (folder / "page.txt").write_text("words")
    (folder / "away.txt").symlink_to(outside / "secret.txt")
    (folder / "away").symlink_to(outside)
    (folder / "broken.txt").symlink_to(folder / "nothing")
    (folder / "loop").symlink_to(folder)
    (folder / "same.txt").symlink_to(folder / "page.txt")
    assert _names(folder) == ["page.txt"]
    away, file, broken = _refusals(folder)
    assert "away is a link that leads out" in away
    assert "away.txt is a link that leads out" in file
    assert "broken.txt is a link to nothing" in broken


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    """200 MB are refused by their size: the sparse file would fill memory if it were read."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(CorpusError, match=r"large\.txt is larger than 20 MB"):
        original(path)
    assert LARGEST < 200 * 1024 * 1024


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A pipe is not waited for, and a name without a file is named."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(CorpusError, match="is no file"):
        original(tmp_path / "pipe.txt")
    with pytest.raises(CorpusError, match=r"no such file\. Check its name; the address of"):
        original(tmp_path / "www.gov.uk")


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason is told."""
    path = tmp_path / "page.txt"
    path.write_text("words")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(CorpusError, match=r"page\.txt cannot be read: Permission denied"):
        original(path)


def test_a_name_that_is_no_utf_8_can_be_printed(tmp_path: Path) -> None:
    """Its bytes are shown with a mark in place of what is no letter."""
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("words")
    assert original(path).name.encode().endswith("caf\ufffd.txt".encode())
