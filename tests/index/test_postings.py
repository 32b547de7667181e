"""The ranking that answers gives the scores of rank_bm25, in the order of rank_bm25."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index import fast
from index.analysis import STEMS, SURFACE, pairs
from index.building import build
from index.compiled import CompiledKernel
from index.fields import FIELDS, STEM_FIELD, Kind, Part
from index.kernel import NumpyKernel
from index.okapi import Okapi, OkapiRanker, parts
from index.plan import Plan
from index.postings import Postings, PostingsRanker
from index.query import Clause, Form, Query
from index.ranking import Allowed
from tests.index.drawn import WORDS, corpora, document_text, passage_texts, sources
from tests.index.laid import laid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.edition import Edition

Texts = list[list[str]]

alternatives = st.lists(
    st.builds(
        Form,
        st.sampled_from([*WORDS, "scan imag", "unknown"]),
        st.sampled_from([1.0, 0.7]),
        st.sampled_from(["", "", "pairs"]),
    ),
    max_size=3,
).map(tuple)
clauses = st.builds(
    Clause,
    st.sampled_from([field.name for field in FIELDS]),
    alternatives,
    st.sampled_from([1.0, 0.4, 0.3]),
)
queries = st.lists(clauses, max_size=8).map(lambda those: Query(tuple(those)))


def terms(text: str) -> dict[Kind, list[str]]:
    """The terms of ``text``, of every kind."""
    stems = STEMS.terms(text)
    return {Kind.STEMS: stems, Kind.WORDS: SURFACE.terms(text), Kind.PAIRS: pairs(stems)}


def oracle(corpus: list[list[str]]) -> OkapiRanker:
    """rank_bm25 over the same texts."""
    made = sources(corpus)
    texts = [
        *({Part.DOCUMENT: document_text(document)} for document, _ in made),
        *(passage_texts(document, passage) for document, those in made for passage in those),
    ]
    by_field: dict[str, Texts] = {
        field.name: [terms(text[field.part])[field.kind] for text in texts if field.part in text]
        for field in FIELDS
    }
    owners = [number for number, (_, passages) in enumerate(made) for _ in passages]
    whole = {field.name: owners for field in FIELDS if field.whole}
    return OkapiRanker(by_field, whole, {field.name: (field.k1, field.b) for field in FIELDS})


@pytest.fixture(autouse=True, scope="module", params=[NumpyKernel, CompiledKernel])
def kernel(request: pytest.FixtureRequest) -> Iterator[type[NumpyKernel]]:
    """Each kernel in turn, made to leave postings out, and to read in pieces, few as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast, "kernel", lambda: request.param)
        patch.setattr(request.param, "small", -1)
        patch.setattr("index.kernel.PIECE", 100)
        patch.setattr("index.kernel.AT_ONCE", 100)
        yield request.param


@pytest.fixture(scope="module")
def drawn() -> Texts:
    """Three thousand texts by a law like that of words, many of them alike."""
    draw = np.random.default_rng(5)
    lengths = draw.integers(0, 12, 3000).tolist()
    return [[f"w{r}" for r in np.minimum(draw.zipf(1.3, n), 400).tolist()] for n in lengths]


def one_field(texts: Texts, k1: float = 1.2, b: float = 0.75) -> PostingsRanker:
    """Ranks by the postings of one field over texts that are their own passages."""
    return PostingsRanker(postings_of(texts, k1, b))


def postings_of(texts: Texts, k1: float = 1.2, b: float = 0.75) -> Postings:
    """The postings of the field."""
    return Postings(*laid({replace(STEM_FIELD, k1=k1, b=b): texts}, [0, len(texts)]))


def drawn_queries(number: int) -> list[Query]:
    """Questions of rare and common words, some of them with another form."""
    draw = np.random.default_rng(3)
    return [
        Query(
            tuple(
                Clause("stems", (Form(f"w{a}"), Form(f"w{b}", 0.5))[: 1 + n % 2], 1.0 + n % 3)
                for a, b in np.minimum(draw.zipf(1.3, (1 + n % 7, 2)), 401).tolist()
            )
        )
        for n in range(number)
    ]


def edition(corpus: list[list[str]]) -> Edition:
    """The edition of the same texts."""
    return build(sources(corpus), made="")


@settings(deadline=None, max_examples=60)
@example([[]], Query((Clause("document", (Form("scan"),)),)), 1)  # a title, and no words under it
@given(corpora, queries, st.sampled_from([1, 3, 1000]))
def test_the_ranking_is_that_of_rank_bm25(
    corpus: list[list[str]], query: Query, depth: int
) -> None:
    """Same passages, same scores to the bit, same order, over all fields and alternatives."""
    assert edition(corpus).ranker.rank(query, depth) == oracle(corpus).rank(query, depth)


@settings(deadline=None, max_examples=60)
@given(corpora, queries, st.sampled_from([1, 3, 1000]), st.sets(st.integers(0, 5)))
def test_a_set_of_documents_is_ranked_as_by_rank_bm25(
    corpus: list[list[str]], query: Query, depth: int, numbers: set[int]
) -> None:
    """Of a set of documents: the oracle's passages among them, with the scores among all."""
    ranked, names = edition(corpus), frozenset(f"d{number:03}" for number in numbers)
    expected = [
        (ranked.passages.id(number), score)
        for number, score in oracle(corpus).rank(query, 1000)
        if ranked.passages[number].document in names
    ]
    found = ranked.within(names).rank(query, depth)
    assert [(hit.passage.id, hit.score) for hit in found] == expected[:depth]


@pytest.mark.parametrize("share", [0.001, 0.1, 0.9])
@pytest.mark.parametrize("cost", [0, 16])
def test_a_filter_changes_no_score(
    drawn: Texts, share: float, cost: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few or many passages allowed, looked up one by one or swept: as rank_bm25, to the bit."""
    monkeypatch.setattr("index.postings.LOOKED_UP", cost)
    mask = np.random.default_rng(2).random(len(drawn)) < share
    allowed = Allowed(np.flatnonzero(mask).astype(np.uint32), mask)
    model, ranker = OkapiRanker({"stems": drawn}), one_field(drawn, b=STEM_FIELD.b)
    model._fields["stems"] = Okapi(drawn, b=STEM_FIELD.b)
    for query in drawn_queries(40):
        expected = model.rank(query, 100, allowed)
        assert all(mask[number] for number, _ in expected)
        for depth in (1, 10, 100):
            assert ranker.rank(query, depth, allowed) == expected[:depth]


@pytest.mark.parametrize(("b", "bits"), [(0.0, 16), (0.75, 16), (1.0, 16), (0.75, 2)])
def test_leaving_postings_out_changes_nothing(
    drawn: Texts, b: float, bits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long lists, champions, thousands of ties: as rank_bm25, to the bit, at every depth.

    So too where most codes have no room in a posting, as in a corpus of millions.
    """
    monkeypatch.setattr("index.packing.MOST", bits)
    model, ranker = OkapiRanker({"stems": drawn}), one_field(drawn, b=b)
    model._fields["stems"] = Okapi(drawn, b=b)  # another b than the fields have
    for query in drawn_queries(80):
        expected = model.rank(query, 3000)
        for depth in (1, 10, 100, 3000):
            assert ranker.rank(query, depth) == expected[:depth]


def test_an_error_amid_a_question_changes_no_later_one(
    drawn: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory that runs out leaves sums half made: they count in no other question."""
    monkeypatch.setattr(fast, "kernel", lambda: NumpyKernel)
    ranker, queries = one_field(drawn), drawn_queries(40)
    expected = [ranker.rank(query, 10) for query in queries]
    for query, right in zip(queries, expected, strict=True):
        with monkeypatch.context() as patch, suppress(MemoryError):
            patch.setattr(NumpyKernel, "_promised", Mock(side_effect=MemoryError))
            ranker.rank(query, 10)
        assert ranker.rank(query, 10) == right


def test_threads_that_ask_at_once_do_not_disturb_each_other(drawn: Texts) -> None:
    """Eight threads get what one gets."""
    ranker, queries = one_field(drawn), drawn_queries(100)
    alone = [ranker.rank(query, 10) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        for again in pool.map(lambda _: [ranker.rank(q, 10) for q in queries], range(8)):
            assert again == alone


def test_most_postings_are_left_out(drawn: Texts) -> None:
    """For a rare word and common ones, only the rare one's postings are read whole.

    What is spoilt is not read: a common word's postings of texts without the rare one.
    """
    postings = postings_of(drawn)
    query = Query(tuple(Clause("stems", (Form(f"w{n}"),)) for n in (1, 2, 90)))
    expected = PostingsRanker(postings).rank(query, 3)
    columns = postings.columns
    spared = set(columns.champions.ravel().tolist())
    spared |= {number for number, text in enumerate(drawn) if "w90" in text}
    for term in ("w1", "w2"):
        (run,) = Plan.of([postings.run("stems", Form(term), 1.0) or b""], [0, 1]).runs
        units = columns.packing.units(columns.postings[run["first"] : run["last"]])
        spoilt = run["first"] + np.flatnonzero(~np.isin(units, list(spared)))
        columns.postings[spoilt] |= columns.packing.late
    wrong = np.array([len(columns.parts)] * 2, np.uint32)
    postings.columns = columns._replace(
        late=wrong[:1], late_codes=wrong, parts=np.append(columns.parts, 1e9)
    )
    assert PostingsRanker(postings).rank(query, 3) == expected


@settings(deadline=None, max_examples=60)
@given(corpora, queries)
def test_what_each_field_gives_is_that_of_rank_bm25(corpus: list[list[str]], query: Query) -> None:
    """The shares of the fields of every hit are the oracle's, and add up to its score."""
    judge = oracle(corpus)
    for hit, (number, score) in zip(
        edition(corpus).rank(query, 1000), judge.rank(query, 1000), strict=True
    ):
        assert dict(hit.fields) == judge.fields(query, number)
        assert sum(hit.fields.values()) == pytest.approx(score)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from("abc"), max_size=6), min_size=1, max_size=8),
    st.sampled_from([0.5, 1.2, 3.0]),
    st.sampled_from([0.0, 0.75, 1.0]),
)
def test_a_table_of_parts_gives_the_scores(texts: Texts, k1: float, b: float) -> None:
    """For every k1 and b, idf times the part of (frequency, length) is what get_scores gives."""
    model = Okapi(texts, k1, b)
    for term in "abc":
        counted = [(text.count(term), max(len(text), 1)) for text in texts]
        table = parts(counted, model.avgdl, k1, b)
        expected = model.get_scores([term])
        assert [model.idf.get(term, 0) * part for part in table] == expected.tolist()


def test_ties_are_broken_by_document_then_position() -> None:
    """A thousand passages that say the same come in the order of the corpus."""
    found = edition([["scan"] * 10] * 100).rank(Query((Clause("stems", (Form("scan"),)),)), 15)
    assert [hit.passage.id for hit in found] == [
        *(f"d000#{n}" for n in range(10)),
        *(f"d001#{n}" for n in range(5)),
    ]


def test_alternatives_do_not_add_up() -> None:
    """A passage with both names of a thing gets the better one's score, not the sum."""
    both = edition([["MRI dose", "scan"]])
    one = Query((Clause("words", (Form("mri"),)),))
    either = Query((Clause("words", (Form("mri"), Form("dose", 0.5))),))
    assert both.ranker.rank(either, 1) == both.ranker.rank(one, 1)
