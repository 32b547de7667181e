"""What the guidance says: documents, passages and citations. Knows nothing of search or Slack."""

from corpus.citation import Citation
from corpus.document import Block, BlockKind, Document, Section, Source, Span
from corpus.errors import CorpusError, FootnoteError
from corpus.passage import Passage

__all__ = [
    "Block",
    "BlockKind",
    "Citation",
    "CorpusError",
    "Document",
    "FootnoteError",
    "Passage",
    "Section",
    "Source",
    "Span",
]
