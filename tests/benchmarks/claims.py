"""Say how claims are decided: the page's own, FEVER's and FM2's, and how long a check takes.

Run with the folder of public collections: ``python -m tests.benchmarks.claims FOLDER``. For each
set: accuracy and falsehood where "not covered" can be right, precision of the verdicts given and
their coverage, and the curve by rule. The time is of the page's own claims, and of sentences of
the guidance itself, on some 5,000 passages of guidance.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answering.claims.verdict import Ruling
from bot.answering.factcheck import check, judge
from bot.evaluation import verdicts
from corpus.passages import passages
from corpus.readers import read
from index.building import build
from index.evaluation import Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.answering.claims.verdict import Verdict
    from corpus.document import Document
    from corpus.passage import Passage
    from index.edition import Edition

    Source = tuple[Document, tuple[Passage, ...]]

TODAY = date(2026, 11, 24)
OWN = [
    Path(__file__).parents[1] / "claims" / f"{name}.jsonl"
    for name in ("medical-imaging", "medical-imaging-other-words")
]
LABELS = {"SUPPORT": Ruling.SUPPORTED, "REFUTE": Ruling.CONTRADICTED}
GUIDANCE = ("conditionalqa-plus", "doc2dial-val-passage", "or-sharc")
TIMED = 300


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def page(folder: Path) -> Source:
    """Read the page this project began with."""
    path = folder.parent / "guidance" / "medical-imaging.txt"
    document = read(path.name, path.read_bytes()).document("medical-imaging")
    return document, tuple(passages(document))


def sets(folder: Path) -> Iterator[tuple[str, list[verdicts.Judged]]]:
    """Yield each set of claims, with the verdicts given on it beside the right ones."""
    edition = build([page(folder)], "")
    for path in OWN:
        own = [(row, check(row["claim"], edition, TODAY)) for row in lines(path)]
        yield path.stem, [_judged(v, Ruling(row["verdict"])) for row, v in own]
    fever = lines(folder / "claims-fever-symmetric" / "claims.jsonl")
    yield "FEVER, numeric", _against_evidence(row for row in fever if row["numeric"])
    yield "FEVER, all", _against_evidence(fever)
    yield "FM2", _against_evidence(lines(folder / "claims-fm2" / "claims.jsonl"))


def _against_evidence(rows: Iterable[dict[str, Any]]) -> list[verdicts.Judged]:
    return [_judged(judge(row["claim"], row["evidence"]), LABELS[row["label"]]) for row in rows]


def _judged(verdict: Verdict, right: Ruling) -> verdicts.Judged:
    return verdicts.Judged(verdict.rule, verdict.ruling, right)


def many(folder: Path) -> Edition:
    """Build an edition of guidance of three collections, and the page among it."""
    sources = [page(folder)]
    for name in GUIDANCE:
        gathered = Collection.read(folder / name)
        numbered = iter(gathered.passages)
        sources += [(d, tuple(islice(numbered, len(d.blocks)))) for d in gathered.documents]
    unlike = {document.id: (document, cut) for document, cut in sources}
    return build([unlike[name] for name in sorted(unlike)], "")


def took(asked: Sequence[str], verdict: Callable[[str], object]) -> tuple[float, float]:
    """Return the median and the 95th percentile of the milliseconds that a check takes."""
    times = []
    for claim in asked:
        began = time.perf_counter()
        verdict(claim)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def sentences(edition: Edition) -> list[str]:
    """Return a sentence of each of many documents, spread over all of them."""
    step = max(1, len(edition.passages) // TIMED)
    return [p.text.split(". ")[0] for p in edition.passages[::step]]


def say(*words: str) -> None:
    """Print a line."""
    print(*words)  # noqa: T201


def main() -> None:
    """Print the tables."""
    folder = Path(sys.argv[1])
    for name, judged in sets(folder):
        say(
            f"{name}: {len(judged)} claims, accuracy {verdicts.accuracy(judged):.3f}, "
            f"false {verdicts.falsehood(judged):.3f}, precision {verdicts.precision(judged):.3f} "
            f"at a coverage of {verdicts.coverage(judged):.3f}"
        )
        for at in verdicts.curve(judged):
            say(
                f"  {at.rule:<22}{at.right:>4} of {at.given:<4} right; "
                f"so far {at.precision:.3f} at {at.coverage:.3f}"
            )
    edition = many(folder)
    for name, asked in (
        ("own claims", [row["claim"] for path in OWN for row in lines(path)]),
        ("sentences of it", sentences(edition)),
    ):
        median, slow = took(asked, lambda claim: check(claim, edition, TODAY))
        say(f"{len(edition.passages)} passages, {name}: median {median:.1f} ms, 95 % {slow:.1f} ms")


if __name__ == "__main__":
    main()
