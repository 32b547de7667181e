"""Sources, documents and passages as lines of a terminal, and as the JSON that is promised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.passages import passages
from corpus.standing import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from corpus.document import Document, Source
    from corpus.library import Holding
    from corpus.passage import Passage


def line_as_json(fields: Mapping[str, object]) -> str:
    """Return one line of JSON in which every letter is itself."""
    return json.dumps(fields, ensure_ascii=False)


def as_json(holding: Holding, set_: str | None = None) -> str:
    """Return the line of a source that ``corpus list --json`` promises."""
    document, entry = holding.document, holding.entry
    if document is None or entry is None:
        raise ValueError(f"{holding.id} is damaged")
    return line_as_json(
        {
            "id": holding.id,
            "title": document.title,
            "url": document.source.url,
            **_dates(document.source),
            "revision": entry.revision,
            "passages": len(passages(document)),
            "state": holding.state.value,
            **_set(set_),
        }
    )


def line(holding: Holding, set_: str | None = None) -> str:
    """Return the line of a source in a terminal."""
    document, entry = holding.document, holding.entry
    if document is None or entry is None:
        raise ValueError(f"{holding.id} is damaged")
    written = _day(document.source.written) or "without a date"
    parts = [f"revision {entry.revision}", written, _count(len(passages(document)), "passage")]
    if holding.state is not State.CURRENT:
        parts.append(holding.state.value)
    parts += [f"set {set_}"] if set_ else []
    return f"{holding.id}: {document.title} ({', '.join(parts)})"


def document_as_json(document: Document, set_: str | None = None, *, with_text: bool) -> str:
    """Return what is known of a document as a line of JSON."""
    source = document.source
    fields: dict[str, object] = {
        "id": document.id,
        "title": source.title,
        "kind": source.kind,
        "url": source.url,
        "publisher": source.publisher,
        **_dates(source),
        "licence": source.licence,
        "applies_to": source.nations,
        "government": source.government,
        "restatement": source.restatement,
        "sections": [list(section.headings) for section in document.sections],
        "digest": document.digest,
        **_set(set_),
    }
    return line_as_json({**fields, "text": document.text} if with_text else fields)


def document(document: Document, set_: str | None = None) -> str:
    """Return what is known of a document, and its headings, for a terminal."""
    source = document.source
    known = {
        "Title": source.title,
        "Kind": source.kind,
        "URL": source.url,
        "Publisher": source.publisher,
        "Published": _day(source.published),
        "Updated": _day(source.updated),
        "Checked": _day(source.checked),
        "Applies to": source.nations,
        "Government": source.government,
        "Licence": source.licence,
        "Set": set_,
    }
    lines = [f"{name}: {value}" for name, value in known.items() if value]
    headings = (" › ".join(section.headings) for section in document.sections)
    return "\n".join((*lines, "Sections:", *(f"  {trail}" for trail in headings if trail)))


def passage_as_json(passage: Passage) -> str:
    """Return a passage as a line of JSON."""
    return line_as_json(
        {
            "id": passage.id,
            "start": passage.span.start,
            "end": passage.span.end,
            "headings": list(passage.headings),
            "anchor": passage.anchor,
            "text": passage.text,
        }
    )


def passage(passage: Passage) -> str:
    """Return a passage for a terminal: its id and headings, then its words."""
    return f"{passage.id}  {' › '.join(passage.headings)}\n{passage.text}\n"


def _set(name: str | None) -> dict[str, str]:
    """Return the field of a set; a source for everybody has none."""
    return {"set": name} if name else {}


def _dates(source: Source) -> dict[str, str | None]:
    return {
        "published": _day(source.published),
        "updated": _day(source.updated),
        "checked": _day(source.checked),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
