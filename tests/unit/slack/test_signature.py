"""Who may pass the endpoint: a table of requests on raw HTTP, of which only Slack's own passes."""

import json

import pytest
from msgspec import Struct, field

from adapters.slack.signature import sign
from tests.unit.slack.deliveries import CONFIG, JSON, NOW, Desk, event, headers, posted

BODY = json.dumps(event()).encode()
SECRET = CONFIG.signing_secret
STAMP = int(NOW.timestamp())
NONE: tuple[str, ...] = ()

# What a published example of Slack's scheme gives, so that `sign` is not merely equal to itself.
KNOWN_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
KNOWN_BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)


class Forged(Struct, frozen=True, dict=True):
    """A request that is not Slack's: the values of both headers, and the body."""

    stamps: tuple[str, ...] = (str(STAMP),)
    signatures: tuple[str, ...] = field(default=(sign(SECRET, str(STAMP), BODY),))
    body: bytes = BODY


def _at(stamp: str, body: bytes = BODY) -> Forged:
    """Rightly signed, for another time."""
    return Forged(stamps=(stamp,), signatures=(sign(SECRET, stamp, body),), body=body)


GOOD = Forged().signatures[0]
REFUSED = {
    "nothing": Forged(stamps=NONE, signatures=NONE),
    "no signature": Forged(signatures=NONE),
    "no timestamp": Forged(stamps=NONE),
    "empty signature": Forged(signatures=("",)),
    "empty timestamp": _at(""),
    "wrong signature": Forged(signatures=("v0=" + "0" * 64,)),
    "truncated signature": Forged(signatures=(GOOD[:-1],)),
    "lengthened signature": Forged(signatures=(GOOD + "0",)),
    "upper case signature": Forged(signatures=(GOOD.upper(),)),
    "without version": Forged(signatures=(GOOD.removeprefix("v0="),)),
    "another version": Forged(signatures=(GOOD.replace("v0", "v1"),)),
    "signature beyond ASCII": Forged(signatures=("v0=\u00fc\u00e9",)),
    "two signatures": Forged(signatures=(GOOD, GOOD)),
    "two timestamps": Forged(stamps=(str(STAMP), str(STAMP))),
    "another secret": Forged(signatures=(sign("other", str(STAMP), BODY),)),
    "empty secret": Forged(signatures=(sign("", str(STAMP), BODY),)),
    "another body": Forged(body=BODY + b" "),
    "re-encoded body": Forged(body=json.dumps(event(), separators=(",", ":")).encode()),
    "another timestamp": Forged(stamps=(str(STAMP + 1),)),
    "six minutes old": _at(str(STAMP - 360)),
    "a second too old": _at(str(STAMP - 301)),
    "six minutes ahead": _at(str(STAMP + 360)),
    "a second too far ahead": _at(str(STAMP + 301)),
    "a word for a timestamp": _at("abc"),
    "a negative timestamp": _at(f"-{STAMP}"),
    "a signed timestamp": _at(f"+{STAMP}"),
    "a timestamp with a fraction": _at(f"{STAMP}.0"),
    "an underscored timestamp": _at(f"{STAMP:_}"),
    "forty digits": _at("1" * 40),
    "more digits than Python reads": _at("1" * 5000),
    "superscript digits": Forged(stamps=("\u00b9\u00b2",)),
    "not a number": _at("nan"),
    "malformed JSON": Forged(stamps=NONE, signatures=NONE, body=b"{"),
    "a list": Forged(stamps=NONE, signatures=NONE, body=b"[]"),
    "deep nesting": Forged(stamps=NONE, signatures=NONE, body=b"[" * 200_000),
    "a certificate check": Forged(stamps=NONE, signatures=NONE, body=b"ssl_check=1"),
    "an address check": Forged(stamps=NONE, signatures=NONE, body=b'{"type": "url_verification", "challenge": "c"}'),
}


def _raw(request: Forged) -> list[tuple[bytes, bytes]]:
    named = [("X-Slack-Request-Timestamp", one) for one in request.stamps]
    named += [("X-Slack-Signature", one) for one in request.signatures]
    return [(b"content-type", JSON.encode()), *((name.encode(), value.encode("latin-1")) for name, value in named)]


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED.keys())
async def test_what_slack_did_not_sign_gets_401_and_nothing_else(
    request_: Forged, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()

    answer = await posted(desk, _raw(request_), request_.body)

    assert (answer.status_code, answer.content) == (401, b"")
    assert desk.told == []
    assert len(caplog.records) == 1
    assert "pump" not in caplog.text


@pytest.mark.parametrize("age", [0, 299, 300, -300])
async def test_what_slack_signed_within_five_minutes_passes(age: int) -> None:
    desk = Desk()

    answer = await posted(desk, headers(BODY, age=age), BODY)

    assert answer.status_code == 200
    assert len(desk.told) == 1


def test_the_signature_is_the_one_that_slack_documents() -> None:
    signature = sign(KNOWN_SECRET, "1531420618", KNOWN_BODY)

    assert signature == "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
