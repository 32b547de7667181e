"""A synonyms file is read whole, or refused with the number of the line that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.errors import IndexingError
from index.synonyms import Synonym, load, parse, shipped

if TYPE_CHECKING:
    from pathlib import Path


def test_equal_words_find_each_other_and_an_arrow_one_way() -> None:
    """``=`` is both ways, ``=>`` one; comments and blank lines are nothing."""
    assert parse(
        "# ours\nMRI = magnetic resonance  imaging\n\nscan => image, picture # one way", "f"
    ) == (
        Synonym("MRI", ("magnetic resonance imaging",)),
        Synonym("magnetic resonance imaging", ("MRI",)),
        Synonym("scan", ("image", "picture")),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a", "line 1: it does not say what means the same"),
        ("MRI =", "line 1: it does not say|line 1: “” holds no word"),
        ("x = y\n\nthe = of", "line 3: “the” holds no word that is looked for"),
        ("MRI = scan\nCT = scans", "line 2: “scans” stands on line 1 already"),
        ("MRI = mri", "line 1: “mri” stands on line 1 already"),
        ("dose => amount\nDose => level", "line 2: “Dose” stands on line 1 already"),
        ("dose => amount, amounts", "line 1: it says one thing twice"),
        ("a1 => b1\nb1 => c1\nc1 => a1", "line 1: it leads back to itself"),
        ("dose => dose", "line 1: it leads back to itself"),
        ("a1 = b1 => c1", "line 1: it does not say what means the same"),
        ("a1 => b1 => c1", "line 1"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_read(text: str, why: str) -> None:
    """Duplicates, circles and lines that say nothing: the number and the reason."""
    with pytest.raises(IndexingError, match=rf"f, (?:{why})"):
        parse(text, "f")


def test_a_file_that_is_absent_has_none(tmp_path: Path) -> None:
    """A home without the file is as good as one with an empty file."""
    assert load(tmp_path / "synonyms.txt") == ()


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    """It is not guessed what the bytes mean."""
    path = tmp_path / "synonyms.txt"
    path.write_bytes("caf\xe9 = bar".encode("latin-1"))
    with pytest.raises(IndexingError, match=r"synonyms\.txt cannot be read: .*Save it as UTF-8"):
        load(path)


def test_one_that_is_no_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    """Its letters are not what is wrong."""
    with pytest.raises(IndexingError, match=r"cannot be read: Is a directory\. Allow reading it"):
        load(tmp_path)


def test_those_that_come_with_footnote_can_be_read() -> None:
    """The shipped file follows its own rules."""
    assert Synonym("MRI", ("magnetic resonance imaging",)) in shipped()
