"""What a load test found, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from tests.benchmarks.load_sending import Sending
    from tests.benchmarks.load_slack import Slack


def told(
    asked: Namespace,
    sending: Sending,
    slack: Slack,
    spent: Sequence[float],
    memory: Sequence[float],
) -> str:
    """Return the figures: times in ms, from when an event was due to the first reply to it."""
    replied = [ts for ts in sending.sent if ts in slack.posted]
    taken = sorted((slack.posted[ts][0] - sending.sent[ts]) * 1000 for ts in replied)
    doubled = sum(len(slack.posted[ts]) > 1 for ts in replied)
    lost = len(sending.sent) - len(replied)
    kept = ", ".join(f"{one:.0f}" for one in memory)
    acknowledged = sorted(one * 1000 for one in sending.acknowledged)
    lines = {
        "asked": f"{asked.rate:g}/s for {asked.seconds:g} s, {asked.replicas} replicas",
        "events": f"{len(sending.sent)} sent, {lost} lost, {doubled} answered twice",
        "out of order in their channel": _disordered(sending, slack),
        "delivered again": sending.again,
        "posts refused": slack.refused,
        "event to reply, ms": _spread(taken),
        "event to acknowledgement, ms": _spread(acknowledged),
        "processor, ms an event": f"{sum(spent) * 1000 / len(sending.sent):.1f}",
        "resident, MB": kept,
    }
    return "\n".join(f"{name}: {figure}" for name, figure in lines.items())


def _spread(taken: Sequence[float]) -> str:
    if not taken:
        return "none"
    named = (("median", 0.5), ("p95", 0.95), ("p99", 0.99))
    cuts = ", ".join(f"{name} {taken[int(len(taken) * cut)]:.0f}" for name, cut in named)
    return f"{cuts}, longest {taken[-1]:.0f}"


def _disordered(sending: Sending, slack: Slack) -> int:
    """Count the replies that came before one to an earlier event of their channel."""
    late = 0
    for order in slack.order.values():
        newest = ""
        for ts in order:
            late += ts < newest
            newest = max(newest, ts)
    return late
