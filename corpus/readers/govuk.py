"""An item of the GOV.UK Content API: its bodies are read as a page, the rest is metadata."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.dates import day
from corpus.document import BlockKind, Source
from corpus.errors import CorpusError
from corpus.govuk import item as items
from corpus.readers import markup, notices
from corpus.readers.metadata import is_web_address
from corpus.readers.parsing import tree
from corpus.readers.reading import Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import Block
    from corpus.govuk.item import Item
    from corpus.readers.reading import Reading

PUBLISHERS = ("primary_publishing_organisation", "organisations")
NOT_PAGES = {items.REDIRECT: "leads elsewhere", items.GONE: "was taken down"}


def read(content: bytes) -> Reading:
    """Read an item; CorpusError where it is none, leads elsewhere, is gone, or has no words."""
    item = items.parse(content)
    kind = items.no_page(item)
    if kind:
        way = items.instead(item)
        step = f"Add {way} instead." if way else "Take it off."
        raise CorpusError(f"The page {NOT_PAGES[kind]}.", step)
    page = items.html(item)
    if not page:
        raise CorpusError(
            "The item has no words of its own.", "Add the pages or attachments that it lists."
        )
    reading = markup.read(tree(_page(page)), _source(item))
    blocks = tuple(_placed(reading.blocks))
    return replace(reading, blocks=blocks, withdrawn=withdrawal(item))


def _page(html: str) -> str:
    return f"<html><body>{html}</body></html>"


def _placed(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks, the anchor of each heading within a part after that part's own address."""
    part = ""
    for block in blocks:
        anchor = block.anchor or ""
        if block.kind is not BlockKind.HEADING:
            yield block
        elif anchor.startswith("/"):
            part = anchor
            yield block
        else:
            within = f"{part}#{anchor}" if part and anchor else anchor or part
            yield replace(block, anchor=within or None)


def _source(item: Item) -> Source:
    address = items.address(item)
    links = items.table(item, "links")
    names = [items.words(one, "title") for name in PUBLISHERS for one in items.tables(links, name)]
    return Source(
        " ".join(items.words(item, "title").split()),
        url=address if is_web_address(address) else None,
        publisher=next(filter(None, names), "GOV.UK"),
        published=day(items.words(item, "first_published_at")),
        # `updated_at` moves whenever a linked item changes: it says nothing of these words.
        updated=day(items.words(item, "public_updated_at")),
        kind=items.words(item, "document_type").replace("_", " ").capitalize() or None,
        government=_government(items.table(item, "details")),
        nations=_nations(items.table(item, "details")),
        format="govuk",
    )


def _government(details: Item) -> str | None:
    """Return the government of a political page, unless it still governs."""
    government = items.table(details, "government")
    over = details.get("political") is True and government.get("current") is False
    return items.words(government, "title") or None if over else None


def _nations(details: Item) -> str | None:
    """Return the nations that the page is for, where it is not for all."""
    told = items.table(details, "national_applicability")
    nations = [items.table(told, name) for name in told]
    within = [items.words(one, "label") for one in nations if one.get("applicable") is True]
    if not within or len(within) == len(nations):
        return None
    *several, last = within
    return f"{', '.join(several)} and {last}" if several else last


def withdrawal(item: Item) -> Withdrawal | None:
    """Return its publisher's word that the page no longer holds, if there is one."""
    notice = items.table(item, "withdrawn_notice")
    if not notice:
        return None
    since = day(items.words(notice, "withdrawn_at"))
    return Withdrawal(since, *notices.told(items.words(notice, "explanation"), items.address(item)))
