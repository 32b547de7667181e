"""How fast ``footnote serve`` replies, and how much memory it takes.

    python -m tests.benchmarks.serve [--passages 5000] [--questions 10000] [--at-once 20]

A fake of Slack sends signed events and takes the replies; a reply's time runs from the event's
request to the call that posts the reply. Nothing is asserted: the figures go into a closing note.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fakes import signing, web_api
from tests.fakes.deliveries import mention
from tests.fakes.served import ROOT, Served, serving

FREE = "127.0.0.1:0"
WORDS = [head + tail for head in "bcdfglmnprst" for tail in "aline opter ure ision ment".split()]
ROWS = 10


def main() -> None:
    """Build a corpus, ask, and print a table."""
    parser = ArgumentParser()
    parser.add_argument("--passages", type=int, default=5000)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, web_api.serving() as api:
        home = {"FOOTNOTE_HOME": f"{folder}/home"}
        _build(Path(folder), home, asked.passages)
        settings = {
            "SLACK_BOT_TOKEN": web_api.TOKEN,
            "SLACK_SIGNING_SECRET": signing.SECRET,
            "SLACK_API_URL": api.url,
            "FOOTNOTE_HTTP": FREE,
            "FOOTNOTE_HEALTH": FREE,
            "FOOTNOTE_PERSON_LIMIT": "0",
            "FOOTNOTE_CHANNEL_LIMIT": "0",
        }
        with serving(**settings | home) as served:
            _measure(served, api, asked.questions, asked.at_once)


def _build(folder: Path, home: dict[str, str], passages: int) -> None:
    draw = random.Random(7)  # noqa: S311 # a corpus, no secret
    pages, each = folder / "pages", 100
    pages.mkdir()
    for page in range(max(1, passages // each)):
        parts = [
            f"## Part {n}\n\n{' '.join(draw.choices(WORDS, k=60)).capitalize()}.\n"
            for n in range(min(each, passages))
        ]
        (pages / f"page-{page}.md").write_text(f"# Page {page}\n\n" + "\n".join(parts))
    for command in (["corpus", "add", str(pages)], ["reindex"]):
        run = [sys.executable, "-m", "bot", *command]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **home}
        subprocess.run(run, check=True, env=environment, stdout=subprocess.DEVNULL)


def _measure(served: Served, api: web_api.WebApi, questions: int, at_once: int) -> None:
    url = served.logged("listening")["url"]
    draw = random.Random(11)  # noqa: S311 # questions, no secret
    texts = [f"What is the {' '.join(draw.choices(WORDS, k=4))}?" for _ in range(questions)]
    sent: dict[str, float] = {}

    def ask(number: int) -> float:
        ts = f"{1_700_000_000 + number}.000100"
        sent[ts] = time.perf_counter()
        signing.deliver(url, mention(texts[number], ts))
        api.wait_in_thread(ts)
        return (api.replied[ts] - sent[ts]) * 1000

    print(  # noqa: T201 # what a benchmark is for
        f"{'asked':>8} {'rss MB':>8} {'median ms':>10} {'p95 ms':>8} {'a second':>9}"
    )
    step = max(1, questions // ROWS)
    for first in range(0, questions, step):
        numbers = range(first, min(questions, first + step))
        began = time.perf_counter()
        with ThreadPoolExecutor(at_once) as pool:
            taken = sorted(pool.map(ask, numbers))
        rate = len(numbers) / (time.perf_counter() - began)
        print(  # noqa: T201 # likewise
            f"{numbers.stop:8,} {resident(served.program.pid):8.0f} "
            f"{statistics.median(taken):10.1f} {taken[int(len(taken) * 0.95)]:8.1f} {rate:9.1f}",
            flush=True,
        )


def resident(pid: int) -> float:
    """Return the memory that a process holds, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
