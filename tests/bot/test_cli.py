"""The command line as a program: its help, its exit codes, its streams."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import __version__
from bot.cli import COMMANDS, footnote

ROOT = Path(__file__).parents[2]
FOOTNOTE = [sys.executable, "-m", "bot"]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Start ``footnote`` as its own program, with its streams as bytes."""
    settings = {**os.environ, **environment}
    return subprocess.run(
        [*FOOTNOTE, *words], cwd=ROOT, env=settings, capture_output=True, check=False
    )


def test_the_help_teaches_by_examples_that_exist() -> None:
    """It shows what to type first, and lists every command with its summary."""
    shown = CliRunner().invoke(footnote, ["--help"]).output
    examples = re.findall(r"^ +footnote (\w+)", shown, re.MULTILINE)
    assert len(examples) == len(set(examples) & set(COMMANDS)) == 7
    assert 'footnote ask "How many MRI scans does the NHS do a year?"' in shown
    for name, summary in COMMANDS.items():
        assert name in shown
        assert summary in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """A summary in the list and the command's own help, both."""
    done = CliRunner().invoke(footnote, [name, "--help"])
    assert done.exit_code == 0
    assert done.output.startswith(f"Usage: footnote {name}")


def test_the_version_needs_no_installation() -> None:
    """A checkout knows its version too."""
    assert run("--version").stdout.decode().strip() == f"footnote, version {__version__}"


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    """Before anything says that a file in it cannot be read."""
    (tmp_path / "home").write_text("x")
    done = run("--home", str(tmp_path / "home"), "ask", "How many MRI scans?")
    assert (done.returncode, done.stdout) == (1, b"")
    assert (
        done.stderr.decode().strip().endswith("is a file, not a folder. Name a folder with --home.")
    )


def test_an_unknown_command_is_wrong_usage_and_names_the_nearest() -> None:
    """Exit 2, with a suggestion where one is near and the way to the list where none is."""
    near = CliRunner().invoke(footnote, ["reindx"])
    assert near.exit_code == 2
    assert "Did you mean 'reindex'?" in near.output
    far = CliRunner().invoke(footnote, ["xyzzy"])
    assert far.exit_code == 2
    assert "`footnote --help` lists the commands." in far.output


def test_a_failure_is_one_line_and_exit_1(home: Path) -> None:
    """What cannot be done says so on stderr; nothing stands on stdout."""
    done = run("reindex")
    assert done.returncode == 1
    assert done.stdout == b""
    assert (
        done.stderr.decode() == "The library is empty. Add a source: `footnote corpus add FILE`.\n"
    )


def test_a_disk_that_refuses_is_one_line_and_exit_1(tmp_path: Path) -> None:
    """A home that is a file is named, with what to look at; no traceback."""
    file = tmp_path / "file"
    file.write_text("not a folder")
    page = tmp_path / "page.txt"
    page.write_text("Forms\n\nThe form is signed.\n")
    done = run("--home", str(file), "corpus", "add", str(page))
    assert done.returncode == 1
    assert str(file) in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_output_is_utf8_whatever_the_locale(home: Path) -> None:
    """Under LC_ALL=C a question comes back as UTF-8, and bytes that are none do not crash it."""
    done = run("ask", "--json", "Ça coûte 3 €?", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert "Ça coûte 3 €?" in done.stdout.decode("utf-8")
    odd = subprocess.run(
        [*FOOTNOTE, "ask", "--json", b"caf\xe9"], cwd=ROOT, capture_output=True, check=False
    )
    assert odd.returncode == 0
    assert b"Traceback" not in odd.stderr


def test_a_reader_that_leaves_is_no_error(home: Path) -> None:
    """``footnote … | head`` says nothing on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*FOOTNOTE, "--help"], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""


def test_an_interrupt_is_clean(home: Path) -> None:
    """Ctrl-C ends a batch that waits for lines with one word and exit 1."""
    # A shell lets its background jobs ignore interrupts; the program started here must not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [*FOOTNOTE, "ask", "--batch", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        asking.stdin.write(b'{"id": 1, "question": "hello"}\n')
        asking.stdin.flush()
        asking.stdout.readline()  # it runs, and waits for more
        time.sleep(0.05)
        asking.send_signal(signal.SIGINT)
        _, said = asking.communicate(timeout=30)
    assert said.split() == [b"Stopped."]
    assert asking.returncode == 1
