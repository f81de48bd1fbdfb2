"""The form that the question offers: it answers the request that waits, and never begins another.

What its customer wrote stays as it is; what is added in the form is one more message of the same request. A form that
comes back too late, after another click, is refused with what was written in it.
"""

from msgspec.structs import replace

from bot.commands import OpenIntakeForm, Submit
from bot.effects import Effect, OpenForm, ReplyToActor, ReturnForm
from bot.engine import posts
from bot.engine.evolve import begin_ticket, evolve_intake
from bot.engine.form_answers import faults, keep_form
from bot.engine.intake import choice
from bot.engine.intake import form_fields as dialog
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import additions
from bot.events import IntakeJoined, TicketOpened
from bot.model.customer_message import CustomerMessage
from bot.model.form import FieldName, Filled
from bot.model.intake import Intake, IntakeState
from bot.model.message import Message
from bot.model.rank import Rank
from bot.model.ticket import OVER, Ticket
from bot.wording import refusals
from bot.wording.intake import form as forms
from bot.wording.intake import offer as offers


def show(_: OpenIntakeForm, case: Case, intake: Intake) -> Decision:
    """Return the form for this request, or say that nothing is asked any more."""
    over = _over(case, intake)
    return answer(over) if over else _open(case, intake)


def submit(command: Submit, case: Case, intake: Intake) -> Decision:
    """Decide what follows from the form that came back: the request opens as if its severity had been clicked."""
    filled, ticket = command.filled, case.situation.ticket
    if ticket and case.situation.customer_message:  # what was added in this very form is a message of it
        return answer(forms.sent_already(ticket))
    over = _over(case, intake)
    if over and not _wants_level(ticket):
        return keep_form(over, filled)
    form = dialog.waiting(case.customer, case.plan, case.now, intake)
    if any(field.name not in filled.answers for field in form.fields if not field.is_optional):
        return _open(case, intake, filled)
    wrong = faults(form, filled)
    if wrong:
        return Decision(effects=(ReturnForm(faults=wrong),))
    once = f"form {filled.id}"
    if ticket:
        return replace(_late(filled, case, intake, ticket), once=once)
    return replace(_opened(command, case, intake), once=once)


def _open(case: Case, intake: Intake, before: Filled | None = None) -> Decision:
    form = dialog.waiting(case.customer, case.plan, case.now, intake, before=before)
    return Decision(effects=(OpenForm(form=form),))


def _over(case: Case, intake: Intake) -> Message | None:
    """Return why it can't be answered any more; None: it waits."""
    ticket = case.situation.ticket
    if ticket and ticket.merged_into:
        return refusals.goes_on(ticket.id, ticket.merged_into)
    if ticket:
        return refusals.open_already(ticket, case.plan)
    if intake.is_undecided:
        return None
    return forms.no_request_now() if intake.state is IntakeState.DISMISSED else offers.settled()


def _wants_level(ticket: Ticket | None) -> bool:
    """Return whether it opened meanwhile because nobody chose, and still has no severity."""
    return ticket is not None and ticket.severity is None and ticket.status not in OVER


def _opened(command: Submit, case: Case, intake: Intake) -> Decision:
    said = _said(command, case)
    joined = (IntakeJoined(**case.stamp, customer_message=said),) if said else ()
    if said:
        intake = evolve_intake(intake, *joined)
        case = _with_message(said, intake, case)
    filled = command.filled
    detailed = replace(
        intake,
        kind=filled.said(FieldName.KIND) or intake.kind,
        product=filled.said(FieldName.PRODUCT) or intake.product,
    )
    opened = choice.choose_severity(_severity(filled), case, detailed)
    ticket = next((begin_ticket(event) for event in opened.events if isinstance(event, TicketOpened)), None)
    if ticket is None:
        return opened
    told = ReplyToActor(message=forms.opened_waiting(ticket, case.plan))
    shown = _added(said, ticket, case) if said else ()
    return Decision(events=joined) + Decision(effects=shown) + opened + Decision(effects=(told,))


def _late(filled: Filled, case: Case, intake: Intake, ticket: Ticket) -> Decision:
    """Set the severity of a ticket that opened meanwhile, and hand back what was added, to be written in its thread."""
    chosen = choice.choose_severity(_severity(filled), case, intake)
    text = filled.said(FieldName.TEXT)
    return chosen + keep_form(forms.opened_meanwhile(ticket), filled) if chosen.events and text else chosen


def _severity(filled: Filled) -> str | None:
    chosen = filled.said(FieldName.SEVERITY)
    return None if chosen == dialog.UNSURE else chosen


def _said(command: Submit, case: Case) -> CustomerMessage | None:
    """Return what was added in the form, as a message; None if nothing was."""
    text, by = command.filled.said(FieldName.TEXT), command.origin.by
    if not text or by is None:
        return None
    return CustomerMessage(message=command.filled.id, at=min(command.origin.at, case.now), by=by, text=text)


def _with_message(said: CustomerMessage, intake: Intake, case: Case) -> Case:
    """Return the case with one more message, which the store doesn't have yet."""
    before = case.situation.messages or (intake.first,)
    return replace(case, situation=replace(case.situation, messages=(*before, said)))


def _added(said: CustomerMessage, ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return what was added for the customer's thread, where all can read it, and for the thread of the card."""
    message = forms.added(case.actor, said.body)
    return (
        posts.to_customer(ticket, message, rank=Rank.QUESTION),
        *additions.show(ticket, message, case.desk),
    )
