"""The form: shown to those who may send it, judged when it comes back, and then a ticket at once.

The adapter vouches for where a form was shown and to whom; anything else that it claims is compared with its sender.
"""

from msgspec.structs import replace

from bot.commands import CreateIntake, ExplainForm, Origin, Submit
from bot.effects import OpenForm, ReplyToActor, ReturnForm
from bot.engine.access import access_case, access_intake
from bot.engine.evolve import begin_intake, begin_ticket
from bot.engine.form_answers import faults, keep_form
from bot.engine.intake import choice, eligibility, new_request, outside_term, question, question_form
from bot.engine.intake import form_fields as dialog
from bot.engine.intake.new_request import RequestWish
from bot.engine.situation import Case, Decision, Situation, answer
from bot.engine.ticket import form as ticket_form
from bot.events import IntakeStarted, TicketOpened
from bot.model.blocks import without_buttons
from bot.model.classification import Classification
from bot.model.form import FieldName, Filled
from bot.model.hearing import is_foreign_in
from bot.model.message import Message
from bot.wording import refusals
from bot.wording.intake import form as forms
from bot.wording.intake import new_request as requests
from bot.wording.intake import outside_term as outside
from policies.terms import Plan


def ask(command: CreateIntake, situation: Situation) -> Decision:
    """Return the form for who asks without a word; else what comes of the words.

    Who may ask is decided with the clause of the plan in hand, and not by the catalogue.
    """
    if command.text or command.files or command.carried:
        return new_request.ask(command, situation)
    return show(situation, command.origin)


def show(situation: Situation, origin: Origin) -> Decision:
    """Return the form for this customer; staff choose the customer first, if it is open."""
    case = access_case(situation, origin.via)
    if case is None:
        return _which_customer(situation)
    refusal = eligibility.refusal_for_any(case) or new_request.obstacle(origin, case)
    return answer(refusal) if refusal else _form(case)


def explain(command: ExplainForm, situation: Situation) -> Decision:
    """Say how to do without the form, since it couldn't be shown, with a button that tries again if that may help."""
    told, origin = _in_words(command, situation), command.origin
    has_no_chat = origin.place and origin.by and is_foreign_in(origin.place, origin.by)
    return answer(replace(told, blocks=without_buttons(told.blocks)) if has_no_chat else told)


def _in_words(command: ExplainForm, situation: Situation) -> Message:
    if command.purpose:
        return ticket_form.in_words(command.purpose)
    if command.intake:
        return forms.waiting_in_words(command.intake)
    return forms.in_words(situation.customer, staff=situation.actor.is_staff)


def submit(command: Submit, situation: Situation) -> Decision:
    """Decide what follows from a form that came back."""
    filled, case = command.filled, access_case(situation, command.origin.via)
    if filled.intake:
        waiting = access_intake(situation)
        return question_form.submit(command, case, waiting) if case and waiting else keep_form(refusals.gone(), filled)
    if situation.intake:
        return _once_more(situation)
    if case is None:
        return _which_customer(situation, filled)
    if filled.customer and filled.customer != case.customer.id:
        return keep_form(forms.of_another(), filled)
    form = dialog.request(case.customer, case.plan, case.now, staff=case.actor.is_staff)
    if not _fits(filled, case) or any(field.name not in filled.answers for field in form.fields):
        return _form(case, before=filled if filled.plan else None)
    wrong = faults(form, filled)
    if wrong:
        return Decision(effects=(ReturnForm(faults=wrong),))
    start = new_request.start_request(command.origin, _wanted(filled, case), case)
    return keep_form(start, filled) if isinstance(start, Message) else _opened(start, filled, case)


def _fits(filled: Filled, case: Case) -> bool:
    """Return whether a form was made for the plan that its request is under, or for one with the same choices.

    It is made before it says which product it is about, and that may have a plan of its own.
    """
    made_for = case.situation.plans.get(filled.plan, case.plan if filled.plan == case.plan.version else None)
    return made_for is not None and _choices(made_for) == _choices(case.plan)


def _choices(plan: Plan) -> tuple[object, ...]:
    return plan.severities, plan.severity_rule.decided_by, plan.kinds


def _form(case: Case, before: Filled | None = None) -> Decision:
    form = dialog.request(case.customer, case.plan, case.now, staff=case.actor.is_staff, before=before)
    return Decision(effects=(OpenForm(form=form),))


def _which_customer(situation: Situation, filled: Filled | None = None) -> Decision:
    if not situation.actor.is_staff:
        return keep_form(requests.nowhere(), filled) if filled else answer(requests.nowhere())
    form = dialog.customers(situation.desk)
    return Decision(effects=(OpenForm(form=form),)) if form else answer(requests.which_customer(situation.desk))


def _once_more(situation: Situation) -> Decision:
    """Reply to the same form again: sent twice by a hasty finger, or delivered twice."""
    if access_intake(situation) is None or situation.customer is None:
        return answer(refusals.gone())
    if situation.ticket is None:
        return answer(requests.turned_away(situation.customer))
    return answer(forms.sent_already(situation.ticket))


def _wanted(filled: Filled, case: Case) -> RequestWish:
    products = case.customer.products
    return RequestWish(
        key=filled.id,
        text=filled.said(FieldName.TEXT),
        product=filled.said(FieldName.PRODUCT) or (products[0] if len(products) == 1 else ""),
        kind=filled.said(FieldName.KIND),
        contact=filled.said(FieldName.CONTACT),
    )


def _opened(start: IntakeStarted, filled: Filled, case: Case) -> Decision:
    turned_away = new_request.refuse_posted(start, case)
    if turned_away:
        return turned_away
    intake, chosen = begin_intake(start), filled.said(FieldName.SEVERITY)
    severity = None if chosen == dialog.UNSURE else chosen
    own = not case.actor.is_staff
    given = Classification(severity=severity, at=case.now, own_first_choice=own, name=case.actor.name)
    waits = outside_term.refer(intake, given, case)
    if waits is not None:
        return _waiting(start, waits, case)
    stands = choice.create_ticket(intake, given, case)
    if stands.wants_number:
        return stands
    beside = outside_term.ask_beside(intake, given, case.situation.next_ticket, case)
    told = ReplyToActor(message=_told(stands, case))
    before = Decision(events=(start,), effects=(new_request.announce(intake, case),))
    return before + stands + beside + Decision(effects=(told,))


def _waiting(start: IntakeStarted, waits: Decision, case: Case) -> Decision:
    """Return the request as it is posted, and that it waits for the account manager."""
    intake, told = begin_intake(start), ReplyToActor(message=outside.posted(outside_term.manager(case)))
    shown = (new_request.announce(intake, case), *question.show_pending(intake, case))
    return Decision(events=(start,), effects=shown) + waits + Decision(effects=(told,))


def _told(stands: Decision, case: Case) -> Message:
    opened = next(event for event in stands.events if isinstance(event, TicketOpened))
    return forms.opened(begin_ticket(opened), case.customer, case.plan)
