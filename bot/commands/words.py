"""Words that a person typed as an argument."""

from __future__ import annotations

import os
import re

import click

SET = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SET = 40


class Words(click.ParamType[str]):
    """Text as UTF-8 whatever the locale says; bytes that are none become U+FFFD."""

    name = "words"

    def convert(
        self, value: str, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> str:
        """Return the words that the argument's bytes spell."""
        return os.fsencode(value).decode("utf-8", "replace")


class SetName(click.ParamType[str]):
    """The name of a document set: short, for it stands in windows and in JSON."""

    name = "set"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, if it is one."""
        if len(value) > LONGEST_SET or not SET.fullmatch(value):
            self.fail(
                f"A set is named by at most {LONGEST_SET} small letters, digits and hyphens, like "
                "trade-team.",
                param,
                ctx,
            )
        return value


WORDS = Words()
SET_NAME = SetName()
