"""A reindex reads what changed, and takes the rest over from the edition that answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.bootstrap import guidance
from bot.home import Home
from corpus.library import Library
from tests.bot.releasing.conftest import LAMPS, run, told

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from corpus.document import Document
    from tests.bot.releasing.conftest import Keep

DAY = date(2026, 12, 1)


def test_unchanged_documents_are_not_read_again(
    lamps: None, keep: Keep, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One changed, one added and one removed; of those that stay, the newest day is told."""
    keep("clocks", "## Clocks\n\nClocks strike at noon.\n")
    keep("parcels", "## Barges\n\nParcels travel by barge.\n")
    told("reindex")
    keep("lamps", LAMPS.format(295))
    keep("wharves", "## Wharves\n\nBarges moor at a wharf.\n")
    library = Library(Home(home).library)
    library.remove("parcels")
    library.confirm("forms", DAY)
    read: list[str] = []
    document = Library.document

    def counted(self: Library, name: str) -> Document:
        read.append(name)
        return document(self, name)

    monkeypatch.setattr(Library, "document", counted)
    plan = told("reindex")["plan"]
    assert read == ["lamps", "wharves"]
    assert [plan[touch] for touch in ("added", "changed", "removed")] == [
        ["wharves"],
        ["lamps"],
        ["parcels"],
    ]
    assert guidance(Home(home))().document("forms") == library.document("forms")
    assert guidance(Home(home))().document("forms").source.checked == DAY


def test_a_damaged_edition_is_not_taken_over(lamps: None, keep: Keep, home: Path) -> None:
    """It is named, everything is read, and what answers afterwards is whole."""
    postings = guidance(Home(home))().folder / "postings.npy"
    postings.write_bytes(postings.read_bytes()[:-4])
    keep("lamps", LAMPS.format(295))
    done = run("reindex", "--json")
    assert done.exit_code == 0
    assert "postings.npy" in done.stderr
    assert "Everything is read anew." in done.stderr
    guidance(Home(home))().verify()
