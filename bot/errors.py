"""Errors of talking: a setting, a port, a file that a command was given."""

from __future__ import annotations

from corpus.errors import FootnoteError


class BotError(FootnoteError):
    """A setting is missing or wrong, or a command cannot do what it was asked."""


class StorageError(BotError):
    """The database cannot be used."""


class SlackError(BotError):
    """Slack cannot be reached, or does not accept a token."""
