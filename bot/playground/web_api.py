"""The Web API: who may call what; the methods themselves are in ``methods/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.nouns import Json
    from bot.playground.parts import Parts

    Run = Callable[["Call"], Json]


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the playground it is made in, the method, and what was sent."""

    parts: Parts
    name: str
    given: Json

    def need(self, argument: str) -> str:
        """Return an argument as text; ``invalid_arguments`` where it is missing."""
        value = self.given.get(argument)
        if value in (None, ""):
            raise SlackError(
                "invalid_arguments", f"missing required field: {argument} [json-pointer:/]"
            )
        return str(value)

    def get(self, argument: str) -> str | None:
        """Return an argument as text, or None."""
        value = self.given.get(argument)
        return None if value in (None, "") else str(value)

    def flag(self, argument: str) -> bool:
        """Return whether an argument is true, in a form or in JSON."""
        return str(self.given.get(argument, "")).lower() in {"true", "1"}


@dataclass(frozen=True, slots=True)
class Method:
    """What a method needs, and what it does; ``scope`` empty: any token of its kind will do."""

    run: Run
    scope: str = ""
    app_level: bool = False
    open: bool = False


METHODS: dict[str, Method] = {}


def method(
    name: str, scope: str = "", *, app_level: bool = False, is_open: bool = False
) -> Callable[[Run], Run]:
    """Register the method ``name``."""

    def register(run: Run) -> Run:
        METHODS[name] = Method(run, scope, app_level, is_open)
        return run

    return register


def answer(parts: Parts, name: str, given: Json, token: str | None) -> Json:
    """Answer one call as Slack does."""
    try:
        run = _admitted(parts, name, token)
        body = {"ok": True, **run(Call(parts, name, given))}
    except SlackError as error:
        body = error.body
    parts.feed.log("call", name, {k: v for k, v in given.items() if k != "token"}, body)
    return body


def _admitted(parts: Parts, name: str, token: str | None) -> Run:
    called = METHODS.get(name)
    if called is None:
        raise SlackError("unknown_method", req_method=name)
    if not called.open:
        _check_token(parts, called, token)
    scopes = parts.identity.scopes
    if called.scope and called.scope not in scopes:
        raise SlackError("missing_scope", needed=called.scope, provided=",".join(sorted(scopes)))
    return called.run


def _check_token(parts: Parts, called: Method, token: str | None) -> None:
    known = parts.credentials
    if not token:
        raise SlackError("not_authed")
    if token not in {known.bot_token, known.app_token}:
        raise SlackError("invalid_auth")
    if called.app_level != (token == known.app_token):
        raise SlackError("not_allowed_token_type")
