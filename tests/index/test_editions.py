"""Whatever fails, the published edition keeps answering; one step publishes, one goes back."""

from __future__ import annotations

import errno
import os
import threading
from typing import TYPE_CHECKING, Never

import pytest

from index.errors import IndexingError
from index.history import KEPT, Release
from index.query import Clause, Form, Query
from index.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.document import Document
    from index.editions import Editions

SCAN = Query((Clause("stems", (Form("scan"),)),))


def whole(*documents: Document) -> Sources:
    """These documents, none of which was read before."""
    return Sources(lambda _same: documents)


def test_nothing_published_says_so(editions: Editions) -> None:
    """A fresh home has no edition, and the error says what to do."""
    with pytest.raises(IndexingError, match=r"Nothing is published yet\. Run `footnote reindex`"):
        editions.current()


def test_an_empty_library_publishes_nothing(editions: Editions) -> None:
    """There is nothing to answer from, and no folder is left."""
    with pytest.raises(IndexingError, match="library is empty"):
        editions.publish([], "now")
    assert [path.name for path in editions.root.iterdir()] == [".lock"]


def test_a_new_edition_is_seen_without_a_restart(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """The next question after publishing is answered from it; until then the same object is."""
    from index.editions import Editions

    editions.publish([document("a", "A scan.")], "1")
    running = Editions(editions.root)
    first = running.current()
    assert running.current() is first
    second = editions.publish([document("a", "A scan.", "Two scans.")], "2")
    assert running.current().name == second.name
    assert first.rank(SCAN)[0].passage.text == "A scan."


def test_rollback_goes_back_one_or_to_a_name_or_number(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """One command goes back; publishing what was rolled back makes it answer again."""
    texts = ["One scan.", "Two scans.", "Three scans."]
    names = [editions.publish([document("a", text)], text).name for text in texts]
    assert editions.rollback().name == names[1]
    assert editions.current().name == names[1]
    assert editions.rollback().name == names[0]
    with pytest.raises(IndexingError, match="no edition before the current one"):
        editions.rollback()
    assert editions.rollback("3").name == names[2]
    assert editions.rollback(names[0]).name == names[0]
    with pytest.raises(IndexingError, match="no edition 7"):
        editions.rollback("7")
    assert editions.publish([document("a", texts[2])], "later").name == names[2]
    assert [one.number for one in editions.history().published] == [1, 2, 3]


def test_the_last_ten_are_kept(editions: Editions, document: Callable[..., Document]) -> None:
    """Older editions go, and their folders with them."""
    for turn in range(KEPT + 2):
        editions.publish([document("a", f"Scan {turn}.")], str(turn))
    kept = [one.name for one in editions.history().published]
    assert [one.number for one in editions.history().published] == list(range(3, KEPT + 3))
    assert {path.name for path in editions.root.iterdir() if path.is_dir()} == set(kept)


def test_the_last_good_edition_answers_for_a_damaged_one(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """A truncated file is named in the warning; reindexing the same corpus makes it good."""
    from index.editions import Editions

    good = editions.publish([document("a", "One scan.")], "1")
    bad = editions.publish([document("a", "Two scans.")], "2")
    (bad.folder / "postings.npy").write_bytes(b"")
    answering = Editions(editions.root).current()
    assert answering.name == good.name
    assert answering.warnings == (
        f"Edition {bad.name} is damaged: postings.npy. Edition {good.name} answers instead.",
    )
    assert editions.publish([document("a", "Two scans.")], "3").name == bad.name
    assert Editions(editions.root).current().warnings == ()


def test_with_no_good_edition_the_damage_is_named(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """There is nothing to fall back on: the error says which file it is."""
    bad = editions.publish([document("a", "Two scans.")], "2")
    (bad.folder / "manifest.json").write_bytes(b"{")
    from index.editions import Editions

    with pytest.raises(IndexingError, match=r"manifest\.json"):
        Editions(editions.root).current()


def test_a_damaged_pointer_loses_no_edition(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """What was published is told from the folders, oldest first."""
    for turn in "12":
        last = editions.publish([document("a", f"Scan {turn}.")], turn)
    (editions.root / "published.json").write_bytes(b"\0")
    assert editions.current().name == last.name
    assert [one.made for one in editions.history().published] == ["1", "2"]


def test_a_full_disk_leaves_the_old_edition_and_nothing_half_made(
    editions: Editions, document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At whichever write the disk is full, the old edition answers and the folder is clean."""
    old = editions.publish([document("a", "One scan.")], "1")
    before = sorted(path.name for path in editions.root.iterdir())

    def full_after(writes: int) -> Callable[[int], None]:
        left = iter(range(writes))

        def fsync(_handle: int) -> None:
            if next(left, None) is None:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return fsync

    with monkeypatch.context() as patched:
        for writes in (0, 1, 10, 15):
            patched.setattr(os, "fsync", full_after(writes))
            with pytest.raises(IndexingError, match="No space left on device"):
                editions.publish([document("a", "Two scans.")], "2")
            assert sorted(path.name for path in editions.root.iterdir()) == before
            assert editions.current().name == old.name
    assert editions.publish([document("a", "Two scans.")], "2").name != old.name


def test_what_a_killed_process_left_is_cleared_away(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """A half-made folder of a process that was killed goes with the next publishing."""
    (editions.root / ".building-left").mkdir(parents=True)
    editions.publish([document("a", "One scan.")], "1")
    assert not (editions.root / ".building-left").exists()


def test_the_second_publisher_waits_and_says_so(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """Two at once both succeed, one after the other, and the second is told that it waits."""
    from index.editions import Editions

    inside, waiting = threading.Event(), threading.Event()

    def first() -> None:
        with editions.candidate(whole(document("a", "One scan.")), "1") as candidate:
            inside.set()
            assert waiting.wait(10)
            candidate.publish(Release())

    one = threading.Thread(target=first)
    one.start()
    assert inside.wait(10)
    Editions(editions.root).publish([document("a", "Two scans.")], "2", waiting.set)
    one.join()
    assert waiting.is_set()
    assert len(editions.history().published) == 2


def test_every_answer_comes_wholly_from_one_edition(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """While editions are published, threads that ask see the words of one edition at a time."""
    stop = threading.Event()
    mixed: list[str] = []

    def ask() -> None:
        while not stop.is_set():
            edition = editions.current()
            texts = {hit.passage.text for hit in edition.rank(SCAN)}
            said = {text.split()[0] for text in texts}
            if len(texts) != 3 or said != {edition.document("a").title}:
                mixed.append(f"{edition.name}: {texts}")

    def made(turn: int) -> list[Document]:
        return [document("a", *(f"E{turn} scan {n}" for n in range(3)), title=f"E{turn}")]

    editions.publish(made(0), "0")
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for turn in range(1, 6):
        editions.publish(made(turn), str(turn))
    stop.set()
    for thread in threads:
        thread.join()
    assert mixed == []


def test_a_folder_that_cannot_be_written_says_so(
    editions: Editions, document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home on a read-only disk is named, with what to do."""

    def refuse(*_arguments: object, **_named: object) -> Never:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(IndexingError, match="cannot be written: Permission denied"):
        editions.publish([document("a", "One scan.")], "1")


def test_a_candidate_that_is_not_published_leaves_nothing(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """Nobody sees it while it is looked at, and at the end it is gone."""
    old = editions.publish([document("a", "One scan.")], "1")
    with editions.candidate(whole(document("a", "Two scans.")), "2") as candidate:
        assert candidate.edition.document("a").text != old.document("a").text
        assert editions.current().name == old.name
        assert [one.name for one in editions.history().published] == [old.name]
    assert [path.name for path in editions.root.iterdir() if path.is_dir()] == [old.name]


def test_going_back_does_not_wait_for_a_candidate(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """While an edition is looked at, a rollback holds at once, and the candidate stays whole."""
    names = [editions.publish([document("a", f"Scan {n}.")], str(n)).name for n in range(2)]
    with editions.candidate(whole(document("a", "Two scans.")), "2") as candidate:
        assert editions.rollback().name == names[0]
        published = candidate.publish(Release(by="ann", why="a new page"))
    assert editions.current().name == published.name
    assert editions.history().published[-1].release.by == "ann"


def test_half_a_pointer_of_a_killed_process_is_cleared_away(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """The file that was to replace it goes with the next publishing."""
    editions.publish([document("a", "One scan.")], "1")
    (editions.root / ".published.json.left").write_bytes(b"{")
    editions.publish([document("a", "Two scans.")], "2")
    assert not (editions.root / ".published.json.left").exists()
