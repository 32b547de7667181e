"""Every sentence about releases: what an edition changes, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.audit import Verified
from bot.releasing.rechecking import Fate
from bot.releasing.shown import Change
from bot.wording import count, day, held, short, tombstone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bot.releasing.asked import Asked
    from bot.releasing.gate import Gate
    from bot.releasing.rechecking import Outdated
    from bot.releasing.releasing import Released
    from bot.releasing.shown import Shown
    from corpus.standing import Stop

CHANGES = {
    Change.FIGURE: "A figure changes",
    Change.LOST: "An answer is lost",
    Change.GAINED: "An answer is gained",
    Change.OUTCOME: "Another outcome",
    Change.WORDS: "Other words",
    Change.COSMETIC: "The same words, in other looks",
}
CHANGED = {
    Change.FIGURE: "A figure changed",
    Change.LOST: "Gone, or quoted no more",
    Change.WORDS: "Other words",
    Change.COSMETIC: "The same words, in other looks",
}
"""How what was quoted changed since."""
NOTHING_OUTDATED = "Every past answer still stands."
PLANNING = "I look at what a new edition would change…"
PLAN_ELSEWHERE = "The plan comes to your conversation with me: open Footnote, then Messages."
NO_PLACE = "I could not write to you. `footnote reindex --plan` shows the same in a terminal."
NOT_A_MAINTAINER = "Only maintainers reindex: those whose ids are in FOOTNOTE_ADMINS."
PUBLISHING = "I publish the edition…"
WAITING = "Another reindex is running; this one waits for it."
READING, COMPARING = "Reading sources", "Asking both editions"
NOT_RELEASED = "Nothing was published."
CHANGED_SINCE = "Not published: the library has changed since. This is the plan now."
MORE_ELSEWHERE = "There are more: `footnote reindex --plan` shows all."
RECHECK_HINT = "`footnote recheck` lists past answers that quoted what has changed."
SYNCED = ("added", "revised", "removed", "withdrawn", "gone", "refused")
"""What can become of a source, in the order in which it is told."""
ASK_QUESTIONS = "`/guidance reindex with questions` says what it changes for those who asked."
STOPPED_NOW = "Withdrawn, and not quoted from now on:"
PUBLISH = "Publish"
PUBLISH_LABEL = "Publish edition {edition}: the bot answers from it at once"
RECHECK_ALL = "`footnote recheck` lists all."
TELL, LEAVE = "Tell the asker", "Leave it"
FORCE = "Publish all the same"
FORCE_LABEL = "Publish all the same: edition {edition}; asks for a reason"
FORCE_TITLE = "Topics fail"
FORCE_WHY = "Why must it be published all the same?"
FORCE_EMPTY = "Say why: it is recorded with the edition."
TOLD_BEFORE, TOLD_NOW = "Before:", "Now:"
STANDS = "What was quoted still stands in the guidance, to the letter."
VERIFIED = {
    Verified.VERIFIED: "Verified: what is quoted stands in edition {edition}, to the letter.",
    Verified.DIFFERS: "Not verified: edition {edition} says something else in that place.",
    Verified.IN_REVISION: (
        "Edition {edition} is no longer kept. Its quotes stand, to the letter, in the revisions of "
        "their documents that are."
    ),
    Verified.NOT_KEPT: (
        "Edition {edition} is no longer kept, so nothing can be held against it. What remains is "
        "the message as it was sent, with its quotes, their places and dates."
    ),
    Verified.NO_QUOTE: "Nothing was quoted, so there is nothing to verify.",
}
GONE = "It is no longer in the guidance."
BEFORE, NOW = "before", "now"
NO_TOPICS = "No judged topics: there is no topics.jsonl, so nothing was held against this edition."
ALL_IDLE = "No judged topic counts: none of their documents is to be quoted."
FIRST = "No edition was published before: there is nothing to compare with."
REFUSED_STEP = (
    "Mend the source or the topic; or publish all the same with --force --why, which is recorded."
)


def compared(asked: int, changed: int) -> str:
    """Say how many questions both editions were asked, and how many get another answer."""
    if not asked:
        return "Answers: no question was asked of both editions"
    return f"Answers: {changed:,} of {count(asked, 'question')} change"


def asked(one: Asked) -> str:
    """Return a question with the topics that it is and how often people asked it."""
    named = [f"topic {', '.join(one.topics)}"] if one.topics else []
    named += [f"asked {count(one.times, 'time')}"] if one.times else []
    thread = f", after “{one.question.thread[-1]}”" if one.question.thread else ""
    return f"{one.question.text} ({'; '.join(named)}{thread})"


def shown(one: Shown) -> str:
    """Return an outcome, and where its quote stands."""
    why = f" ({one.reason})" if one.reason else ""
    return f"{one.outcome}{why}: {one.trail}" if one.trail else f"{one.outcome}{why}"


def judged(gate: Gate) -> str:
    """Say how the topics came off."""
    if not gate.judged:
        return ALL_IDLE if gate.idle else NO_TOPICS
    passed = len(gate.judged) - len(gate.failed)
    idle = f"; {len(gate.idle):,} do not count" if gate.idle else ""
    return f"Gate: {passed:,} of {count(len(gate.judged), 'judged topic')} pass{idle}"


def refusal(gate: Gate) -> str:
    """Say which topics keep an edition back, and why."""
    failed = "; ".join(f"{one.wanted.id} ({one.why})" for one in gate.failed)
    return f"Not published: {failed}."


def outcome(released: Released) -> str:
    """Say what became of an edition."""
    manifest = released.manifest
    holds = held(manifest.documents, manifest.passages)
    if released.published:
        return f"Published edition {released.name}: {holds}."
    return f"Not published, for this is a plan: edition {released.name}: {holds}."


def since(one: Outdated) -> str:
    """Say what became of words that were quoted, and when."""
    if one.stop is not None:
        return tombstone(one.stop)
    gone = f" {GONE}" if one.fate is Fate.REMOVED else ""
    return f"Changed on {day(one.on)}.{gone}"


def changed(on: date, question: str) -> str:
    """Tell an asker that an answer is no longer what the guidance says."""
    said = f"The guidance this answer quoted changed on {day(on)}."
    return f"{said} The question was: {short(question, 300)}"


def stopped(stop: Stop, question: str) -> str:
    """Tell an asker that what an answer quoted may be quoted no more."""
    said = f"Do not use this answer any more. {tombstone(stop)}"
    return f"{said} The question was: {short(question, 300)}"


def plan(released: Released) -> str:
    """Open a plan: what is compared with what."""
    found, manifest = released.examination.plan, released.manifest
    beside = f", beside {found.before}" if found.before else ""
    holds = held(manifest.documents, manifest.passages)
    if found.before == released.name:
        return f"Nothing changes: edition {released.name} answers already ({holds})."
    return f"Plan: edition {released.name} ({holds}){beside}"


def not_published(released: Released) -> str:
    """Open the plan of an edition that was to be published, and was not."""
    answers = released.examination.plan.before == released.name
    return plan(released) if answers else CHANGED_SINCE


def synced(counts: Mapping[str, int]) -> str:
    """Say what a scheduled sync found; what is as it was is not worth a word."""
    found = [f"{counts[what]:,} {what}" for what in SYNCED if counts.get(what)]
    told = f": {', '.join(found)}" if found else ""
    return f"I synced the corpus{told}. What changed is not published yet."


def stopped_now(stops: Iterable[Stop]) -> str:
    """Tell of sources that their publishers took back."""
    return "\n".join((STOPPED_NOW, *(f"• {tombstone(stop)}" for stop in stops)))


def progress(doing: str, done: int, total: int) -> str:
    """Say how far it is."""
    return f"{doing}: {done:,} of {total:,}…"


def to_recheck(number: int) -> str:
    """Say how many past answers a release has left behind; nothing where it has none."""
    if not number:
        return ""
    are = "is" if number == 1 else "are"
    return f"{count(number, 'past answer')} {are} to be re-checked: open my home."
