"""What can be measured of a folder, read whole before any of it is measured."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.evaluation.asking import Asking, asking, questions
from bot.evaluation.claims import FILE, judged_claims
from bot.evaluation.judged import judged
from bot.evaluation.topics import judged_topics
from bot.evaluation.trial import answers_tried, claims_tried, rank_tried
from index.evaluation.digest import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.evaluation.trial import Outcome, Trial
    from index.edition import Edition
    from index.evaluation import Collection

    Try = Callable[[Trial], Outcome]
    Tell = Callable[[Collection, str], None]
    """Is told of a collection that may have lines that cannot be found."""


def of_folder(folder: Path, queries: Path | None, tell: Tell) -> Iterator[Try]:
    """Yield the ranking where passages are judged, the answers where words are, and verdicts."""
    claims = folder / FILE
    if claims.is_file():
        name = folder.resolve().name
        yield partial(claims_tried, name, digest((claims,)), judged_claims(claims))
        if not (folder / "corpus.jsonl").is_file():
            return
    path = None if queries else questions(folder)
    if path is None or (folder / "queries.jsonl").is_file():
        read = judged(folder, queries)
        tell(read.collection, read.name)
        yield partial(rank_tried, read)
    if path is not None:
        files = (path, *(folder / name for name in ("documents.jsonl", "corpus.jsonl")))
        yield partial(answers_tried, folder.resolve().name, digest(files), asking(folder, path))


def of_topics(path: Path, edition: Edition) -> Try:
    """Return what measures the answers of ``edition`` to the judged questions of ``path``."""
    asked = Asking(edition, judged_topics(path), own=True)
    return partial(answers_tried, path.stem, digest((path,)), asked)
