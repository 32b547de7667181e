"""Quantities: exact spans, what they are worth, what they count, and what is no number."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.quantities import Comparator, Kind, Quantity, quantities


def one(text: str) -> Quantity:
    """The only quantity of ``text``."""
    found = quantities(text)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "written", "kind", "value"),
    [
        ("25 million X-rays", "25 million", Kind.COUNT, 25_000_000),
        ("over 1,000 studies", "1,000", Kind.COUNT, 1_000),
        ("twenty-five million scans", "twenty-five million", Kind.COUNT, 25_000_000),
        ("half a million scans", "half a million", Kind.COUNT, 500_000),
        (
            "two hundred and fifty thousand people",
            "two hundred and fifty thousand",
            Kind.COUNT,
            250_000,
        ),
        ("a dozen centres", "a dozen", Kind.COUNT, 12),
        ("25m X-rays", "25m", Kind.COUNT, 25_000_000),
        ("10k people", "10k", Kind.COUNT, 10_000),
        ("4 milion scans", "4 milion", Kind.COUNT, 4_000_000),
        ("12.5%", "12.5%", Kind.PERCENT, Fraction(25, 2)),
        ("20 per cent of patients", "20 per cent", Kind.PERCENT, 20),
        ("a third of patients", "a third", Kind.FRACTION, Fraction(1, 3)),
        ("two-thirds of patients", "two-thirds", Kind.FRACTION, Fraction(2, 3)),
        ("1 in 5 people", "1 in 5", Kind.FRACTION, Fraction(1, 5)),
        ("£28.70", "£28.70", Kind.MONEY, Fraction("28.70")),
        ("$2.63 billion", "$2.63 billion", Kind.MONEY, 2_630_000_000),
        ("$2.63bn", "$2.63bn", Kind.MONEY, 2_630_000_000),
        ("50p", "50p", Kind.MONEY, Fraction(1, 2)),
        ("10 million dollars", "10 million dollars", Kind.MONEY, 10_000_000),
        ("a 7 Tesla scanner", "7 Tesla", Kind.MEASURE, 7),
        ("within 28 days", "28 days", Kind.MEASURE, 28),
        ("an 80-year-old man", "80-year-old", Kind.MEASURE, 80),
        ("the second largest hospital", "second", Kind.ORDINAL, 2),
        ("the 21st patient", "21st", Kind.ORDINAL, 21),
        ("opened in 2017", "2017", Kind.YEAR, 2017),
        ("the 1990s", "1990s", Kind.YEAR, 1990),
        ("the twenty-first century", "twenty-first century", Kind.YEAR, 2001),
    ],
)
def test_each_kind_is_read_at_its_exact_place(
    text: str, written: str, kind: Kind, value: int | Fraction
) -> None:
    """Span, kind and value: nothing more is marked than the figure with its scale and unit."""
    quantity = one(text)
    assert (quantity.text, quantity.kind, quantity.value) == (written, kind, value)
    assert quantity.span.of(text) == written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,00,000 scans", 100_000),
        ("1.000,5 units", Fraction(2001, 2)),
        ("10^6 X-rays", 1_000_000),
        ("½ of them", Fraction(1, 2)),
        ("2½ years", Fraction(5, 2)),
        ("10¹⁰⁰ atoms", 10**100),
    ],
)
def test_odd_numerals_are_read(text: str, value: int | Fraction) -> None:
    """Indian commas, a decimal comma, powers and vulgar fractions have their value."""
    assert one(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "Elizabeth II and chapter XIV",
        "10^999999999",
        "the 2017-18 figures",
        "the 2023 to 2024 tax year",
        "the Children Act 1989",
        "see paragraph 3.2",
        "stage 4 cancer",
        "call 020 7215 5000",
        "open 8am to 6pm",
        "form SA100 and a P45",
        "COVID-19",
        "as said elsewhere.12",
        "no one of the ones",
        "https://example.com/2019/44",
        "<@U123> `x = 5`",
        "2. Apply online",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Labels, laws, accounts, telephones, marks and code state no quantity."""
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("over 45 million procedures", Comparator.OVER),
        ("more than a 1,000 studies", Comparator.OVER),
        ("at least 26 weeks", Comparator.AT_LEAST),
        ("no fewer than 26 weeks", Comparator.AT_LEAST),
        ("3 or more children", Comparator.AT_LEAST),
        ("about 20 sites", Comparator.ABOUT),
        ("nearly 20 sites", Comparator.NEARLY),
        ("up to 14 weeks", Comparator.UP_TO),
        ("no more than 13 weeks", Comparator.UP_TO),
        ("£90,000 or less", Comparator.UP_TO),
        ("fewer than 5 million scans", Comparator.UNDER),
        ("scans fell short of 5 million", Comparator.UNDER),
        ("procedures top 45 million", Comparator.OVER),
        ("between 20 and 30 million scans", Comparator.BETWEEN),
        ("by the close of 2020", Comparator.UP_TO),
        ("it did not open until 2017", Comparator.AT_LEAST),
        ("by the end of 2020", Comparator.UP_TO),
        ("since 2011", Comparator.AT_LEAST),
        ("before 6 April 2017", Comparator.UNDER),
        ("45 million procedures", Comparator.EXACT),
    ],
)
def test_a_bound_is_told(text: str, comparator: Comparator) -> None:
    """The words around a figure say whether it is a bound, and on which side."""
    assert one(text).comparator is comparator


@pytest.mark.parametrize(
    ("text", "counted", "per"),
    [
        ("25 million X-rays a year", "X-rays", "year"),
        ("X-rays (25 million)", "X-rays", ""),
        ("NHS X-rays: 25 million", "NHS X-rays", ""),
        ("X-rays on the NHS: 25 million", "X-rays", ""),
        ("45m+ procedures a year", "procedures", "year"),
        ("The research centres number 20.", "research centres", ""),
        (
            "performs over 45 million imaging procedures each year involving",
            "imaging procedures",
            "year",
        ),
        (
            "Most of the 20 UK biomedical research centres, which",
            "UK biomedical research centres",
            "",
        ),
        ("20% of the students", "students", ""),
    ],
)
def test_what_is_counted_stands_on_either_side(text: str, counted: str, per: str) -> None:
    """The noun phrase is found in both orders, and the period beside it."""
    quantity = one(text)
    assert quantity.counted is not None
    assert (quantity.counted.text, quantity.per) == (counted, per)
    assert quantity.counted.span.of(text) == counted


def test_a_range_has_two_ends() -> None:
    """A scale or unit written once holds for both ends."""
    ranges = one("20 to 30 million scans"), one("£1m–£2m"), one("aged between 16 and 18")
    assert [q.value for q in ranges] == [20_000_000, 1_000_000, 16]
    assert [q.high for q in ranges] == [30_000_000, 2_000_000, 18]


def test_capitals_read_as_small_letters() -> None:
    """A shouted sentence states the same quantities, at the same places."""
    text = "THE NHS DOES 10 MILLION X-RAYS A YEAR"
    quantity = one(text)
    assert quantity.value == 10_000_000
    assert quantity.span.of(text) == "10 MILLION"


@given(st.text(alphabet="0123456789.,-–/ £$%()abmn th½²^", max_size=60))
def test_spans_are_slices_in_order_and_never_overlap(text: str) -> None:
    """Whatever is typed, each quantity is a slice of it, and none is read twice."""
    found = quantities(text)
    assert all(q.span.of(text) == q.text and q.text for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(st.integers(1, 10**9))
def test_a_whole_number_is_read_with_and_without_commas(number: int) -> None:
    """25000 and 25,000 are worth the same."""
    assert one(f"we saw {number} cases").value == one(f"we saw {number:,} cases").value == number
