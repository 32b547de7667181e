"""Collections are read whole or refused by line, and runs leave evaluators no tie to break."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexingError
from index.evaluation import Collection, run_lines
from index.evaluation.collection import topics

if TYPE_CHECKING:
    from pathlib import Path


def corpus(folder: Path, *lines: object) -> Path:
    """A collection's folder whose corpus has these lines, objects as JSON and strings as is."""
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / "corpus.jsonl").write_text("\n".join(written) + "\n", encoding="utf-8")
    return folder


def test_passages_that_name_a_document_are_of_it(tmp_path: Path) -> None:
    """The whole-document field of a passage is the document that its line names."""
    lines = [
        {"_id": "b", "title": "Visas > Fees", "text": "The fee is £100.", "document": "visas"},
        {"_id": "a", "title": "Visas", "text": "You need a visa.", "document": "visas"},
        {"_id": "c", "title": "", "text": "Something else."},
        {"_id": "d", "title": "", "text": "Something else."},
    ]
    read = Collection.read(corpus(tmp_path, *lines))

    assert len(read.documents) == 3
    visas = next(document for document in read.documents if document.id == "visas")
    assert visas.text == "The fee is £100.\n\nYou need a visa."
    by_id = dict(zip(read.ids, read.passages, strict=True))
    assert by_id["b"].headings == ("Fees",)
    assert by_id["a"].stands_in(visas)


def test_passages_under_one_title_are_of_one_document(tmp_path: Path) -> None:
    """Where a line names no document, what stands before the first " > " of its title does."""
    lines = [
        {"_id": "x#0", "title": "Leave > Pay", "text": "One."},
        {"_id": "x#1", "title": "Leave > Dates", "text": "Two."},
        {"_id": "x#2", "title": "Work", "text": "Three."},
    ]
    read = Collection.read(corpus(tmp_path, *lines))

    assert [document.title for document in read.documents] == ["Leave", "Work"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 2: it is no JSON"),
        ("[]", "line 2: it is no JSON object"),
        ({"_id": 7, "text": "x"}, "line 2: its _id"),
        ({"_id": "a b", "text": "x"}, "line 2: its _id"),
        ({"_id": "first", "text": "x"}, "line 2: its _id 'first' stands on line 1 already"),
        ({"_id": "second"}, "line 2: its text is no string"),
        ({"_id": "second", "text": "x", "title": None}, "line 2: its title is no string"),
    ],
)
def test_a_bad_line_is_refused_by_number(tmp_path: Path, line: object, why: str) -> None:
    """A collection is read whole or not at all, and the error says where to look."""
    with pytest.raises(IndexingError, match="line 2") as refused:
        Collection.read(corpus(tmp_path, {"_id": "first", "text": "x"}, line))
    assert why in str(refused.value)


def test_a_line_without_words_is_told(tmp_path: Path) -> None:
    """Public collections have empty passages: none can be found, and their lines are named."""
    read = Collection.read(corpus(tmp_path, {"_id": "a", "text": " "}, {"_id": "b", "text": "x"}))

    assert read.ids == ("b",)
    assert read.empty == (1,)


def test_a_thread_must_be_strings(tmp_path: Path) -> None:
    """A thread of another shape is refused by its line, never read as something else."""
    path = tmp_path / "queries.jsonl"
    path.write_text('{"_id": "1", "text": "and CT?", "thread": ["MRI?", 3]}\n')
    with pytest.raises(IndexingError, match=r"line 1: its thread is no array of strings"):
        topics(path)
    path.write_text('{"_id": "1", "text": "and CT?", "thread": ["MRI?"]}\n')
    assert topics(path)[0].thread == ("MRI?",)


@given(st.lists(st.floats(min_value=1e-3, max_value=1e4), min_size=1, max_size=60))
def test_scores_fall_strictly(scores: list[float]) -> None:
    """Equal scores come out strictly falling in single precision, in the order they came."""
    ordered = sorted(scores, reverse=True)
    lines = [line.split() for line in run_lines("q", [(str(n), s) for n, s in enumerate(ordered)])]

    assert [line[:4] for line in lines] == [
        ["q", "Q0", str(n), str(n + 1)] for n in range(len(ordered))
    ]
    printed = [np.float32(line[4]) for line in lines]
    assert all(one > other for one, other in itertools.pairwise(printed))
    assert all(abs(p - s) <= 1e-3 * s for p, s in zip(printed, ordered, strict=True))
