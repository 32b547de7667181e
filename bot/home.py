"""The home folder: where the library, the editions and the store of one installation live."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.errors import BotError

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Home:
    """The paths of one installation."""

    root: Path

    @classmethod
    def locate(cls, flag: str | None) -> Home:
        """Find the home: the flag, else ``$FOOTNOTE_HOME``, else the user's data folder.

        It need not be there; BotError where it is a file.
        """
        named = flag or os.environ.get("FOOTNOTE_HOME")
        if named:
            root = Path(named).expanduser()
            if root.is_file():
                raise BotError(f"{root} is a file, not a folder.", "Name a folder with --home.")
            return cls(root)
        from platformdirs import user_data_path

        return cls(user_data_path("footnote"))

    @property
    def library(self) -> Path:
        """Where sources are kept."""
        return self.root / "library"

    @property
    def editions(self) -> Path:
        """Where editions are published."""
        return self.root / "editions"

    @property
    def synonyms(self) -> Path:
        """The maintainer's words that mean the same; it may be absent."""
        return self.root / "synonyms.txt"

    @property
    def sources(self) -> Path:
        """Which pages, searches and folders to sync; it may be absent."""
        return self.root / "sources.toml"

    @property
    def refusals(self) -> Path:
        """What the last sync could not take."""
        return self.root / "refused.json"

    @property
    def journal(self) -> Path:
        """How far the last sync has come."""
        return self.root / "sync.jsonl"

    @property
    def pace(self) -> Path:
        """When the next request for a page may begin."""
        return self.root / ".pace"

    @property
    def topics(self) -> Path:
        """The maintainer's judged questions; it may be absent."""
        return self.root / "topics.jsonl"

    @property
    def evaluations(self) -> Path:
        """Where what was measured is kept."""
        return self.root / "evaluations"

    @property
    def cache(self) -> Path:
        """Where what can be made again is kept."""
        return self.root / "cache"


def today() -> date:
    """Return today's date in London; ``$FOOTNOTE_TODAY`` fixes it for tests."""
    fixed = os.environ.get("FOOTNOTE_TODAY")
    if not fixed:
        return datetime.now(LONDON).date()
    try:
        return date.fromisoformat(fixed)
    except ValueError as error:
        raise BotError(f"FOOTNOTE_TODAY is {fixed!r}.", "Write it as YYYY-MM-DD.") from error
