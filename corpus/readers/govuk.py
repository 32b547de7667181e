"""An item of the GOV.UK Content API: its bodies are read as a page, the rest is metadata."""

from __future__ import annotations

import json
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from corpus.dates import day
from corpus.document import Source
from corpus.errors import CorpusError
from corpus.readers import markup
from corpus.readers.decoding import decode
from corpus.readers.inline import words
from corpus.readers.metadata import is_web_address
from corpus.readers.parsing import tree
from corpus.readers.reading import Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.readers.reading import Reading

SITE = "https://www.gov.uk"
BODIES = ("introductory_paragraph", "introduction", "summary", "body", "more_information")
"""Where an item keeps its own HTML, in the order of its page."""
PUBLISHERS = ("primary_publishing_organisation", "organisations")
NOT_PAGES = {"redirect": "leads elsewhere", "gone": "was taken down"}


def read(content: bytes) -> Reading:
    """Read an item; CorpusError where it is none, leads elsewhere, is gone, or has no words."""
    item = _item(content)
    kind = next(
        (k for k in (item.get("schema_name"), item.get("document_type")) if _is_no_page(k)), ""
    )
    if kind:
        raise CorpusError(f"The page {NOT_PAGES[str(kind)]}.", _instead(item))
    page = "".join(_bodies(_table(item, "details")))
    if not page.strip():
        raise CorpusError(
            "The item has no words of its own.", "Add the pages or attachments that it lists."
        )
    reading = markup.read(tree(f"<html><body>{page}</body></html>"), _source(item))
    return replace(reading, withdrawn=_withdrawn(_table(item, "withdrawn_notice")))


def _item(content: bytes) -> dict[str, object]:
    try:
        item = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        raise CorpusError("It is no JSON that can be read.", "Fetch it again.") from error
    if not isinstance(item, dict) or not _words(item, "base_path").startswith("/"):
        raise CorpusError("It is no item of the GOV.UK Content API.", "Add the page's text.")
    return item


def _is_no_page(kind: object) -> bool:
    return isinstance(kind, str) and kind in NOT_PAGES


def _instead(item: dict[str, object]) -> str:
    """Say where the words are now, as far as the item does."""
    ways = [_words(way, "destination") for way in _tables(item, "redirects")]
    ways.append(_words(_table(item, "details"), "alternative_path"))
    way = next(filter(None, ways), "")
    return f"Add {SITE if way.startswith('/') else ''}{way} instead." if way else "Take it off."


def _bodies(details: dict[str, object]) -> Iterator[str]:
    """Yield the HTML of an item, each part of a guide under its title."""
    for name in BODIES:
        yield _html(details.get(name))
    for part in _tables(details, "parts"):
        yield f"<h1>{escape(_words(part, 'title'))}</h1>{_html(part.get('body'))}"


def _html(body: object) -> str:
    """Return a body, which may be told in several content types, as HTML."""
    if isinstance(body, list):
        told = (one for one in body if isinstance(one, dict))
        body = next((o.get("content") for o in told if o.get("content_type") == "text/html"), "")
    return f"<div>{body}</div>" if isinstance(body, str) and body.strip() else ""


def _source(item: dict[str, object]) -> Source:
    address = SITE + _words(item, "base_path")
    links = _table(item, "links")
    names = [_words(one, "title") for name in PUBLISHERS for one in _tables(links, name)]
    return Source(
        " ".join(_words(item, "title").split()),
        url=address if is_web_address(address) else None,
        publisher=next(filter(None, names), "GOV.UK"),
        published=day(_words(item, "first_published_at")),
        # `updated_at` moves whenever a linked item changes: it says nothing of these words.
        updated=day(_words(item, "public_updated_at")),
        kind=_words(item, "document_type").replace("_", " ").capitalize() or None,
        format="govuk",
    )


def _withdrawn(notice: dict[str, object]) -> Withdrawal | None:
    if not notice:
        return None
    explanation = _words(notice, "explanation")
    why = words(tree(f"<html><body>{explanation}</body></html>")) if explanation.strip() else ""
    return Withdrawal(day(_words(notice, "withdrawn_at")), " ".join(why.split()))


def _words(table: dict[str, object], name: str) -> str:
    found = table.get(name)
    return found if isinstance(found, str) else ""


def _table(table: dict[str, object], name: str) -> dict[str, object]:
    found = table.get(name)
    return found if isinstance(found, dict) else {}


def _tables(table: dict[str, object], name: str) -> list[dict[str, object]]:
    found = table.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
