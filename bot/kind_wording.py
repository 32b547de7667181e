"""What a closest passage lacks, where it speaks of all that was asked: a thing of the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Reason
from bot.answering.kinds import Kind
from bot.answering.shapes import holds

if TYPE_CHECKING:
    from bot.answering.answer import Nearest

LACKS = {
    Kind.PHONE: "gives no phone number",
    Kind.EMAIL: "gives no email address",
    Kind.ADDRESS: "gives no address",
    Kind.MEANING: "does not say what that stands for",
    Kind.PERCENT: "gives no share or percentage",
    Kind.HOW_LONG: "does not say how long",
    Kind.MONEY: "gives no amount of money",
    Kind.HOW_MANY: "gives no such number",
    Kind.EXTENT: "gives no such figure",
    Kind.WEB: "names no website",
    Kind.WHEN: "gives no date or time",
    Kind.WHERE: "names no place",
    Kind.WHO: "names nobody",
    Kind.PURPOSE: "does not say what for",
    Kind.NAMES: "gives no name",
    Kind.WHY: "gives no reason",
    Kind.WHICH_BODIES: "names no such organisation",
}


def lacking(answer: Nearest) -> str:
    """Say what a passage lacks that is of another kind; nothing where some of it is of that."""
    kind = answer.reading.kind
    if answer.reason is not Reason.WRONG_ANSWER_TYPE or holds(kind, answer.quotes[0].text):
        return ""
    return f"This passage {LACKS[kind]}."
