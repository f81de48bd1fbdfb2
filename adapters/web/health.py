"""`/healthz`, `/readyz` and `/metrics`: alive, ready with reasons if not, and figures."""

from collections.abc import Awaitable, Callable, Sequence

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

ReadinessCheck = Callable[[], Awaitable[str | None]]
"""A check: it returns what is wrong, or None."""


def routes(checks: Sequence[ReadinessCheck], registry: CollectorRegistry) -> list[Route]:
    """Return the three addresses. `/readyz` answers 503 with the reasons while any check has one."""

    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def ready(_: Request) -> Response:
        reasons = [reason for check in checks if (reason := await check())]
        return JSONResponse({"ready": not reasons, "reasons": reasons}, status_code=503 if reasons else 200)

    async def figures(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", figures)]
