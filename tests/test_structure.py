"""The shape of the code: short files, short functions, and the words that the design allows."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted(
    path for package in ("bot", "corpus", "index") for path in (ROOT / package).rglob("*.py")
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
VAGUE = re.compile(r"chunks?|data|results?|info|managers?|helpers?|utils?|process(or)?|confidence")
VAGUE_ALONE = re.compile(r"contexts?|items?")
"""A list item and "show in context" are things of ours; an item or a context is not."""


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_short() -> None:
    """Half of the files have 120 lines at most, and none has more than 400."""
    assert median(map(lines, CODE)) <= 120
    assert [str(path) for path in (*CODE, *TESTS) if lines(path) > 400] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_says_its_purpose_and_uses_our_words(path: Path) -> None:
    """A docstring, no function over 60 lines, and no name that means anything or nothing."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    defined = [node for node in ast.walk(tree) if isinstance(node, DEFINITIONS)]
    long = [
        node.name
        for node in defined
        if not isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []
    assert [name for name in (path.stem, *(node.name for node in defined)) if vague(name)] == []


DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def vague(name: str) -> bool:
    """Whether ``name`` holds a word that the design forbids as a noun."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")
    return any(VAGUE.fullmatch(word) for word in words) or (
        len(words) == 1 and bool(VAGUE_ALONE.fullmatch(words[0]))
    )


def test_the_forbidden_words_are_found_in_names() -> None:
    """Snake and camel case alike; a word that only contains one passes."""
    assert all(map(vague, ("ChunkManager", "get_data", "Item", "context")))
    assert not any(map(vague, ("metadata", "itemise", "show_in_context", "ListItem")))
