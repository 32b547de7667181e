"""A corpus of any size is gathered block by block, and gives what it gives in one."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import STEMS, SURFACE, pairs
from index.arrays import write as write_arrays
from index.building import Builder, write
from index.fields import Kind
from index.shelf import Shelf
from index.vocabulary import HALF, Stems, Vocabulary
from index.vocabulary import pairs as paired
from tests.index.drawn import WORDS, corpora, sources

if TYPE_CHECKING:
    from index.arrays import Arrays

texts = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from([*WORDS, "e.g.", "R&D", "UK's", "gov.uk", "1,000", "\xa0", "’t", "—"]),
            max_size=9,
        ).map(" ".join),
    ),
    max_size=5,
)


def full(**_: object) -> IO[bytes]:
    """A file on a disk that has no room."""
    return Path("/dev/full").open("wb")


def test_a_full_disk_is_told_of_what_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a few bytes too, that are written when the file is closed."""
    shelf = Shelf(tmp_path)
    assert shelf(np.arange(3)[::-1])().tolist() == [2, 1, 0]
    monkeypatch.setattr("index.shelf.NamedTemporaryFile", full)
    with pytest.raises(OSError, match="No space left"):
        shelf(np.arange(3))


def test_a_full_disk_is_told_of_an_array(tmp_path: Path) -> None:
    """Of a few bytes too, that are written when the file is closed."""
    (tmp_path / "small.npy").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        write_arrays(tmp_path, {"small": np.arange(3)})


def arrays(corpus: list[list[str]]) -> Arrays:
    """The arrays of the edition of ``corpus``."""
    builder = Builder()
    for document, passages in sources(corpus):
        builder.add(document, passages)
    return builder.made("")[1]


@settings(deadline=None)
@given(texts)
def test_the_pieces_of_a_text_have_its_terms(texts: list[str]) -> None:
    """What stands between spaces is analysed alone, and gives what the whole text gives."""
    vocabulary = Vocabulary(Stems())
    pieces = [list(vocabulary.pieces(text)) for text in texts]
    flat = np.array([piece for text in pieces for piece in text], np.int64)
    counts = np.array(list(map(len, pieces)), np.int64)
    found = {kind: vocabulary.tokens(kind, flat, counts) for kind in (Kind.STEMS, Kind.WORDS)}
    found[Kind.PAIRS] = paired(*found[Kind.STEMS])
    names = list(vocabulary.terms)
    for kind, (terms, lengths) in found.items():
        ends = np.cumsum(lengths).tolist()
        for text, end, length in zip(texts, ends, lengths.tolist(), strict=True):
            own = terms[end - length : end].tolist()
            stems = STEMS.terms(text)
            if kind is Kind.PAIRS:
                named = [f"{names[n >> HALF]} {names[n % (1 << HALF)]}" for n in own]
                assert named == pairs(stems)
            else:
                expected = stems if kind is Kind.STEMS else SURFACE.terms(text)
                assert [names[n] for n in own] == expected


@settings(deadline=None, max_examples=30)
@given(corpora)
def test_blocks_change_nothing(corpus: list[list[str]]) -> None:
    """Gathered text by text, with nothing remembered: every array is the same."""
    whole = arrays(corpus)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.building.BATCH", -1)
        patch.setattr("index.stretch.TEXT", 1)
        patch.setattr("index.vocabulary.REMEMBERED", 0)
        cut = arrays(corpus)
    assert whole.keys() == cut.keys()
    for name, array in whole.items():
        assert array.dtype == cut[name].dtype, name
        assert array.tobytes() == cut[name].tobytes(), name


def test_what_is_put_aside_on_the_disk_is_taken_away(tmp_path: Path) -> None:
    """An edition's folder holds its arrays and its manifest, and what they say of themselves."""
    corpus = [["scan the dose", "MRI"], ["X-ray"]]
    manifest = write(tmp_path, sources(corpus), "now")
    assert {path.name for path in tmp_path.iterdir()} == {*manifest.files, "manifest.json"}
    kept = {name: np.load(tmp_path / f"{name}.npy") for name in arrays(corpus)}
    assert all(np.array_equal(kept[name], array) for name, array in arrays(corpus).items())
