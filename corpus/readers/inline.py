"""The words of a marked-up element as a reader of the page sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

INLINE = frozenset(
    """
    a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small
    span strike strong sub sup time tt u var wbr
    """.split()
)
DROPPED = frozenset(
    """
    audio base button canvas datalist del embed head iframe img input link map meta nav noscript
    object option picture s script select source strike style svg template textarea title track
    video
    """.split()
)
"""What a page holds beside its words; what is struck out no longer holds."""

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
POWER = re.compile(r"(?:^|[^A-Za-z\d])(?:10|[kcm]?m|ft|in|yd|[a-z])$")
"""What is raised to a power: ten, a unit of length, a letter; a year or a word has a footnote."""
NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]+|note \d+)[\])]?", re.IGNORECASE)
WAYS_BACK = {"↩", "↩︎", "↑", "^", "¶"}
"""Links from a footnote to its mark, and from a heading to itself."""
SEAM = "\x1f"
"""Where two elements meet that are drawn apart although no space stands between them."""


def is_dropped(element: _Element) -> bool:
    """Say whether nobody reads ``element`` as words of the page."""
    if element.tag in DROPPED:
        return True
    return "hidden" in element.attrib or element.get("aria-hidden") == "true"


def pieces(element: _Element) -> Iterator[str]:
    """Yield the text of ``element`` bit by bit; only ``<br>`` breaks a line."""
    if is_dropped(element) or (element.tag == "a" and element.text in WAYS_BACK):
        return
    if element.tag == "br":
        yield "\n"
    elif element.tag == "sup":
        yield _raised(element)
    else:
        if element.tag == "q":
            yield "“"
        yield from _inside(element)
        if element.tag == "q":
            yield "”"


def _inside(element: _Element) -> Iterator[str]:
    yield plain(element.text)
    for child in element:
        apart = child.tag not in INLINE
        if apart:
            yield " • " if child.tag == "li" else " "
        yield from pieces(child)
        if apart:
            yield " "
        yield tail(child)


def tail(element: _Element) -> str:
    """Return the words after ``element``, or the seam between it and the element after it."""
    meets = _is_link(element) or _is_link(element.getnext())
    return plain(element.tail) or (SEAM if meets else "")


def _is_link(element: _Element | None) -> bool:
    return element is not None and (element.tag == "a" or element.find(".//a") is not None)


def plain(text: str | None) -> str:
    """Return text with its own line ends and non-breaking spaces as spaces."""
    return re.sub(r"[\s\xa0]+", " ", INVISIBLE.sub("", text or ""))


def joined(parts: Iterable[str]) -> str:
    """Return the pieces as words: one space between words, none at the ends of lines."""
    text = re.sub(rf"(?<=\w){SEAM}+(?=\w)", " ", "".join(parts)).replace(SEAM, "")
    text = re.sub(r" +", " ", text)
    return re.sub(r" ?\n[ \n]*", "\n", text).strip()


def words(element: _Element) -> str:
    """Return the words of ``element``, spaces and lines set in order."""
    return joined(pieces(element))


def _raised(element: _Element) -> str:
    """Drop the mark of a footnote, which glues to the word before; keep powers and ordinals."""
    mark = joined(_inside(element))
    if _is_link(element):
        return ""
    if POWER.search(_before(element)):
        raised = mark.translate(RAISED)
        return f"^{mark}" if set(raised) & set(mark) else raised
    return "" if NOTE_MARK.fullmatch(mark) else mark


def _before(element: _Element) -> str:
    previous = element.getprevious()
    if previous is not None:
        return (previous.tail or "").rstrip("\n")
    parent = element.getparent()
    return "" if parent is None else parent.text or ""
