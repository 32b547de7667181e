"""YAML between two lines ``---`` at the top of a Markdown file."""

from __future__ import annotations

import re

import yaml

from corpus.errors import CorpusError
from corpus.readers.metadata import metadata

FENCED = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class _Written(yaml.SafeLoader):
    """``safe_load``'s loader, with dates left as they are written: a bad one can then be named."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own attribute)
        letter: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
        for letter, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def split(text: str) -> tuple[dict[str, object], str]:
    """Return the metadata and the body that follows it; CorpusError names what is wrong in it."""
    fenced = FENCED.match(text)
    if fenced is None:
        return {}, text
    try:
        given = yaml.load(fenced[1], Loader=_Written)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        line = f" (line {where.line + 2})" if where is not None else ""
        raise CorpusError(
            f"The front matter is no YAML{line}.", "Write one `key: value` a line."
        ) from error
    if given is None:
        return {}, text[fenced.end() :]
    if not isinstance(given, dict):
        raise CorpusError("The front matter has no keys.", "Write one `key: value` a line.")
    return metadata(given), text[fenced.end() :]
