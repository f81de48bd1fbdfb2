"""The webhooks of a desk file."""

import pytest

from bot.model.webhook import HookEvent, Webhook
from tests.unit.desk_file.files import DeskFolder
from tests.unit.desk_file.test_on_call import desk_with

CRM = 'id = "crm", url = "https://crm.example/canary"'


def test_a_webhook_is_told_everything_or_what_it_names(desk: DeskFolder) -> None:
    alarm = 'id = "alarm", url = "https://alarm.example/", events = ["plandesk.milestone.missed"]'

    found = desk.read(desk_with(f"webhooks = [{{ {CRM} }}, {{ {alarm} }}]")).desk

    assert found.webhooks == (
        Webhook(id="crm", url="https://crm.example/canary"),
        Webhook(id="alarm", url="https://alarm.example/", events=frozenset({HookEvent.MISSED})),
    )
    assert "canary" not in repr(found)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ('{ id = "crm" }', "url: is missing"),
        ('{ id = "CRM!", url = "https://crm.example/" }', "must be small letters"),
        ('{ id = "crm", url = "http://crm.example/canary" }', "must be an address that begins with https://"),
        *(
            (f'{{ id = "crm", url = "https://{host}/canary" }}', "must be an address on the public internet")
            for host in (
                "10.0.0.1",
                "localhost",
                "crm.localhost:8443",
                "2130706433",
                "0x7f.1",
                "[::1]",
                "169.254.169.254",
            )
        ),
        (f"{{ {CRM} }}, {{ {CRM} }}", "there is a webhook “crm” already"),
        (f"{{ {CRM}, events = [] }}", "names no event; leave it out for a webhook that is told everything"),
        (f'{{ {CRM}, events = ["opened"] }}', "“opened” is told to nobody; there are: plandesk.ticket.opened"),
    ],
)
def test_what_is_wrong_with_one_is_said_without_its_address(desk: DeskFolder, rows: str, says: str) -> None:
    (fault,) = desk.faults(desk_with(f"webhooks = [{rows}]"))

    assert says in fault
    assert "canary" not in fault
