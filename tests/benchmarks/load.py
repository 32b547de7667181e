"""How many events a second several replicas answer, each once and soon, and what breaks first.

    python -m tests.benchmarks.load [--rate 50] [--seconds 60] [--replicas 2] [--database URL]
        [--doubled 0.1] [--limited 0.05] [--failing 0.02] [--kill 10]

Events are sent at a steady rate, whether or not the ones before were answered, to the replicas in
turn; a reply's time runs from the moment the event was due. Without --database it is SQLite.
Nothing is asserted: the figures go into a closing note.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import tempfile
import threading
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.load_figures import told
from tests.benchmarks.load_sending import Sending
from tests.benchmarks.load_slack import Slack
from tests.benchmarks.serve import resident
from tests.fakes import signing, web_api
from tests.fakes.served import Served, serving

QUESTIONS = Path(__file__).parents[1] / "questions" / "medical-imaging.jsonl"
FREE = "127.0.0.1:0"
PATIENCE_S = 60
"""What is not answered by then, after the last event, is lost."""


def main() -> None:
    """Start the replicas, send, and print a table."""
    parser = ArgumentParser()
    parser.add_argument("--rate", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--replicas", type=int, default=2)
    parser.add_argument("--channels", type=int, default=50)
    parser.add_argument("--database", default="")
    for fault in ("doubled", "limited", "failing"):
        parser.add_argument(f"--{fault}", type=float, default=0.0)
    parser.add_argument("--kill", type=float, default=0.0, help="seconds between two deaths")
    asyncio.run(_run(parser.parse_args()))


async def _run(asked: Namespace) -> None:
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text().splitlines()]
    slack = Slack(asked.limited, asked.failing)
    url = await slack.start()
    with tempfile.TemporaryDirectory() as home, ExitStack() as ending:
        replicas = [Replica(ending, url, home, asked.database) for _ in range(asked.replicas)]
        for replica in replicas:
            await asyncio.to_thread(replica.start)
        sending = Sending(asked, questions, replicas)
        before = [one.cpu() for one in replicas]
        killing = asyncio.create_task(_kill(replicas, asked.kill)) if asked.kill else None
        await sending.run()
        spent = [one.cpu() - was for one, was in zip(replicas, before, strict=True)]
        if killing:
            killing.cancel()
        await slack.settled(sending.sent, PATIENCE_S)
        memory = [resident(one.served.program.pid) for one in replicas]
        print(told(asked, sending, slack, spent, memory))  # noqa: T201 # what a benchmark is for


async def _kill(replicas: list[Replica], every: float) -> None:
    """Kill one replica after the other, and start it anew."""
    draw = random.Random(3)  # noqa: S311 # no secret
    while True:
        await asyncio.sleep(every)
        one = draw.choice(replicas)
        one.served.program.kill()
        await asyncio.to_thread(one.start)


class Replica:
    """One ``footnote serve`` after another, at whatever address."""

    def __init__(self, ending: ExitStack, api_url: str, home: str, database: str) -> None:
        self._ending = ending
        self._settings = {
            "FOOTNOTE_HOME": home,
            "SLACK_BOT_TOKEN": web_api.TOKEN,
            "SLACK_SIGNING_SECRET": signing.SECRET,
            "SLACK_API_URL": api_url,
            "FOOTNOTE_HTTP": FREE,
            "FOOTNOTE_HEALTH": FREE,
            "FOOTNOTE_PERSON_LIMIT": "0",
            "FOOTNOTE_CHANNEL_LIMIT": "0",
        } | ({"FOOTNOTE_DATABASE_URL": database} if database else {})
        self._starting = threading.Lock()
        self.served: Served
        self.url = ""

    def start(self) -> None:
        """Start it, and wait until it listens."""
        with self._starting:
            self.served = self._ending.enter_context(serving("--demo", **self._settings))
            self.url = str(self.served.logged("listening")["url"])

    def cpu(self) -> float:
        """Return the seconds of processor that it has taken."""
        fields = (
            Path(f"/proc/{self.served.program.pid}/stat").read_text().rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
