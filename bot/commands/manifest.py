"""``footnote manifest``."""

from __future__ import annotations

import json

import click

from bot.errors import BotError


@click.command()
@click.option("--http", metavar="URL", help="The https address that Slack sends events to.")
def manifest(http: str | None) -> None:
    """Print the app's manifest for Slack.

    Paste it at https://api.slack.com/apps under “Create New App › From a manifest”.
    """
    from bot.slack import manifest as slack

    if http is not None and not http.startswith("https://"):
        raise BotError(
            f"{http} is no https address.", "Slack sends events to https://HOST/slack/events only."
        )
    click.echo(json.dumps(slack.manifest(http), ensure_ascii=False, indent=2))
