"""What a word is: the tokenizer, one pattern that finds words and keeps their place."""

from __future__ import annotations

import re

from index.analysis.analyzer import Analyzer

LETTER = r"[^\W\d_]"
REST = "(?:[^\\W_]++|[\u0300-\u036f\u00ad])*+"
"""What goes on with a word: also accents written apart, and hyphens shown only at a line's end."""

WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:st|nd|rd|th|m|bn|k)?\b"  # 1,000  2.63  10th  25m
    rf"|(?:{LETTER}\.){{2,}}"  # U.K.  e.g.
    r"|(?:[\w-]++\.)+(?:uk|com|org|net|eu|gov|edu|int|info|io)\b"  # great.gov.uk
    rf"|{LETTER}&{LETTER}\b"  # R&D
    rf"|{LETTER}[-‐‑](?={LETTER}{{2}}){REST}"  # X-ray, e-mail: one word
    rf"|[^\W_]{REST}(?:[’'](?:t|re|ve|ll|d|s|m)\b)?",
    re.IGNORECASE,
)

WORDS = Analyzer("words", WORD)
