"""Records come back as they were, and only with the primer that they were compressed against."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.arrays import whole
from index.squeezing import PRIMER, Squeezer, expanded
from index.strings import Strings


def squeezed(records: list[bytes]) -> tuple[bytes, list[bytes]]:
    """The primer and the compressed records."""
    squeezer = Squeezer()
    for record in records:
        squeezer.add(record)
    made = whole(squeezer.arrays())
    kept = Strings(made, "records")
    return made["primer"].tobytes(), [kept[row] for row in range(len(records))]


LONG = st.binary(min_size=1, max_size=4).map(lambda some: some * 20_000)


@settings(deadline=None)
@given(st.lists(st.one_of(st.binary(), LONG)))
def test_every_record_comes_back(records: list[bytes]) -> None:
    """Few or many, empty or larger than the primer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.squeezing.PART", 40)
        primer, kept = squeezed(records)
    assert len(primer) <= PRIMER
    assert [expanded(one, primer) for one in kept] == records


def test_what_records_share_is_said_once() -> None:
    """What stands in the primer takes a tenth of what it takes alone."""
    first = " ".join(map(str, range(20_000))).encode()[:PRIMER]
    primer, kept = squeezed([first, first[-9000:]])
    assert len(kept[1]) < len(zlib.compress(first[-9000:])) / 10
    assert expanded(kept[1], primer) == first[-9000:]


def test_another_primer_is_refused() -> None:
    """A primer that changed on the disk gives no other words."""
    primer, kept = squeezed([b"page " * 10_000, b"page of pages"])
    with pytest.raises(ValueError, match="data"):
        expanded(kept[1], b"P" + primer[1:])
    with pytest.raises(ValueError, match="data"):
        expanded(kept[1][:-6] + b"\0" * 6, primer)
