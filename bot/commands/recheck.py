"""``footnote recheck``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bot.commands.releases import who
from bot.commands.stored import store_of
from bot.errors import BotError

if TYPE_CHECKING:
    from bot.home import Home
    from bot.releasing.rechecking import Outdated
    from bot.storage import Store


@click.command()
@click.option("--tell", multiple=True, metavar="REFERENCE", help="Tell the asker what changed.")
@click.option("--leave", multiple=True, metavar="REFERENCE", help="Take it from the list.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, and nothing else.")
@click.pass_obj
def recheck(home: Home, tell: tuple[str, ...], leave: tuple[str, ...], as_json: bool) -> None:
    """List past answers whose quoted words changed, went, or may be quoted no more.

    A changed figure stands first, then what is gone, then other words. With --tell the asker
    hears of it where the answer stands, and wherever it was shared, from the bot that serves.
    """
    from bot.release_wording import NOTHING_OUTDATED
    from bot.releasing import outdated_told
    from bot.releasing.deciding import as_object
    from bot.rendering import terminal

    with store_of(home) as store:
        found = _outdated(home, store)
        if tell or leave:
            _decide(store, found, tell, leave)
            return
    if as_json:
        for one in found:
            click.echo(json.dumps(as_object(one), ensure_ascii=False))
    elif found:
        terminal.show(outdated_told.lines(found))
    else:
        click.echo(NOTHING_OUTDATED)


def _outdated(home: Home, store: Store) -> tuple[Outdated, ...]:
    from bot.audit import Audit
    from bot.bootstrap import guidance
    from bot.releasing.deciding import undecided
    from bot.releasing.rechecking import Recheck
    from bot.storage.corrections import decisions
    from bot.storage.looking import every

    recheck = Recheck(guidance(home)(), Audit.of(home).edition)
    return undecided(recheck.outdated(every(store)), decisions(store))


def _decide(
    store: Store, found: tuple[Outdated, ...], tell: tuple[str, ...], leave: tuple[str, ...]
) -> None:
    from bot.releasing.deciding import decision
    from bot.storage.corrections import decide

    known = {one.kept.given.reference: one for one in found}
    for reference in (*tell, *leave):
        if reference in known:
            decide(store, decision(known[reference], who(), tell=reference in tell))
            said = "the bot that serves tells of it" if reference in tell else "left as it is"
            click.echo(f"{reference}: {said}")
    unknown = [reference for reference in (*tell, *leave) if reference not in known]
    if unknown:
        raise BotError(
            f"There is nothing to re-check under {', '.join(unknown)}.",
            "`footnote recheck` lists what there is.",
        )
