"""axe-core, from npm, in a page: what breaks WCAG 2.2 AA there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.browser import Tab

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True, slots=True)
class Axe:
    """The program's text, to be run in any page."""

    script: str

    @classmethod
    def of(cls, node_modules: Path) -> Axe:
        """Read it from where npm put it."""
        return cls((node_modules / "axe-core/axe.min.js").read_text(encoding="utf-8"))

    def violations(self, tab: Tab) -> list[str]:
        """Return each rule that an element breaks; a page on which no rule applies is an error."""
        tab.run(f"{self.script};0")
        told = tab.run(f"axe.run({{runOnly: {json.dumps(RULES)}}})")
        assert told["passes"], "axe found nothing to look at"
        return [
            f"{rule['id']} {node['target']} {node['failureSummary']}"
            for rule in told["violations"]
            for node in rule["nodes"]
        ]
