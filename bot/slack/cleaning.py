"""What somebody typed, out of what Slack sends: markup taken off, entities read, no controls."""

from __future__ import annotations

import re

ANGLED = re.compile(r"<([^<>]*)>")
MARKS = re.compile(r"(?<!\w)([*_~`])(?=\S)([^\n]{1,300}?)(?<=\S)\1(?!\w)")
NESTED = 3
LONGEST_MARKED = 4000
"""Beyond this a message is no question, and looking for pairs of marks costs seconds."""

FENCE = re.compile(r"```")
FENCED = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
BAR = re.compile(r"^&gt;\s?", re.MULTILINE)
EMOJI = re.compile(r"(?<!\S):[a-z0-9_+'-]+:(?::skin-tone-\d:)?(?!\S)")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def plainly(text: str) -> str:
    """Return what was typed into a box, where Slack marks nothing up."""
    return " ".join(uncontrolled(text).split())


def uncontrolled(text: str) -> str:
    """Return what was typed into a window, line by line: none of it commands a screen."""
    return CONTROL.sub(" ", text)


def question(text: str, bot_user: str = "") -> str:
    """Return the question in ``text``; a mention of the bot itself is no part of it."""
    return " ".join(_words(FENCE.sub(" ", text), bot_user).split())


def message(text: str, bot_user: str = "") -> str:
    """Return what a message says, line by line; what stands between fences is code, not said."""
    lines = _words(FENCED.sub(" ", text), bot_user).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _words(text: str, bot_user: str) -> str:
    text = BAR.sub("", uncontrolled(text))
    text = ANGLED.sub(lambda match: _read(match[1], bot_user), text)
    text = EMOJI.sub(" ", _unmarked(text))
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return text


def _unmarked(text: str) -> str:
    if len(text) > LONGEST_MARKED:
        return text
    for _ in range(NESTED):
        text = MARKS.sub(r"\2", text)
    return text


def _read(inside: str, bot_user: str) -> str:
    """Return what people see of ``<inside>``: a label, an address, a name; of a ping nothing."""
    address, _, label = inside.partition("|")
    if address.startswith("@"):
        return f" @{label} " if label and address[1:] != bot_user else " "
    if address.startswith("#"):
        return f" #{label} " if label else " "
    if address.startswith(("!date", "!subteam")):
        return f" {label} "
    if address.startswith("!"):
        return " "
    return f" {label or address} "
