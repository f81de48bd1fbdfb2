"""The rule of who may come in: this machine alone, and in a browser only our own page.

A loopback address doesn't keep a browser out: any web page can send requests to it, and a name can be made to point
to it. So the peer, the name that was asked for and the page that asks are all looked at. Nor is a proxy on this machine
somebody on this machine.
"""

from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from adapters.http.proxies import is_passed_on

NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
OWN_PAGE = frozenset({"same-origin", "none"})


class LocalEndpoint:
    """An application that lets local requests through to `app`, and answers any other with 403 and why."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it."""
        problem = _problem(scope)  # of a socket, this is its handshake
        if problem is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": problem})  # before it is open: 403
        else:
            await PlainTextResponse(f"{problem}\n", status_code=403)(scope, receive, send)


def _problem(scope: Scope) -> str | None:
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    origins = headers.getlist("origin")
    if not _is_local(scope.get("client")) or is_passed_on(headers):
        return "The sandbox is for this machine alone."
    if len(hosts) != 1 or _name(hosts[0]) not in NAMES:
        return "Ask for the sandbox as 127.0.0.1 or localhost."
    scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
    if any(origin != f"{scheme}://{hosts[0]}" for origin in origins):
        return "Another web page may not use the sandbox."
    if headers.get("sec-fetch-site", "none") not in OWN_PAGE and not _is_followed(scope, headers):
        return "Another web page may not use the sandbox."
    return None


def _is_followed(scope: Scope, headers: Headers) -> bool:
    """Return True if somebody has followed a link on another page.

    That shows them our page, and tells the other page nothing.
    """
    return scope.get("method") == "GET" and headers.get("sec-fetch-mode", "navigate") == "navigate"


def _is_local(client: tuple[str, int] | None) -> bool:
    if client is None:
        return False
    try:
        address = ip_address(client[0])
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def _name(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name.lower() if colon and port.isdecimal() else host.lower()
