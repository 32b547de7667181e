"""What annotators marked is found in the documents that are asked, in each shape that they use."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering import Question
from bot.errors import BotError
from bot.evaluation.asking import Asking, asking, questions
from bot.evaluation.locating import located
from bot.evaluation.topics import judged_topics
from bot.evaluation.wanted import Gold, Wanted
from corpus.document import Span
from index.errors import IndexingError

if TYPE_CHECKING:
    from pathlib import Path

PASSAGE = "The office sells stamps. A stamp costs 40 pence."
CORPUS = {"_id": "stamps#0", "title": "Stamps", "text": PASSAGE}


def written(folder: Path, name: str, *lines: dict[str, Any]) -> Path:
    """A file of JSON lines."""
    path = folder / name
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def gold_of(asked: Asking) -> list[str]:
    """The gold words of the first question."""
    return [one.span.of(asked.edition.document(one.document).text) for one in asked.wanted[0].gold]


def test_spaces_between_words_do_not_hide_them() -> None:
    """A reader sets lines anew; each place that says the words is found, inside the run only."""
    text = "one two\n three. one\ttwo"
    assert [span.of(text) for span in located("one  two", text, Span(0, len(text)))] == [
        "one two",
        "one\ttwo",
    ]
    assert list(located("one two", text, Span(8, len(text)))) == [Span(16, 23)]
    assert list(located("  ", text, Span(0, len(text)))) == []


def test_short_answers_stand_in_their_passage(tmp_path: Path) -> None:
    """An answer is found in the passage that its line names, and nowhere else."""
    other = {"_id": "pence#0", "title": "Pence", "text": "A cake costs 40 pence."}
    written(tmp_path, "corpus.jsonl", CORPUS, other)
    line = {"_id": "q", "passage": "stamps#0", "question": "What does a stamp cost?"}
    judged = {"answerable": True, "answers": [{"text": "40 pence"}]}
    path = written(tmp_path, "all_questions.jsonl", {**line, **judged})
    asked = asking(tmp_path, path)
    assert gold_of(asked) == ["40 pence"]
    assert "Stamps" in asked.edition.document(asked.wanted[0].gold[0].document).title


def test_evidence_in_html_is_looked_for_where_the_judgements_say(tmp_path: Path) -> None:
    """Its line names no passage: those that are judged relevant hold it."""
    written(tmp_path, "corpus.jsonl", CORPUS)
    (tmp_path / "qrels.tsv").write_text("q\tstamps#0\t1\n")
    line = {"_id": "q", "question": "What does it cost?", "not_answerable": False}
    path = written(
        tmp_path, "questions.jsonl", {**line, "evidences": ["<p>A stamp costs 40 pence.</p>"]}
    )
    assert gold_of(asking(tmp_path, path)) == ["A stamp costs 40 pence."]


def test_spans_stand_in_whole_pages(tmp_path: Path) -> None:
    """documents.jsonl holds the pages; the history makes the thread."""
    page = {"_id": "p", "title": "Stamps", "text": "Stamps\n\nA stamp\ncosts 40 pence."}
    written(tmp_path, "documents.jsonl", page)
    spans = {"doc": "p", "spans": [{"start": 8, "end": 20, "text": "A stamp costs"}]}
    line = {"_id": "q", "question": "And what?", "history": ["user: Stamps?", "agent: Yes."]}
    path = written(tmp_path, "turns.jsonl", {**line, **spans})
    asked = asking(tmp_path, path)
    assert "".join(gold_of(asked)).split() == ["A", "stamp", "costs"]
    assert asked.wanted[0].question == Question("And what?", ("Stamps?",))


def test_questions_may_bring_their_passages(tmp_path: Path) -> None:
    """Without a corpus the passages of the lines are what is asked; sentences chosen are gold."""
    line = {"_id": "q", "question": "What does it cost?", "title": "Stamps", "passage": PASSAGE}
    answers = [{"answer": "40p", "selected_sentences": ["A stamp costs 40 pence."]}]
    silent = {**line, "_id": "r", "answerable": False, "answers": []}
    judged = {**line, "answerable": True, "answers": answers}
    asked = asking(tmp_path, written(tmp_path, "questions.jsonl", judged, silent))
    assert gold_of(asked) == ["A stamp costs 40 pence."]
    assert [one.answerable for one in asked.wanted] == [True, False]
    assert len(asked.edition.documents) == 2


@pytest.mark.parametrize(
    ("said", "answerable"), [("ANSWERABLE", True), ("PARTIAL", True), ("UNANSWERABLE", False)]
)
def test_answerability_in_words(tmp_path: Path, said: str, *, answerable: bool) -> None:
    """A partial answer is one; what is only talk is none."""
    line = {"_id": "q", "question": "What?", "passage": PASSAGE, "answerability": said}
    asked = asking(tmp_path, written(tmp_path, "questions.jsonl", line))
    assert asked.wanted[0].answerable is answerable


def test_what_is_not_judged_is_left_out(tmp_path: Path) -> None:
    """A rewritten question alone says nothing of its answer."""
    line = {"_id": "q", "question": "What?", "passage": PASSAGE}
    assert asking(tmp_path, written(tmp_path, "questions.jsonl", line)).wanted == ()
    assert questions(tmp_path) == tmp_path / "questions.jsonl"
    assert questions(tmp_path / "absent") is None


def test_topics_are_read_with_threads_and_words(tmp_path: Path) -> None:
    """The maintainer's lines: what is expected, and which words the quote must hold."""
    answered = {"id": "a", "question": "and CT?", "thread": ["MRI?"], "expect": "answered"}
    silent = {"id": "s", "question": "PET?", "expect": "silent"}
    path = written(tmp_path, "topics.jsonl", {**answered, "words": ["5 million"]}, silent)
    assert judged_topics(path) == (
        Wanted("a", Question("and CT?", ("MRI?",)), answerable=True, words=("5 million",)),
        Wanted("s", Question("PET?"), answerable=False),
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"id": "a", "question": "PET?"}, "line 1: its expect is neither"),
        ({"id": "a", "expect": "silent"}, "line 1: its question is no string"),
        ({"question": "PET?", "expect": "silent"}, "line 1: its id"),
        ({"id": "a", "question": "PET?", "expect": "silent", "thread": "CT?"}, "its thread"),
        ({"id": "a", "question": "PET?", "expect": "answered", "words": [1]}, "its words"),
    ],
)
def test_a_broken_topic_is_named_by_its_line(
    tmp_path: Path, line: dict[str, Any], why: str
) -> None:
    """Topics are read whole or not at all."""
    with pytest.raises(IndexingError, match=why):
        judged_topics(written(tmp_path, "topics.jsonl", line))


def test_no_topics_are_refused(tmp_path: Path) -> None:
    """An empty file measures nothing, and is not passed over as if all were well."""
    with pytest.raises(BotError, match="holds no questions"):
        judged_topics(written(tmp_path, "topics.jsonl"))


def test_gold_of_another_document_is_not_shared() -> None:
    """The same place of another page says something else."""
    assert Gold("a", Span(0, 5)) != Gold("b", Span(0, 5))
    assert not Wanted("q", Question("What?"), answerable=True).judged
