"""The Bolt app, built from its parts."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.settings import required
from bot.slack import listeners, middleware
from bot.slack.admission import Admission
from bot.slack.asked import MalformedError
from bot.slack.desk import Desk
from bot.slack.limits import Limits
from bot.slack.posting import Posting
from bot.slack.quiet import library_logger
from bot.slack.rates import Rates
from bot.slack.resuming import is_gesture, key_of, resume
from bot.slack.seeing import Members, Seeing
from bot.slack.turns import Turns
from bot.slack.web import Identity, client_for, identity, retries

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.settings import Settings
    from bot.slack.asked import Body
    from bot.slack.parts import Parts
    from bot.storage import Held, Record

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Bot:
    """The app, the workers that its listeners run on, and who dispatches anew to them."""

    app: App
    workers: ThreadPoolExecutor
    dispatcher: ThreadPoolExecutor
    identity: Identity
    desk: Desk

    def resume(self, kept: Held) -> None:
        """Answer what another replica took; what is dispatched anew waits for a free worker."""
        by = self.workers if "event" in kept.body else self.dispatcher
        by.submit(resume, self.app, self.desk, kept)

    def finish(self) -> None:
        """Wait until everything begun is answered; what waits for another replica is left."""
        self.dispatcher.shutdown(wait=True)
        self.workers.shutdown(wait=True)
        self.desk.turns.finish()


def build(settings: Settings, parts: Parts) -> Bot:
    """Build the bot; BotError where a token is missing, SlackError where it is not accepted."""
    token, url = required(settings, "slack_bot_token"), settings.slack_api_url
    client = client_for(token, url, retries(parts.metrics))
    who = identity(client)
    workers = ThreadPoolExecutor(settings.workers, thread_name_prefix="listener")
    impatient = client_for(token, url)
    desk = Desk(
        who,
        Admission(
            impatient, who, guests=settings.answer_guests, strangers=settings.answer_strangers
        ),
        Limits(Rates(settings.person_limit), Rates(settings.channel_limit)),
        parts,
        Posting(client, parts.metrics),
        impatient,
        Seeing(parts.record, parts.standing, Members(impatient), who.team),
        Turns(parts.record.is_first),
        log_questions=settings.log_questions,
        maintainers=settings.admins,
    )
    parts.metrics.waiting.set_function(desk.turns.depth)
    app = _app(settings, client, workers)
    app.error(partial(_passed_over, parts.record))
    middleware.register(app, who, parts)
    listeners.register(app, desk)
    dispatcher = ThreadPoolExecutor(1, thread_name_prefix="dispatcher")
    return Bot(app, workers, dispatcher, who, desk)


def _app(settings: Settings, client: WebClient, workers: ThreadPoolExecutor) -> App:
    secret = settings.slack_signing_secret
    return App(
        name="footnote",
        client=client,
        # Socket Mode needs none; should HTTP reach the app all the same, no signature is right.
        signing_secret=secret.get_secret_value() if secret else secrets.token_hex(32),
        logger=library_logger("slack_bolt"),
        token_verification_enabled=False,
        raise_error_for_unhandled_request=True,
        listener_executor=workers,
    )


def _passed_over(record: Record, error: Exception, body: Body) -> BoltResponse:
    """Tell Slack that all is well: it would only send the same again; nobody else need try."""
    identity, key = body.get("event_id"), key_of(body)
    unhandled = isinstance(error, BoltUnhandledRequestError)
    # A gesture that no listener acknowledged in time is still before one, which lets it go.
    if key and not (unhandled and is_gesture(body)):
        record.done(key)
    if unhandled:
        log.debug("delivery not for us", id=identity, type=body.get("type"))
    elif isinstance(error, MalformedError):
        log.warning("delivery malformed", id=identity, field=str(error))
    elif _in_bolt(error):
        log.warning("delivery malformed", id=identity, error=type(error).__name__)
    else:
        log.error("delivery failed", id=identity, exc_info=error)
    return BoltResponse(status=200)


def _in_bolt(error: Exception) -> bool:
    """Say whether Bolt itself stumbled: over a payload that is not as Slack promises."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return step is not None and step.tb_frame.f_globals["__name__"].startswith("slack_bolt.")
