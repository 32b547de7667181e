"""The file that says which sources a corpus is to hold: pages, searches and folders."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.dates import day
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORDS = 512
"""What the Search API takes."""
HEAD = re.compile(r"^\s*\[\[\s*[\"']?search[\"']?\s*\]\]", re.MULTILINE)
KEYS = ("pages", "folders", "search")
SEARCH_KEYS = ("organisation", "document_type", "words", "since")


@dataclass(frozen=True, slots=True)
class Search:
    """Pages of GOV.UK that agree in all that is told: of whom, of which kind, with which words."""

    organisation: tuple[str, ...] = ()
    document_type: tuple[str, ...] = ()
    words: str = ""
    since: date | None = None

    def __str__(self) -> str:
        told = {
            "organisation": ", ".join(self.organisation),
            "document_type": ", ".join(self.document_type),
            "words": self.words,
            "since": str(self.since or ""),
        }
        return f"The search ({'; '.join(f'{name}: {one}' for name, one in told.items() if one)})"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the corpus is to hold beside what was added by hand."""

    pages: tuple[str, ...] = ()
    searches: tuple[Search, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of all that is wanted, in hex."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def load(path: Path) -> Sources:
    """Read the file at ``path``, which need not be there; CorpusError names what is wrong in it."""
    try:
        text = path.read_bytes().decode()
        return _Reader(path, text).sources()
    except FileNotFoundError:
        return Sources()
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not in UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        reason = error.strerror or error
        raise CorpusError(f"{path} cannot be read: {reason}.", "Allow reading it.") from error


class _Reader:
    """One file: each refusal names the line."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._from = 0

    def sources(self) -> Sources:
        try:
            given = tomllib.loads(self._text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise CorpusError(f"{self._path} is no TOML: {error}.", "Correct it.") from error
        self._known(given, KEYS)
        searches = given.get("search", [])
        if not isinstance(searches, list):
            raise self._wrong("search", "is not a list of tables; begin each with [[search]]")
        pages = self._words(given, "pages")
        folders = tuple(self._folder(one) for one in self._words(given, "folders"))
        heads = [head.start() for head in HEAD.finditer(self._text)]
        found = (self._search(*one) for one in zip_longest(searches, heads[: len(searches)]))
        return Sources(pages, tuple(found), folders)

    def _search(self, given: object, begins: int | None) -> Search:
        """Return one search, whose table ``begins`` there in the text."""
        self._from = begins or 0
        if not isinstance(given, dict):
            raise self._wrong("search", "is not a list of tables; begin each with [[search]]")
        self._known(given, SEARCH_KEYS)
        words = given.get("words", "")
        if not isinstance(words, str) or len(words) > LONGEST_WORDS:
            raise self._wrong("words", f"is no text of {LONGEST_WORDS} characters at most")
        search = Search(
            self._words(given, "organisation"),
            self._words(given, "document_type"),
            " ".join(words.split()),
            self._since(given.get("since")),
        )
        if search == Search():
            raise self._wrong("search", f"says nothing: name {', '.join(SEARCH_KEYS)}")
        return search

    def _words(self, given: dict[str, object], key: str) -> tuple[str, ...]:
        """Return one text, or a list of texts."""
        told = given.get(key, [])
        several = [told] if isinstance(told, str) else told
        if not isinstance(several, list) or not all(isinstance(o, str) and o for o in several):
            raise self._wrong(key, "is neither a text nor a list of texts")
        return tuple(dict.fromkeys(several))

    def _since(self, told: object) -> date | None:
        found = day(told) if isinstance(told, str) else told
        if found is None and told is None:
            return None
        if not isinstance(found, date):
            raise self._wrong("since", "is no date; write it as YYYY-MM-DD")
        return found.date() if isinstance(found, datetime) else found

    def _folder(self, told: str) -> Path:
        """Return a folder; a relative one lies beside the file."""
        return self._path.parent / Path(told).expanduser()

    def _known(self, given: Iterable[str], keys: tuple[str, ...]) -> None:
        unknown = next((key for key in given if key not in keys), None)
        if unknown is not None:
            raise self._wrong(unknown, f"is no key that is known; these are {', '.join(keys)}")

    def _wrong(self, key: str, what: str) -> CorpusError:
        place = re.compile(rf"^\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]", re.MULTILINE)
        found = place.search(self._text, self._from)
        line = self._text.count("\n", 0, found.end()) + 1 if found else None
        where = f"{self._path}, line {line}" if line else str(self._path)
        return CorpusError(f"{where}: {key} {what}.", "Correct it, and run the command again.")
