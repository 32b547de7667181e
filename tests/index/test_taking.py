"""What is taken over from the edition before gives, to the bit, what reading everything gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import records
from index.building import Builder
from index.edition import Edition
from index.editions import Editions
from index.history import Release
from index.query import Clause, Form, Query
from index.recipe import recipe
from index.sources import Same, Sources
from index.taking import Taken
from tests.index.drawn import WORDS, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from corpus.document import Document
    from corpus.passage import Passage
    from index.arrays import Arrays
    from index.manifest import Manifest

    Corpus = dict[int, list[str]]

NAMES = ["Life Sciences Organisation (LSO)", "Medical Research Council", "MRC"]
DAY = date(2026, 11, 24)
SCAN = Query((Clause("stems", (Form("scan"),)),))

texts = st.lists(st.sampled_from([*WORDS, *NAMES]), max_size=12).map(" ".join)
documents = st.dictionaries(st.integers(0, 9), st.lists(texts, max_size=4), max_size=8)


def made(
    corpus: Corpus, taken: Taken | None = None, same: Collection[int] = ()
) -> tuple[Manifest, Arrays]:
    """The edition of ``corpus``, of which the documents that are the ``same`` are taken over."""
    builder = Builder(taken=taken)
    for number, (document, passages) in zip(sorted(corpus), _sources(corpus), strict=True):
        if number in same:
            builder.keep(Same(document.id))
        else:
            builder.add(document, passages)
    return builder.made("")


def _sources(corpus: Corpus) -> list[tuple[Document, list[Passage]]]:
    return sources((corpus[number] for number in sorted(corpus)), sorted(corpus))


@settings(deadline=None, max_examples=60)
@example({1: ["scan the dose", "MRI"], 2: ["X-ray"]}, {2: ["X-ray"]}, 16)  # one is removed
@example({2: ["X-ray"]}, {1: ["imaging scan"], 2: ["X-ray"], 3: [""]}, 16)  # two are added
@example({1: ["scan scan"], 2: ["MRI MRI MRI", ""]}, {1: ["dose"], 2: ["MRI MRI MRI", ""]}, 0)
@given(documents, documents, st.sampled_from([0, 1, 16]))
def test_what_is_taken_over_is_what_is_read_anew(before: Corpus, now: Corpus, most: int) -> None:
    """Documents are added, changed and removed: every array is the same, and every document."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.packing.MOST", most)  # codes have much room, little, or none
        patch.setattr("index.packing.LONG", 1)
        patch.setattr("index.taking.STRETCH", 3)
        last = made(before)
        same = {number for number in now if before.get(number) == now[number]}
        anew, over = made(now), made(now, Taken(*last), same)
    assert over[0] == anew[0]
    assert over[1].keys() == anew[1].keys()
    for name in anew[1]:
        assert anew[1][name].dtype == over[1][name].dtype, name
        assert anew[1][name].tobytes() == over[1][name].tobytes(), name
    assert dict(Edition(*over).documents) == dict(Edition(*anew).documents)


@settings(deadline=None, max_examples=15)
@given(st.lists(documents, min_size=3, max_size=6))
def test_so_it_is_after_many_editions(corpora: list[Corpus]) -> None:
    """Each is made of the one before, and nothing adds up."""
    last = made(corpora[0])
    for before, now in pairwise(corpora):
        same = {number for number in now if before.get(number) == now[number]}
        last = made(now, Taken(*last), same)
    anew = made(corpora[-1])
    assert last[0] == anew[0]
    assert all(last[1][name].tobytes() == array.tobytes() for name, array in anew[1].items())


def test_only_the_day_it_was_looked_at_may_differ() -> None:
    """It is that of the new edition, and the words are those of the old one."""
    ((document, passages),) = sources([["scan the dose"]])
    first = Builder()
    first.add(document, passages)
    second = Builder(taken=Taken(*first.made("")))
    second.keep(Same(document.id, DAY))
    looked_at = replace(document, source=replace(document.source, checked=DAY))
    assert Edition(*second.made("")).document(document.id) == looked_at


def listing(*documents: Document, read: list[str]) -> Sources:
    """These documents, listed by their digests; ``read`` hears which were read."""

    def yielded(same: Collection[str]) -> Iterable[Document | Same]:
        for one in documents:
            if one.id in same:
                yield Same(one.id)
            else:
                read.append(one.id)
                yield one

    digests = {one.id: sha256(records.dump(one)).hexdigest() for one in documents}
    return Sources(yielded, lambda: digests, lambda error: read.append(error.sentence))


def test_only_what_differs_is_read(editions: Editions, document: Callable[..., Document]) -> None:
    """Of the documents that are listed as they were, none; the edition finds all of them."""
    a, b, c, d = (document(name, f"A {name} scan.") for name in "abcd")
    publish(editions, a, b, d)
    assert publish(editions, a, document("b", "Two scans."), c, d) == ["b", "c"]
    current = editions.current()
    assert list(current.documents) == ["a", "b", "c", "d"]
    assert {hit.passage.document for hit in current.rank(SCAN)} == {"a", "b", "c", "d"}
    assert publish(editions, a, c, d) == []
    anew = Editions(editions.root / "anew").publish([a, c, d], "2")
    assert editions.current().digest == anew.digest


def test_where_most_is_new_all_is_read(
    editions: Editions, document: Callable[..., Document]
) -> None:
    """Taking a few over would take longer than reading them."""
    a, b, c = (document(name, f"A {name} scan.") for name in "abc")
    publish(editions, a)
    assert publish(editions, a, b, c) == ["a", "b", "c"]


def test_another_recipe_reads_all(
    editions: Editions, document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another analyzer, other fields or other code made other terms of the same words."""
    a = document("a", "One scan.")
    publish(editions, a)
    assert publish(editions, a) == []
    monkeypatch.setattr("index.recipe.parameters", lambda _fields: "another stemmer")
    assert publish(editions, a) == ["a"]
    monkeypatch.undo()
    code = Path(recipe.__code__.co_filename).read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda _path: code + b"# changed")
    changed = recipe()
    monkeypatch.undo()
    assert changed != recipe() == recipe()


@pytest.mark.parametrize(
    "name", ["postings.npy", "records.npy", "roots.npy", "ids.npy", "manifest.json"]
)
@pytest.mark.parametrize("small", [1 << 30, 0])
def test_nothing_is_taken_over_from_a_damaged_edition(
    editions: Editions,
    document: Callable[..., Document],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    small: int,
) -> None:
    """One byte that is another: all is read, it is said why, and the new edition is whole."""
    monkeypatch.setattr("index.arrays.SMALL", small)
    a, b = document("a", "One scan."), document("b", "Two scans.")
    publish(editions, a, b)
    damaged = editions.current().folder / name
    content = bytearray(damaged.read_bytes())
    content[-3] ^= 1
    damaged.write_bytes(content)
    told, *read = publish(Editions(editions.root), a, b)
    assert name in told
    assert read == ["a", "b"]
    anew = Editions(editions.root / "anew").publish([a, b], "2").folder
    for one in anew.glob("*.npy"):
        assert one.read_bytes() == (editions.current().folder / one.name).read_bytes(), one.name
    Editions(editions.root).current().verify()


def test_an_edition_that_other_code_made_is_replaced(
    editions: Editions, document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same corpus has the same name; what answers is what this code makes of it."""
    a = document("a", "One scan.")
    with monkeypatch.context() as patch:
        patch.setattr("index.recipe.parameters", lambda _fields: "another stemmer")
        publish(editions, a)
    old = editions.current()
    assert publish(editions, a) == ["a"]
    new = Editions(editions.root).current()
    assert new.name == old.name
    assert new.manifest.recipe == recipe() != old.manifest.recipe
    assert not list(editions.root.glob(".building*"))
    assert publish(editions, a) == []


def test_no_word_of_a_document_that_is_gone_is_kept() -> None:
    """Not even where it was what all others were compressed against."""
    corpus: Corpus = {1: ["zebra"], 2: ["scan"], 3: ["dose"]}
    taken = Taken(*made(corpus))
    del corpus[1]
    over = made(corpus, taken, {2, 3})[1]
    assert b"zebra" not in b"".join(array.tobytes() for array in over.values())


def publish(editions: Editions, *documents: Document) -> list[str]:
    """Publish these documents, and return what was said and which were read."""
    read: list[str] = []
    with editions.candidate(listing(*documents, read=read), "1") as candidate:
        candidate.publish(Release())
    return read
