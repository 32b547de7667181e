"""A page under construction: what an office format says, as the elements that a web page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST_LIST = 8


class Paper:
    """Paragraphs, list items and tables in order; items of a deeper level nest in those before."""

    def __init__(self) -> None:
        self.body = etree.Element("body")
        self._lists: list[_Element] = []

    def heading(self, words: str, level: int) -> None:
        """Begin a section."""
        self._add(f"h{min(max(level, 1), 6)}", words)

    def paragraph(self, words: str) -> None:
        """Add a paragraph, which ends every list."""
        self._add("p", words)

    def item(self, words: str, level: int, *, numbered: bool = False) -> None:
        """Add an item of a list, ``level`` 0 outermost."""
        if not words.strip():
            return
        del self._lists[min(level, DEEPEST_LIST) + 1 :]
        while len(self._lists) <= min(level, DEEPEST_LIST):
            around = self._around()
            self._lists.append(etree.SubElement(around, "ol" if numbered else "ul"))
        _write(etree.SubElement(self._lists[-1], "li"), words)

    def table(self, rows: list[tuple[bool, list[str]]]) -> None:
        """Add a table: each row says whether it heads those under it, and what its cells say."""
        self._lists.clear()
        table = etree.SubElement(self.body, "table")
        head = etree.SubElement(table, "thead") if any(heads for heads, _ in rows) else None
        for heads, cells in rows:
            line = etree.SubElement(head if heads and head is not None else table, "tr")
            for words in cells:
                _write(etree.SubElement(line, "th" if heads else "td"), words)

    def _around(self) -> _Element:
        """Return what a new list stands in: the last item of the list around it, else the page."""
        if not self._lists:
            return self.body
        outer = self._lists[-1]
        return outer[-1] if len(outer) else etree.SubElement(outer, "li")

    def _add(self, tag: str, words: str) -> None:
        if words.strip():
            self._lists.clear()
            _write(etree.SubElement(self.body, tag), words)


def _write(element: _Element, words: str) -> None:
    """Write ``words`` with their line breaks; what XML cannot hold is left out."""
    first, *others = "".join(letter for letter in words if _is_xml(letter)).split("\n")
    element.text = first
    for line in others:
        etree.SubElement(element, "br").tail = line


def _is_xml(letter: str) -> bool:
    return letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff")
