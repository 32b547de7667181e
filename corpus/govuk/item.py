"""An item of the GOV.UK Content API as JSON: what it is, what it leads to, what of it is kept."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from corpus.errors import CorpusError
from corpus.govuk.hosts import SITE
from corpus.readers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = dict[str, object]

BODIES = (
    "introductory_paragraph",
    "introduction",
    "summary",
    "licence_overview",
    "body",
    "more_information",
    "what_you_need_to_know",
    "need_to_know",
    "other_ways_to_apply",
)
"""Where an item keeps its own HTML, in the order of its page: an answer, a service, a licence."""
REDIRECT, GONE = "redirect", "gone"
NO_PAGES = (REDIRECT, GONE)
KEPT = (
    "base_path",
    "content_id",
    "title",
    "description",
    "document_type",
    "schema_name",
    "locale",
    "first_published_at",
    "public_updated_at",
    "withdrawn_notice",
    "details",
)
"""What says something of the page itself: all else moves when another page changes."""
HISTORY = "change_history"
LINKS = ("primary_publishing_organisation", "organisations", "parent", "manual")
LINK = ("title", "base_path")


def parse(content: bytes) -> Item:
    """Return an item; CorpusError where it is none."""
    try:
        item = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        raise CorpusError("It is no JSON that can be read.", "Fetch it again.") from error
    if not isinstance(item, dict) or not words(item, "base_path").startswith("/"):
        raise CorpusError("It is no item of the GOV.UK Content API.", "Add the page's text.")
    return item


def address(item: Item) -> str:
    """Return the page's address."""
    return SITE + words(item, "base_path")


def no_page(item: Item) -> str:
    """Return ``redirect`` or ``gone`` where the item is one of them, else nothing."""
    names = (item.get("schema_name"), item.get("document_type"))
    return next((name for name in names if isinstance(name, str) and name in NO_PAGES), "")


def instead(item: Item) -> str:
    """Return the address of what is there in place of a page that is not, if the item names it."""
    ways = [words(way, "destination") for way in tables(item, "redirects")]
    ways.append(words(table(item, "details"), "alternative_path"))
    way = next(filter(None, ways), "")
    return urljoin(SITE, way) if way else ""


def html(item: Item) -> str:
    """Return the item's own HTML in the order of its page, each part of a guide under its title."""
    return "".join(_bodies(table(item, "details")))


def led_to(item: Item) -> tuple[str, ...]:
    """Return the addresses of the pages that are parts of this one: HTML attachments, sections."""
    return tuple(dict.fromkeys(filter(None, map(_page, _parts(table(item, "details"))))))


def kept(item: Item) -> bytes:
    """Return what of the item is kept: two that agree in it say the same of the same page."""
    links = table(item, "links")
    own = {name: item[name] for name in KEPT if name in item}
    own["links"] = {
        name: [{key: one.get(key) for key in LINK} for one in tables(links, name)]
        for name in LINKS
        if tables(links, name)
    }
    return json.dumps(own, sort_keys=True).encode()


def latest_change(item: Item) -> str:
    """Return what the publisher says of the newest change, if anything."""
    details = table(item, "details")
    told = [
        (words(one, "public_timestamp"), words(one, "note")) for one in tables(details, HISTORY)
    ]
    notes = tables(details, "change_notes")
    told += [(words(one, "published_at"), words(one, "change_note")) for one in notes]
    return " ".join(max(told, default=("", ""))[1].split())


def words(item: Item, name: str) -> str:
    """Return the words under ``name``, or none."""
    found = item.get(name)
    return found if isinstance(found, str) else ""


def table(item: Item, name: str) -> Item:
    """Return the table under ``name``, or an empty one."""
    found = item.get(name)
    return found if isinstance(found, dict) else {}


def tables(item: Item, name: str) -> list[Item]:
    """Return the tables in the list under ``name``."""
    found = item.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _bodies(details: Item) -> Iterator[str]:
    for name in BODIES:
        yield _body(details.get(name))
    for part in tables(details, "parts"):
        slug, title = words(part, "slug"), escape(words(part, "title"))
        named = f' id="/{escape(slug)}"' if slug else ""
        yield f"<h1{named}>{title}</h1>{_body(part.get('body'))}"
    for node in tables(details, "nodes"):  # the questions and outcomes of a smart answer
        yield f"<h2>{escape(words(node, 'title'))}</h2>{_body(node.get('body'))}"


def _body(body: object) -> str:
    """Return a body, which may be told in several content types, as HTML."""
    if isinstance(body, list):
        told = (one for one in body if isinstance(one, dict))
        body = next((o.get("content") for o in told if o.get("content_type") == "text/html"), "")
    return f"<div>{body}</div>" if isinstance(body, str) and body.strip() else ""


def _parts(details: Item) -> Iterator[str]:
    for attachment in tables(details, "attachments"):
        if attachment.get("attachment_type") == "html":
            yield words(attachment, "url")
    for group in tables(details, "child_section_groups"):
        for section in tables(group, "child_sections"):
            yield words(section, "base_path")


def _page(where: str) -> str:
    """Return the address of a page of GOV.UK, without its fragment; of another, nothing."""
    try:
        parts = urlsplit(urljoin(SITE, where))
    except ValueError:
        return ""
    return f"{SITE}{parts.path}" if where and parts.netloc == urlsplit(SITE).netloc else ""
