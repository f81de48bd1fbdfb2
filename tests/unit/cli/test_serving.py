"""What is looked at before anything is served: what there is to serve, and whether one was told to stop."""

import signal
import sys
from collections.abc import Iterator
from threading import Event

import pytest

from adapters.cli.main import main
from adapters.cli.serving import listening, serve, stopping_cleanly

ASKED = (signal.SIGTERM, signal.SIGINT)


@pytest.fixture
def told() -> Iterator[Event]:
    """What the command looks at before it serves; afterwards signals mean what they meant before."""
    before = {one: signal.getsignal(one) for one in ASKED}
    yield stopping_cleanly()
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.parametrize("one", ASKED)
def test_a_desk_that_was_told_to_stop_while_it_started_does_not_begin(told: Event, one: signal.Signals) -> None:
    begun: list[object] = []

    async def app(scope: object, *_: object) -> None:
        begun.append(scope)

    signal.raise_signal(one)

    with listening("127.0.0.1", 0) as listener:
        serve(app, listener, told)
    assert begun == []


@pytest.mark.parametrize("one", ASKED)
def test_told_a_second_time_it_ends_at_once(told: Event, one: signal.Signals) -> None:
    signal.raise_signal(one)

    assert (told.is_set(), signal.getsignal(one)) == (True, signal.SIG_DFL)


def test_a_sandbox_without_its_page_says_in_one_line_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "nicegui", None)  # as where it isn't installed

    with pytest.raises(SystemExit) as ended:
        main(["workspace"])

    (line,) = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert "`uv sync --extra page`" in line
