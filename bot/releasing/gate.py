"""The gate: the home's own judged topics, each counting while its document is to be quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering import Abstained, Answered, Reason
from bot.evaluation.responses import HIT, SILENT
from bot.rendering import as_json
from bot.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answering import Answer
    from bot.evaluation.wanted import Wanted
    from bot.releasing.difference import Said
    from index.edition import Edition

STOPPED = {Reason.WITHDRAWN, Reason.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Judged:
    """A topic, and ``why`` it fails; None where it does not."""

    wanted: Wanted
    why: str | None = None
    document: str | None = None
    """What answers it rightly."""


@dataclass(frozen=True, slots=True)
class Gate:
    """How the topics came off; ``idle`` are those that do not count, by id."""

    judged: tuple[Judged, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Judged, ...]:
        """The topics that fail."""
        return tuple(one for one in self.judged if one.why is not None)

    @property
    def measures(self) -> dict[str, float]:
        """How many count and pass, and the shares that `footnote evaluate` tells."""
        if not self.judged:
            return {}
        found = {"topics": len(self.judged), "passed": len(self.judged) - len(self.failed)}
        of: dict[str, list[bool]] = {HIT: [], SILENT: []}
        for one in self.judged:
            right = one.why is None
            of[HIT if one.wanted.answerable else SILENT].append(right == one.wanted.answerable)
        return found | {name: round(sum(v) / len(v), 3) for name, v in of.items() if v}

    def topics(self, known: Mapping[str, str]) -> dict[str, str]:
        """Return the document of each topic that is or was answered rightly."""
        names = {*self.idle, *(one.wanted.id for one in self.judged)}
        still = {name: document for name, document in known.items() if name in names}
        return still | {one.wanted.id: one.document for one in self.judged if one.document}


def gate(topics: Iterable[Wanted], edition: Edition, known: Mapping[str, str], said: Said) -> Gate:
    """Ask ``edition`` all topics; ``known`` says which document answered which of them before."""
    judged: list[Judged] = []
    idle: list[str] = []
    for wanted in topics:
        document = wanted.document or known.get(wanted.id)
        given = said(edition, wanted.question)
        if _is_idle(document, given, edition):
            idle.append(wanted.id)
        else:
            judged.append(_judged(wanted, given))
    return Gate(tuple(judged), tuple(idle))


def _is_idle(document: str | None, given: Answer, edition: Edition) -> bool:
    if document is None:
        return isinstance(given, Abstained) and given.reason in STOPPED
    gone = document not in edition.documents
    return gone or edition.standing.stop(document) is not None


def _judged(wanted: Wanted, given: Answer) -> Judged:
    if not isinstance(given, Answered):
        why = f"{as_json.outcome(given)}, {as_json.reason(given)}" if wanted.answerable else None
        return Judged(wanted, why)
    quote = given.quotes[0]
    if not wanted.answerable:
        return Judged(wanted, f"answered from {quote.citation.document}")
    if wanted.judged and not wanted.right(quote):
        return Judged(wanted, f"the quote does not say: {_lacking(wanted, quote.text)}")
    return Judged(wanted, None, quote.citation.document)


def _lacking(wanted: Wanted, text: str) -> str:
    said = text.casefold()
    return listed(tuple(word for word in wanted.words if word.casefold() not in said))
