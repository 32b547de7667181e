"""Measuring what the bot says: rankings of read questions, quotes, abstention, follow-ups."""

from bot.evaluation.ranked import Ranked, ranked

__all__ = ["Ranked", "ranked"]
