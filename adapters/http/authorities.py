"""The authorities whose certificates the desk believes."""

import ssl
from functools import cache

import httpx


@cache
def authorities() -> ssl.SSLContext:
    """Return a context that believes the usual authorities, one for all connections of the process.

    Their list is long: the first call reads it and takes about 20 ms, the others nothing.
    """
    return httpx.create_ssl_context()
