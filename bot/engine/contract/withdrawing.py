"""An announcement taken back in chat: its form shows what they will read, and then all of them do, in one transaction.

So is a notice under a clause, by whoever decides for each of the customers who were given it.
"""

from collections.abc import Iterator, Sequence

from bot.commands import WithdrawAnnouncement
from bot.effects import OpenForm, ReplyToActor, ReturnForm
from bot.engine.contract import authority, notices
from bot.engine.contract.announcement_form import MAX_KEPT, no_names
from bot.engine.contract.announcing import told_inside
from bot.engine.form_answers import MAX_TEXT, faults
from bot.engine.names import names_of_others
from bot.engine.situation import Decision, Situation, answer
from bot.events import NoticeWithdrawn
from bot.language.forms import WITHDRAW
from bot.model.desk import Customer
from bot.model.form import FieldName, Form, Purpose, Writing
from bot.model.ids import PersonId
from bot.model.message import Message
from bot.model.notice import Notice
from bot.wording import other_forms
from bot.wording.contract import announcing as words
from bot.wording.contract import notices as notice_words

Told = tuple[Customer, Notice]


def withdraw(command: WithdrawAnnouncement, situation: Situation) -> Decision:
    """Return the form that shows what they would read; once it comes back, they do."""
    told = tuple(_found(command.number, situation))
    customers = [customer for customer, _ in told]
    if not told:
        return answer(words.counts_no_more(command.number))
    if not all(notice.is_announcement or _decides_for(customer, situation) for customer, notice in told):
        return answer(words.is_a_notice(command.number))
    named = names_of_others(command.text, {one.id for one in customers}, situation.desk)
    form, filled = _form(told, named, command, situation), command.filled
    if filled is None:
        return Decision(effects=(OpenForm(form=form),))
    wrong = faults(form, filled)
    if wrong:
        return Decision(effects=(ReturnForm(faults=wrong),))
    if named and not filled.ticked(FieldName.ANYWAY):
        return Decision(effects=(OpenForm(form=form),))
    return _taken_back(told, customers, command, situation)


def _decides_for(customer: Customer, situation: Situation) -> bool:
    return authority.decides(situation.actor, customer, situation.desk, situation.now)


def _taken_back(
    told: Sequence[Told], customers: Sequence[Customer], command: WithdrawAnnouncement, situation: Situation
) -> Decision:
    name, why, desk = situation.actor.name, command.text, situation.desk
    by, via = PersonId(situation.actor.id), command.origin.via
    event = NoticeWithdrawn(at=situation.now, by=by, via=via, number=command.number, name=name, why=why)
    posts = (
        post
        for customer, notice in told
        for post in notices.posted(notice_words.withdrawn(notice, why, name), customer, desk)
    )

    def inside(theirs: Sequence[Customer], /, *, own: bool = False) -> Message:
        return notice_words.withdrawn_inside(told[0][1], theirs, why, name, desk.off)

    return Decision(
        to_contracts={customer.id: (event,) for customer in customers},
        effects=(
            *posts,
            *told_inside(customers, situation, inside),
            ReplyToActor(message=words.taken_back(customers, told[0][1], desk.off)),
        ),
    )


def _found(number: int, situation: Situation) -> Iterator[Told]:
    """Yield whom that notice still counts for; a customer who has left the desk file has no channel any more."""
    for contract in situation.contracts:
        notice = contract.notice(number)
        if notice and notice.is_open:
            known = situation.desk.customer(contract.customer)
            yield known or Customer(id=contract.customer, name=contract.customer, plan=contract.plan_ref), notice


def _form(told: Sequence[Told], named: Sequence[str], command: WithdrawAnnouncement, situation: Situation) -> Form:
    title, send = other_forms.NAMES[WITHDRAW]
    customers = [customer for customer, _ in told]
    read = notice_words.withdrawn(told[0][1], command.text, situation.actor.name)
    why = Writing(
        name=FieldName.TEXT, label=words.WHY, max_length=MAX_TEXT, written=command.text[:MAX_TEXT], is_optional=True
    )
    kept = f" {command.text}" if command.text and len(command.text) <= MAX_KEPT else ""
    purpose = Purpose(verb=WITHDRAW, subject=f"{command.number}{kept}")
    above = (*words.taking_back(customers, named, told[0][1], situation.desk.off), *read.blocks)
    return Form(title=title, send=send, parts=(*above, why, *((no_names(),) if named else ())), purpose=purpose)
