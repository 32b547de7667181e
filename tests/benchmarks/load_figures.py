"""What a load test found, as rows of one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.benchmarks.load_sending import Sending
    from tests.benchmarks.load_slack import Slack

SOON_MS = 250.0
"""To reach: 95 of 100 replies come within this."""
COLUMNS = (
    *("run", "sent", "lost", "again", "beyond", "order", "redelivered", "429+500", "kills"),
    *("median", "p95", "p99", "longest", "ack p95", "CPU", "load"),
)
MEANING = """\
lost: no reply within 60 s after the end. again: replied to more than once; beyond: more often than
by one for each 500 that came after Slack had taken the reply, and one where a replica was killed
within a second of one. order: replies before one to an earlier event of the channel; what was
redelivered comes late. redelivered: sent again at once, after 5 and after 25 s, until it was taken.
Times in ms, from when an event was due to its first reply, or to its acknowledgement. CPU: ms an
event of all replicas. load: of the machine over the last minute, at the end."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One run: times are sorted, in ms; ``cpu`` is None where replicas were killed."""

    name: str
    sent: int
    lost: int
    again: int
    beyond: int
    disordered: int
    redelivered: int
    refused: int
    kills: int
    taken: tuple[float, ...]
    acknowledged: tuple[float, ...]
    cpu: float | None
    load: float

    @property
    def holds(self) -> bool:
        """Whether each event was answered, and soon enough."""
        return not self.lost and at(self.taken, 0.95) <= SOON_MS

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of its row."""
        times = [at(self.taken, cut) for cut in (0.5, 0.95, 0.99, 1.0)]
        counts = (self.sent, self.lost, self.again, self.beyond, self.disordered)
        return (
            self.name,
            *map(str, (*counts, self.redelivered, self.refused, self.kills)),
            *(f"{time:.0f}" for time in (*times, at(self.acknowledged, 0.95))),
            "-" if self.cpu is None else f"{self.cpu:.1f}",
            f"{self.load:.1f}",
        )


def figures(  # noqa: PLR0913 # what a run has
    name: str,
    sending: Sending,
    slack: Slack,
    *,
    kills: Sequence[float],
    cpu: float | None,
    load: float,
) -> Figures:
    """Count what became of each event."""
    replies = {ts: slack.posted[ts] for ts in sending.sent if ts in slack.posted}
    more = {ts: at for ts, at in replies.items() if len(at) > 1}
    return Figures(
        name,
        len(sending.sent),
        len(sending.sent) - len(replies),
        len(more),
        sum(len(at) - 1 > slack.unsaid[ts] + _died(at, kills) for ts, at in more.items()),
        sum(map(_disordered, slack.order.values())),
        sending.again,
        slack.refused,
        len(kills),
        tuple(sorted((at[0] - sending.sent[ts]) * 1000 for ts, at in replies.items())),
        tuple(sorted(one * 1000 for one in sending.acknowledged)),
        cpu,
        load,
    )


def table(runs: Sequence[Figures]) -> str:
    """Return the runs as a table of columns, a line each."""
    rows = [COLUMNS, *(run.row for run in runs)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (_line(row, widths) for row in rows)
    return "\n".join((*lines, "", MEANING))


def at(times: Sequence[float], cut: float) -> float:
    """Return the time within which so large a share came; 0 where nothing did."""
    return times[min(len(times) - 1, int(len(times) * cut))] if times else 0.0


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join((row[0].ljust(len(first)), *rest))


def _died(replied: Sequence[float], kills: Sequence[float]) -> bool:
    return any(abs(one - kill) < 1 for one in replied for kill in kills)


def _disordered(order: Iterable[str]) -> int:
    late, newest = 0, ""
    for ts in order:
        late += ts < newest
        newest = max(newest, ts)
    return late
