"""What a publisher says in place of a page: its words, and the page that holds instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from corpus.readers.inline import words
from corpus.readers.metadata import is_web_address
from corpus.readers.parsing import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

BARE = re.compile(r"\b(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)]")
"""An address that was typed, and is no link."""


def plain(html: str) -> str:
    """Return the words of a piece of HTML on one line."""
    return _line(_root(html)) if html.strip() else ""


def told(html: str, own: str) -> tuple[str, str | None]:
    """Return the words of a notice on the page ``own``, and what it says holds instead.

    That is the one other page that it names. Of several nobody knows which holds: then none is
    told, and each stands in the words, behind those that link to it.
    """
    if not html.strip():
        return "", None
    root = _root(html)
    links = [(link, where) for link in root.iter("a") if (where := _address(link, own))]
    found = dict.fromkeys(where for _, where in links) or dict.fromkeys(_typed(_line(root), own))
    if len(found) == 1:
        return _line(root), next(filter(_is_reachable, found), None)
    for link, where in links:
        if _is_reachable(where) and where not in words(link):
            link.tail = f" ({where}){link.tail or ''}"
    return _line(root), None


def _root(html: str) -> _Element:
    return tree(f"<html><body>{html}</body></html>")


def _line(root: _Element) -> str:
    return " ".join(words(root).split())


def _typed(line: str, own: str) -> Iterator[str]:
    for one in BARE.findall(line):
        where = one if one.startswith("http") else f"https://{one}"
        if is_web_address(where) and where != own:
            yield where


def _address(link: _Element, own: str) -> str:
    """Return the page that a link leads to; nothing where that is none, or the page itself."""
    try:
        where = urljoin(own, str(link.get("href", "")).strip())
    except ValueError:
        return ""
    if not is_web_address(where):
        return ""
    parts = urlsplit(where)
    if parts.netloc == urlsplit(own).netloc:
        where = parts._replace(scheme="https").geturl()
    return "" if urldefrag(where).url == own else where


def _is_reachable(where: str) -> bool:
    """Say whether a host may have this name: ``https://government/…`` lacks the site's own."""
    return "." in str(urlsplit(where).hostname)
