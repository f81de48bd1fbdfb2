"""Log records: one line, keys of their own, nothing that a terminal would obey, and no secret."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from adapters.composition.logs import OneLine, set_up_logs
from adapters.composition.settings import LogStyle

BOTH = pytest.mark.parametrize("style", LogStyle)


@pytest.fixture
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    yield
    root.handlers[:], root.level = before


def line(style: LogStyle, message: str, *args: object, secrets: tuple[str, ...] = (), **extra: object) -> str:
    record = logging.getLogger("bot.delivery.dispatcher").makeRecord(
        "bot.delivery.dispatcher", logging.WARNING, "file.py", 1, message, args, None, extra=extra
    )
    return OneLine(style, secrets=secrets).format(record)


def failed(style: LogStyle, error: Exception) -> str:
    try:
        raise error
    except type(error) as raised:
        info = (type(raised), raised, raised.__traceback__)
    record = logging.LogRecord("bot.shell.service", logging.ERROR, "file.py", 1, "It failed.", (), info)
    return OneLine(style).format(record)


def test_json_has_the_sentence_and_every_extra_as_a_key() -> None:
    read = json.loads(line(LogStyle.JSON, "Sent %s.", "it", action="delivery_sent", ticket="EX-12", attempts=2))

    assert read["message"] == "Sent it."
    assert (read["action"], read["ticket"], read["attempts"]) == ("delivery_sent", "EX-12", 2)
    assert (read["level"], read["logger"]) == ("WARNING", "bot.delivery.dispatcher")


def test_text_has_them_in_one_readable_line() -> None:
    text = line(LogStyle.TEXT, "Sent.", action="delivery_sent", problem="not there")

    assert text.endswith(' WARNING bot.delivery.dispatcher: Sent. action=delivery_sent problem="not there"')


def test_times_are_utc() -> None:
    assert json.loads(line(LogStyle.JSON, "Sent."))["at"].endswith("Z")


def test_an_extra_never_replaces_a_key_of_the_record() -> None:
    read = json.loads(line(LogStyle.JSON, "Sent.", level="mine"))

    assert (read["level"], read["level_"]) == ("WARNING", "mine")


@BOTH
@pytest.mark.parametrize("nasty", ["\n", "\r", "\x1b[31m", "\u2028", "\u202e", "\x85", "\x00", "\ud800"])
def test_nothing_that_does_not_print_gets_through(style: LogStyle, nasty: str) -> None:
    written = line(style, "Name %s here.", f"a{nasty}b", ticket=f"c{nasty}d")

    assert nasty not in written
    written.encode()


@BOTH
def test_an_error_stays_in_the_line_with_its_traceback(style: LogStyle) -> None:
    written = failed(style, ValueError("two\nlines"))

    assert "\n" not in written
    assert "ValueError: two" in written
    assert "test_logs.py" in written


@BOTH
def test_known_secrets_are_hidden_wherever_they_stand(style: LogStyle) -> None:
    written = line(style, "Using %s.", "canary-signing", secrets=("canary-signing",), note="is canary-signing")

    assert "canary" not in written
    assert "***" in written


@BOTH
@pytest.mark.parametrize(
    "token",
    ["xoxb-1-canary", "xoxe.xoxp-1-canary", "xapp-1-canary", "Bearer canary.jwt.here"],
)
def test_what_looks_like_a_token_is_hidden_unasked(style: LogStyle, token: str) -> None:
    assert "canary" not in line(style, f"Header {token} was refused.")


@BOTH
def test_a_password_in_an_address_is_hidden(style: LogStyle) -> None:
    assert "canary" not in line(style, "Cannot reach postgresql://desk:canary@db/desk.")


@BOTH
def test_secrets_in_errors_are_hidden(style: LogStyle) -> None:
    assert "canary" not in failed(style, ValueError("Bearer canary"))


def test_a_very_short_secret_does_not_black_out_words() -> None:
    assert "desk" in line(LogStyle.TEXT, "The desk is up.", secrets=("desk",))


@pytest.mark.usefixtures("_logging_as_before")
def test_setting_up_twice_writes_each_record_once() -> None:
    stream = io.StringIO()
    set_up_logs(LogStyle.JSON, stream=stream)
    set_up_logs(LogStyle.JSON, stream=stream)

    logging.getLogger("bot.shell.service").info("Up.")

    assert len(stream.getvalue().splitlines()) == 1


@pytest.mark.usefixtures("_logging_as_before")
def test_libraries_that_log_request_bodies_are_kept_quiet() -> None:
    stream = io.StringIO()
    set_up_logs(LogStyle.TEXT, stream=stream)

    logging.getLogger("slack_bolt.AsyncApp").warning("Unhandled request (body)")

    assert stream.getvalue() == ""
