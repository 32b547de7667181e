"""The section of the topics that came off worst, with what was shown and what was wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.pages.section import Case, Section
from index.evaluation.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.evaluation.judged import JudgedCollection
    from bot.evaluation.marks import Mark
    from bot.evaluation.ranked import Ranked
    from bot.evaluation.ranking import Run
    from bot.evaluation.responses import Response
    from index.edition import Edition

MOST = 10
NOTHING = "Nothing: the guidance is silent."


def misled_section(name: str, given: Sequence[Response], edition: Edition) -> Section:
    """Tell the answers that mislead, the surest first."""
    misled = sorted((one for one in given if one.answered and one.wrong), key=_surest)
    return Section(
        f"{name}: answers that mislead",
        f"{len(misled)} of {len(given)} questions; at most {MOST}, the highest score first.",
        cases=tuple(_cases(misled[:MOST], edition)),
    )


def lost_section(name: str, given: Sequence[Response], edition: Edition) -> Section:
    """Tell the questions that have an answer and got none, the nearest to one first."""
    lost = sorted((one for one in given if one.wanted.answerable and not one.answered), key=_surest)
    return Section(
        f"{name}: answers that were withheld",
        f"{len(lost)} of {len(given)} questions; at most {MOST}, the highest score first.",
        cases=tuple(_cases(lost[:MOST], edition)),
    )


def missed_section(judged: JudgedCollection, run: Run, marks: Iterable[Mark]) -> Section:
    """Tell the topics with the lowest nDCG@10."""
    own = (mark for mark in marks if mark.measure == MEASURES[0] and mark.value < 1)
    values = sorted((mark.value, mark.topic) for mark in own)
    texts = {
        name: passage.text
        for name, passage in zip(judged.collection.ids, judged.collection.passages, strict=True)
    }
    return Section(
        f"{judged.name}: the worst rankings",
        f"At most {MOST} questions, the lowest {MEASURES[0]} first: the passage at the top, "
        "and one that answers.",
        cases=tuple(_missed(judged, run[topic], value, texts) for value, topic in values[:MOST]),
    )


def _missed(judged: JudgedCollection, one: Ranked, value: float, texts: Mapping[str, str]) -> Case:
    topic, judgements = one.topic, judged.qrels[one.topic.id]
    wanted = max(judgements, key=lambda passage: judgements[passage])
    shown = one.hits[0][0] if one.hits else ""
    outcome = f"{MEASURES[0]} {value:.3f}"
    said = texts.get(wanted, f"Passage {wanted}, which the corpus does not hold.")
    return Case(topic.id, topic.text, topic.thread, outcome, texts.get(shown, ""), said)


def _surest(one: Response) -> tuple[float, str]:
    return -one.score, one.wanted.id


def _cases(given: Sequence[Response], edition: Edition) -> Iterator[Case]:
    for one in given:
        asked = one.wanted.question
        wanted = one.wanted.said(edition) if one.wanted.answerable else NOTHING
        outcome = f"{one.outcome}, score {one.score:.3f}"
        yield Case(one.wanted.id, asked.text, asked.thread, outcome, one.quote, wanted)
