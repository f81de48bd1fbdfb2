"""Work that is logged: taken off an allowance of the contract, first from what is held back for the ticket.

An entry is never changed; what was wrong is given back by another one. Beyond that the account manager decides.
"""

from collections.abc import Iterator

from msgspec import Struct

from bot.commands import LogWork
from bot.effects import Effect
from bot.engine import posts
from bot.engine.contract import overdraft
from bot.engine.contract.allowances import AllowanceInPeriod, plan_of, standing
from bot.engine.contract.warning import warn
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.events import Reversed, Settled, WorkLogged
from bot.language import log_words
from bot.language.log_words import LogWords
from bot.model.contract import Contract
from bot.model.ledger import Quantity, quantity
from bot.model.message import Message
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.ticket import Ticket
from bot.wording.contract import ledger as words
from bot.wording.contract import overdraft as beyond_words
from policies.terms import Allowance, Beyond, Plan


class _Entry(Struct, frozen=True, kw_only=True):
    """An amount that somebody logs, for a ticket, and why."""

    case: Case
    contract: Contract
    ticket: Ticket
    amount: Quantity
    why: str

    def settled(self, allowance: Allowance, period: str, amount: int, part: int, *, warns: bool = False) -> Settled:
        """Return the entry of an amount in a period; `part` of it was held back."""
        return Settled(
            **self.case.stamp,
            allowance=allowance.id,
            period=period,
            quantity=quantity(allowance, amount),
            warns=warns,
            ticket=self.ticket.id,
            from_reserved=part,
            name=self.case.actor.name,
            text=self.why,
        )

    def on_ticket(self, event: Settled | Reversed, allowance: Allowance) -> WorkLogged:
        """Return an entry of the ledger as the ticket has it."""
        return WorkLogged(
            **self.case.stamp,
            name=event.name,
            text=event.text,
            allowance=allowance.id,
            allowance_name=allowance.name,
            period=event.period,
            quantity=event.quantity,
            is_reversal=isinstance(event, Reversed),
        )


def log(command: LogWork, case: Case, ticket: Ticket) -> Decision:
    """Take an amount off an allowance for a ticket, or give it back."""
    contract = case.situation.contract
    if contract is None:
        return answer(words.no_contract(case.customer))
    plan = plan_of(ticket.product, contract, case)
    said = log_words.read(command.text, {one.id for one in plan.allowances})
    found = tuple(_meant(said, plan, contract, ticket))
    if not plan.allowances:
        return answer(words.no_allowances(plan, case.customer))
    if not said.amounts or not said.why or not found:
        return answer(words.how(ticket, plan.allowances))
    if len(found) > 1:
        return answer(words.which(ticket, found))
    (allowance,) = found
    amount = quantity(allowance, said.amounts[allowance.counts])
    entry = _Entry(case=case, contract=contract, ticket=ticket, amount=amount, why=said.why)
    if said.reverse:
        return _reverse(entry, allowance)
    stands = standing(allowance, contract, case)
    if stands is None:
        return answer(words.not_there(allowance, plan, case.customer))
    return _settle(entry, stands, command.origin.place)


def _meant(said: LogWords, plan: Plan, contract: Contract, ticket: Ticket) -> Iterator[Allowance]:
    """Yield the allowances that may be meant: the one that is named, or that of the ticket, or all that count so."""
    fitting = [one for one in plan.allowances if said.amounts.get(one.counts)]
    held, kind = contract.reservation(ticket.id), plan.allowance_of(ticket.kind)
    own = said.allowance or (held.allowance if held else "") or (kind.id if kind else "")
    theirs = [one for one in fitting if one.id == own]
    yield from theirs or ([] if said.allowance else fitting)


def _settle(entry: _Entry, stands: AllowanceInPeriod, place: Place | None) -> Decision:
    """Take it from what is held back for the ticket, and the rest from what is left."""
    amount, case, ticket = entry.amount.amount, entry.case, entry.ticket
    held = entry.contract.reservation(ticket.id)
    part = min(held.amount, amount) if held and held.allowance == stands.allowance.id else 0
    if not stands.has(amount - part):
        return _beyond(entry, stands, place)
    is_former = held is not None and held.period != stands.span.key
    former = entry.settled(stands.allowance, held.period, part, part) if held and is_former and part else None
    rest, own = (amount - part, 0) if former else (amount, part)
    warns = stands.runs_out(rest - own)
    here = entry.settled(stands.allowance, stands.span.key, rest, own, warns=warns) if rest else None
    after, events = stands.after(here) if here else stands, tuple(one for one in (former, here) if one)
    told = words.logged(ticket, entry.amount, (stands.allowance, after.balance), case.actor.name, entry.why)
    back = words.logged_back(ticket, entry.amount, stands.allowance, after.balance)
    return Decision(
        events=tuple(entry.on_ticket(one, stands.allowance) for one in events),
        to_contract=events,
        effects=(
            *_note(told, entry),
            *(warn(after, plan_of(ticket.product, entry.contract, case), case) if warns else ()),
            *reply_to_actor(back, case),
        ),
    )


def _beyond(entry: _Entry, stands: AllowanceInPeriod, place: Place | None) -> Decision:
    """Put it to the account manager, if the plan lets them decide it."""
    plan = plan_of(entry.ticket.product, entry.contract, entry.case)
    if stands.allowance.beyond is Beyond.REFUSE:
        return answer(beyond_words.refused(entry.amount, stands.allowance, stands.balance, plan))
    wished = overdraft.wish(stands, entry.amount.amount, entry.ticket.id, entry.why)
    asked = overdraft.ask(wished, stands, place, plan, entry.case)
    if asked.wants_approval:
        return asked
    left = (stands.allowance, stands.balance)
    return asked + answer(beyond_words.asked(entry.amount, left, plan, entry.case.customer))


def _reverse(entry: _Entry, allowance: Allowance) -> Decision:
    """Give back what was taken off for the ticket, in the last period in which there is so much of it."""
    logged = [one for one in entry.ticket.logged if one.allowance == allowance.id]
    last = next((one for one in reversed(logged) if entry.amount.amount <= one.amount), None)
    if last is None:
        whole = quantity(allowance, sum(one.amount for one in logged))
        return answer(words.nothing_to_reverse(entry.ticket, whole))
    event = Reversed(
        **entry.case.stamp,
        allowance=allowance.id,
        period=last.period,
        quantity=entry.amount,
        ticket=entry.ticket.id,
        was_reserved=False,
        name=entry.case.actor.name,
        text=entry.why,
    )
    told = words.reversed_back(entry.ticket, event.quantity, event.name, entry.why)
    return Decision(
        events=(entry.on_ticket(event, allowance),),
        to_contract=(event,),
        effects=(*_note(told, entry), *reply_to_actor(told, entry.case)),
    )


def _note(told: Message, entry: _Entry) -> tuple[Effect, ...]:
    return posts.under_cards(entry.ticket, told, entry.case.desk.triage, rank=Rank.NEWS)
