"""Judgements, measures and intervals, worked out by hand."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.errors import IndexingError
from index.evaluation.bootstrap import difference, estimate
from index.evaluation.collection import Topic
from index.evaluation.dialogues import in_dialogue, turns
from index.evaluation.digest import digest
from index.evaluation.measures import MEASURES, measured
from index.evaluation.qrels import qrels
from index.evaluation.sampling import sample

if TYPE_CHECKING:
    from pathlib import Path

    from index.evaluation.bootstrap import Floats


def written(folder: Path, content: str, name: str = "qrels.tsv") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def mean(rows: Floats) -> float:
    """The mean of all values."""
    return float(rows.mean())


def test_judgements_are_read_with_and_without_a_header(tmp_path: Path) -> None:
    """Three columns: topic, passage, score."""
    lines = "q1\tp1\t2\nq1\tp2\t0\n\nq2\tp1\t1\n"
    judged = {"q1": {"p1": 2, "p2": 0}, "q2": {"p1": 1}}
    assert qrels(written(tmp_path, lines)) == judged
    assert qrels(written(tmp_path, "query-id\tcorpus-id\tscore\n" + lines)) == judged


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("q1\tp2", "line 2: it has no three columns"),
        ("q1 p2 1", "line 2: it has no three columns"),
        ("q1\tp2\thigh", "line 2: it has no three columns"),
        ("q1\tp1\t1", "line 2: passage 'p1' is judged for 'q1' already"),
    ],
)
def test_a_bad_judgement_is_refused_by_number(tmp_path: Path, line: str, why: str) -> None:
    """Half the judgements would give wrong measures: all are read or none."""
    with pytest.raises(IndexingError, match="line 2") as refused:
        qrels(written(tmp_path, f"q1\tp1\t1\n{line}\n"))
    assert why in str(refused.value)


def test_absent_judgements_are_named(tmp_path: Path) -> None:
    """The file that is missing stands in the sentence, and what a collection holds."""
    with pytest.raises(IndexingError, match=r"qrels\.tsv cannot be read") as refused:
        qrels(tmp_path / "qrels.tsv")
    assert "queries.jsonl" in str(refused.value)


def test_measures_are_those_of_the_order_given() -> None:
    """The second of two passages is right: RR is 1/2, nDCG is 1/log2(3), recall is whole."""
    given = measured({"q": {"right": 1}}, {"q": ["wrong", "right"]})
    assert given["RR@10"] == {"q": 0.5}
    assert given["nDCG@10"]["q"] == pytest.approx(1 / math.log2(3))
    assert given["R@5"] == given["R@100"] == {"q": 1.0}


def test_a_topic_that_finds_nothing_is_worth_nothing() -> None:
    """Evaluators leave such a topic out, which would flatter; here it counts as 0."""
    given = measured({"q": {"p": 1}, "r": {"p": 1}}, {"q": [], "r": ["p"]})
    assert all(given[name] == {"q": 0.0, "r": 1.0} for name in MEASURES)


def test_recall_looks_as_deep_as_it_says() -> None:
    """A right passage at rank 6 is in R@100 and not in R@5; at rank 11 not in nDCG@10."""
    sixth = measured({"q": {"p": 1}}, {"q": [*"abcde", "p"]})
    assert (sixth["R@5"]["q"], sixth["R@100"]["q"]) == (0.0, 1.0)
    eleventh = measured({"q": {"p": 1}}, {"q": [*"abcdefghij", "p"]})
    assert (eleventh["nDCG@10"]["q"], eleventh["RR@10"]["q"]) == (0.0, 0.0)


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the distribution, which is not called as the program is."""
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(IndexingError, match="not installed") as refused:
        measured({}, {})
    assert "'footnote-bot[evaluate]'" in str(refused.value)


def test_an_interval_is_the_same_for_the_same_seed_and_holds_the_mean() -> None:
    """Of 0 and 1 a hundred times each, about 0.5 ± 0.07 (1.96 standard errors)."""
    rows = np.array([0.0, 1.0] * 100)
    made = estimate(rows, mean, seed=3)
    assert made == estimate(rows, mean, seed=3)
    assert made != estimate(rows, mean, seed=4)
    assert (made.value, made.topics) == (0.5, 200)
    assert made.low == pytest.approx(0.43, abs=0.01)
    assert made.high == pytest.approx(0.57, abs=0.01)


def test_a_difference_is_taken_topic_by_topic() -> None:
    """Topics differ widely and each rises by 0.1: unpaired that is noise, paired it is sure."""
    before = np.array([0.0, 0.9] * 20)
    made = difference(before, before + 0.1, mean, seed=1)
    assert made.low == pytest.approx(0.1)
    assert made.high == pytest.approx(0.1)


def test_a_draw_that_says_nothing_does_not_count() -> None:
    """NaN of some draws leaves the interval of the others; of all draws, no interval."""
    made = estimate(np.array([0.0, 1.0]), lambda of: float(of.mean()) or math.nan, seed=1)
    assert (made.low, made.high) == (0.5, 1.0)
    assert math.isnan(estimate(np.array([1.0]), lambda _: math.nan, seed=1).low)


def test_a_sample_keeps_the_order_and_its_seed() -> None:
    """The same seed takes the same topics; None takes all."""
    topics = range(100)
    taken = sample(topics, 10, seed=5)
    assert taken == sample(topics, 10, seed=5) == tuple(sorted(set(taken)))
    assert len(taken) == 10
    assert taken != sample(topics, 10, seed=6)
    assert sample(topics, None, seed=5) == tuple(topics)


def test_a_digest_is_of_names_and_content(tmp_path: Path) -> None:
    """One byte more, or a file that comes to be, is another collection."""
    file, absent = written(tmp_path, "a"), tmp_path / "turns.jsonl"
    first = digest([file, absent])
    assert digest([file, absent]) == first
    written(tmp_path, "", absent.name)
    assert len({first, digest([written(tmp_path, "ab"), absent])}) == 2


def test_a_turn_is_asked_after_what_its_asker_asked(tmp_path: Path) -> None:
    """Questions before it make its thread; what was answered to them is not the asker's."""
    line = '{"_id": "t", "question": "and MRI?", "history": ["user: CT?", "agent: yes.", "PET?"]}'
    said = turns(written(tmp_path, line, "turns.jsonl"))
    put_back = in_dialogue([Topic("t", "MRI scans?"), Topic("u", "Fees?")], said)
    assert put_back == (Topic("t", "and MRI?", ("CT?", "PET?")), Topic("u", "Fees?"))
    assert turns(tmp_path / "absent.jsonl") == {}


def test_a_history_that_is_none_is_refused_by_number(tmp_path: Path) -> None:
    """Read as something else it would be another question."""
    line = '{"_id": "t", "question": "and MRI?", "history": "CT?"}'
    with pytest.raises(IndexingError, match="line 1: its history is no array of strings"):
        turns(written(tmp_path, line, "turns.jsonl"))
