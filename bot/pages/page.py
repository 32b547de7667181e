"""A report as one page that needs nothing beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Template

    from bot.pages.plot import Plot
    from bot.pages.section import Section

FOLDER = Path(__file__).parent


def writable(path: Path) -> None:
    """Raise a BotError, before anything is measured, where no page could be made at ``path``."""
    template("page.html")
    _drawing()
    placeable(path)


def placeable(path: Path) -> None:
    """Raise a BotError where no file can be written at ``path``; its folder is made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise BotError(
            f"{path} cannot be written ({error.strerror}).", "Give another --html FILE."
        ) from error


def page(name: str, sections: Iterable[Section], **told: object) -> str:
    """Return the page in HTML; ``told`` is what the template ``name`` says around the sections."""
    return template(f"{name}.html").render(sections=tuple(sections), svg=_drawing(), **told)


def template(name: str, folder: Path = FOLDER) -> Template:
    """Return the template ``name`` of ``folder``, which may extend ours.

    A BotError says which extra is missing.
    """
    try:
        import jinja2
    except ImportError as error:
        raise _missing(error) from error
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader((folder, FOLDER)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template(name)


def _drawing() -> Callable[[Plot, str], str]:
    try:
        from bot.pages.drawing import svg
    except ImportError as error:
        raise _missing(error) from error
    return svg


def _missing(error: ImportError) -> BotError:
    return BotError(
        f"A page needs {error.name}, which is not installed.",
        "Install the extra: `pip install 'footnote-bot[evaluate]'`.",
    )
