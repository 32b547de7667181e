"""``footnote doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.home import Home
    from bot.settings import Settings


@click.command()
@click.pass_obj
def doctor(home: Home) -> None:
    """Say what is set, what is missing, and where to get it.

    Exit 1 where something stands in the way of `footnote serve`.
    """
    from bot import logs
    from bot.checkup import checkup
    from bot.settings import load

    logs.configure("error")
    settings = load(home)
    click.echo(f"home: {home.root}")
    wrong = []
    for finding in checkup(home, settings):
        mark = "ok" if finding.fine else "WRONG"
        click.echo(f"{finding.part}: {mark}: {finding.sentence}")
        wrong += [] if finding.fine else [finding.part]
    click.echo("\n".join(["settings:", *_settings(settings)]))
    if wrong:
        count = "One thing stands" if len(wrong) == 1 else f"{len(wrong)} things stand"
        raise BotError(
            f"{count} in the way: {', '.join(wrong)}.", "The lines above say what to do."
        )


def _settings(settings: Settings) -> Iterator[str]:
    from pydantic import SecretStr

    from bot.settings import environment_name, shown

    for field in type(settings).model_fields:
        value = getattr(settings, field)
        default = shown(field)
        if isinstance(value, SecretStr):
            told = "set"
        elif field in settings.model_fields_set:
            told = f"{_told(value)} (default {default})"
        else:
            told = f"{default} (default)"
        yield f"  {environment_name(field)}: {told}"


def _told(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, tuple) else str(value)
