"""What a supervisor asks: is it alive, is it ready, what has it counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from bot.metrics import Metrics

NEEDED = ("edition", "slack")
"""Without the database questions are answered all the same, so readiness does not ask for it."""


def health(checks: Mapping[str, Callable[[], bool]], metrics: Metrics) -> Starlette:
    """Return the app of the health port; ``checks`` say by name whether a part works."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def ready(_request: Request) -> Response:
        found = {name: await run_in_threadpool(check) for name, check in checks.items()}
        is_ready = all(found.get(name, True) for name in NEEDED)
        return JSONResponse(found, 200 if is_ready else 503)

    async def counted(_request: Request) -> Response:
        text = await run_in_threadpool(metrics.text)
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    routes = [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", counted)]
    return Starlette(routes=routes)
