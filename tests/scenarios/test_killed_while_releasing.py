"""A release or rollback is killed at any moment: the edition that answers is always whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from bot.cli import footnote

ROOT = Path(__file__).parents[2]
TIMES, STEP = "5", "4"


def test_whatever_is_cut_short_the_next_run_finishes(tmp_path: Path) -> None:
    """Killed at random, and before one change of the disk after the other.

    The pointer is whole, what it names is whole and answers, a source that is stopped is not
    quoted, and the next run publishes what the library holds and leaves nothing half made.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.fakes.killed", str(tmp_path / "home"), TIMES, STEP],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *wrong, last = done.stdout.splitlines()
    assert wrong == []
    assert int(last.removeprefix("killed ")) > 20


def test_no_gate_holds_a_stop_back_and_no_rollback_revives_it(home: Path, tmp_path: Path) -> None:
    """Though the next edition is refused, a source is stopped from the next question on."""

    def run(*arguments: str, code: int = 0) -> str:
        done = CliRunner().invoke(footnote, arguments)
        assert done.exit_code == code, done.output
        return done.stdout

    page = tmp_path / "forms.md"
    ask = ("ask", "--json", "Who signs the form?")
    for who in ("clerk", "head of the clinic"):
        page.write_text(f"# Forms\n\nThe form is signed by the {who}.\n", encoding="utf-8")
        run("corpus", "add", str(page))
        run("reindex")
    (home / "topics.jsonl").write_text(
        '{"id": "silent", "question": "Who signs the form?", "expect": "silent"}'
    )
    run("reindex", code=1)
    assert json.loads(run(*ask))["outcome"] == "answered"
    run("corpus", "suspend", "forms", "--why", "It is wrong.")
    for _ in range(2):
        assert json.loads(run(*ask))["reason"] == "suspended"
        run("rollback", "1")
    run("reindex")
    assert json.loads(run(*ask))["reason"] == "suspended"
