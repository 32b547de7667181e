"""Text becomes terms by composition: ``words | stop | lowercase | stem``."""

from index.analysis.analyzer import Analyzer, Token
from index.analysis.chains import STEMS, SURFACE, pairs

__all__ = ["STEMS", "SURFACE", "Analyzer", "Token", "pairs"]
