"""Each webhook is looked at without a call, and no line tells its address."""

from msgspec.structs import replace

from adapters.webhooks.doctor import checks
from bot.model.webhook import Webhook
from tests.unit.wake.test_doctor import resolve
from tests.unit.webhooks.test_calls import DESK

HOOKS = tuple(Webhook(id=host, url=f"https://{host}.example/canary") for host in ("pager", "inside"))


async def test_each_webhook_is_ok_or_says_what_to_do() -> None:
    lines = await checks(replace(DESK, webhooks=HOOKS), is_signed=False, resolve=resolve)

    assert [(line.is_ok, line.says) for line in lines] == [
        (True, "the address of the webhook pager can be called"),
        (False, "give the webhook inside an address on the public internet; no other is called"),
        (False, "set PLANDESK_WEBHOOK_SECRET: the desk doesn't start without it, as it signs the calls"),
    ]
    assert "canary" not in "".join(map(str, lines))
