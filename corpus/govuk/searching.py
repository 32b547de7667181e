"""A search of GOV.UK: the addresses that it finds, page of hits after page of hits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from corpus.errors import CorpusError
from corpus.govuk.asking import JSON
from corpus.govuk.hosts import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.govuk.asking import Asking
    from corpus.sources import Search

API = f"{SITE}/api/search.json"
AT_ONCE = 1500
"""The most hits that one request may ask for."""
MOST_FOUND = 20_000


def found(asking: Asking, search: Search) -> tuple[str, ...]:
    """Return the addresses of the pages that ``search`` finds, the newest first, each once.

    CorpusError where it cannot be made, or finds more than a corpus should hold.
    """
    return tuple(dict.fromkeys(_each(asking, search)))


def _each(asking: Asking, search: Search) -> Iterator[str]:
    start, total = 0, 1
    while start < total:
        answer = _answer(asking, search, start)
        hits, total = _hits(answer, search)
        if total > MOST_FOUND:
            raise CorpusError(
                f"{search} finds {total:,} pages, more than {MOST_FOUND:,}.",
                "Narrow it: an organisation, a document type, words, or since a date.",
            )
        if not hits:
            return
        yield from (urljoin(SITE, link) for link in hits)
        start += AT_ONCE


def _answer(asking: Asking, search: Search, start: int) -> object:
    asked = [
        *(("filter_organisations", one) for one in search.organisation),
        *(("filter_content_store_document_type", one) for one in search.document_type),
        ("order", "-public_timestamp"),
        ("fields", "link"),
        ("count", str(AT_ONCE)),
        ("start", str(start)),
    ]
    if search.words:
        asked.append(("q", search.words))
    if search.since is not None:
        asked.append(("filter_public_timestamp", f"from:{search.since}"))
    reply = asking.get(f"{API}?{urlencode(asked)}", str(search))
    if reply.kind != JSON:
        raise _unreadable(search)
    try:
        return json.loads(reply.content)
    except (ValueError, RecursionError) as error:
        raise _unreadable(search) from error


def _hits(answer: object, search: Search) -> tuple[list[str], int]:
    """Return the links of an answer, and how many there are in all."""
    if not isinstance(answer, dict):
        raise _unreadable(search)
    hits, total = answer.get("results"), answer.get("total")
    if not isinstance(hits, list) or not isinstance(total, int):
        raise _unreadable(search)
    links = [one.get("link") for one in hits if isinstance(one, dict)]
    return [link for link in links if isinstance(link, str) and link], total


def _unreadable(search: Search) -> CorpusError:
    return CorpusError(f"{search}: the answer is none of the Search API.", "Try again later.")
