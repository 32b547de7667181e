"""The loggers that the libraries get: below a warning they write whole payloads."""

from __future__ import annotations

import logging


def library_logger(name: str) -> logging.Logger:
    """Return a logger that passes on warnings and worse only.

    Bolt logs the body of a request whose signature is wrong at INFO, and bodies at DEBUG: people's
    questions, before anybody has checked who sends them.
    """
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    return logger
