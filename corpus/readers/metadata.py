"""Metadata as a maintainer writes it, in front matter or as flags, becomes that of a Source."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.dates import day
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping

DATES = frozenset({"published", "updated", "review_by"})
TEXTS = frozenset({"title", "url", "publisher", "licence", "owner"})
MARKS = frozenset({"restatement"})
KEYS = DATES | TEXTS | MARKS


def metadata(given: Mapping[str, object]) -> dict[str, object]:
    """Check each key and value, naming the one that is wrong; keys without a value are left out."""
    unknown = sorted(str(key) for key in given if key not in KEYS)
    if unknown:
        raise CorpusError(
            f"{', '.join(unknown)}: no such metadata.", f"Known are {', '.join(sorted(KEYS))}."
        )
    return {key: _checked(key, value) for key, value in given.items() if value not in (None, "")}


def _checked(key: str, value: object) -> object:
    if key in MARKS:
        if isinstance(value, bool):
            return value
        raise CorpusError(f"{key} is neither true nor false.", "Write one of the two.")
    if isinstance(value, bool | list | dict | set | bytes):
        raise CorpusError(f"{key} is not one value.", f"Write `{key}: …` on one line.")
    words = " ".join(str(value).split())
    if not words.isprintable():
        raise CorpusError(f"{key} holds what is no letter.", "Write it in words.")
    if key in DATES:
        found = day(words)
        if found is None:
            raise CorpusError(f"{key} is no date: {words[:40]}.", "Write it as YYYY-MM-DD.")
        return found
    if key == "url" and not is_web_address(words):
        raise CorpusError(f"url is no web address: {words[:80]}.", "Begin it with https://.")
    return words


def is_web_address(words: str) -> bool:
    """Say whether ``words`` are an address that a footnote can link to."""
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    plain = not any(letter.isspace() or letter in "<>|\"'" for letter in words)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain
