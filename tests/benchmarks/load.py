"""How many events a second several replicas answer, each once and soon, and what breaks first.

    python -m tests.benchmarks.load --all [--seconds 60] --database postgresql://…
    python -m tests.benchmarks.load [--rate 50] [--seconds 60] [--replicas 2] [--database URL]
        [--doubled 0.1] [--limited 0.05] [--failing 0.02] [--kill 10]

Events are sent at a steady rate, whether or not the ones before were answered, to the replicas in
turn; a reply's time runs from the moment the event was due. Without --database it is SQLite.
--all makes every run of ``load_runs`` and then raises the rate until it breaks: some ten minutes.
Nothing is asserted: it prints a table.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.load_figures import Figures, figures, table
from tests.benchmarks.load_replica import Replica
from tests.benchmarks.load_runs import ALONE, WANTED, Run, rising
from tests.benchmarks.load_sending import Sending
from tests.benchmarks.load_slack import Slack

QUESTIONS = Path(__file__).parents[1] / "questions" / "medical-imaging.jsonl"
PATIENCE_S = 60
"""What is not answered by then, after the last event, is lost."""


def main() -> None:
    """Make one run, or all, and print a table."""
    parser = ArgumentParser()
    parser.add_argument("--all", action="store_true", help="every run, and rising rates")
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--replicas", type=int, default=2)
    parser.add_argument("--channels", type=int, default=50)
    parser.add_argument("--database", default="")
    for fault in ("doubled", "limited", "failing"):
        parser.add_argument(f"--{fault}", type=float, default=0.0)
    parser.add_argument("--kill", type=float, default=0.0, help="seconds between two deaths")
    asked = parser.parse_args()
    print(table(_all(asked) if asked.all else [_one(asked)]))  # noqa: T201 # what it is for


def _one(asked: Namespace) -> Figures:
    given = {name: value for name, value in vars(asked).items() if name not in {"all", "database"}}
    return _made(Run(f"{asked.rate:g}/s", **given), asked.database)


def _all(asked: Namespace) -> list[Figures]:
    wanted = [(run, asked.database) for run in WANTED if asked.database]
    alone = [(run, "") for run in ALONE]
    runs = [_made(replace(run, seconds=asked.seconds), where) for run, where in wanted + alone]
    for run in rising(WANTED[0]) if asked.database else ():
        runs.append(_made(run, asked.database))
        if not runs[-1].holds:
            break
    return runs


def _made(run: Run, database: str) -> Figures:
    found = asyncio.run(_run(run, database))
    print("  ".join(found.row), file=sys.stderr)  # noqa: T201 # so that one sees it go on
    return found


async def _run(run: Run, database: str) -> Figures:
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text().splitlines()]
    slack = Slack(run.limited, run.failing)
    url = await slack.start()
    with tempfile.TemporaryDirectory() as home, ExitStack() as ending:
        replicas = [Replica(ending, url, home, database) for _ in range(run.replicas)]
        await asyncio.gather(*(asyncio.to_thread(one.start) for one in replicas))
        sending, kills = Sending(run, questions, replicas), list[float]()
        before = sum(one.cpu() for one in replicas)
        killing = asyncio.create_task(_kill(replicas, run.kill, kills)) if run.kill else None
        await sending.run()
        if killing:
            killing.cancel()
        await slack.settled(sending.sent, PATIENCE_S)
        spent = (sum(one.cpu() for one in replicas) - before) * 1000 / len(sending.sent)
        cpu = None if kills else spent
        load = os.getloadavg()[0]
        return figures(run.name, sending, slack, kills=kills, cpu=cpu, load=load)


async def _kill(replicas: list[Replica], every: float, kills: list[float]) -> None:
    """Kill one replica after the other, and start it anew."""
    draw = random.Random(3)  # noqa: S311 # no secret
    while True:
        await asyncio.sleep(every)
        one = draw.choice(replicas)
        one.served.program.kill()
        kills.append(time.perf_counter())
        await asyncio.to_thread(one.start)


if __name__ == "__main__":
    main()
