"""The tokens of one run: made afresh, so that no page or program elsewhere can guess them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the bot needs to speak to the playground."""

    bot_token: str
    app_token: str
    signing_secret: str

    @classmethod
    def fresh(cls, app: str) -> Credentials:
        """Make credentials in the shape that Slack's have."""
        drawn = secrets.token_hex(12)
        return cls(
            bot_token=f"xoxb-0-0-{drawn}",
            app_token=f"xapp-1-{app}-0-{secrets.token_hex(16)}",
            signing_secret=secrets.token_hex(16),
        )
