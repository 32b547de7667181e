"""An edition holds what was put into it, and refuses to be read once it is changed."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from corpus.passages import passages
from corpus.standing import Standing, State, Stop
from index import arrays
from index.errors import IndexingError
from index.manifest import NAME
from index.query import Clause, Form, Query

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.document import Document
    from index.edition import Edition
    from index.editions import Editions

Make = "Callable[..., Document]"


@pytest.fixture
def published(editions: Editions, document: Callable[..., Document]) -> Edition:
    """An edition of two documents."""
    made = [
        document("alpha", "Scanned pages."),
        document("beta", "MRI scans: “3 million” a year.", "X-rays.", title="Imaging"),
    ]
    return editions.publish(made, "2026-11-24T09:00:00+00:00")


def test_documents_and_passages_come_back_whole(
    published: Edition, document: Callable[..., Document]
) -> None:
    """Every document equals the one that was given; passages stand in order, each its slice."""
    beta = document("beta", "MRI scans: “3 million” a year.", "X-rays.", title="Imaging")
    assert list(published.documents) == ["alpha", "beta"]
    assert published.document("beta") == beta
    assert list(published.passages)[1:] == list(passages(beta))
    assert published.passages[-2:] == list(passages(beta))
    assert [published.passages.id(n) for n in range(3)] == [p.id for p in published.passages]
    assert "gamma" not in published.documents


def test_terms_are_counted_by_field(published: Edition) -> None:
    """Frequency counts passages; of a whole document's field, documents; idf falls with it."""
    assert published.frequency("stems", "scan") == 2
    assert published.frequency("words", "scan") == 0
    assert published.frequency("document", "part") == 2
    assert [published.frequency("stems", term) for term in ("mri", "xray", "page")] == [1, 1, 1]
    assert published.frequency("pairs", "mri scan") == 1
    assert published.frequency("pairs", "scan mri") == published.frequency("pairs", "mri") == 0
    assert published.frequency("stems", "mri scan") == 0
    assert published.idf("absent") > published.idf("mri") > published.idf("scan") > 0


def test_an_edition_knows_the_stems_of_its_words(published: Edition) -> None:
    """A word of the corpus needs no stemmer; one that it lacks is not guessed."""
    assert published.lexicon.stem("scanned") == "scan"
    assert published.lexicon.stem("imagingly") is None


def test_every_file_is_refused_by_name_when_a_byte_differs(
    published: Edition, editions: Editions
) -> None:
    """A flipped byte, a shorter, a longer or a missing file: the error names it."""
    for path in sorted(published.folder.iterdir()):
        content = path.read_bytes()
        flipped = content[:-1] + bytes([content[-1] ^ 0x10])
        for damage in (flipped, content[: len(content) // 2], content + b"\0", b"", None):
            if damage is None:
                path.unlink()
            else:
                path.write_bytes(damage)
            with pytest.raises(IndexingError, match=path.name):
                editions.open(published.name)
        path.write_bytes(content)
    assert editions.open(published.name).digest == published.digest


def test_a_large_edition_is_verified_when_asked(
    published: Edition, editions: Editions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contents of a large edition are not read at open, and verify names what differs."""
    monkeypatch.setattr("index.arrays.SMALL", 0)
    path = published.folder / "postings.npy"
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    opened = editions.open(published.name)
    with pytest.raises(IndexingError, match=r"postings\.npy"):
        opened.verify()


def test_a_large_edition_whose_array_begins_otherwise_is_refused(
    published: Edition, editions: Editions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its numbers are, and how many, is checked at open: compiled code relies on it."""
    monkeypatch.setattr("index.arrays.SMALL", 0)
    path = published.folder / "postings.npy"
    content = path.read_bytes()
    for place in range(arrays.HEAD):
        damaged = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        path.write_bytes(damaged)
        with pytest.raises(IndexingError, match=r"postings\.npy"):
            editions.open(published.name)


def test_a_damaged_document_of_a_large_edition_is_never_quoted(
    published: Edition, editions: Editions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: a letter that changed on the disk since is refused, though the edition opened."""
    monkeypatch.setattr("index.arrays.SMALL", 0)
    path = published.folder / "records.npy"
    content = path.read_bytes()
    path.write_bytes(content[:-20] + bytes([content[-20] ^ 1]) + content[-19:])
    opened = editions.open(published.name)
    with pytest.raises(IndexingError, match=r"records\.npy"):
        list(opened.documents.values())


def test_arrays_of_another_edition_are_refused(
    published: Edition, editions: Editions, document: Callable[..., Document]
) -> None:
    """Files of one size but of another edition do not pass."""
    other = editions.publish([document("beta", "CT  scans: “3 million” a year.")], "later")
    path = published.folder / "records.npy"
    path.write_bytes((other.folder / "records.npy").read_bytes())
    with pytest.raises(IndexingError, match=r"records\.npy"):
        editions.open(published.name)


def test_a_newer_format_is_refused_by_name(published: Edition, editions: Editions) -> None:
    """An edition of a version to come is not misread."""
    path = published.folder / NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(IndexingError, match=r"made by a newer version.*format 99"):
        editions.open(published.name)


def test_the_same_corpus_gives_the_same_digest(
    published: Edition, tmp_path: Path, document: Callable[..., Document]
) -> None:
    """When it was made does not count; a word more does."""
    from index.editions import Editions

    elsewhere = Editions(tmp_path / "elsewhere")
    beta = document("beta", "MRI scans: “3 million” a year.", "X-rays.", title="Imaging")
    alpha = document("alpha", "Scanned pages.")
    assert elsewhere.publish([alpha, beta], "another day").digest == published.digest
    more = document("alpha", "Scanned pages. More.")
    assert elsewhere.publish([more, beta], "another day").digest != published.digest


def test_documents_may_be_left_out_of_a_ranking(published: Edition) -> None:
    """A set of documents answers alone; a stopped one is not found whatever set it is in."""
    query = Query((Clause("stems", (Form("scan"),)),))

    def found(edition: Edition, within: frozenset[str] | None = None) -> set[str]:
        return {hit.passage.document for hit in edition.within(within).rank(query)}

    stopped = published.heeding(
        Standing((Stop("beta", "Imaging", State.SUSPENDED, date(2026, 11, 24)),))
    )
    assert found(published) == {"alpha", "beta"}
    assert found(published, frozenset({"beta", "unknown"})) == {"beta"}
    assert found(published, frozenset()) == set()
    assert found(stopped) == {"alpha"}
    assert found(stopped, frozenset({"beta"})) == set()
