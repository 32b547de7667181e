"""JSON Schemas made from Slack's own published types, kept beside the packages of npm."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft7Validator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = {
    "KnownBlock": "@slack/types/dist/index.d.ts",
    "View": "@slack/types/dist/views.d.ts",
    "Manifest": "@slack/web-api/dist/types/request/manifest.d.ts",
}


@cache
def validator(node_modules: Path, name: str) -> Draft7Validator:
    """Return what judges by the type of this name, making its schema the first time."""
    kept = node_modules.parent / f"{name}.schema.json"
    if not kept.exists():
        program = node_modules / ".bin" / "ts-json-schema-generator"
        source = node_modules / TYPES[name]
        order = [str(program), "--path", str(source), "--type", name, "--no-type-check"]
        made = subprocess.run(order, capture_output=True, check=True, cwd=node_modules.parent)
        kept.write_bytes(made.stdout)
    return Draft7Validator(json.loads(kept.read_bytes()))


def faults(node_modules: Path, name: str, value: object) -> list[str]:
    """Return what is wrong with ``value`` as a Slack type, most telling first."""
    found = validator(node_modules, name).iter_errors(json.loads(json.dumps(value)))
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


def blocks_in(value: object) -> Iterator[dict[str, Any]]:
    """Yield the blocks of every message and view inside ``value``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "blocks" and isinstance(inner, list):
                yield from inner
            else:
                yield from blocks_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from blocks_in(inner)
