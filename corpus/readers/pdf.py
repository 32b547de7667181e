"""PDF files: the words that can be extracted, page by page; layout is told by size and shape."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus.document import Source
from corpus.errors import CorpusError
from corpus.readers.reading import shortened
from corpus.readers.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject

    from corpus.readers.reading import Reading

MOST_PAGES = 1_000
MOST_LETTERS = 10_000_000
PAGE_LEVEL = 6
"""A page's number is the innermost heading: it stands in the footnote behind the section."""
LARGER = 1.12
"""Times the size of most words: a short line set so large is a heading."""
LONGEST_HEADING = 150
BULLET = re.compile(r"[•●▪◦‣–·]\s+|o\s+(?=[A-Z])")
NUMBER = re.compile(r"\W*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)
ENDED = re.compile(r"[.!?:;][\"”’)]?$")
MADE_UP = re.compile(r"^(?:Microsoft|untitled)\b|\.\w{3,4}$", re.IGNORECASE)
RUNNING = 3
"""Pages that begin or end with the same line from which on it is taken for a running head."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say of a file, we say


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and how large its letters are."""

    words: str
    size: float


def read(content: bytes) -> Reading:
    """Read what can be extracted; CorpusError where it is encrypted, broken or only pictures."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CorpusError("It is encrypted.", "Save it without a password, and add that.")
        if len(reader.pages) > MOST_PAGES:
            raise CorpusError(f"It has more than {MOST_PAGES:,} pages.", "Add a part of it.")
        pages = list(_pages(reader))
        title = (reader.metadata and reader.metadata.title) or ""
    except (PyPdfError, RecursionError, NotImplementedError) as error:
        raise CorpusError(f"It is no PDF that can be read: {error}.", "Save it again.") from error
    if not any(pages):
        raise CorpusError(
            "It holds no text, perhaps only pictures of it.", "Add a file with the words."
        )
    writer = _Writing(_body_size(pages))
    for number, lines in enumerate(_without_running_heads(pages), start=1):
        writer.page(number, lines)
    return writer.writer.reading(Source(_title(_clean(title), writer, pages), format="pdf"), {})


def _title(given: str, writer: _Writing, pages: list[list[Line]]) -> str:
    """Return the file's own title, unless a program made it up, else its first heading or words."""
    if given and not MADE_UP.search(given):
        return given
    opening = next(line.words for lines in pages for line in lines)
    return shortened(writer.first or opening)


def _pages(reader: PdfReader) -> Iterator[list[Line]]:
    letters = 0
    for page in reader.pages:
        lines = _lines(page)
        letters += sum(len(line.words) for line in lines)
        if letters > MOST_LETTERS:
            raise CorpusError("It holds more text than guidance does.", "Add a part of it.")
        yield lines


def _lines(page: PageObject) -> list[Line]:
    """Return the lines in the order of the file, each as large as most of its letters."""
    found: list[tuple[str, Counter[float]]] = [("", Counter())]

    def piece(
        text: str, _cm: object, tm: Sequence[float], _font: object, size: float | None
    ) -> None:
        scale = abs(tm[3]) or abs(tm[0]) or 1.0
        for number, part in enumerate(text.split("\n")):
            if number:
                found.append(("", Counter()))
            words, sizes = found[-1]
            sizes[round((size or 0.0) * scale, 1)] += len(part.strip())
            found[-1] = (words + part, sizes)

    page.extract_text(visitor_text=piece)
    return [
        Line(words, sizes.most_common(1)[0][0]) for line, sizes in found if (words := _clean(line))
    ]


def _clean(words: str) -> str:
    return " ".join("".join(c for c in words if c.isprintable() or c.isspace()).split())


def _body_size(pages: list[list[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0]


def _without_running_heads(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """Leave out a page's first or last line where it is a number, or most pages have it too."""
    ends = Counter(
        re.sub(r"\d+", "#", line.words) for lines in pages for line in {*lines[:1], *lines[-1:]}
    )
    most = max(RUNNING, len(pages) // 2)
    for lines in pages:
        kept = list(lines)
        for end in (0, -1):
            words = kept[end].words if kept else ""
            if NUMBER.fullmatch(words) or ends[re.sub(r"\d+", "#", words)] >= most:
                del kept[end]
        yield kept


class _Writing:
    """Puts lines together to headings, items and paragraphs."""

    def __init__(self, body: float) -> None:
        self.writer = Writer()
        self.first = ""
        """The first heading."""
        self._larger = body * LARGER
        self._open: list[str] = []
        self._item = False
        self._lead: int | None = None
        self._number = 0
        self._numbered = False

    def page(self, number: int, lines: list[Line]) -> None:
        """Write the lines of one page under its number."""
        self._number, self._numbered, self._lead = number, False, None
        heading: list[Line] = []
        for line in lines:
            if line.size >= self._larger and len(line.words) <= LONGEST_HEADING:
                self._close()
                if heading and heading[-1].size != line.size:
                    self._heading(heading)
                    heading = []
                heading.append(line)
                continue
            self._heading(heading)
            heading = []
            self._line(line.words)
        self._heading(heading)
        self._close()

    def _line(self, words: str) -> None:
        bullet = BULLET.match(words)
        if bullet is not None:
            self._close()
            self._item = True
            self._open = [words[bullet.end() :]]
            return
        if self._open and ENDED.search(self._open[-1]) and not words[:1].islower():
            self._close()
        self._open.append(words)

    def _heading(self, lines: list[Line]) -> None:
        if lines:
            size = lines[0].size / self._larger
            level = 1 if size >= 1.5 else 2 if size >= 1.15 else 3  # noqa: PLR2004 # by eye
            words = " ".join(line.words for line in lines)
            self.first = self.first or words
            self.writer.heading(words, level, self._anchor)
            self._numbered, self._lead = False, None

    def _close(self) -> None:
        """Write the paragraph or item that is open."""
        if not self._open:
            return
        if not self._numbered:
            self.writer.heading(f"Page {self._number}", PAGE_LEVEL, self._anchor)
            self._numbered = True
        words, self._open = " ".join(self._open), []
        if self._item:
            self.writer.item(words, self._lead)
        else:
            self.writer.paragraph(words)
            self._lead = self.writer.opener()
        self._item = False

    @property
    def _anchor(self) -> str:
        """What a PDF's address takes to open it at a page."""
        return f"page={self._number}"
