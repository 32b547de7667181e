"""Patterns that read as lists: one alternative a line."""

from __future__ import annotations

import re

# What has a name of its own, or is told apart by what it does.
BODIES = (
    r"(?:compan(?:y|ies)|firms?|business(?:es)?|universit(?:y|ies)|unis?|charit(?:y|ies)"
    r"|organi[sz]ations?|hospitals|councils?|consultanc(?:y|ies)|manufacturers?|suppliers?|makers?|vendors?"
    r"|distributors?|start-?ups?|trusts?|bod(?:y|ies)(?! parts?)|agenc(?:y|ies)|institutions?"
    r"|towns|cities)"
)


def one_of(alternatives: str) -> str:
    """Join the lines of ``alternatives``, each a regular expression, into one group."""
    lines = (line.strip() for line in alternatives.splitlines())
    return f"(?:{'|'.join(line for line in lines if line)})"


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that does not mind capitals."""
    return re.compile(pattern, re.IGNORECASE)
