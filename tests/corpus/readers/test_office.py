"""Word and OpenDocument files: the same words and structure as a page would have."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import CorpusError
from corpus.readers import archive, read
from tests.corpus.readers.blocks import leads, shape
from tests.corpus.readers.office_files import odt, zipped

if TYPE_CHECKING:
    from docx.document import Document as Opened

    from corpus.document import Document

BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def saved(opened: Opened) -> bytes:
    """The bytes of a Word file."""
    content = io.BytesIO()
    opened.save(content)
    return content.getvalue()


def word() -> Document:
    """A Word file with a title, sections, a nested list, a table and tracked changes."""
    opened = docx.Document()
    opened.add_paragraph("Lamp fees", style="Title")
    opened.add_heading("What you pay", level=1)
    opened.add_paragraph("You pay for:")
    opened.add_paragraph("lamps", style="List Bullet")
    opened.add_paragraph("of brass", style="List Bullet 2")
    opened.add_paragraph("oil", style="List Bullet")
    opened.add_heading("Rates", level=2)
    table = opened.add_table(2, 2)
    cells = ("Lamp", "Fee", "Brass", "£7")
    for cell, words in zip((c for row in table.rows for c in row.cells), cells, strict=True):
        cell.text = words
    last = opened.add_paragraph("The fee is due")
    for tag, text in (("ins", " today"), ("del", " tomorrow")):
        kind = "t" if tag == "ins" else "delText"
        last._p.append(  # noqa: SLF001 # python-docx writes no tracked changes
            parse_xml(
                f'<w:{tag} {nsdecls("w")}><w:r><w:{kind} xml:space="preserve">{text}</w:{kind}>'
                f"</w:r></w:{tag}>"
            )
        )
    opened.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    return read("fees.docx", saved(opened)).document("fees")


def test_a_word_file_keeps_its_structure() -> None:
    """Headings, lists and tables; insertions and controls are words of it, deletions are not."""
    document = word()
    assert document.title == "Lamp fees"
    assert document.source.format == "docx"
    assert shape(document) == [
        ("paragraph", "In a control."),
        ("heading", "Lamp fees"),
        ("heading", "What you pay"),
        ("paragraph", "You pay for:"),
        ("item", "lamps"),
        ("item", "of brass"),
        ("item", "oil"),
        ("heading", "Rates"),
        ("row", "Lamp | Fee"),
        ("row", "Brass | £7"),
        ("paragraph", "The fee is due today"),
    ]
    assert leads(document, "of brass") == ["You pay for:", "lamps"]
    assert leads(document, "Brass | £7") == ["Lamp | Fee"]
    assert document.sections[-1].headings == ("What you pay", "Rates")


OPEN = """
<text:p text:style-name="P1">Lamp fees</text:p>
<text:table-of-content><text:index-body><text:p>Rates 3</text:p></text:index-body>
</text:table-of-content>
<text:h text:outline-level="1">What you pay</text:h>
<text:p>You<text:s text:c="2"/>pay<text:note><text:note-body><text:p>Not this.</text:p>
</text:note-body></text:note> for:</text:p>
<text:list><text:list-item><text:p>lamps</text:p>
<text:list><text:list-item><text:p>of brass</text:p></text:list-item></text:list>
</text:list-item><text:list-item><text:p>oil</text:p></text:list-item></text:list>
<text:section><text:h text:outline-level="2">Rates</text:h></text:section>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Lamp</text:p>
</table:table-cell><table:table-cell><text:p>Fee</text:p></table:table-cell></table:table-row>
</table:table-header-rows><table:table-row table:number-rows-repeated="1000000">
<table:table-cell><text:p>Brass</text:p></table:table-cell><table:table-cell><text:p>£7</text:p>
</table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>
"""


def test_an_open_document_keeps_its_structure() -> None:
    """As a Word file does; a row said to repeat a million times is written once."""
    document = read("fees.odt", odt(OPEN)).document("fees")
    assert document.title == "Lamp fees"
    assert shape(document) == [
        ("heading", "Lamp fees"),
        ("heading", "What you pay"),
        ("paragraph", "You pay for:"),
        ("item", "lamps"),
        ("item", "of brass"),
        ("item", "oil"),
        ("heading", "Rates"),
        ("row", "Lamp | Fee"),
        ("row", "Brass | £7"),
        ("paragraph", "In a box."),
    ]
    assert leads(document, "of brass") == ["You pay for:", "lamps"]
    assert leads(document, "Brass | £7") == ["Lamp | Fee"]


def encrypted() -> bytes:
    """A zip file whose part says that it is encrypted."""
    content = bytearray(zipped({"content.xml": "<a/>"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"no zip file", "damaged, or of another kind"),
        ("a.odt", odt("<text:p>Fee</text:p>")[:-40], "damaged, or of another kind"),
        ("a.odt", zipped({"other.xml": "<a/>"}), "no content.xml"),
        ("a.odt", zipped({"content.xml": "<a><b></a>"}), "content.xml is broken"),
        ("a.odt", zipped({"content.xml": "<a/>"}), "no text document"),
        ("a.odt", zipped({"content.xml": BOMB}), "declares entities"),
        ("a.docx", zipped({"word/document.xml": BOMB}), "declares entities"),
        ("a.odt", encrypted(), "encrypted"),
        (
            "a.odt",
            odt(
                "<text:p>Fee</text:p>",
                **{
                    "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:'
                    'xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
                },
            ),
            "encrypted",
        ),
        ("a.odt", odt(""), "no text to quote"),
        ("a.docx", odt("<text:p>Fee</text:p>"), "cannot be read"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, said: str) -> None:
    """Each by the file's name, with what to do next."""
    with pytest.raises(CorpusError, match=said) as refusal:
        read(name, content)
    assert refusal.value.sentence.startswith(name)
    assert refusal.value.next_step


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what it says that it unpacks to; nothing of it is read."""
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 1_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    with pytest.raises(CorpusError, match="unpacks to more than"):
        read(name, zipped({"content.xml": b" " * 1_000_001}))


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Word files need python-docx: who has it not is told how to get it."""
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "corpus.readers.docx", raising=False)
    with pytest.raises(CorpusError, match=r"pip install 'footnote-bot\[office\]'"):
        read("a.docx", b"PK")
