"""Socket Mode: the bot calls Slack, and deliveries come over that socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.errors import SlackError
from bot.slack.quiet import library_logger
from bot.slack.web import FAILURES, error_name

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient
    from slack_sdk.socket_mode.builtin import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

log = structlog.get_logger()


class SocketMode(SocketModeHandler):
    """Bolt's handler, which acknowledges even what nobody can read, and stops in order."""

    def __init__(self, app: App, app_token: str) -> None:
        super().__init__(app, app_token, logger=library_logger("slack_sdk"))

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override] # as Bolt does
        """Hand a delivery to the app."""
        try:
            super().handle(client, req)
        except Exception as error:  # noqa: BLE001 # whatever it is, Slack would only send it again
            log.warning("delivery unreadable", error=type(error).__name__)
            client.send_socket_mode_response(SocketModeResponse(req.envelope_id))

    def start(self) -> None:
        """Connect; SlackError where Slack refuses the token."""
        try:
            self.client.wss_uri = socket_address(self.app.client, self.app_token)
        except SlackError:
            self.stop()
            raise
        self.client.connect()

    def is_connected(self) -> bool:
        """Say whether deliveries can arrive."""
        return bool(self.client.is_connected())

    def stop_taking(self) -> None:
        """Take no more; what was taken is acknowledged while the socket still stands.

        What Slack has sent and nobody took is not acknowledged: it comes again, to another.
        """
        self.client.closed = True
        self.client.auto_reconnect_enabled = False
        self.client.message_processor.shutdown()  # type: ignore[no-untyped-call]
        self.client.message_workers.shutdown(wait=True)

    def stop(self) -> None:
        """Close the socket."""
        self.client.auto_reconnect_enabled = False
        self.client.close()


def socket_address(client: WebClient, app_token: str) -> str:
    """Ask Slack where to connect; SlackError says what to do where it does not tell."""
    try:
        return str(client.apps_connections_open(app_token=app_token)["url"])
    except SlackApiError as error:
        raise SlackError(
            f"Slack does not accept SLACK_APP_TOKEN: {error_name(error)}.",
            "Turn Socket Mode on, and make an app-level token (xapp-…) with connections:write "
            "under “Basic Information › App-Level Tokens”.",
        ) from error
    except FAILURES as error:
        raise SlackError(
            f"Slack cannot be reached at {client.base_url}: {error}.",
            "Check the network, a proxy, and SLACK_API_URL.",
        ) from error
