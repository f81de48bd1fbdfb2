"""The taking of a request's body: little of it, and not for ever."""

import asyncio

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

MAX_BYTES = 1024 * 1024
READ_SECONDS = 10


async def take(request: Request, most: int = MAX_BYTES) -> bytes | Response:
    """Return the body, at most 1 MiB of it (or `most` bytes) within ten seconds.

    Somebody who sends more or slower gets the response that is returned instead.
    """
    try:
        async with asyncio.timeout(READ_SECONDS):
            return await _limited(request, most)
    except OverflowError:
        return Response(status_code=413)
    except TimeoutError:
        return Response(status_code=408)
    except ClientDisconnect:
        return Response(status_code=400)


async def _limited(request: Request, most: int) -> bytes:
    announced = request.headers.get("content-length", "0")
    if len(announced) > len(str(most)) or (announced.isdecimal() and int(announced) > most):
        raise OverflowError
    body, is_whole = bytearray(), False
    while not is_whole:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > most:
            raise OverflowError
        is_whole = not message.get("more_body", False)
    return bytes(body)
