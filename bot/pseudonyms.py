"""Names for people in reports: made with a key, so that nobody reads who they are, or tries ids."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from typing import TYPE_CHECKING

from bot.errors import BotError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "report.key"
LENGTH = 8


def pseudonyms(key: bytes) -> Callable[[str], str]:
    """Return what names a person, by their id: alike in every report made with this key."""

    def named(user: str) -> str:
        return f"P-{hmac.new(key, user.encode(), hashlib.sha256).hexdigest()[:LENGTH]}"

    return named


def key_of(folder: Path) -> bytes:
    """Return the key of a home, made when it is first asked for, and readable by its owner alone.

    Who deletes it makes it impossible to tell from old reports who was who. BotError where it can
    neither be read nor written.
    """
    file = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return file.read_bytes()
        with os.fdopen(handle, "wb") as made:
            made.write(secrets.token_bytes(32))
        return file.read_bytes()
    except OSError as error:
        raise BotError(
            f"{file} cannot be used: {error.strerror or error}.",
            "Allow reading and writing there, or give another --home.",
        ) from error
