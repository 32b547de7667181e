"""Documents as JSON, for the library and the edition; what is read back is checked."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any

from corpus.document import Block, BlockKind, Document, Source, Span
from corpus.errors import CorpusError

DATES = ("published", "updated", "checked", "review_by")
KEPT = [field.name for field in fields(Source) if field.name != "checked"]


def dump(document: Document) -> bytes:
    """Return ``document`` as one line of JSON in UTF-8, without the day it was last looked at.

    Looking again changes no word, so it leaves the record as it is.
    """
    source = {name: _plain(getattr(document.source, name)) for name in KEPT}
    blocks = [
        [b.kind.value, b.span.start, b.span.end, b.level, b.anchor, b.lead] for b in document.blocks
    ]
    record = {
        "id": document.id,
        "source": source,
        "text": document.text,
        "blocks": blocks,
        "dated": [[span.start, span.end] for span in document.dated],
        "abbreviations": dict(document.abbreviations),
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True).encode()


def load(content: bytes) -> Document:
    """Return the document that ``dump`` wrote; CorpusError where it is damaged."""
    try:
        record = json.loads(content)
        text = record["text"]
        blocks = tuple(_block(n, row, text) for n, row in enumerate(record["blocks"]))
        dated = tuple(_span(row, text) for row in record["dated"])
        source, abbreviations = _source(record["source"]), dict(record["abbreviations"])
        return Document(record["id"], source, text, blocks, dated, abbreviations)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError("A stored document is damaged.", "Add its source again.") from error


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _source(record: dict[str, Any]) -> Source:
    dates = {n: date.fromisoformat(record[n]) for n in DATES if record.get(n) is not None}
    return Source(**{**record, **dates})


def _block(position: int, row: list[Any], text: str) -> Block:
    kind, start, end, level, anchor, lead = row
    if lead is not None and not 0 <= lead < position:
        raise ValueError("a block is led by one that stands before it")
    return Block(BlockKind(kind), _span([start, end], text), level, anchor, lead)


def _span(row: list[int], text: str) -> Span:
    start, end = row
    if end > len(text):
        raise ValueError("a span ends after its text")
    return Span(start, end)
