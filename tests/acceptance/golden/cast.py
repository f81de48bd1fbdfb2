"""Who is in golden conversations, and the desk file that says so for one platform."""

from functools import cache
from pathlib import Path

from adapters.desk_file import DeskFile, parse
from adapters.sandbox.teams.population import colleague_id
from bot.model.ids import CustomerId
from bot.model.places import Account, Platform
from tests.shipped import LIBRARY

AGENT_ONE, AGENT_TWO, TAM_ONE = "Agent One", "Agent Two", "TAM One"
CONTACT_ONE, CONTACT_TWO, CONTACT_THREE, CONTACT_FOUR = "Contact One", "Contact Two", "Contact Three", "Contact Four"
CONTACT_FIVE = "Contact Five"
HELPER, ACME_HELPER = "Helper", "Acme Helper"
COLLEAGUE, HELIO_COLLEAGUE = "Acme Colleague", "Helio Colleague"

ACME, GLOBE, STERLING, HELIO, TRIAGE = "acme", "globe", "sterling", "helio", "triage"

TENANT = "0d5e0000-0000-4000-8000-000000000001"

_USERS = {
    AGENT_ONE: ("U0AGENT1", "0d5e0000-0000-4000-8000-0000000000a1"),
    AGENT_TWO: ("U0AGENT2", "0d5e0000-0000-4000-8000-0000000000a2"),
    TAM_ONE: ("U0TAM1", "0d5e0000-0000-4000-8000-0000000000a3"),
    CONTACT_ONE: ("U0ONE", "0d5e0000-0000-4000-8000-0000000000c1"),
    CONTACT_TWO: ("U0TWO", "0d5e0000-0000-4000-8000-0000000000c2"),
    CONTACT_THREE: ("U0THREE", "0d5e0000-0000-4000-8000-0000000000c3"),
    CONTACT_FOUR: ("U0FOUR", "0d5e0000-0000-4000-8000-0000000000c4"),
    CONTACT_FIVE: ("U0FIVE", "0d5e0000-0000-4000-8000-0000000000c5"),
    HELPER: ("U0HELPER", "28:0d5e0000-0000-4000-8000-0000000000b1"),
    ACME_HELPER: ("U0ACMEHELPER", "28:0d5e0000-0000-4000-8000-0000000000b2"),
    COLLEAGUE: ("U0ACMECOLLEAGUE", colleague_id(CustomerId(ACME))),
    HELIO_COLLEAGUE: ("U0HELIOCOLLEAGUE", colleague_id(CustomerId(HELIO))),
}
_CHANNELS = {
    TRIAGE: ("C0TRIAGE", "19:triage@thread.tacv2"),
    ACME: ("C0ACME", "19:acme@thread.tacv2"),
    GLOBE: ("C0GLOBE", "19:globe@thread.tacv2"),
    STERLING: ("C0STERLING", "19:sterling@thread.tacv2"),
    HELIO: ("C0HELIO", "19:helio@thread.tacv2"),
}

_DESK = """
[desk]
name = "Example Support"
ticket_prefix = "EX"
triage = ["{triage}"]
intake = "{intake}"
{more}

[[people]]
id = "agent-one"
name = "Agent One"
email = "agent.one@vendor.example"
roles = ["agent"]
lines = ["first"]
timezone = "America/Chicago"
accounts = ["{agent_one}"]

[[people]]
id = "agent-two"
name = "Agent Two"
roles = ["agent"]
lines = ["second"]
timezone = "Europe/Paris"
accounts = ["{agent_two}"]

[[people]]
id = "tam-one"
name = "TAM One"
roles = ["tam"]
timezone = "America/Chicago"
accounts = ["{tam_one}"]

[[customers]]
id = "acme"
name = "Acme"
plan = "mpowr/premier"
timezone = "America/Chicago"
products = ["envision-enterprise"]
tam = "tam-one"
channels = ["{acme}"]
contacts = [
  {{ id = "acme-one", name = "Contact One", accounts = ["{contact_one}"] }},
  {{ id = "acme-two", name = "Contact Two", accounts = ["{contact_two}"] }},
]

[[customers]]
id = "globe"
name = "Globe"
plan = "cpi/standard"
timezone = "Europe/London"
tam = "tam-one"
channels = ["{globe}"]
contacts = [{{ id = "globe-three", name = "Contact Three", accounts = ["{contact_three}"] }}]

[[customers]]
id = "sterling"
name = "Sterling"
plan = "m3ter/silver"
timezone = "Europe/Paris"
channels = ["{sterling}"]
contacts = [{{ id = "sterling-four", name = "Contact Four", accounts = ["{contact_four}"] }}]

[[customers]]
id = "helio"
name = "Helio"
plan = "influitive/premier-success"
timezone = "America/Toronto"
tam = "tam-one"
channels = ["{helio}"]
contacts = [
  {{ id = "helio-five", name = "Contact Five", accounts = ["{contact_five}"] }},
  {{ id = "helio-six", name = "Contact Six", email = "six@helio.example" }},
  {{ id = "helio-seven", name = "Contact Seven", email = "seven@helio.example" }},
  {{ id = "helio-eight", name = "Contact Eight", email = "eight@helio.example" }},
  {{ id = "helio-nine", name = "Contact Nine", email = "nine@helio.example" }},
]
"""


PEOPLE = tuple(_USERS)


def workspace(platform: Platform) -> str:
    """The workspace or tenant that the desk is installed in."""
    return TENANT if platform is Platform.TEAMS else "T0DESK"


def user(name: str, platform: Platform) -> str:
    """The id of one of the cast on a platform."""
    return _USERS[name][platform is Platform.TEAMS]


def channel(name: str, platform: Platform) -> str:
    """The id of a channel on a platform."""
    return _CHANNELS[name][platform is Platform.TEAMS]


def desk_file(platform: Platform, folder: Path, intake: str = "message", more: str = "") -> Path:
    """The desk of all golden conversations, wholly on one platform.

    `intake` says what it takes up, `more` what else the desk's section has.
    """
    file = folder / "desk.toml"
    file.write_text(_desk_text(platform, intake, more), encoding="utf-8")
    return file


@cache
def desk(platform: Platform, intake: str, more: str = "") -> DeskFile:
    """The same, read already."""
    return parse(_desk_text(platform, intake, more), "desk.toml", LIBRARY)


def _desk_text(platform: Platform, intake: str, more: str) -> str:
    places = {name: f"{platform}:{workspace(platform)}/{channel(name, platform)}" for name in _CHANNELS}
    accounts = {_key(name): f"{platform}:{_workspace(name, platform)}/{user(name, platform)}" for name in _USERS}
    return _DESK.format(intake=intake, more=more, **places, **accounts)


def _workspace(name: str, platform: Platform) -> str:
    if platform is Platform.TEAMS:
        return TENANT
    return "T0CUSTOMER" if name.startswith("Contact") or name in (COLLEAGUE, HELIO_COLLEAGUE, ACME_HELPER) else "T0DESK"


def _key(name: str) -> str:
    return name.lower().replace(" ", "_")


def account(name: str, platform: Platform) -> Account:
    """The account of one of the cast."""
    return Account(platform=platform, workspace=_workspace(name, platform), user=user(name, platform))


def assistants(platform: Platform) -> str:
    """The assistants of both sides, as the desk's section names them."""
    ours, theirs = account(HELPER, platform), account(ACME_HELPER, platform)
    return (
        f'assistants = [{{ id = "helper", name = "{HELPER}", accounts = ["{ours}"] }}, '
        f'{{ id = "acme-helper", name = "{ACME_HELPER}", customer = "acme", accounts = ["{theirs}"] }}]'
    )


def mentioned(text: str) -> list[str]:
    """Those of the cast whose handles are in a text, such as `@agent.two`."""
    return [name for name in _USERS if _handle(name) in text]


def named(text: str) -> str:
    """The text with names for handles, as everybody reads it."""
    for name in mentioned(text):
        text = text.replace(_handle(name), f"@{name}")
    return text


def _handle(name: str) -> str:
    return "@" + name.lower().replace(" ", ".")
