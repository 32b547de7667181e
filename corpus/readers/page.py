"""What a page says of itself in its head: title, dates, address, publisher."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.dates import day
from corpus.document import Source
from corpus.readers.inline import words
from corpus.readers.metadata import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.etree import _Element

PUBLISHED = (
    "article:published_time govuk:first-published-at datepublished dcterms.issued dc.date.issued "
    "dcterms.created dc.date date"
).split()
UPDATED = (
    "article:modified_time govuk:public-updated-at govuk:updated-at datemodified dcterms.modified "
    "dc.date.modified last-modified"
).split()
SITE = " - GOV.UK"


def source(root: _Element) -> Source:
    """Gather the metadata of a page; of two that disagree the more particular is taken."""
    said = _said(root)
    address = next((u for u in _addresses(root, said) if is_web_address(u)), None)
    return Source(
        _title(root, said),
        url=address,
        publisher=said.get("og:site_name") or said.get("dc.publisher") or said.get("publisher"),
        published=_first_day(said, PUBLISHED),
        updated=_first_day(said, UPDATED),
        format="html",
    )


def _said(root: _Element) -> dict[str, str]:
    """Return what the page states of itself, by name in lower case; the first of each counts."""
    said: dict[str, str] = {}
    for name, value in (*_meta(root), *_json_ld(root)):
        said.setdefault(name.lower(), " ".join(value.split()))
    return {name: value for name, value in said.items() if value}


def _meta(root: _Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        yield name or "", element.get("content", "")
    for element in root.iter("time"):
        yield element.get("itemprop", ""), element.get("datetime", "")


def _json_ld(root: _Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("script"):
        if element.get("type") != "application/ld+json":
            continue
        try:
            found = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for node in found if isinstance(found, list) else [found]:
            if isinstance(node, dict):
                yield from ((str(k), v) for k, v in node.items() if isinstance(v, str))


def _title(root: _Element, said: dict[str, str]) -> str:
    headings = [words(heading) for heading in root.iter("h1")]
    element = root.find(".//title")
    named = " ".join((element.text or "").split()) if element is not None else ""
    only = headings[0] if len(headings) == 1 else ""
    title = only or said.get("og:title", "") or named or "".join(headings[:1])
    return title.removesuffix(SITE).replace("\n", " ")


def _addresses(root: _Element, said: dict[str, str]) -> Iterator[str]:
    for element in root.iter("link"):
        if element.get("rel", "").lower() == "canonical":
            yield element.get("href", "").strip()
    yield said.get("og:url", "")


def _first_day(said: dict[str, str], names: list[str]) -> date | None:
    days = (day(said[name]) for name in names if name in said)
    return next((found for found in days if found is not None), None)
