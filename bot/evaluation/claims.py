"""Claims that are judged, each beside the sentences that it is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.claims.verdict import Ruling
from bot.answering.factcheck import judge
from bot.answering.quantities import quantities
from bot.errors import BotError
from bot.evaluation.marks import Mark
from bot.evaluation.verdicts import Judged
from index.evaluation.lines import broken, judged_lines, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.evaluation.lines import Line

FILE = "claims.jsonl"
LABELS = {
    "SUPPORT": Ruling.SUPPORTED,
    "SUPPORTS": Ruling.SUPPORTED,
    "REFUTE": Ruling.CONTRADICTED,
    "REFUTES": Ruling.CONTRADICTED,
    "NOT ENOUGH INFO": Ruling.NOT_COVERED,
} | {ruling.value: ruling for ruling in Ruling}
"""As FEVER's annotators write a verdict (Thorne et al. 2018), and as we do."""

DECIDED, RIGHT, FALSE = "decided", "right of decided", "false"
MEASURES = (DECIDED, RIGHT, FALSE)
FIGURES, WORDS = "with a figure", "without a figure"


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim, the sentences it is held against, and the verdict that is right."""

    id: str
    claim: str
    evidence: tuple[str, ...]
    right: Ruling

    @property
    def kind(self) -> str:
        """Whether a figure stands in it: those are what people check."""
        return FIGURES if quantities(self.claim) else WORDS


def judged_claims(path: Path) -> tuple[JudgedClaim, ...]:
    """Read lines {"_id", "claim", "evidence", "label"}; an error names the line."""
    found = tuple(_claim(path, number, line) for number, line in judged_lines(path))
    if not found:
        raise BotError(f"{path} holds no claims.", "Write one JSON object a line.")
    return found


def decided(claims: Iterable[JudgedClaim]) -> Iterator[tuple[JudgedClaim, Judged]]:
    """Decide each claim, beside the verdict that is right."""
    for one in claims:
        verdict = judge(one.claim, one.evidence)
        yield one, Judged(verdict.rule, verdict.ruling, one.right)


def claim_marks(collection: str, given: Iterable[tuple[JudgedClaim, Judged]]) -> Iterator[Mark]:
    """Yield the marks of what was decided; how right, of those that were decided alone."""
    for one, judged in given:
        values = {
            DECIDED: judged.decided,
            FALSE: judged.decided and not judged.is_right,
            **({RIGHT: judged.is_right} if judged.decided else {}),
        }
        for measure, value in values.items():
            yield Mark(collection, one.id, measure, float(value), one.kind)


def _claim(path: Path, number: int, line: Line) -> JudgedClaim:
    label, evidence = line.get("label"), line.get("evidence")
    if not isinstance(label, str) or label not in LABELS:
        raise broken(path, number, f"its label is none of {', '.join(LABELS)}")
    if not isinstance(evidence, list) or not all(isinstance(one, str) for one in evidence):
        raise broken(path, number, "its evidence is no array of strings")
    claim = words(path, number, line, "claim")
    return JudgedClaim(str(line["_id"]), claim, tuple(evidence), LABELS[label])
