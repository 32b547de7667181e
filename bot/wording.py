"""Every sentence the bot says, in one place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.answering.answer import Abstained, Answer, Answered, Nearest, Reason
from bot.answering.quote import Code, Quote, Role, Warned
from bot.kind_wording import lacking
from corpus.freshness import age

if TYPE_CHECKING:
    from bot.answering import Reading
    from corpus.citation import Citation
    from corpus.standing import Stop

REASONS = {
    Reason.MISSING_WORDS: "The guidance I hold does not answer this.",
    Reason.WRONG_ANSWER_TYPE: "The guidance I hold does not answer this.",
    Reason.OFF_TOPIC: "Not in the guidance I hold.",
    Reason.SMALL_TALK: "Ask me a question, and I answer it in the guidance's own words.",
    Reason.EMPTY_QUESTION: "There was no question in that message. Ask me one in a sentence.",
    Reason.TOO_LONG: "That is too long to be one question. Ask me the one thing you need to know.",
    Reason.WITHDRAWN: "The guidance on this was withdrawn: I do not quote it.",
    Reason.SUSPENDED: "The guidance on this is suspended: I do not quote it.",
    Reason.NO_EDITION: (
        "I cannot look right now: no index is published that I can read. "
        "That is not evidence that there is no rule."
    ),
}

SILENT = {Reason.OFF_TOPIC, Reason.MISSING_WORDS, Reason.WRONG_ANSWER_TYPE}
"""The guidance was searched and does not say it."""

NO_EVIDENCE = "That is not evidence that there is no rule."
STATED = "You wrote a statement, which I have not checked."
CLOSEST = "Closest passage, for you to judge:"
RESTATEMENT = "restatement, not official wording"
ALSO = "Also in the guidance:"
DIFFERING = "Two sources differ; the newer stands first:"
DIFFERING_UNDATED = "Two sources differ, and nobody knows which is newer:"
NOTE = "Note"
CHAT = "Ask a question. `new` starts a new thread; `exit` or Ctrl-D leaves."
NEW_THREAD = "A new thread: what was asked before no longer counts."
PROMPT = "? "
SOURCE = "Source: "
INSTEAD = "Read what holds instead"
REFERENCE = "Reference"
OF_THE_PAGE = "Its footnote answers this:"
"""The page does not say it of itself: it is known of the page."""
MOST_LISTED = 10
MOST_RELATED = 5

CUT = "The passage is longer than a message may be, and is cut here. Its source has all of it."
STATUS = "is looking in the guidance…"
NO_RECORD = "I keep no record right now: I may forget this thread, and this cannot be shared later."
NO_GUESTS = (
    "I answer members of this workspace only, and you are a guest here. "
    "A member can ask for you, or share an answer with you."
)
NO_STRANGERS = (
    "I answer members of the workspace that I belong to, and you are from another one. "
    "A member can ask for you, or share an answer with you."
)
HELP = (
    "Ask me a question, like `/guidance How many MRI scans does the NHS do a year?`, and only you "
    "see the answer. I answer in the words of the guidance I hold, with its date and a link, or "
    "say that it is silent. `/guidance check` and a statement compares it with the guidance, "
    "`/guidance sources` lists what I hold, `/guidance settings` changes those of the channel. "
    "Mention me in a channel to ask where everybody sees it."
)
HELP_MAINTAINING = (
    "You are a maintainer: `/guidance reindex` shows what a new edition would change, "
    "`/guidance reindex with questions` for what people asked lately too, and a button publishes "
    "it. My home lists what was asked in vain, and past answers to re-check."
)
TOO_FAST = (
    "That is more than the {most} questions a minute that I answer to one person. "
    "Ask again in {seconds} s, please."
)
TOO_MANY = (
    "More than {most} questions a minute were asked in this channel. Ask again in {seconds} s, "
    "please, or write to me directly."
)
ASKED = " asked: "
CHECKED = " checked: "
SHARED = "Shared to the channel."
SHARED_THREAD = "Shared to the thread."
MESSAGE_GONE = "The message that this is about was deleted. I share nothing to its thread."
DELETED = "That message was deleted: there is nothing left of it to check."
NOT_A_MEMBER = (
    "I am not a member of this channel: so only you see this, and it cannot be shared. "
    "Invite me with /invite first, should others see it."
)
UNREACHABLE = "I could not answer you in that channel, where I am not a member: so I do here."
SHORTCUT = "Check against guidance"
SHORTCUT_DESCRIPTION = "Compare this message with the guidance; only you see the verdicts"
SHARED_BEFORE = "This answer was shared already."
NOT_SEEN_HERE = (
    "I do not show this answer here any more: it quotes guidance that this channel may not see."
)
NOT_KNOWN_NOW = (
    "I cannot look right now whether this answer may still be shown. Press again in a while."
)
NOT_YOURS = "I have no answer of yours under this button any more. Ask again, then share."
NOT_SHARED = (
    "I could not post in this channel. Invite me with /invite, then press the button again."
)
NAME = "Footnote"
DESCRIPTION = "Answers questions from official guidance in the guidance's own words."
LONG_DESCRIPTION = (
    "Ask a question in a channel, in a direct message or with /guidance. The answer is a quote "
    "from the guidance that your organisation has chosen, always with its footnote: document, "
    "section, date and link. It writes no sentence of its own about the subject: it quotes, or it "
    "says that the guidance is silent."
)
COMMAND = "Ask the guidance; only you see the answer"
USAGE = "[question], check [statement], sources, settings or help"
PROMPTS = "Questions this guidance answers"
PROMPT_FOR = "What does the guidance say about {heading}?"
SHOW = "Show in context"
SHOW_LABEL = "Show in context: the section that this quote stands in"
COPY = "Copy with source"
COPY_LABEL = "Copy with source: quote, date, link and reference as plain text"
MORE = "More passages"
MORE_LABEL = "More passages that speak of this"
HELPFUL = "Helpful"
HELPFUL_LABEL = "Helpful: this answered my question"
NOT_HELPFUL = "Not helpful"
NOT_HELPFUL_LABEL = "Not helpful: say what was wanted"
WANTED_TITLE = "What was wanted?"
WANTED = {
    "wrong_passage": "Another passage of the guidance answers it",
    "out_of_date": "It is out of date",
    "not_in_guidance": "It is not in the guidance",
    "other": "Something else",
}
WANTED_LABEL = "Why was the answer not helpful?"
WANTED_NOTE = "What were you looking for?"
SEND = "Send"
CLOSE = "Close"
NOT_OPENED = "I was too slow to open the window. Please do that once more."
GONE = "I have no answer under this button any more. Ask again."
NO_SECTION = "The edition that this was quoted from is no longer kept. The quote, as it was given:"
SHARE = ("Share to channel", "Share to channel: everybody there sees this answer")
SHARE_THREAD = ("Share to thread", "Share to thread: everybody there sees this")
CHECK = "Check this"
CHECK_LABEL = "Check this against the guidance; only you see the verdict"
SEARCH = "Search GOV.UK"
SEARCH_LABEL = "Search GOV.UK for this question; opens the browser"


def too_fast(most: int, seconds: int) -> str:
    """Ask somebody to wait."""
    return TOO_FAST.format(most=most, seconds=seconds)


def too_many(most: int, seconds: int) -> str:
    """Ask somebody in a busy channel to wait."""
    return TOO_MANY.format(most=most, seconds=seconds)


def day(when: date) -> str:
    """Return a date as people write it, ``15 October 2018``."""
    return f"{when.day} {when:%B %Y}"


def headline(answer: Answer, *, stated: bool = False) -> str:
    """Return the sentence a reply opens with: the outcome and, where there is one, the date.

    Nobody asked where something was ``stated``: it is neither answered nor judged.
    """
    if isinstance(answer, Answered):
        if not answer.quotes[0].spans:
            return OF_THE_PAGE
        if answer.differing:
            dated = all(quote.citation.source.written for quote in answer.main)
            return DIFFERING if dated else DIFFERING_UNDATED
        written = answer.quotes[0].citation.source.written
        return f"Guidance of {day(written)} says:" if written else "The guidance says:"
    return STATED if stated and isinstance(answer, Nearest) else REASONS[answer.reason]


def remark(answer: Answer, *, stated: bool = False) -> str:
    """Return what follows the headline: what is missing, and what that does not mean."""
    if isinstance(answer, Answered):
        return ""
    if isinstance(answer, Abstained) and answer.stop is not None:
        return tombstone(answer.stop)
    said = unsaid(answer, stated=stated)
    if isinstance(answer, Nearest):
        said += [*filter(None, [lacking(answer)]), CLOSEST]
    elif answer.reason in SILENT:
        said.append(NO_EVIDENCE)
    return " ".join(said)


def unsaid(answer: Answer, *, stated: bool = False) -> list[str]:
    """Name the words of the question that no passage mentions, and those that this one does not.

    A figure that somebody ``stated`` is no word to look for: whether it is right, a check says.
    """
    missing, nowhere = (
        tuple(word for word in words if not (stated and any(map(str.isdigit, word))))
        for words in (answer.missing, answer.nowhere)
    )
    elsewhere = tuple(word for word in missing if word not in nowhere)
    said = []
    if nowhere:
        said.append(f"No passage mentions: {listed(nowhere)}.")
    if elsewhere and not isinstance(answer, Abstained):
        said.append(f"This passage does not mention: {listed(elsewhere)}.")
    return said


def tombstone(stop: Stop) -> str:
    """Say what is stopped, since when, why, and what holds instead."""
    since = f"“{short(stop.title)}” was {stop.state} on {day(stop.since)}"
    why = f": {stop.why.rstrip('.')}." if stop.why else "."
    instead = f" It was replaced by {stop.replacement}." if stop.replacement else ""
    return f"{since}{why}{instead}"


def not_shown(stop: Stop) -> str:
    """Say why an answer given before is neither shown again nor shared."""
    return f"I do not show this answer any more. {tombstone(stop)}"


def read_as(reading: Reading) -> str:
    """Say how a question was read, where that is not as it stands."""
    text = reading.sentence
    for correction in reading.corrections:
        text = text.replace(correction.typed, correction.read)
    return "" if text == reading.text else f"Read as: {short(text, 300)}"


def opening(answer: Answer, *, stated: bool = False) -> str:
    """Return headline and remark as one line."""
    return f"{headline(answer, stated=stated)} {remark(answer, stated=stated)}".strip()


def searched(answer: Abstained) -> str:
    """Say what was searched; nothing where nothing was."""
    if not answer.documents:
        return ""
    return f"Searched: {count(answer.documents, 'document')}, {count(answer.sections, 'section')}."


def related_opening(answer: Abstained) -> str:
    """Introduce the sections that share a word with the question."""
    if answer.related_words:
        return f"Sections that mention {listed(answer.related_words)}:"
    return "Nearest sections:"


def related(answer: Abstained) -> str:
    """Name the sections that share a word with the question, in one line."""
    names = ", ".join(section_name(citation) for citation in answer.related[:MOST_RELATED])
    return f"{related_opening(answer)} {names}." if names else ""


def section_name(citation: Citation) -> str:
    """Return a section's heading as a link shows it."""
    return short(citation.headings[-1] if citation.headings else citation.source.title)


def source_parts(citation: Citation) -> tuple[str, str, str]:
    """Return the footnote in three parts, the second to be set apart: where the words stand."""
    source = citation.source
    licence = f" {source.licence}." if source.licence else ""
    after = _dated(source.published, source.updated, source.checked) + licence
    return SOURCE, short(citation.trail, 300), after


def source_line(citation: Citation) -> str:
    """Return the footnote in words, without its link."""
    return "".join(source_parts(citation))


def copied(reply: dict[str, Any]) -> str:
    """Return a kept reply's quote with all of its footnote, as lines to copy."""
    quote = reply["quotes"][0]
    lines = [f"“{span['text']}”" for span in quote["spans"]]
    lines.append(kept_source_line(quote))
    lines += [quote["url"]] if quote["url"] else []
    return "\n".join([*lines, f"{REFERENCE} {reply['reference']}"])


def kept_source_line(quote: dict[str, Any]) -> str:
    """Return a kept quote's footnote in words, without its link."""
    days = (
        date.fromisoformat(quote[which]) if quote[which] else None
        for which in ("published", "updated", "checked")
    )
    trail = " › ".join((quote["title"], *quote["headings"]))
    return f"{SOURCE}{trail}{_dated(*days)}"


def read_label(url: str | None) -> str:
    """Return the words of the link to a passage, ``Read this passage on GOV.UK``."""
    host = urlsplit(url or "").hostname or "its own page"
    return f"Read this passage on {'GOV.UK' if host == 'www.gov.uk' else host}"


def warning(warned: Warned, quote: Quote, today: date) -> str:
    """Return a warning's sentence."""
    source = quote.citation.source
    used = "the figure" if _has_figure(quote) else "it"
    years = count(age(source.written, today) if source.written else 0, "year")
    aged = f"was last updated {years} ago" if source.is_updated else f"is {years} old"
    sentences = {
        Code.PAST_DATE: f"Date passed: this sentence speaks of {warned.about}.",
        Code.OLD_SOURCE: f"The page {aged}. Give its date if you use {used}.",
        Code.TIME_WORD: f"“{warned.about}” means at the time of writing.",
        Code.GOVERNMENT: (
            f"Published under the {warned.about}: the policy of today's may be another."
        ),
        Code.NATIONS: f"This page is for {warned.about} only.",
        Code.FROM_PDF: "Extracted from PDF: compare it with the page before you use it.",
        Code.RESTATEMENT: f"This is a {RESTATEMENT}.",
    }
    return sentences.get(warned.code, warned.about)


def warnings(quote: Quote, today: date) -> list[str]:
    """Return the sentences of a quote's warnings, in order."""
    return [warning(warned, quote, today) for warned in quote.warnings]


def _dated(published: date | None, updated: date | None, checked: date | None) -> str:
    known = {"published": published, "updated": updated, "checked": checked}
    if updated == published:
        del known["updated"]
    dates = "; ".join(f"{what} {day(when)}" for what, when in known.items() if when)
    return f". {dates[0].upper()}{dates[1:]}." if dates else "."


def _has_figure(quote: Quote) -> bool:
    answering = (span.text for span in quote.spans if span.role is Role.ANSWER)
    return any(letter.isdigit() for text in answering for letter in text)


def listed(words: tuple[str, ...]) -> str:
    """Name a few words, and how many more there are."""
    named = ", ".join(short(word, 60) for word in words[:MOST_LISTED])
    more = len(words) - MOST_LISTED
    return f"{named} and {more:,} more" if more > 0 else named


def short(text: str, most: int = 150) -> str:
    """Return ``text``, cut where it is longer than ``most``."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def count(number: int, noun: str) -> str:
    """Return a number of things."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def held(documents: int, passages: int) -> str:
    """Say how much an edition holds."""
    return f"{count(documents, 'document')}, {count(passages, 'passage')}"
