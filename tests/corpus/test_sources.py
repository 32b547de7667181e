"""The file of sources is read whole, or refused with the line that is wrong."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.sources import Search, Sources, load

WHOLE = """\
pages = ["https://www.gov.uk/a", "https://www.gov.uk/b", "https://www.gov.uk/a"]
folders = ["guidance", "/srv/more"]

[[search]]
organisation = ["dbt", "hmrc"]
document_type = "detailed_guide"

[[search]]
words = " import   licence "
since = 2024-01-02
"""


def read(tmp_path: Path, text: str) -> Sources:
    """The sources that a file of this text names."""
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_pages_searches_and_folders(tmp_path: Path) -> None:
    """A text stands for a list of one; a folder is found from where the file lies."""
    found = read(tmp_path, WHOLE)
    assert found == Sources(
        ("https://www.gov.uk/a", "https://www.gov.uk/b"),
        (
            Search(("dbt", "hmrc"), ("detailed_guide",)),
            Search(words="import licence", since=date(2024, 1, 2)),
        ),
        (tmp_path / "guidance", Path("/srv/more")),
    )
    assert str(found.searches[0]) == (
        "The search (organisation: dbt, hmrc; document_type: detailed_guide)"
    )


def test_a_file_that_is_not_there_names_nothing(tmp_path: Path) -> None:
    """Pages that were added by hand are synced all the same."""
    assert load(tmp_path / "sources.toml") == Sources()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('page = ["https://www.gov.uk/a"]', "line 1: page is no key that is known"),
        ('\n\n[[search]]\norganization = "dbt"', "line 4: organization is no key that is known"),
        ('\n[search]\nwords = "a"', "line 2: search is not a list of tables"),
        ("search = [1]", "line 1: search is not a list of tables"),
        ("[[search]]\n", "line 1: search says nothing"),
        ("[[search]]\nwords = ' '\n", "line 1: search says nothing"),
        (f'[[search]]\nwords = "{"a" * 513}"', "line 2: words is no text of 512 characters"),
        ("[[search]]\nwords = 5", "line 2: words is no text"),
        ('[[search]]\nwords = "a"\n\n[[search]]\nwords = 5', "line 5: words is no text"),
        ("[[search]]\nsince = 'soon'", "line 2: since is no date"),
        ("[[search]]\nsince = 2024", "line 2: since is no date"),
        ("[[search]]\norganisation = [1]", "line 2: organisation is neither a text nor a list"),
        ("pages = ['']", "line 1: pages is neither a text nor a list"),
        ("pages = [", "is no TOML"),
        ("pages = []\npages = []", "is no TOML"),
        (f"pages = {'[' * 5000}", "is no TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    """And nothing of the file is used."""
    with pytest.raises(CorpusError, match=re.escape(reason)):
        read(tmp_path, text)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """By its path: bytes that are no text, a folder in its place."""
    (tmp_path / "sources.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match="is not in UTF-8"):
        load(tmp_path / "sources.toml")
    with pytest.raises(CorpusError, match="cannot be read"):
        load(tmp_path)
