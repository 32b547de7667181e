"""What is counted is documented, and names nobody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.bootstrap import demonstrated
from bot.home import Home
from bot.metrics import Metrics
from index.errors import IndexingError

if TYPE_CHECKING:
    from index.edition import Edition

README = (Path(__file__).parents[2] / "bot" / "README.md").read_text(encoding="utf-8")


def test_every_metric_is_documented(tmp_path: Path) -> None:
    """By the name that Prometheus shows."""
    metrics, edition = Metrics(), demonstrated(Home(tmp_path))
    metrics.watch(lambda: edition)
    metrics.questions.labels("mention", "answered", "").inc()
    shown = {line.split()[2] for line in metrics.text().decode().splitlines() if "# TYPE" in line}
    names = {name for name in shown if not name.endswith("_created")}
    assert len(names) == 13
    assert [name for name in names if f"| `{name}` |" not in README] == []


def test_without_an_edition_the_rest_is_counted() -> None:
    """A scrape does not fail because nothing is published."""

    def none() -> Edition:
        raise IndexingError("Nothing is published yet.", "")

    metrics = Metrics()
    metrics.watch(none)
    assert b"footnote_refused_total 0.0" in metrics.text()
