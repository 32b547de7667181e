"""A source of a set is not for everybody: from before its words are there until it is let out."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath

import pytest

from corpus import standing
from corpus.entry import Original
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.standing import NOTHING, Member

TODAY = date(2026, 11, 24)
PAGE = Original.of(PurePath("/fees.md"), b"# Fees\n\nThe fee is 40 pounds.\n")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library."""
    return Library(tmp_path)


def test_what_is_added_to_a_set_belongs_to_it(library: Library) -> None:
    """A revision without a word of it stays there; the same bytes can be put into another."""
    library.add(PAGE, {}, TODAY, set_="trade-team")
    assert library.standing().members == (Member("fees", "trade-team"),)
    library.add(Original.of(PurePath("/fees.md"), b"# Fees\n\nIt is 50.\n"), {}, TODAY)
    assert library.standing().set_of("fees") == "trade-team"
    again = Original.of(PurePath("/fees.md"), b"# Fees\n\nIt is 50.\n")
    assert library.add(again, {}, TODAY, set_="export").status == "unchanged"
    assert library.standing().members == (Member("fees", "export"),)


def test_it_is_hidden_before_its_words_are_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever breaks while it is added, it is at no moment there for everybody."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpus.shelf.Shelf.keep", full)
    with pytest.raises(CorpusError, match="No space left"):
        library.add(PAGE, {}, TODAY, set_="trade-team")
    assert library.standing().set_of("fees") == "trade-team"


def test_a_source_is_put_into_a_set_and_let_out(library: Library) -> None:
    """At once; one that is not held cannot be."""
    library.add(PAGE, {}, TODAY)
    library.place("fees", "trade-team")
    assert library.standing().sets == ("trade-team",)
    library.place("fees", None)
    assert library.standing() == NOTHING
    with pytest.raises(CorpusError):
        library.place("costs", "trade-team")


def test_removing_a_source_does_not_open_it(library: Library) -> None:
    """An edition may still have it."""
    library.add(PAGE, {}, TODAY, set_="trade-team")
    library.remove("fees")
    assert library.standing().hidden(()) == {"fees"}


def test_who_sees_a_set_sees_its_documents() -> None:
    """And those of no other."""
    known = NOTHING.placing("fees", "a").placing("rates", "b").placing("fees", "c")
    assert known.sets == ("b", "c")
    assert known.hidden({"c"}) == {"rates"}
    assert known.hidden({"b", "c"}) == frozenset()
    assert known.hidden(()) == {"fees", "rates"}


def test_a_file_of_before_there_were_sets_is_read() -> None:
    """Nothing in it is hidden; what is written now is read back."""
    assert standing.load(b'{"stops": [], "notes": []}') == NOTHING
    known = NOTHING.placing("fees", "a")
    assert standing.load(standing.dump(known)) == known
