"""Short forms are found where a text explains them or its names spell them."""

from __future__ import annotations

import pytest

from index.analysis.abbreviations import abbreviations, initials, names


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Contact the Life Sciences Organisation (LSO) now", "LSO", "Life Sciences Organisation"),
        ("the Department for Work and Pensions (DWP)", "DWP", "Department for Work and Pensions"),
        ("It uses magnetic resonance imaging (MRI)", "MRI", "magnetic resonance imaging"),
    ],
)
def test_explained(text: str, short: str, long: str) -> None:
    """A bracket after the words that spell it gives a short form."""
    assert (short, long) in set(abbreviations(text))


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Medical Research Council also invests", "MRC", "Medical Research Council"),
        ("Cancer Research UK and the Engineering Council fund it", "CRUK", "Cancer Research UK"),
        ("at the Imaging Centre of Excellence", "ICE", "Imaging Centre of Excellence"),
    ],
)
def test_spelt_by_initials(text: str, short: str, long: str) -> None:
    """A name in capitals is also known by its initials."""
    assert (short, long) in {pair for name in names(text) for pair in initials(name)}


def test_words_in_small_letters_spell_nothing() -> None:
    """Initials of common words are chance."""
    assert not names("people export things. Positron is here")
