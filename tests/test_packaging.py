"""What is published: pinned dependencies, and a wheel that answers away from its checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def constraints() -> list[str]:
    """The lines of constraints.txt that are no comments."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_constraints_are_names_and_versions_alone() -> None:
    """No address, hash or option: the file installs from whichever index pip is set to."""
    odd = [line for line in constraints() if not re.fullmatch(r"[\w.-]+==[\w.]+", line)]
    assert odd == []


def test_every_dependency_is_pinned_to_a_version_it_allows() -> None:
    """A dependency or extra without a tested version, or outside its own bounds, is named."""
    tested = {
        canonicalize_name(name): version
        for name, _, version in (line.partition("==") for line in constraints())
    }
    extras = (line for extra in PROJECT["optional-dependencies"].values() for line in extra)
    wanted = [Requirement(line) for line in (*PROJECT["dependencies"], *extras)]
    unpinned = [
        str(one)
        for one in wanted
        if one.name != PROJECT["name"]
        and not one.specifier.contains(tested.get(canonicalize_name(one.name), "0"))
    ]
    assert unpinned == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    order = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(order, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_every_file_of_the_packages_travels_in_the_wheel(wheel: Path) -> None:
    """The bundled corpus, word lists, page and migrations are package data."""
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    kept = {
        path.relative_to(ROOT).as_posix()
        for package in ("bot", "corpus", "index")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kept - packed == set()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A venv's ``footnote``, from the wheel; dependencies are those of the running Python."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    (site / "running.pth").write_text(sysconfig.get_path("purelib"))
    python = str(folder / "bin" / "python")
    order = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps"]
    subprocess.run([*order, str(wheel)], check=True, capture_output=True)
    return folder / "bin" / "footnote"


def test_the_wheel_answers_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    """Installed and started elsewhere, it knows its version and answers from what it bundles."""
    settings = {**os.environ, "FOOTNOTE_HOME": str(tmp_path / "home")}
    settings.pop("PYTHONPATH", None)

    def footnote(*words: str) -> str:
        order = [str(installed), *words]
        run = subprocess.run(
            order, cwd=tmp_path, env=settings, check=True, capture_output=True, encoding="utf-8"
        )
        return run.stdout

    assert footnote("--version").strip() == f"footnote, version {__version__}"
    given = json.loads(footnote("ask", "--json", "How many MRI scans does the NHS do a year?"))
    assert given["quotes"][0]["spans"][-1]["text"] == "MRI scans (4 million)"
    assert "restatement" in [warned["code"] for warned in given["quotes"][0]["warnings"]]
