"""A zip file that an office program wrote: bounded before it is unpacked, and no entities in it."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from corpus.errors import CorpusError

MOST_PARTS = 5_000
LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all parts together, pictures too: guidance is far smaller."""
AGAIN = "Save it again, without a password, and add that."


def opened(content: bytes) -> zipfile.ZipFile:
    """Open ``content``; CorpusError where it is no zip file, encrypted, or larger than guidance."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise CorpusError("It is damaged, or of another kind than its name says.", AGAIN) from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        limit = LARGEST_UNPACKED // 1024**2
        raise CorpusError(f"It unpacks to more than {limit} MB.", "Add the text of it instead.")
    if any(part.flag_bits & 1 for part in parts):
        raise CorpusError("It is encrypted.", AGAIN)
    return archive


def part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """Return the XML part ``name``; CorpusError where it is missing, broken or declares a type."""
    try:
        content = archive.read(name)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise CorpusError(f"It has no {name} that can be unpacked.", AGAIN) from error
    return parsed(content, name)


def parsed(content: bytes, name: str) -> etree._Element:
    """Parse XML without network, entities or depth without end."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise CorpusError(f"Its {name} is broken.", AGAIN) from error
    # No office program declares a type: whoever does would have entities expanded.
    if root.getroottree().docinfo.internalDTD is not None:
        raise CorpusError(f"Its {name} declares entities of its own.", AGAIN)
    return root
