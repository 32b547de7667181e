"""A maintainer adds a file and reindexes; a question is answered from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import footnote

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.needs_material
def test_the_page_answers_in_its_own_words(home: Path, material: Path) -> None:
    """Promise 1 and 2: the span is that slice of the file, with its heading and its date."""
    page = material / "guidance" / "medical-imaging.txt"
    run = CliRunner().invoke
    assert run(footnote, ["corpus", "add", str(page)]).exit_code == 0
    assert run(footnote, ["reindex"]).exit_code == 0

    asked = run(footnote, ["ask", "--json", "How big is the UK's imaging equipment market?"])

    quote = json.loads(asked.stdout)["quotes"][0]
    span = quote["spans"][-1]
    assert "$2.63 billion" in span["text"]
    assert page.read_text(encoding="utf-8")[span["start"] : span["end"]] == span["text"]
    assert quote["headings"] == ["UK’s integrated medical imaging market"]
    assert quote["published"] == "2018-10-15"
    assert quote["warnings"][0]["code"] == "past_date"
