"""Words that a person typed as an argument."""

from __future__ import annotations

import os

import click


class Words(click.ParamType[str]):
    """Text as UTF-8 whatever the locale says; bytes that are none become U+FFFD."""

    name = "words"

    def convert(
        self, value: str, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> str:
        """Return the words that the argument's bytes spell."""
        return os.fsencode(value).decode("utf-8", "replace")


WORDS = Words()
