"""Signed HTTP: what does not carry Slack's signature is refused before anything reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from slack_bolt import BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from slack_bolt import App
    from starlette.requests import Request

PATH = "/slack/events"
LARGEST = 1 << 20
"""Bytes: what Slack sends is far smaller."""

log = structlog.get_logger()


def events(app: App, signing_secret: str) -> Starlette:
    """Return the app that takes deliveries by HTTP."""
    verifier = SignatureVerifier(signing_secret)

    async def delivered(request: Request) -> Response:
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large\n", 413)
        if not signed(verifier, request, body):
            log.warning("signature refused")
            return PlainTextResponse("not signed by Slack\n", 401)
        # Bolt's own adapter dispatches on the event loop: one slow delivery would hold up all.
        answer = await run_in_threadpool(dispatched, app, body, dict(request.headers))
        return Response(answer.body, answer.status, answer.first_headers_without_set_cookie())

    return Starlette(routes=[Route(PATH, delivered, methods=["POST"])])


def signed(verifier: SignatureVerifier, request: Request, body: bytes) -> bool:
    """Say whether Slack signed this in the last five minutes."""
    stamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    try:
        return verifier.is_valid(body, stamp, signature)
    except (ValueError, TypeError):  # a stamp that is no number, bytes that are no text
        return False


def dispatched(app: App, body: bytes, headers: dict[str, str]) -> BoltResponse:
    """Hand a delivery to the app; one that nobody can read is acknowledged all the same."""
    try:
        return app.dispatch(BoltRequest(body=body.decode(), headers={**headers}))
    except Exception as error:  # noqa: BLE001 # whatever it is, Slack would only send it again
        log.warning("delivery unreadable", error=type(error).__name__)
        return BoltResponse(status=200)


async def _read(request: Request) -> bytes | None:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    return bytes(body)
