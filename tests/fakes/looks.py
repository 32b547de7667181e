"""A page in a file, looked at in a browser: what breaks WCAG 2.2 AA on it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from tests.fakes.axe import Axe
from tests.fakes.browser import browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fakes.browser import Tab

WIDTHS = (360, 1400)


@dataclass(frozen=True, slots=True)
class Looks:
    """Opens pages in Chromium, each time with a profile of its own in ``folder``."""

    program: str
    folder: Path

    def too_wide(self, page: Path) -> list[int]:
        """Return the windows that the page is wider than (WCAG 1.4.10); complaints are errors."""
        with self._opened(page) as tab:
            found = []
            for width in WIDTHS:
                tab.resize(width, 800)
                if tab.run("document.documentElement.scrollWidth") > width:
                    found.append(width)
            assert tab.complaints == []
            return found

    def violations(self, page: Path, node_modules: Path) -> list[str]:
        """Return what axe finds broken, wide and narrow."""
        axe, found = Axe.of(node_modules), []
        with self._opened(page) as tab:
            for width in WIDTHS:
                tab.resize(width, 800)
                found += [f"{width}: {broken}" for broken in axe.violations(tab)]
        return found

    @contextmanager
    def _opened(self, page: Path) -> Iterator[Tab]:
        with browser(self.program, Path(mkdtemp(dir=self.folder))) as tab:
            tab.open(page.as_uri())
            tab.wait("document.readyState === 'complete'")
            yield tab
