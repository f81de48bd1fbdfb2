"""What is remembered of places and people, and that it is written only when it changes."""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from adapters.teams import references
from adapters.teams.references import KnownReferences, Reference
from storage.memory.references import MemoryReferences
from tests.unit.teams.deliveries import ACME, CHAT, CONFIG, CONTACT_ONE, SERVICE, Desk, activity, direct, known

T = TypeVar("T")
EMEA = "https://smba.trafficmanager.net/emea/"


class Counting:
    """Counts how often the database is gone to."""

    def __init__(self) -> None:
        self.crossings = 0

    async def __call__(self, call: Callable[[], T]) -> T:
        self.crossings += 1
        return call()


async def test_what_has_not_changed_is_not_written_again() -> None:
    crossing, desk = Counting(), Desk()
    own = KnownReferences(MemoryReferences(desk.store), crossing, CONFIG)

    for _ in range(5):
        await own.learn(activity())

    assert crossing.crossings == 2  # the place, and its tenant


async def test_a_service_that_moved_is_followed() -> None:
    own = known(Desk())
    await own.learn(activity())

    await own.learn(activity(serviceUrl=EMEA))

    assert await own.of(ACME) == Reference(service_url=EMEA)


async def test_a_place_that_was_never_seen_is_reached_through_the_cloud() -> None:
    assert await known(Desk()).of(ACME) == Reference(service_url="https://smba.trafficmanager.net/teams/")


async def test_who_was_never_heard_from_is_reached_as_their_tenant_was_last() -> None:
    own = known(Desk())
    await own.learn(activity(serviceUrl=SERVICE))
    await own.learn(activity(serviceUrl=EMEA))
    elsewhere = replace(ACME, workspace="another-tenant")

    assert await own.of(replace(ACME, channel="19:never@thread.tacv2")) == Reference(service_url=EMEA)
    assert await own.of(CONTACT_ONE) == Reference(service_url=EMEA)
    assert await own.of(elsewhere) == Reference(service_url=CONFIG.cloud.service_url)


async def test_a_tenant_lends_nobody_an_address_that_is_not_trusted_any_more() -> None:
    desk = Desk()
    await known(desk).learn(activity(serviceUrl=EMEA))
    moved = replace(CONFIG, cloud=replace(CONFIG.cloud, origins=frozenset({"https://other.example"})))

    assert (await known(desk, moved).of(CONTACT_ONE)).service_url == CONFIG.cloud.service_url


async def test_what_one_process_learned_another_uses() -> None:
    desk = Desk()
    await known(desk).learn(direct())

    assert await known(desk).of(CONTACT_ONE) == Reference(service_url=SERVICE, chat=CHAT)


async def test_a_channel_says_nothing_of_how_to_reach_a_person_alone() -> None:
    own = known(Desk())

    await own.learn(activity())

    assert (await own.of(CONTACT_ONE)).chat == ""


async def test_a_bot_is_nobody_to_write_to() -> None:
    desk = Desk()

    await known(desk).learn(direct(**{"from": {"id": "28:another"}}))

    assert [key for key in desk.references if "28:" in key] == []


async def test_a_chat_that_was_begun_is_kept() -> None:
    own = known(Desk())

    await own.opened(CONTACT_ONE, Reference(service_url=EMEA), CHAT)

    assert await own.of(CONTACT_ONE) == Reference(service_url=EMEA, chat=CHAT)


async def test_only_so_many_are_kept_in_mind() -> None:
    crossing, desk = Counting(), Desk()
    own = KnownReferences(MemoryReferences(desk.store), crossing, CONFIG)
    for number in range(references.SEEN):  # and one is their tenant's
        await own.learn(activity(conversation=activity()["conversation"] | {"id": f"19:{number}@thread.tacv2"}))

    await own.learn(activity(conversation=activity()["conversation"] | {"id": "19:0@thread.tacv2"}))

    assert crossing.crossings == references.SEEN + 2


async def test_a_service_that_is_not_on_the_list_is_never_kept() -> None:
    desk = Desk()

    await known(desk).learn(direct(serviceUrl="https://evil.test/"))

    assert desk.references == {}
