"""The methods of the Web API that the bot may call, a family a file."""

from bot.playground.methods import app, assistant, chat, conversations, reactions, users, views

__all__ = ["app", "assistant", "chat", "conversations", "reactions", "users", "views"]
