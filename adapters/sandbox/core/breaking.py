"""Calls made to wait, to hang or to be cut, below any framework's wrapping: on the server's own transport."""

import asyncio
import socket
import struct

from starlette.requests import Request
from starlette.types import Receive

from adapters.sandbox.core.faults import Delay, Fault, HoldCall


async def wait(fault: Fault | None) -> None:
    """Keep the call waiting, if that is its fault."""
    if isinstance(fault, HoldCall):
        await fault.released.wait()
    if isinstance(fault, Delay):
        await asyncio.sleep(fault.seconds)


async def disconnected(receive: Receive) -> None:
    """Return when the caller has given up."""
    while (await receive())["type"] != "http.disconnect":
        pass


def cut(request: Request) -> None:
    """Reset the connection; raise ConnectionResetError if there isn't one, as in a call within the process."""
    # No public way leads from an ASGI call to its connection. uvicorn's `receive` is a method of the object that
    # has it, and frameworks pass `receive` on unwrapped.
    transport = getattr(getattr(request.receive, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionResetError("the local workspace was told to cut this connection")
    connection = transport.get_extra_info("socket")
    # Without lingering, closing sends a reset instead of an orderly end.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.close()
