"""What an edition changes, as one page that a maintainer can send round."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from bot import release_wording as wording
from bot.pages.page import placeable, template
from bot.releasing.marking import sides
from bot.releasing.planned import STOPPED, tally
from index.reindexing import Touch

if TYPE_CHECKING:
    from jinja2 import Template

    from bot.releasing.examination import Examination

FOLDER = Path(__file__).parent


def writable(path: Path) -> None:
    """Raise a BotError, before anything is built, where no page could be made at ``path``."""
    _template()
    placeable(path)


def page(found: Examination, outcome: str) -> str:
    """Return the page in HTML; ``outcome`` says what became of the edition."""
    return _template().render(
        found=found,
        plan=found.plan,
        outcome=outcome,
        groups=[
            (wording.CHANGES[change], tuple(group))
            for change, group in groupby(found.changed, key=lambda one: one.change)
        ],
        touches=tuple(Touch),
        stopped=[(state, found.plan.stopped_as(state)) for state in STOPPED],
        tally=tally,
        sides=sides,
        wording=wording,
    )


def _template() -> Template:
    return template("page.html", FOLDER)
