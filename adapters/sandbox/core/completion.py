"""Completions for somebody who begins to write: what the desk lets them say here, and whom they may call.

They come from the desk's own tables, so that nothing is offered that would be refused.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from adapters.sandbox.core.chat import Chat
from bot.commands import Origin, Via
from bot.engine.identity import identify
from bot.engine.views.answers import may_say
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from bot.ports import Clock
from bot.wording.views.help import PURPOSE
from policies.terms import Plan

DESK = "@plandesk"


class CompletionOffer(Struct, frozen=True, kw_only=True):
    """One completion and what it is for; `whole` is for all that is written, else for its last word.

    `hindrance` says why it can't work there; then it is shown, and not taken.
    """

    text: str
    about: str
    whole: bool
    hindrance: str = ""


class Completion(Struct, frozen=True, kw_only=True):
    """The completions that there are for each person and place. `plans` has every customer's present plan."""

    desk: Desk
    plans: Mapping[CustomerId, Plan]
    clock: Clock

    def offers(
        self, chat: Chat, person: str, conversation: str, thread: str | None = None
    ) -> tuple[CompletionOffer, ...]:
        """Return what this person may write here, commands first.

        That is slash commands, greyed if this person has none here, then mentions of the desk with each verb, and last
        the people of the conversation.
        """
        said, hindrance = self._verbs(chat, person, conversation), chat.no_commands(person, conversation, thread)
        slash = chat.command or self.desk.slash_ticket
        ways = [DESK] if hindrance else [slash, DESK]
        whole = [
            CompletionOffer(text=f"{way} {example}", about=PURPOSE[verb], whole=True)
            for way in ways
            for verb, example in said
        ]
        commands = self._greyed(chat, hindrance) if hindrance else self._acknowledging(chat)
        return (*commands, *whole, *_people(chat, conversation))

    def _verbs(self, chat: Chat, person: str, conversation: str) -> list[tuple[str, str]]:
        place = chat.place(conversation)
        customer, now = self.desk.customer_in(place), self.clock.now()
        plan = self.plans.get(customer.id) if customer else None
        origin = Origin(by=chat.account(person), place=place, at=now, via=Via.MENTION)
        actor = identify(origin, self.desk, customer=customer, plan=plan, requester=None, now=now)
        own = self.plans.get(actor.customer) if actor.customer else plan
        return list(may_say(actor, self.desk, own).items())

    def _greyed(self, chat: Chat, hindrance: str) -> tuple[CompletionOffer, ...]:
        commands = (chat.command,) if chat.command else (self.desk.slash_ticket, self.desk.slash_ack)
        return tuple(CompletionOffer(text=one, about=hindrance, whole=True, hindrance=hindrance) for one in commands)

    def _acknowledging(self, chat: Chat) -> tuple[CompletionOffer, ...]:
        text = f"{self.desk.slash_ack} {self.desk.ticket_prefix}-1"
        return () if chat.command else (CompletionOffer(text=text, about=PURPOSE["ack"], whole=True),)


def _people(chat: Chat, conversation: str) -> Iterator[CompletionOffer]:
    yield CompletionOffer(text=DESK, about="the desk", whole=False)
    for person in chat.people():
        if any(one.id == conversation for one in chat.conversations(person.id)):
            yield CompletionOffer(text=f"@{person.handle}", about=person.name, whole=False)
