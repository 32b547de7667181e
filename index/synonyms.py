"""The synonyms file: words that mean the same, kept by a maintainer, read whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index.analysis import STEMS
from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FORMAT = 'Write "a = b" or "a => b, c", one a line; # begins a comment.'


@dataclass(frozen=True, slots=True)
class Synonym:
    """A question that says ``phrase`` also finds what ``meanings`` say."""

    phrase: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    """Empty where all of ``left`` mean the same."""


@cache
def shipped() -> tuple[Synonym, ...]:
    """Return the abbreviations that come with Footnote."""
    return parse((files("index") / "synonyms.txt").read_text("utf-8"), "synonyms.txt")


def load(path: Path) -> tuple[Synonym, ...]:
    """Read a maintainer's file, none where it is absent; IndexingError names the bad line."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise IndexingError(f"{path} cannot be read: {error}.", "Save it as UTF-8.") from error
    except OSError as error:
        reason = error.strerror or error
        raise IndexingError(f"{path} cannot be read: {reason}.", "Allow reading it.") from error
    return parse(text, str(path))


def parse(text: str, name: str) -> tuple[Synonym, ...]:
    """Return the synonyms of ``text``; IndexingError names the first line that cannot be used."""
    lines = list(_lines(text, name))
    _check_once(lines, name)
    _check_no_circle(lines, name)
    return tuple(synonym for line in lines for synonym in _synonyms(line))


def _lines(text: str, name: str) -> Iterator[_Line]:
    for number, content in enumerate(text.splitlines(), start=1):
        written = content.split("#", 1)[0].strip()
        if not written:
            continue
        left, arrow, right = written.partition("=>")
        phrases = _phrases(left if arrow else written, "=")
        meanings = _phrases(right, ",") if arrow else ()
        right_ways = len(phrases) == 1 and "=" not in right if arrow else len(phrases) > 1
        if not right_ways:
            raise _bad(name, number, "it does not say what means the same")
        for phrase in (*phrases, *meanings):
            if not STEMS.terms(phrase):
                raise _bad(name, number, f"“{phrase}” holds no word that is looked for")
        yield _Line(number, phrases, meanings)


def _phrases(text: str, mark: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split(mark))


def _synonyms(line: _Line) -> Iterator[Synonym]:
    if line.right:
        yield Synonym(line.left[0], line.right)
        return
    for phrase in line.left:
        yield Synonym(phrase, tuple(other for other in line.left if other != phrase))


def _check_once(lines: Sequence[_Line], name: str) -> None:
    seen: dict[str, int] = {}
    for line in lines:
        for phrase in line.left:
            key = _key(phrase)
            if key in seen:
                raise _bad(name, line.number, f"“{phrase}” stands on line {seen[key]} already")
            seen[key] = line.number
        meanings = [_key(meaning) for meaning in line.right]
        if len(set(meanings)) < len(meanings):
            raise _bad(name, line.number, "it says one thing twice")


def _check_no_circle(lines: Sequence[_Line], name: str) -> None:
    """Refuse "a => b" and "b => a", however long the way round."""
    leads = {_key(line.left[0]): line for line in lines if line.right}
    for line in leads.values():
        ahead, passed = [_key(meaning) for meaning in line.right], set[str]()
        while ahead:
            key = ahead.pop()
            if key == _key(line.left[0]):
                raise _bad(
                    name, line.number, "it leads back to itself; use = for words of one meaning"
                )
            if key in leads and key not in passed:
                passed.add(key)
                ahead += [_key(meaning) for meaning in leads[key].right]


def _key(phrase: str) -> str:
    return " ".join(STEMS.terms(phrase))


def _bad(name: str, number: int, why: str) -> IndexingError:
    return IndexingError(f"{name}, line {number}: {why}.", FORMAT)
