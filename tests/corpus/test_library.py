"""The library: revisions, identity, damage, and changes that are whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus import files
from corpus.entry import Original, slug
from corpus.errors import CorpusError
from corpus.library import Library

if TYPE_CHECKING:
    from corpus.library import Added

TODAY = date(2026, 11, 24)
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library(tmp_path / "library")


def add(library: Library, words: str, place: str = "/fees.txt", **given: object) -> Added:
    """Add a text of one paragraph."""
    original = Original(Path(place).name, place, Path(place).stem, words.encode())
    return library.add(original, given, TODAY)


def test_a_source_is_kept_with_its_original(library: Library) -> None:
    """The original's bytes and the document that was read from them both stay."""
    added = add(library, "The fee is £5.\n", published=date(2020, 1, 2))
    assert (added.status, added.entry.id, added.entry.revision) == ("added", "fees", 1)
    document = library.document("fees")
    assert document.text == "The fee is £5.\n"
    assert document.source.published == date(2020, 1, 2)
    assert document.source.checked == TODAY
    original = library.root / "fees" / "revision-1" / "original.txt"
    assert original.read_bytes() == "The fee is £5.\n".encode()


def test_the_same_bytes_change_nothing(library: Library) -> None:
    """Adding again what is there writes no file, even on a later day."""
    add(library, "The fee is £5.\n")
    before = _contents(library.root)
    original = Original("fees.txt", "/fees.txt", "fees", "The fee is £5.\n".encode())
    assert library.add(original, {}, date(2027, 1, 1)).status == "unchanged"
    assert Library(library.root).add(original, {}, TODAY).status == "unchanged"
    assert _contents(library.root) == before


@pytest.mark.parametrize(
    ("words", "given"), [("The fee is £6.\n", {}), ("The fee is £5.\n", {"title": "Fees"})]
)
def test_a_change_is_a_revision(library: Library, words: str, given: dict[str, object]) -> None:
    """Other bytes, or other metadata, make a new revision; the old one's original stays."""
    add(library, "The fee is £5.\n")
    original = Original("fees.txt", "/fees.txt", "fees", words.encode())
    added = library.add(original, given, TODAY)
    assert (added.status, added.entry.id, added.entry.revision) == ("revised", "fees", 2)
    assert library.document("fees").text == words
    first = library.root / "fees" / "revision-1" / "original.txt"
    assert first.read_bytes() == "The fee is £5.\n".encode()


def test_two_files_of_one_name_are_two_sources(library: Library) -> None:
    """An id is the stem, with -2 and -3 where others have it."""
    places = ("/a/fees.txt", "/b/fees.txt", "/c/fees.md")
    assert [add(library, "One fee.", place).entry.id for place in places] == [
        "fees",
        "fees-2",
        "fees-3",
    ]


def test_a_source_is_known_by_its_url_wherever_it_lies(library: Library) -> None:
    """A file that moved is unchanged; one that changed as well is revised."""
    url = "https://example.org/fees"
    add(library, "One fee.", "/a/fees.txt", url=url)
    assert add(library, "One fee.", "/b/moved.txt", url=url).status == "unchanged"
    assert add(library, "Two fees.", "/b/moved.txt").status == "revised"
    assert [holding.id for holding in library.holdings()] == ["fees"]


def test_a_url_given_later_does_not_make_a_second_source(library: Library) -> None:
    """The same file with its URL told, or corrected, is the same source."""
    add(library, "One fee.")
    assert add(library, "One fee.", url="https://example.org/a").status == "revised"
    assert add(library, "One fee.", url="https://example.org/b").entry.revision == 3
    assert len(list(library.holdings())) == 1


def test_two_sources_of_one_run_do_not_overwrite_each_other(library: Library) -> None:
    """A file that names the URL of one added beside it is refused, and the first stays."""
    url = "https://example.org/fees"
    add(library, "One fee.", "/a/fees.txt", url=url)
    other = Original("copy.txt", "/a/copy.txt", "copy", b"Another fee.")
    with pytest.raises(CorpusError, match="has the URL of fees"):
        library.add(other, {"url": url}, TODAY, {"fees"})
    assert library.document("fees").text == "One fee."


def test_a_refused_change_leaves_the_revision_before(library: Library) -> None:
    """A file that can no longer be read goes on answering as it was."""
    add(library, "The fee is £5.\n")
    with pytest.raises(CorpusError, match="binary"):
        add(library, "\0\0\0")
    assert library.document("fees").text == "The fee is £5.\n"


@pytest.mark.parametrize("step", range(3))
def test_a_full_disk_leaves_the_revision_before(
    library: Library, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Whichever write fails, the library says so and holds what it held."""
    add(library, "The fee is £5.\n")
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        if len(written) == step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(path)
        real(path, content)

    real = files.write
    monkeypatch.setattr(files, "write", write)
    with pytest.raises(CorpusError, match=r"No space left on device.*--home"):
        add(library, "The fee is £6.\n")
    assert library.document("fees").text == "The fee is £5.\n"
    monkeypatch.undo()
    assert add(library, "The fee is £6.\n").entry.revision == 2


def test_a_removed_source_is_gone(library: Library) -> None:
    """Its id is free again."""
    add(library, "One fee.")
    library.remove("fees")
    assert not list(library.holdings())
    assert add(Library(library.root), "One fee.").entry.id == "fees"


def test_what_is_cited_outlives_its_removal(library: Library) -> None:
    """Every revision of it, beside those of a source that took its id, until nobody cites it."""
    add(library, "The fee is £5.\n")
    add(library, "The fee is £6.\n")
    library.remove("fees")
    add(library, "The fee is £7.\n")
    library.clear({"fees"})
    assert sorted(one.text for one in library.revisions("fees")) == [
        "The fee is £5.\n",
        "The fee is £6.\n",
        "The fee is £7.\n",
    ]
    library.clear({"rates"})
    assert [one.text for one in library.revisions("fees")] == ["The fee is £7.\n"]
    assert list(library.revisions("../fees")) == list(library.revisions("fee")) == []


@pytest.mark.parametrize("name", ["nothing", "", "..", "../library", ".lock", "fees/revision-1"])
def test_only_a_source_can_be_removed(library: Library, name: str) -> None:
    """No name reaches another folder."""
    add(library, "One fee.")
    with pytest.raises(CorpusError, match="There is no document"):
        library.remove(name)
    assert library.document("fees").text == "One fee."


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b"\xff", b'{"id": "other"}'])
@pytest.mark.parametrize("file", ["entry.json", "revision-1/document.json"])
def test_what_is_damaged_is_named_and_the_rest_goes_on(
    library: Library, file: str, damage: bytes
) -> None:
    """One damaged source is told by its id; the others are still documents."""
    add(library, "One fee.", "/a.txt")
    add(library, "Two fees.", "/b.txt")
    (library.root / "a" / file).write_bytes(damage)
    holdings = {holding.id: holding for holding in library.holdings()}
    assert "a is damaged" in str(holdings["a"].damage)
    assert [document.id for document in library.documents()] == ["b"]
    with pytest.raises(CorpusError, match="corpus remove a"):
        library.document("a")


def test_one_flipped_letter_is_damage(library: Library) -> None:
    """A record that still parses, but is not what was written, is not shown."""
    add(library, "The fee is 500.")
    record = library.root / "fees" / "revision-1" / "document.json"
    record.write_bytes(record.read_bytes().replace(b"500", b"900"))
    with pytest.raises(CorpusError, match="not as it was written"):
        library.document("fees")


def test_adding_again_repairs_a_damaged_document(library: Library) -> None:
    """The same bytes are no news, unless what was made of them is damaged."""
    add(library, "One fee.")
    (library.root / "fees" / "revision-1" / "document.json").write_bytes(b"")
    assert add(library, "One fee.").status == "revised"
    assert library.document("fees").text == "One fee."


def test_a_damaged_source_can_be_removed(library: Library) -> None:
    """That is the way out that its sentence names."""
    add(library, "One fee.")
    (library.root / "fees" / "entry.json").write_bytes(b"")
    library.remove("fees")
    assert not list(library.holdings())


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The sentence says which folder, and why."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CorpusError, match="cannot be written"):
        add(Library(tmp_path / "file" / "library"), "One fee.")


def test_two_processes_adding_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each adds files of the same names from a folder of its own: all of them are kept."""
    program = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from corpus.entry import Original; from corpus.library import Library;"
        "library = Library(Path(sys.argv[1]));"
        "[library.add(Original(f'f{n}.txt', f'/{sys.argv[2]}/f{n}.txt', f'f{n}', b'A fee.'), {},"
        " date(2026, 11, 24)) for n in range(20)]"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "library")]
    running = [subprocess.Popen([*command, name], cwd=CHECKOUT) for name in ("a", "b")]
    assert [one.wait(60) for one in running] == [0, 0]
    places = {h.entry.place for h in Library(tmp_path / "library").holdings() if h.entry}
    assert places == {f"/{name}/f{n}.txt" for name in ("a", "b") for n in range(20)}


def test_a_change_by_another_is_seen(library: Library) -> None:
    """A library that is open knows what another has added since."""
    add(library, "One fee.", "/a.txt")
    other = Library(library.root)
    add(other, "Two fees.", "/b.txt")
    assert add(library, "Two fees.", "/b.txt").status == "unchanged"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Medical Imaging (2018)", "medical-imaging-2018"),
        ("https://www.gov.uk/guidance/import-goods/", "guidance-import-goods"),
        ("Zürich_café", "zurich-cafe"),
        ("日本", "document"),
        ("x" * 300, "x" * 80),
    ],
)
def test_an_id_is_a_slug(words: str, expected: str) -> None:
    """Ids are of small letters, digits and hyphens, and never empty."""
    assert slug(words) == expected


def _contents(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
