"""``footnote evaluate`` measures a collection, or says in one line what is wrong with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import footnote
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from pathlib import Path

CORPUS = [
    {"_id": "scans#0", "title": "Scans > CT", "text": "There are 6 million CT scans a year."},
    {"_id": "scans#1", "title": "Scans > MRI", "text": "There are 3 million MRI scans a year."},
    {"_id": "fees#0", "title": "Fees", "text": "The fee for a licence is £100."},
]
QUERIES: list[dict[str, object]] = [
    {"_id": "1", "text": "How many MRI scans?"},
    {"_id": "2", "text": "and CT?", "thread": ["How many MRI scans are there a year?"]},
    {"_id": "3", "text": "unjudged"},
]
QRELS = "query-id\tcorpus-id\tscore\n1\tscans#1\t1\n2\tscans#0\t1\n"


def collected(folder: Path, queries: object = None) -> Path:
    """A collection of three passages and some questions."""
    folder.mkdir(exist_ok=True)
    lines = "\n".join(map(json.dumps, CORPUS))
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    asked = QUERIES if queries is None else queries
    assert isinstance(asked, list)
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, asked)))
    (folder / "qrels.tsv").write_text(QRELS)
    return folder


@pytest.fixture
def collection(home: Path, tmp_path: Path) -> Path:
    """A collection, and a home to keep runs in."""
    return collected(tmp_path / "scans")


def ran(*arguments: object) -> Result:
    """What the command does with these arguments."""
    return CliRunner().invoke(footnote, ["evaluate", *map(str, arguments)])


def measured(*arguments: object) -> list[dict[str, Any]]:
    """The lines of JSON that these arguments give."""
    done = ran(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def failed(*arguments: object) -> str:
    """The one sentence that these arguments give."""
    done = ran(*arguments)
    assert isinstance(done.exception, FootnoteError), done.output
    assert done.stdout == ""
    return str(done.exception)


def test_json_tells_the_configuration_the_measures_and_each_topic(collection: Path) -> None:
    """One object a line: what the run was made with, each measure with its interval, each mark."""
    first, *rest = measured("--collection", collection)
    configuration = first["configuration"]
    assert configuration["collections"][0]["topics"] == 2  # the third is not judged
    assert len(configuration["collections"][0]["digest"]) == 64
    assert "stem" in configuration["parameters"]
    measures = {(m["measure"], m["group"]): m for m in rest if "group" in m}
    assert measures["nDCG@10", "all"]["value"] == 1.0
    assert measures["RR@10", "follow-ups"]["topics"] == 1
    assert {m["topic"] for m in rest if "topic" in m} == {"1", "2"}


def test_a_run_is_kept_and_the_next_compared_with_it(collection: Path, home: Path) -> None:
    """The home keeps what --json prints; the same again is no change."""
    done = ran("--collection", collection, "--json")
    (kept,) = (home / "evaluations").iterdir()
    assert str(kept) in done.stderr
    assert kept.read_text() == done.stdout
    again = [m for m in measured("--collection", collection, "--against", kept) if "group" in m]
    assert all(m["change"]["value"] == 0 and m["change"]["noise"] for m in again)
    assert "unchanged" in ran("--collection", collection, "--against", kept).stdout


def test_the_table_names_measures_groups_and_intervals(collection: Path) -> None:
    """A person reads the value with its interval, and of how many questions it is."""
    shown = ran("--collection", collection).stdout
    assert "scans: ranking" in shown
    assert "2 of 2 judged questions" in shown
    assert "1.000 1.00–1.00" in shown
    assert "follow-ups" in shown


def test_several_collections_stand_behind_one_flag_or_more(
    collection: Path, tmp_path: Path
) -> None:
    """Folders after the first need no flag; each is measured by itself."""
    other = collected(tmp_path / "other")
    for given in ((other,), ("--collection", other)):
        told = measured("--collection", collection, *given)
        assert [one["name"] for one in told[0]["configuration"]["collections"]] == [
            "scans",
            "other",
        ]
    assert ran("--collection", collection, other).stdout.startswith("At a glance")
    assert "At a glance" not in ran("--collection", collection).stdout


def test_dialogues_put_questions_back_where_they_were_asked(collection: Path) -> None:
    """With turns.jsonl a rewritten question is asked as it was said, after those before it."""
    turn = {"_id": "1", "question": "and MRI?", "history": ["user: How many CT scans?"]}
    (collection / "turns.jsonl").write_text(json.dumps(turn))
    marks = [m for m in measured("--collection", collection) if m.get("topic") == "1"]
    assert all(mark["follow_up"] for mark in marks)


def test_other_questions_can_be_measured(collection: Path, tmp_path: Path) -> None:
    """--queries stands for the collection's own file."""
    queries = tmp_path / "others.jsonl"
    queries.write_text('{"_id": "2", "text": "How many CT scans?"}\n')
    told = measured("--collection", collection, "--queries", queries)
    assert {m["topic"] for m in told if "topic" in m} == {"2"}


@pytest.mark.parametrize(
    "question",
    [
        {"_id": "1", "text": "the of and is"},
        {"_id": "1", "text": "quetzalcoatlus"},
        {"_id": "1", "text": ""},
        {"_id": "1", "text": "and MRI?", "thread": ["How many CT scans?"] * 500},
    ],
    ids=["stop words", "unknown words", "empty", "long thread"],
)
def test_an_odd_question_is_measured_like_any_other(
    home: Path, tmp_path: Path, question: dict[str, object]
) -> None:
    """Only stop words, no word of the index, no word at all, a thread of 500 turns."""
    told = measured("--collection", collected(tmp_path / "odd", [question]))
    assert {m["topic"] for m in told if "topic" in m} == {"1"}


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("queries.jsonl", '{"_id": "1", "text": "a"}\n{"_id": \n', "queries.jsonl, line 2"),
        ("corpus.jsonl", json.dumps(CORPUS[0]) + "\n" + json.dumps(CORPUS[0]), "line 2: its _id"),
        ("qrels.tsv", "1\tscans#1\n", "qrels.tsv, line 1"),
        ("qrels.tsv", "9\tscans#1\t1\n", "No question of"),
        ("turns.jsonl", "[]", "turns.jsonl, line 1"),
        ("qrels.tsv", None, "qrels.tsv cannot be read"),
    ],
)
def test_a_broken_collection_is_one_line(
    collection: Path, file: str, content: str | None, said: str
) -> None:
    """The file and the line are named, and nothing is measured."""
    if content is None:
        (collection / file).unlink()
    else:
        (collection / file).write_text(content)
    assert said in failed("--collection", collection)


def test_passages_without_text_are_told(collection: Path) -> None:
    """They are left out, on stderr, with the collection's name and the line."""
    with (collection / "corpus.jsonl").open("a") as corpus:
        corpus.write('\n{"_id": "empty", "title": "", "text": " "}\n')
    done = ran("--collection", collection)
    assert "scans/corpus.jsonl, line 4" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("--collection", "absent"), ("--seed", "-1"), ("--collection",), (".",)]
)
def test_wrong_usage_is_exit_2(home: Path, arguments: tuple[str, ...]) -> None:
    """No such folder, a seed that is none, a folder without its flag."""
    assert ran(*arguments).exit_code == 2


def test_collections_of_one_name_are_refused(collection: Path, tmp_path: Path) -> None:
    """Their measures could not be told apart."""
    (tmp_path / "b").mkdir()
    other = collected(tmp_path / "b" / "scans")
    done = ran("--collection", collection, other)
    assert done.exit_code == 2
    assert "one name" in done.output
    topics = tmp_path / "scans.jsonl"
    topics.write_text(json.dumps(TOPICS[0]))
    assert ran("--collection", collection, "--topics", topics).exit_code == 2


def test_other_questions_are_of_one_collection(collection: Path, tmp_path: Path) -> None:
    """Of two it would be unclear whose they are."""
    other = collected(tmp_path / "other")
    done = ran("--collection", collection, other, "--queries", other / "queries.jsonl")
    assert done.exit_code == 2
    assert "one collection" in done.output


PAGE = "# Stamps\n\nThe office sells 7 million stamps a year.\n"
TOPICS: list[dict[str, object]] = [
    {
        "id": "a",
        "question": "How many stamps a year?",
        "expect": "answered",
        "words": ["7 million"],
    },
    {"id": "s", "question": "Who won the football?", "expect": "silent"},
]


@pytest.fixture
def published(home: Path, tmp_path: Path) -> Path:
    """A home whose guidance is one page."""
    page = tmp_path / "stamps.md"
    page.write_text(PAGE)
    for order in (["corpus", "add", str(page)], ["reindex"]):
        assert CliRunner().invoke(footnote, order).exit_code == 0
    return home


def test_without_a_collection_the_homes_topics_are_asked(published: Path) -> None:
    """The quick gate of a maintainer: what is answered rightly, and what wrongly at all."""
    (published / "topics.jsonl").write_text("\n".join(map(json.dumps, TOPICS)))
    first, *rest = measured()
    assert first["configuration"]["collections"][0]["part"] == "answers"
    told = {m["measure"]: m["value"] for m in rest if m.get("group") == "all"}
    assert told["hit@1"] == told["AUROC"] == 1.0
    assert told["silent answered"] == 0.0
    shown = ran().stdout
    assert "topics: answers" in shown
    assert "topics: risk against coverage" in shown


def test_topics_can_stand_elsewhere(published: Path, tmp_path: Path) -> None:
    """--topics names a file; its stem names the measures."""
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(TOPICS[0]))
    assert {m["collection"] for m in measured("--topics", path)[1:]} == {"mine"}


def test_without_topics_one_line_says_where_they_go(home: Path) -> None:
    """Nothing to measure is no success."""
    assert "topics.jsonl" in failed()


def test_answers_of_a_collection_are_measured_where_they_are_judged(collection: Path) -> None:
    """Ranking and answers of one folder, each under its own measures."""
    passage = {"_id": "q", "passage": "scans#0", "question": "How many CT scans are there a year?"}
    judged = {"answerable": True, "answers": [{"text": "6 million"}]}
    (collection / "questions.jsonl").write_text(json.dumps({**passage, **judged}))
    first, *rest = measured("--collection", collection)
    parts = [one["part"] for one in first["configuration"]["collections"]]
    assert parts == ["ranking", "answers"]
    told = {m["measure"]: m["value"] for m in rest if m.get("group") == "all"}
    assert told["hit@1"] == 1.0
    assert told["nDCG@10"] == 1.0


def test_a_page_is_written_beside_the_table(collection: Path, tmp_path: Path) -> None:
    """--html changes nothing on stdout; the page tells the same, and the worst topics."""
    queries = tmp_path / "missed.jsonl"
    queries.write_text('{"_id": "1", "text": "What is the fee for a licence?"}\n')
    page = tmp_path / "page.html"
    given = ("--collection", collection, "--queries", queries)
    assert ran(*given, "--html", page).stdout == ran(*given).stdout
    written = page.read_text(encoding="utf-8")
    assert "scans: the worst rankings" in written
    assert "What is the fee for a licence?" in written
    assert "There are 3 million MRI scans a year." in written
    assert "<svg" in written


def test_a_page_tells_the_answers_that_mislead(published: Path, tmp_path: Path) -> None:
    """What was shown stands beside what was wanted."""
    wrong = {"id": "w", "question": "How many stamps a year?", "expect": "silent"}
    lost = {"id": "l", "question": "Who won?", "expect": "answered", "words": ["nobody"]}
    path, page = tmp_path / "mine.jsonl", tmp_path / "page.html"
    path.write_text("\n".join(map(json.dumps, (wrong, lost))))
    assert ran("--topics", path, "--html", page).exit_code == 0
    written = page.read_text(encoding="utf-8")
    assert "mine: answers that mislead" in written
    assert "The office sells 7 million stamps a year." in written
    assert "mine: answers that were withheld" in written
    assert "nobody" in written


def test_an_unwritable_page_is_one_line(collection: Path) -> None:
    """It is said before anything is measured or kept."""
    inside = collection / "qrels.tsv" / "page.html"
    assert "cannot be written" in failed("--collection", collection, "--html", inside)
    assert ran("--collection", collection, "--html", collection).exit_code == 2


def test_a_broken_floor_is_exit_1_after_the_measures(collection: Path, tmp_path: Path) -> None:
    """What was measured is told and kept all the same; the line names what fell."""
    path = tmp_path / "floors.json"
    for floor, code in ((1.0, 0), (1.1, 1)):
        path.write_text(json.dumps({"collections": {"scans": {"RR@10": floor}}}))
        done = ran("--collection", collection, "--floors", path)
        assert done.exit_code == code
        assert "scans: ranking" in done.stdout
        assert "Kept in" in done.stderr
    assert "scans: RR@10 1.000 is less than 1.1" in str(done.exception)
