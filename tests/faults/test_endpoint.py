"""What comes in at the endpoint of a running desk: only what the platform sent, of a size and pace that it can bear."""

import asyncio
import contextlib
import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from adapters.sandbox.core.delivery import JSON
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, DESK_FILE, TRIAGE
from adapters.sandbox.slack.client import FORM
from adapters.sandbox.slack.uploads import Upload
from adapters.web.server import PLACES
from tests.acceptance.story import Story, played
from tests.faults.conftest import MONDAY_NINE
from tests.faults.stage import SECRET, TOKEN, Stage
from tests.ports import LOCAL
from tests.unit.slack import block_kit

MEGABYTE = 1024 * 1024
HOSTILE = "<!channel> <!here> <@U0AGENT2> <!subteam^S1> <https://evil.example|https://bank.example> & &lt;"


async def test_row_60_what_the_platform_did_not_sign_is_refused_and_logged_without_its_body(stage: Stage) -> None:
    await stage.start()
    body = b'{"text": "body-canary"}'
    rightly = stage.sandbox.client.signed(body)
    forged = {
        "nothing": {},
        "another secret": rightly | {"x-slack-signature": "v0=" + "0" * 64},
        "another body": stage.sandbox.client.signed(body + b" "),
        "years old": rightly | {"x-slack-request-timestamp": "1700000000"},
    }

    answers = {name: await sent(stage, body, headers) for name, headers in forged.items()}

    assert {name: (answer.status_code, answer.content) for name, answer in answers.items()} == dict.fromkeys(
        forged, (401, b"")
    )
    assert stage.log.count("Refused a request that Slack did not sign") == len(forged)
    assert "body-canary" not in stage.log


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"[1, 2]", JSON),
        (b"{", JSON),
        (b'{"event": NaN}', JSON),
        (b"[" * 100_000, JSON),
        (b"payload=%7B%7D&payload=%7B%7D", FORM),
        (b"\xff\xfe", JSON),
    ],
)
async def test_row_62_and_64_a_signed_body_that_cannot_be_read_harms_nothing(
    story: Story, body: bytes, kind: str
) -> None:
    answer = await story.sandbox.client.send(kind, body)

    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    assert answer.status in {200, 400}
    assert len(story.replies(ACME, asked.ts)) == 1


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at the memory of a process as Linux tells it")
async def test_row_64_a_body_too_large_is_refused_before_it_is_all_there(stage: Stage) -> None:
    await stage.start()
    before = memory(stage)

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * MEGABYTE

    with contextlib.suppress(httpx.TransportError):  # the desk may hang up while we are still sending
        assert (await sent(stage, endless(), {})).status_code == 413
    reader, writer = await asyncio.open_connection(LOCAL, int(stage.environment["PORT"]))
    writer.write(f"POST /slack/events HTTP/1.1\r\nHost: desk\r\nContent-Length: {100 * MEGABYTE}\r\n\r\n".encode())
    assert b" 413 " in await reader.readline()
    writer.close()

    assert memory(stage) - before < 20 * MEGABYTE
    assert (await stage.asked_for("/healthz")).is_success


async def test_row_64_slow_senders_hold_up_nobody(stage: Stage) -> None:
    await stage.start()
    slow = [await asyncio.open_connection(LOCAL, int(stage.environment["PORT"])) for _ in range(50)]
    for _, writer in slow:
        writer.write(b"POST /slack/events HTTP/1.1\r\nHost: desk\r\nContent-Length: 1000\r\n\r\n{")

    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")

    for _, writer in slow:
        writer.close()
    assert asked.status == 200
    await stage.quiet()


async def test_row_64_an_endless_header_holds_up_no_delivery(stage: Stage) -> None:
    await stage.start()
    endless = [asyncio.create_task(endless_header(stage)) for _ in range(4)]

    answers = [await stage.sandbox.says(CONTACT_ONE, ACME, f"Request {nth}") for nth in range(8)]

    for each in endless:
        each.cancel()
    await asyncio.gather(*endless, return_exceptions=True)
    assert [answer.status for answer in answers] == [200] * 8


async def test_row_64_a_crowd_that_asks_nothing_shuts_out_no_delivery(stage: Stage) -> None:
    await stage.start()
    begun = (
        b"",
        b"POST /slack/events HTTP/1.1\r\nHost:",
        b"POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{",
    )
    crowd = [await connected_with(stage, begun[nth % 3]) for nth in range(PLACES + 100)]
    assert await stage.says_yes("/healthz")  # it has seen them all, however busy the machine is

    answers = [await stage.sandbox.says(CONTACT_ONE, ACME, f"Request {nth}") for nth in range(8)]

    for writer in crowd:
        writer.close()
    assert [answer.status for answer in answers] == [200] * 8


async def test_row_69_what_people_and_files_are_called_calls_nobody(tmp_path: Path) -> None:
    async with played(tmp_path, MONDAY_NINE, hostile_desk(tmp_path)) as story:
        file = Upload(name=f"{HOSTILE}.txt")
        asked = await story.says(CONTACT_ONE, ACME, HOSTILE, files=(file,))
        await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], "Level 1 – Critical")
        await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
        await story.runs(AGENT_ONE, TRIAGE, "/ticket", f"reply EX-1 {HOSTILE}")
        await story.says(CONTACT_ONE, ACME, HOSTILE, thread=asked.ts, files=(file,))
        await story.runs(AGENT_ONE, TRIAGE, "/ticket", f"resolve EX-1 {HOSTILE}")

        sent = [dict(call.arguments) for call in story.sandbox.calls if "blocks" in call.arguments]

    assert len(sent) > 10
    assert [fault for arguments in sent for fault in block_kit.faults(arguments)] == []
    read = [text for arguments in sent for text in block_kit.marked_up(arguments)]
    assert {name for text in read for name in re.findall(r"<@(\w+)>", text)} <= {"U0AGENT1", "U0ONE"}


async def test_row_86_no_log_line_holds_what_was_said_or_any_secret(stage: Stage) -> None:
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "said-canary one", files=(Upload(name="file-canary.txt"),))
    await stage.quiet()
    await stage.sandbox.clicks(CONTACT_ONE, stage.replies(ACME, asked.ts)[0], "Level 1 – Critical")
    await stage.sandbox.runs(AGENT_ONE, TRIAGE, "/ticket", "reply EX-1 said-canary two")
    await stage.quiet()
    spoil(stage, "UPDATE tickets SET document = replace(document, '{', '{{')")
    kept = await stage.sandbox.says(CONTACT_ONE, ACME, "said-canary three", thread=asked.ts)
    spoil(stage, "CREATE TRIGGER no BEFORE INSERT ON quarantine BEGIN SELECT raise(ABORT, 'no'); END")

    lost = await stage.sandbox.says(CONTACT_ONE, ACME, "said-canary four", thread=asked.ts)

    await stage.quiet()
    assert (kept.status, lost.status) == (200, 500)
    assert "A command could not be handled" in stage.log
    assert [word for word in ("said-canary", "file-canary", TOKEN, SECRET) if word in stage.log] == []


async def connected_with(stage: Stage, begun: bytes) -> asyncio.StreamWriter:
    """A connection to the desk, with so much of a request."""
    _, writer = await asyncio.open_connection(LOCAL, int(stage.environment["PORT"]))
    writer.write(begun)
    return writer


async def endless_header(stage: Stage) -> None:
    """Sends one header that never ends, on a new connection whenever the desk hangs up."""
    while True:
        with contextlib.suppress(OSError):
            writer = await connected_with(stage, b"GET / HTTP/1.1\r\nX: ")
            while True:
                writer.write(b"x" * 65536)
                await writer.drain()


async def sent(stage: Stage, body: bytes | AsyncIterator[bytes], headers: dict[str, str]) -> httpx.Response:
    """What is answered to this body with these headers."""
    async with httpx.AsyncClient(base_url=stage.address) as http:
        return await http.post("/slack/events", content=body, headers={"content-type": JSON, **headers}, timeout=20)


def memory(stage: Stage) -> int:
    """What the desk's process has in memory, in bytes."""
    assert stage.process is not None
    status = Path(f"/proc/{stage.process.pid}/status").read_text(encoding="ascii")
    return 1024 * int(re.findall(r"VmHWM:\s+(\d+)", status)[0])


def hostile_desk(folder: Path) -> Path:
    """The example desk, whose customer and people have the worst of names."""
    file = folder / "desk.toml"
    desk = DESK_FILE.read_text(encoding="utf-8")
    for name in ("Acme", "Contact One", "Agent One"):
        desk = desk.replace(f'name = "{name}"', f'name = "{name} {HOSTILE}"')
    file.write_text(desk, encoding="utf-8")
    return file


def spoil(stage: Stage, statement: str) -> None:
    """Does what no desk does to its database."""
    with contextlib.closing(sqlite3.connect(stage.database)) as connection, connection:
        connection.execute(statement)
