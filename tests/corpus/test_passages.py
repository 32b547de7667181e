"""Passages: by heading, never too long, and together they are the document."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from corpus.document import BlockKind, Document
from corpus.passage import LONGEST
from corpus.passages import passages
from corpus.readers import read
from tests.corpus.strategies import documents


def markdown(text: str) -> Document:
    """A document read from Markdown."""
    return read("page.md", text.encode()).document("page")


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_passage_is_a_run_of_its_document(document: Document) -> None:
    """Each stands in its document to the letter, in one section, in order, without overlap."""
    cut = passages(document)
    assert all(passage.stands_in(document) for passage in cut)
    assert [passage.position for passage in cut] == list(range(len(cut)))
    assert all(one.span.end <= other.span.start for one, other in pairwise(cut))
    for passage in cut:
        section = [s for s in document.sections if s.first <= passage.first < s.last]
        assert passage.last <= section[0].last
        assert passage.headings == section[0].headings


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_block_stands_in_one_passage(document: Document) -> None:
    """No word of a paragraph, item or row is lost or found twice; headings are no passages."""
    held = [n for passage in passages(document) for n in range(passage.first, passage.last)]
    blocks = enumerate(document.blocks)
    assert held == [n for n, block in blocks if block.kind is not BlockKind.HEADING]


@settings(max_examples=60, deadline=None)
@given(documents())
def test_no_passage_is_too_long(document: Document) -> None:
    """However long the paragraph, list or table."""
    assert all(len(passage.text) <= LONGEST for passage in passages(document))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_every_lead_in_is_reached(document: Document) -> None:
    """From any block outwards there is an end, through blocks that stand before it."""
    for position in range(len(document.blocks)):
        leads = document.leads(position)
        assert list(leads) == sorted(set(leads))
        assert all(lead < position for lead in leads)


def test_one_section_is_one_passage() -> None:
    """A section that is short enough is not cut, and knows its headings."""
    document = markdown(
        "# Fees\n\nAll pay.\n\n## Who pays\n\nYou pay.\n\nThey pay.\n\n### Not\n\nWe."
    )
    assert [(p.headings, p.text) for p in passages(document)] == [
        ((), "All pay."),
        (("Who pays",), "You pay.\n\nThey pay."),
        (("Who pays", "Not"), "We."),
    ]


def test_a_list_is_not_torn_from_its_lead_in() -> None:
    """Where a passage is full, the lead-in goes on with its list."""
    filler = "This is a sentence of some length. " * 40
    document = markdown(f"# Fees\n\n{filler}\n\nYou pay if you:\n\n- import " + "a lot " * 30)
    assert [p.text.split()[:3] for p in passages(document)] == [
        ["This", "is", "a"],
        ["You", "pay", "if"],
    ]


def test_a_long_list_is_torn_but_finds_its_lead_in() -> None:
    """Each item beyond the first passage still knows what introduces it."""
    items = "\n".join(f"- item {n} " + "of many words " * 8 for n in range(60))
    document = markdown(f"# Fees\n\nYou pay if you have:\n\n{items}")
    cut = passages(document)
    assert len(cut) > 3
    for passage in cut[1:]:
        [lead] = document.leads(passage.first)
        assert document.blocks[lead].span.of(document.text) == "You pay if you have:"


def test_a_long_table_is_torn_but_finds_its_header() -> None:
    """Each row beyond the first passage still knows what its cells mean."""
    rows = "\n".join(f"| Item {n} | {n} pounds for each of them |" for n in range(100))
    document = markdown(f"# Fees\n\n| What | Fee |\n|---|---|\n{rows}")
    cut = passages(document)
    assert len(cut) > 1
    for passage in cut[1:]:
        [lead] = document.leads(passage.first)
        assert document.blocks[lead].span.of(document.text) == "What | Fee"


def test_a_long_paragraph_is_divided_at_sentences() -> None:
    """No passage begins or ends within a sentence."""
    document = markdown("# Fees\n\n" + "You must pay the fee of this year. " * 200)
    cut = passages(document)
    assert len(cut) > 3
    assert all(p.text.startswith("You must") and p.text.endswith("year.") for p in cut)


def test_what_has_no_sentences_is_divided_at_words() -> None:
    """A page of words without an end mark, and a word without an end, are cut all the same."""
    document = markdown("# Fees\n\n" + "word " * 2_000 + "\n\n" + "x" * 5_000)
    cut = passages(document)
    assert all(len(passage.text) <= LONGEST for passage in cut)
    assert "".join(p.text for p in cut).count("word") == 2_000
    assert "".join(p.text for p in cut).count("x") == 5_000


def test_a_long_lead_in_leads_with_its_last_sentences() -> None:
    """What introduces a list is the end of the paragraph, not the whole of it."""
    document = markdown("# Fees\n\n" + "You must pay. " * 200 + "You pay if you:\n\n- import")
    [lead] = document.leads(len(document.blocks) - 1)
    words = document.blocks[lead].span.of(document.text)
    assert words.endswith("You pay if you:")
    assert len(words) <= LONGEST
