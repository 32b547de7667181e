"""What the bot remembers: deliveries seen, threads, answers given. Knows nothing of Slack's API."""

from bot.storage.record import Record
from bot.storage.rows import (
    Change,
    Channel,
    Correction,
    Given,
    Held,
    Kept,
    Place,
    Rating,
    Resolution,
    Surface,
    Told,
    Unmet,
    Wish,
)
from bot.storage.store import Store

__all__ = [
    "Change",
    "Channel",
    "Correction",
    "Given",
    "Held",
    "Kept",
    "Place",
    "Rating",
    "Record",
    "Resolution",
    "Store",
    "Surface",
    "Told",
    "Unmet",
    "Wish",
]
