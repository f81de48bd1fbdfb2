"""What a desk file may not say, a rule a row: the change to a sound file, and the one fault it makes."""

import pytest

from adapters.desk_file.rules import RULES
from tests.unit.desk_file.files import Change, DeskFolder

ACME = '[[customers]]\nid = "acme"'
BETA = '[[customers]]\nid = "beta"'
SECOND = '[[customers.contacts]]\nid = "acme-two"\nname = "Contact Two"\n'


def override(keys: str, since: str = "2026-12-24T09:00") -> Change:
    """A change that adds an override."""
    differing = f"{keys}from = {since}, until = 2026-12-27T09:00"
    return 'ticket_prefix = "EX"', f'ticket_prefix = "EX"\non_call_overrides = [{{ {differing} }}]'


SHAPE: list[tuple[Change, str]] = [
    (('name = "Example Support"\n', ""), "1: desk.name: is missing"),
    (('name = "Example Support"', 'name = "Example Support"\nmotto = 1'), "3: desk.motto: unknown key"),
    (('timezone = "America/Chicago"\naccounts', 'timezoen = "UTC"\naccounts'), 'did you mean "timezone"?'),
    (('ticket_prefix = "EX"', 'ticket_prefix = "ex-"'), "3: desk.ticket_prefix: “ex-” must be capitals"),
    (('ticket_prefix = "EX"', 'ticket_prefix = "EX"\nintake = "always"'), "4: desk.intake: must be one of message"),
    (('ticket_prefix = "EX"', 'ticket_prefix = "EX"\nslash = { ack = "ack" }'), "4: desk.slash.ack: “ack” must be"),
    (("slack:T0DESK/C0TRIAGE", "slack:C0TRIAGE"), "4: desk.triage.0: “slack:C0TRIAGE” should read"),
    (('roles = ["agent"]', 'roles = ["agent", "boss"]'), "10: people.agent-one.roles.1: “boss” must be one of agent"),
    (('roles = ["agent"]', 'roles = ["customer"]'), "10: people.agent-one.roles.0: “customer” must be one of"),
    (('lines = ["first", ', 'lines = ["third", '), "11: people.agent-one.lines.0: “third” must be one of first"),
    (("America/Chicago", "Chicago"), '12: people.agent-one.timezone: "Chicago" is not an IANA time zone'),
    (
        ("slack:T0DESK/U0AGENT1", "wake:person/one"),
        "13: people.agent-one.accounts.0: “wake:person/one” is on no platform",
    ),
    (("slack:T0DESK/U0AGENT1", "irc:T0DESK/U0AGENT1"), "13: people.agent-one.accounts.0: “irc:T0DESK"),
    (("agent.one@vendor.example", "agent one"), "9: people.agent-one.email: “agent one” must be one address"),
    (('id = "agent-one"', 'id = "Agent One"'), "7: people.Agent One.id: “Agent One” must be small letters"),
    (("start = 2026-01-01", "start = 2027-01-01"), "28: customers.acme.term.end: the term ends on 2026-12-31, before"),
    (("start = 2026-01-01", 'start = "January"'), "28: customers.acme.term.start: must be a date such as"),
    (("since = 2026-01-05", "since = 2026-01-05T00:00:00Z"), "36: customers.acme.contacts.acme-one.since: must be"),
    (("slack:T0DESK/C0ACME", "slack/C0ACME"), "29: customers.acme.channels.0: “slack/C0ACME” should read"),
    (('plan = "mpowr/premier"\n', ""), "21: customers.acme.plan: is missing"),
]

SENSE: dict[str, tuple[Change, str]] = {
    "triage": (('["slack:T0DESK/C0TRIAGE"]', "[]"), "4: desk.triage: needs at least one internal channel"),
    "triage-twice": (
        ("C0TRIAGE", 'C0TRIAGE", "slack:T0DESK/C0TRIAGE'),
        "4: desk.triage.1: slack:T0DESK/C0TRIAGE is there already: desk.triage.0, line 4",
    ),
    "slash-names": (
        ('ticket_prefix = "EX"', 'ticket_prefix = "EX"\nslash = { ticket = "/ack" }'),
        "4: desk.slash: both commands are /ack; name one of them otherwise",
    ),
    "person-id": (
        (ACME, f'[[people]]\nid = "agent-one"\nname = "Agent Two"\nroles = ["agent"]\n{ACME}'),
        "22: people.agent-one.id: “agent-one” is taken: people.agent-one.id, line 7",
    ),
    "person-account": (
        ("U0TAM1", "U0AGENT1"),
        "19: people.tam-one.accounts.0: slack:T0DESK/U0AGENT1 is taken: people.agent-one.accounts.0, line 13",
    ),
    "person-role": (('["agent"]', "[]"), "10: people.agent-one.roles: needs at least one role"),
    "customer-id": (
        (BETA, BETA.replace("beta", "acme")),
        "39: customers.acme.id: “acme” is taken: customers.acme.id, line 22",
    ),
    "product-plan": (
        ('plan = "mpowr/premier"', 'plan = "mpowr/premier"\nplans = { engage = "mpowr/priority" }'),
        "25: customers.acme.plans.engage: “engage” isn't one of the customer's products: add it to `products`",
    ),
    "channel": (
        ("C0BETA", "C0ACME"),
        "44: customers.beta.channels.0: slack:T0DESK/C0ACME is bound already: customers.acme.channels.0, line 29; "
        "a channel has one customer",
    ),
    "triage-channel": (
        ("C0BETA", "C0TRIAGE"),
        "44: customers.beta.channels.0: slack:T0DESK/C0TRIAGE is internal: desk.triage.0, line 4",
    ),
    "tam": (
        ('tam = "tam-one"', 'tam = "agent-one"'),
        "27: customers.acme.tam: “agent-one” doesn't have the role tam",
    ),
    "override-person": (override(""), "4: desk.on_call_overrides.0.off: is missing; say who is off, or who is on"),
    "override-swap": (
        override('off = "agent-one", on = "agent-one", '),
        "4: desk.on_call_overrides.0.on: “agent-one” can't stand in for themselves",
    ),
    "override-span": (
        override('off = "agent-one", ', since="2026-12-28T09:00"),
        "4: desk.on_call_overrides.0.until: must come after `from`",
    ),
    "override-line": (
        override('on = "tam-one", '),
        "4: desk.on_call_overrides.0.on: “tam-one” is in no line; add `line` to say which",
    ),
    "contact-id": (
        (BETA, SECOND.replace("acme-two", "acme-one") + BETA),
        "39: customers.acme.contacts.acme-one.id: “acme-one” is taken: customers.acme.contacts.acme-one.id, line 32",
    ),
    "contact-account": (
        (BETA, f'{SECOND}accounts = ["slack:T0ACME/U0ONE"]\n{BETA}'),
        "41: customers.acme.contacts.acme-two.accounts.0: slack:T0ACME/U0ONE is taken: "
        "customers.acme.contacts.acme-one.accounts.0, line 35",
    ),
    "one-side-id": (
        ('id = "acme-one"', 'id = "agent-one"'),
        "32: customers.acme.contacts.agent-one.id: “agent-one” is one of our own people: people.agent-one, line 6",
    ),
    "one-side-account": (
        ("slack:T0ACME/U0ONE", "slack:T0DESK/U0AGENT1"),
        "35: customers.acme.contacts.acme-one.accounts.0: slack:T0DESK/U0AGENT1 is one of our own people's: "
        "people.agent-one.accounts.0, line 13",
    ),
}


def test_the_sound_file_has_neither_faults_nor_warnings(desk: DeskFolder) -> None:
    assert desk.read().warnings == ()


@pytest.mark.parametrize(("change", "fault"), SHAPE, ids=[fault for _, fault in SHAPE])
def test_what_cannot_be_read_is_one_fault(desk: DeskFolder, change: Change, fault: str) -> None:
    faults = desk.faults(change)

    assert len(faults) == 1
    assert fault in faults[0]


@pytest.mark.parametrize(("change", "fault"), SENSE.values(), ids=SENSE)
def test_what_does_not_fit_is_one_fault(desk: DeskFolder, change: Change, fault: str) -> None:
    faults = desk.faults(change)

    assert faults == [fault]


def test_every_rule_is_tried() -> None:
    assert [rule.name for rule in RULES] == list(SENSE)


def test_a_person_without_the_role_is_no_tam(desk: DeskFolder) -> None:
    faults = desk.faults(('tam = "tam-one"', 'tam = "agent-one"'))

    assert faults == ["27: customers.acme.tam: “agent-one” doesn't have the role tam"]


def test_one_person_may_be_a_contact_of_two_customers(desk: DeskFolder) -> None:
    again = '\n[[customers.contacts]]\nid = "acme-one"\nname = "Contact One"\naccounts = ["slack:T0ACME/U0ONE"]\n'

    read = desk.read(('channels = ["slack:T0DESK/C0BETA"]\n', f'channels = ["slack:T0DESK/C0BETA"]\n{again}'))

    assert len(read.desk.contact_of(read.desk.customers[0].contacts[0].accounts[0])) == 2
