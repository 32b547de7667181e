"""What is counted, for Prometheus: no question, no name of a person."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from index.errors import IndexingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.edition import Edition

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one bot."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        counter = partial(Counter, registry=self.registry)
        seconds = partial(Histogram, buckets=SECONDS, registry=self.registry)
        self.questions = counter(
            "footnote_questions",
            "Questions by way in, outcome and reason.",
            ("surface", "outcome", "reason"),
        )
        self.answering = seconds("footnote_answering_seconds", "From a question to its answer.")
        self.replying = seconds(
            "footnote_replying_seconds", "From a delivery to the reply that Slack took."
        )
        self.doubled = counter("footnote_deliveries_doubled", "Deliveries that came again.")
        self.refused = counter(
            "footnote_refused", "Questions of guests and strangers that were not answered."
        )
        self.limited = counter(
            "footnote_limited", "Questions beyond a limit, whose askers were told to wait."
        )
        self.retried = counter(
            "footnote_calls_retried", "Calls to Slack that were made again, by why.", ("why",)
        )
        self.resumed = counter("footnote_resumed", "What another replica was at when it died.")
        self.unsent = counter("footnote_replies_unsent", "Replies that Slack did not take.")
        self.unkept = counter("footnote_replies_unkept", "Replies that the database did not keep.")
        self.waiting = Gauge(
            "footnote_replies_waiting",
            "Questions that are being answered, or wait for the one before them.",
            registry=self.registry,
        )

    def watch(self, current: Callable[[], Edition]) -> None:
        """Tell of the edition that answers, too."""
        self.registry.register(_Editions(current))

    def text(self) -> bytes:
        """Return all of it as Prometheus reads it."""
        return generate_latest(self.registry)


class _Editions(Collector):
    """Looks at the edition each time it is asked."""

    def __init__(self, current: Callable[[], Edition]) -> None:
        self._current = current

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give the edition, its passages and its age; nothing where none answers."""
        passages = GaugeMetricFamily(
            "footnote_edition_passages", "Passages of the edition that answers.", labels=["edition"]
        )
        age = GaugeMetricFamily(
            "footnote_edition_age_seconds", "Since the edition was made.", labels=["edition"]
        )
        try:
            edition = self._current()
        except IndexingError:
            return
        made = datetime.fromisoformat(edition.manifest.made)
        passages.add_metric([edition.name], edition.manifest.passages)
        age.add_metric([edition.name], (datetime.now(UTC) - made).total_seconds())
        yield passages
        yield age
