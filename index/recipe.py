"""What makes an edition of a corpus: only what the same recipe made can be taken over."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
import index
from index.fields import FIELDS, parameters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from index.fields import Field


def recipe(fields: Sequence[Field] = FIELDS) -> str:
    """Return SHA-256 of fields, analyzer and code, nltk's and Python's too, in hex.

    The code counts too, so that nobody who changes how a text is cut or a word is folded has to
    think of editions that were made before.
    """
    versions = version("nltk"), sys.version_info[:2], unicodedata.unidata_version
    digest = hashlib.sha256(f"{parameters(fields)} {versions}".encode())
    modules = [*_modules(corpus), *_modules(index)]
    for path in modules:
        digest.update(path.read_bytes())
    if not modules:
        digest.update(os.urandom(32))  # code that cannot be read may be any
    return digest.hexdigest()


def _modules(package: ModuleType) -> list[Path]:
    return sorted(path for folder in package.__path__ for path in Path(folder).rglob("*.py"))
