"""The shape of the code: short files, short functions, and the words that the design allows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "corpus", "index")
CODE = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
}
Function = ast.FunctionDef | ast.AsyncFunctionDef

VAGUE = re.compile(r"chunks?|data|results?|info|managers?|helpers?|utils?|process(or)?|confidence")
VAGUE_ALONE = re.compile(r"Contexts?|Items?")
"""A list item and "show in context" are things of ours; a class Item or Context is not."""


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def named(kinds: type | tuple[type, ...]) -> Iterator[tuple[str, ast.AST]]:
    """Every node of these kinds, with the file and line where it stands."""
    for file, tree in CODE.items():
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                yield f"{file}:{getattr(node, 'lineno', 0)}", node


def vague(name: str) -> bool:
    """Whether ``name`` holds a word that the design forbids as a noun."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")
    return any(map(VAGUE.fullmatch, words)) or bool(VAGUE_ALONE.fullmatch(name))


def test_files_are_short() -> None:
    """Half of the files have 120 lines at most, and none has more than 400."""
    assert median(lines(ROOT / file) for file in CODE) <= 120
    long = [path.name for path in ROOT.glob("[bcit]*/**/*.py") if lines(path) > 400]
    assert long == []


def test_functions_are_short() -> None:
    """Nine functions of ten have 25 lines at most, half have 10, and none has more than 60."""
    sizes = {
        where: (node.end_lineno or 0) - node.lineno + 1
        for where, node in named((ast.FunctionDef, ast.AsyncFunctionDef))
        if isinstance(node, Function)
    }
    assert [where for where, size in sizes.items() if size > 60] == []
    assert median(sizes.values()) <= 10
    assert quantiles(sizes.values(), n=10)[-1] <= 25


def test_every_file_says_its_purpose() -> None:
    """A module without a docstring is named."""
    assert [file for file, tree in CODE.items() if not ast.get_docstring(tree)] == []


def test_names_are_of_our_words() -> None:
    """No class, function or module is called by a word that means anything or nothing."""
    defined = [
        f"{where} {node.name}"
        for where, node in named((ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        if isinstance(node, ast.ClassDef | Function) and vague(node.name)
    ]
    assert defined == []
    assert [file for file in CODE if vague(Path(file).stem)] == []


def test_the_forbidden_words_are_found_in_names() -> None:
    """Snake and camel case alike; a word that only contains one passes."""
    assert all(map(vague, ("ChunkManager", "get_data", "Item", "_results")))
    assert not any(map(vague, ("metadata", "itemise", "show_in_context", "ListItem")))


def test_answering_imports_nothing_slow() -> None:
    """Asking a question pays for no stemmer, edit distance, compiler or web client."""
    slow = ("nltk", "rapidfuzz", "numba", "httpx2", "slack_bolt", "sqlalchemy")
    code = f"import sys, bot.reply; print([one for one in {slow} if one in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert ran.stdout == "[]\n"
