"""Calls made to wait, to hang or to be cut, below any framework's wrapping: on the server's own transport."""

import asyncio
import socket
import struct

from starlette.requests import Request
from starlette.types import Receive

from adapters.sandbox.core.faults import Delay, Failure, Fault, HoldCall, Moment


async def meet(fault: Fault | None) -> Failure | None:
    """Keep the call waiting, if that is its fault, and return the failure that is in store for it; None if none is."""
    match fault:
        case HoldCall(released=released):
            await released.wait()
        case Delay(seconds=seconds):
            await asyncio.sleep(seconds)
        case _:
            return fault
    return None


def is_done(failure: Failure | None) -> bool:
    """Return True if what was asked for is done, whatever the caller sees of it."""
    return failure is None or failure.moment is Moment.AFTER


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
        raise ConnectionResetError("the sandbox was told to cut this connection")
    connection = transport.get_extra_info("socket")
    # Without lingering, closing sends a reset instead of an orderly end.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.close()
