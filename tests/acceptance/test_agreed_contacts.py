"""Who is a designated contact by agreement, beside the desk file, while the desk runs."""

from datetime import UTC, datetime

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, CONTACT_ONE
from bot.engine.evolve.contract import fold_contract
from bot.events import ContactAdded, ContactRemoved, ContractEvent, Stamp
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact
from bot.model.places import Account
from tests.acceptance.story import Story, labels

STAMP = Stamp(at=datetime(2026, 11, 20, tzinfo=UTC), by="tam-one", via="slash command")
COLLEAGUE = Contact(
    id=PersonId("acme-colleague"), name="Colleague One", accounts=(Account.parse(f"slack:T0ACME/{ACME_COLLEAGUE}"),)
)


async def agreed(story: Story, *events: ContractEvent) -> None:
    """Something is agreed with Acme, and the desk looks with its next tick."""

    def agree() -> None:
        with story.assembly.service.open_work() as work:
            work.contracts.save(fold_contract(work.contracts.to_change(CustomerId("acme")), events), events)
            work.commit()
        story.assembly.reloading.look()

    await story.assembly.in_thread(agree)


async def test_who_is_agreed_on_asks_like_any_other_contact_and_who_is_not_any_more_waits_for_one(story: Story) -> None:
    await agreed(story, ContactAdded(**STAMP, contact=COLLEAGUE), ContactRemoved(**STAMP, contact=PersonId("acme-one")))

    asked = await story.asks(ACME_COLLEAGUE, ACME)
    held = await story.asks(CONTACT_ONE, ACME)

    assert "Level 1 – Critical" in labels(story.question(ACME, asked))
    assert "Colleague One" in story.replies(ACME, held)[0].text
