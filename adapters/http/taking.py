"""The taking of a request's body: little of it, and not for ever."""

import asyncio

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

MAX_BYTES = 1024 * 1024
READ_SECONDS = 10


async def take(request: Request) -> bytes | Response:
    """Return the body, at most 1 MiB of it within ten seconds, or the response to somebody who sends more or slower."""
    try:
        async with asyncio.timeout(READ_SECONDS):
            return await _limited(request)
    except OverflowError:
        return Response(status_code=413)
    except TimeoutError:
        return Response(status_code=408)
    except ClientDisconnect:
        return Response(status_code=400)


async def _limited(request: Request) -> bytes:
    announced = request.headers.get("content-length", "0")
    if len(announced) > len(str(MAX_BYTES)) or (announced.isdecimal() and int(announced) > MAX_BYTES):
        raise OverflowError
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BYTES:
            raise OverflowError
        chunks.append(chunk)
    return b"".join(chunks)
