"""The page on the web: NiceGUI behind the endpoint of the sandbox, for this machine and its own page alone."""

import contextlib
from collections.abc import AsyncIterator
from functools import cache

from nicegui import ui
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from adapters.sandbox.core.endpoint import LocalEndpoint
from adapters.sandbox.page.screen import Screen
from adapters.sandbox.page.stage import Stage

HEADERS = {
    # NiceGUI starts from scripts within its page, and its templates become functions: on its pages alone.
    "content-security-policy": (
        "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def show(stage: Stage, app: Starlette) -> None:
    """Serve the page with the app, under every path that the app doesn't use itself."""
    app.router.routes.append(Mount("/", LocalEndpoint(_Page(stage))))
    inner = app.router.lifespan_context

    @contextlib.asynccontextmanager
    async def with_page(app: Starlette) -> AsyncIterator[None]:
        front = _front()
        async with inner(app), front.router.lifespan_context(front):
            yield

    app.router.lifespan_context = with_page


class _Page:
    """The page of one stage: one process has one NiceGUI, and may have several stages."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        app: ASGIApp = _front()
        await app({**scope, "plandesk.stage": self._stage}, receive, guarded)


@cache
def _front() -> Starlette:
    front = Starlette()

    @ui.page("/", title="plandesk – sandbox")
    def page(request: Request) -> None:
        asked = request.query_params
        link = (asked["conversation"], asked["message"]) if {"conversation", "message"} <= asked.keys() else None
        Screen(request.scope["plandesk.stage"], link)

    ui.run_with(
        front,  # type: ignore[arg-type]  # it says FastAPI, and uses what FastAPI has from Starlette
        dark=None,
        tailwind=False,
        show_welcome_message=False,
        language="en-GB",
        favicon="🎫",
    )
    return front
