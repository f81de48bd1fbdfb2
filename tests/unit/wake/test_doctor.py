"""Each wake_url is looked at without a call, and no line tells the address."""

from msgspec.structs import replace

from adapters.wake.doctor import checks
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.people import Person, Role
from policies.terms import Line

PERSON = Person(id=PersonId("agent-one"), name="Agent One", roles=frozenset({Role.AGENT}))
FOUND = {"pager.example": ["93.184.216.34"], "inside.example": ["10.0.0.7"], "nothing.example": []}


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of the hosts of this test."""
    return FOUND[host]


def a_desk(*hosts: str) -> Desk:
    """A desk whose people are woken at these hosts, and its first line at the pager."""
    people = tuple(replace(PERSON, name=host, wake_url=f"https://{host}/canary") for host in hosts)
    urls = {Line.FIRST: "https://pager.example:8443/canary"}
    return Desk(name="Example Support", ticket_prefix="EX", triage=(), people=people, wake_urls=urls)


async def test_each_address_is_ok_or_says_what_to_do() -> None:
    lines = await checks(a_desk("inside.example", "nothing.example"), is_signed=True, resolve=resolve)

    assert [(line.is_ok, line.says) for line in lines] == [
        (True, "the address of the first line can be called"),
        (False, "give inside.example an address on the public internet; no other is called"),
        (False, "correct the address of nothing.example: its host can't be found from here"),
    ]
    assert "canary" not in "".join(map(str, lines))


async def test_calls_that_nothing_signs_are_named() -> None:
    *_, last = await checks(a_desk(), is_signed=False, resolve=resolve)

    assert not last.is_ok
    assert "set PLANDESK_WAKE_SECRET" in last.says


async def test_a_desk_that_wakes_nobody_has_no_such_line() -> None:
    assert await checks(replace(a_desk(), wake_urls={}), is_signed=False, resolve=resolve) == []
