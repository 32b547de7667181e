"""npm's ``slack-blocks-to-jsx``: what a message looks like to a renderer that we did not write."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

RENDER = """
import fs from "fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";
const messages = JSON.parse(fs.readFileSync(0));
const shown = { name: "Footnote", logo: "data:,", time: new Date(0), theme: "light" };
console.log(JSON.stringify(messages.map((blocks) =>
  renderToStaticMarkup(createElement(Message, { ...shown, blocks })))));
"""


def pages(
    messages: Sequence[Sequence[dict[str, Any]]], node_modules: Path, folder: Path
) -> list[str]:
    """Return a page of HTML for each message, in its own looks."""
    file = folder / "render.mjs"
    file.write_text(RENDER)
    (folder / "node_modules").symlink_to(node_modules)
    done = subprocess.run(
        ["node", str(file)], input=json.dumps(messages), capture_output=True, text=True, check=True
    )
    style = (node_modules / "slack-blocks-to-jsx/dist/style.css").read_text(encoding="utf-8")
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{style}</style><body>'
    return [head + body for body in json.loads(done.stdout)]
