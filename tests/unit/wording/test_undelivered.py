"""How people read of a message that doesn't get through."""

from bot.model.plain_text import words
from bot.wording.escalation import undelivered
from tests.unit.wording.examples import CONTACT


def test_one_that_is_about_no_ticket_begins_as_a_sentence() -> None:
    to = undelivered.Recipient(home=CONTACT, name="Contact One", whom="Contact One")

    told = undelivered.undelivered(to, None, None, "they have blocked the bot", is_lost=True)

    assert words(told.summary).startswith("Our message didn't reach Contact One")
