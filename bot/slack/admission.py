"""Who is answered: people of the workspace; guests and other companies if a setting says so."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import structlog

from bot import wording
from bot.slack.web import FAILURES, error_name

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.slack.asked import Asked
    from bot.slack.web import Identity

KNOWN_FOR_S = 600
MOST_KNOWN = 10_000

log = structlog.get_logger()


class Standing(StrEnum):
    """What somebody is to the workspace; each but a member has its word in ``REFUSALS``."""

    MEMBER = "member"
    GUEST = "guest"
    STRANGER = "stranger"


REFUSALS = {Standing.GUEST: wording.NO_GUESTS, Standing.STRANGER: wording.NO_STRANGERS}


@dataclass(frozen=True, slots=True)
class Admission:
    """The rule, and what was learnt of people lately.

    Where Slack does not say who somebody is, a colleague is answered: whatever fails, the guidance
    goes on answering. In a channel shared with another company it is not so.
    """

    client: WebClient
    identity: Identity
    guests: bool = False
    strangers: bool = False
    known: OrderedDict[str, tuple[float, Standing]] = field(default_factory=OrderedDict)

    def refusal(self, asked: Asked) -> str | None:
        """Return the word to somebody who is not answered."""
        if self.guests and self.strangers:
            return None
        standing = self._standing(asked)
        admitted = {
            Standing.MEMBER: True,
            Standing.GUEST: self.guests,
            Standing.STRANGER: self.strangers,
        }
        return None if admitted[standing] else REFUSALS[standing]

    def _standing(self, asked: Asked) -> Standing:
        if asked.home and asked.home != self.identity.team and not self.identity.enterprise:
            return Standing.STRANGER
        if self.guests and not asked.shared:
            return Standing.MEMBER
        until, standing = self.known.get(asked.user, (0.0, Standing.MEMBER))
        if time.monotonic() < until:
            return standing
        try:
            person = self.client.users_info(user=asked.user)["user"]
        except FAILURES as error:
            log.warning("person not known", error=error_name(error))
            return Standing.STRANGER if asked.shared and not asked.home else Standing.MEMBER
        standing = self._of(person if isinstance(person, dict) else {})
        self.known[asked.user] = time.monotonic() + KNOWN_FOR_S, standing
        while len(self.known) > MOST_KNOWN:
            self.known.popitem(last=False)
        return standing

    def _of(self, person: dict[str, Any]) -> Standing:
        grid = person.get("enterprise_user")
        enterprise = grid.get("enterprise_id") if isinstance(grid, dict) else None
        ours = person.get("team_id") in {None, self.identity.team} or (
            self.identity.enterprise is not None and enterprise == self.identity.enterprise
        )
        if person.get("is_stranger") or not ours:
            return Standing.STRANGER
        guest = person.get("is_restricted") or person.get("is_ultra_restricted")
        return Standing.GUEST if guest else Standing.MEMBER
