"""The documents are kept: their examples run, and what they must name they name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answering import Reason
from bot.answering.claims.verdict import Ruling
from bot.answering.quote import Code
from bot.cli import COMMANDS
from bot.settings import Settings, environment_name
from bot.settings import shown as default

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PACKAGES = ("bot", "corpus", "index")
OTHERS = sorted(file for name in PACKAGES for file in (ROOT / name).rglob("README.md"))
DOCUMENTS = (README, *OTHERS)

FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFERENCE = re.compile(r"FN-[0-9A-Z]{6}")
DIGEST = re.compile(r"\b[0-9a-f]{12}\b")
PAGE = """---
title: Signing forms
url: https://www.example.org/forms
published: 2026-03-02
---
# Signing forms

## Who signs

The form is signed by the head of the clinic.
"""


def sessions() -> list[tuple[str, str]]:
    """Every console block: where it stands, and what stands in it."""
    return [
        (f"{document.relative_to(ROOT)}:{number}", block)
        for document in DOCUMENTS
        for number, block in enumerate(FENCE.findall(document.read_text(encoding="utf-8")), 1)
    ]


def steps(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown for it."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        else:
            command, shown = found.pop()
            found.append((command, shown + line))
    return found


def pattern(shown: str) -> str:
    """What output must match: ``…`` is any text, a reference or edition is any other."""
    kept = re.escape(DIGEST.sub("EDITION", REFERENCE.sub("FN-REFERENCE", shown.strip())))
    return kept.replace("…", ".*?")


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Path:
    """A folder with a page to add, and ``footnote`` on PATH as this checkout's program."""
    program = tmp_path / "bin" / "footnote"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n')
    program.chmod(0o755)
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "page.md").write_text(PAGE)
    return desk


@pytest.mark.parametrize("block", [pytest.param(text, id=where) for where, text in sessions()])
def test_a_console_block_shows_what_is_printed(block: str, desk: Path) -> None:
    """Each command of the block succeeds in a fresh home, and prints what is shown, if any."""
    paths = {"PATH": f"{desk.parent / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    for command, shown in steps(block):
        run = subprocess.run(
            ["sh", "-c", command],
            cwd=desk,
            env={**os.environ, **paths},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        printed = DIGEST.sub("EDITION", REFERENCE.sub("FN-REFERENCE", run.stdout.strip()))
        if shown:
            assert re.fullmatch(pattern(shown), printed, re.DOTALL), printed


def test_the_readme_is_short() -> None:
    """600 words at most."""
    assert len(README.read_text(encoding="utf-8").split()) <= 600


def test_every_package_says_what_it_is_for() -> None:
    """A README each, that says what the package imports."""
    said = {name: (ROOT / name / "README.md").read_text(encoding="utf-8") for name in PACKAGES}
    assert [name for name, words in said.items() if "imports" not in words] == []


def documented(word: str) -> bool:
    """Whether a README names ``word`` as code."""
    code = re.compile(rf"`(footnote )?{re.escape(word)}[ `]")
    return any(code.search(document.read_text(encoding="utf-8")) for document in DOCUMENTS)


def test_every_command_is_documented() -> None:
    """A command that the help lists stands in a README too."""
    assert [name for name in COMMANDS if not documented(name)] == []


def test_every_reason_warning_and_verdict_is_documented() -> None:
    """Programs read these codes: each stands in a README with its meaning."""
    assert [code for code in (*Reason, *Code, *Ruling) if not documented(code.value)] == []


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_documented(field: str) -> None:
    """Its name in the environment, its default and its meaning stand in the bot's README."""
    meaning = Settings.model_fields[field].description
    row = f"| `{environment_name(field)}` | {default(field)} | {meaning} |"
    assert row in (ROOT / "bot" / "README.md").read_text(encoding="utf-8").splitlines()


def test_links_between_documents_lead_somewhere() -> None:
    """A relative link of a README names a file or folder."""
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_one_line_of_the_readme_runs_all_the_tests() -> None:
    """CI runs this line as it stands, so there is one, and it uses the tested versions."""
    lines = README.read_text(encoding="utf-8").splitlines()
    runs = [line for line in lines if line.endswith("-m pytest")]
    assert len(runs) == 1
    assert runs[0].startswith("python3 -m venv .venv && .venv/bin/pip install -c constraints.txt")


def test_no_file_names_a_place_on_one_machine() -> None:
    """A path under somebody's home or workplace helps nobody else."""
    places = re.compile(r"/(?:work|root|Users|home)/\w")
    suffixes = {".py", ".md", ".toml", ".txt", ".html", ".js", ".css", ".json", ".yaml", ".mako"}
    folders = [ROOT / name for name in (*PACKAGES, "tests", ".ci")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in suffixes]
    found = [
        f"{path.relative_to(ROOT)}: {place.group()}"
        for path in (*files, *ROOT.glob("[!.]*.*"), ROOT / ".ci" / "run")
        if path.is_file() and (place := places.search(path.read_text(encoding="utf-8")))
    ]
    assert found == []
