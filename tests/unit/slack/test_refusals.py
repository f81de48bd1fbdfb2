"""What an error of the HTTP client means, where no server can be made to raise it."""

import aiohttp
import pytest

from adapters.slack import refusals
from bot.errors import DeliveryFailed, InDoubt, NotReached


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (aiohttp.ConnectionTimeoutError(), NotReached),  # while connecting: nothing was sent
        (aiohttp.InvalidURL("nowhere"), NotReached),
        (aiohttp.SocketTimeoutError(), InDoubt),
        (aiohttp.ClientPayloadError(), InDoubt),
        (TimeoutError(), InDoubt),
        (ConnectionResetError(), InDoubt),
    ],
    ids=repr,
)
def test_only_what_surely_was_not_sent_may_be_sent_again(error: Exception, failure: type[DeliveryFailed]) -> None:
    assert type(refusals.of(error)) is failure


def test_a_remedy_is_given_only_for_refusals_for_good() -> None:
    others = refusals.WAIT | refusals.NOTHING_TAKEN | refusals.PERHAPS_TAKEN

    assert refusals.REASONS.keys() & others == set()
