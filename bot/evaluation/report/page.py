"""A report as one page that needs nothing beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from bot.evaluation.configuration import Configuration
    from bot.evaluation.report.plot import Plot
    from bot.evaluation.report.section import Section

TEMPLATES = Path(__file__).parent


def writable(path: Path) -> None:
    """Raise a BotError, before anything is measured, where no page could be made at ``path``."""
    _drawn_with()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise BotError(
            f"{path} cannot be written ({error.strerror}).", "Give another --html FILE."
        ) from error


def page(configuration: Configuration, sections: Iterable[Section]) -> str:
    """Return the page in HTML."""
    jinja2, svg = _drawn_with()
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("page.html")
    rendered: str = template.render(configuration=configuration, sections=tuple(sections), svg=svg)
    return rendered


def _drawn_with() -> tuple[ModuleType, Callable[[Plot, str], str]]:
    """Return jinja2 and what draws; a BotError says which extra they need."""
    try:
        import jinja2

        from bot.evaluation.report.drawing import svg
    except ImportError as error:
        raise BotError(
            f"A page needs {error.name}, which is not installed.",
            "Install the extra: `pip install 'footnote-bot[evaluate]'`.",
        ) from error
    return jinja2, svg
