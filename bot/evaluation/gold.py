"""What annotators of public collections marked as the answer, in the shapes that they use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Line = Mapping[str, Any]
    Marked = tuple[str | None, str]
    """In which document or passage, None where the line does not say, and the words."""

TAG = re.compile(r"<[^<>]*>")
UNANSWERABLE = ("UNANSWERABLE", "CONVERSATIONAL")


def answerable(line: Line) -> bool | None:
    """Say whether the guidance answers the question of a line; None where it is not judged."""
    if isinstance(line.get("answerable"), bool):
        return bool(line["answerable"])
    if isinstance(line.get("not_answerable"), bool):
        return not line["not_answerable"]
    if isinstance(line.get("answerability"), str):
        return line["answerability"] not in UNANSWERABLE
    return True if any(marked(line)) else None


def marked(line: Line) -> Iterator[Marked]:
    """Yield the words that answer: spans, sentences chosen, short answers, or evidence in HTML."""
    for span in _objects(line, "spans"):
        yield line.get("doc"), str(span.get("text", ""))
    for answer in _objects(line, "answers"):
        for sentence in answer.get("selected_sentences", ()):
            yield line.get("_id"), str(sentence)
        if "text" in answer:
            yield line.get("passage"), str(answer["text"])
    for evidence in _list(line, "evidences"):
        yield None, TAG.sub("", str(evidence))


def _objects(line: Line, name: str) -> Iterator[Line]:
    return (one for one in _list(line, name) if isinstance(one, dict))


def _list(line: Line, name: str) -> list[Any]:
    found = line.get(name)
    return found if isinstance(found, list) else []
