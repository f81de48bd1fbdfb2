"""One text for all customers of an incident: shown first, then sent once, to each in the thread of their own ticket.

It is kept as a draft while it is shown. Whoever sends it sends what they saw: if its tickets have changed meanwhile it
is shown again.
"""

from msgspec.structs import replace

from bot.commands import ArrangeIncident
from bot.effects import ReplyToActor, SaveIncident
from bot.engine import other_forms
from bot.engine.incident import steps
from bot.engine.incident.keeping import as_they_go_on, keep, step_of
from bot.engine.names import is_answer, others_hinted, others_named
from bot.engine.situation import Case, Decision, Situation, answer
from bot.language.incident_words import Send, Sending, Write
from bot.model.desk import Customer
from bot.model.incident import Incident, StepKind
from bot.model.ticket import OVER, Ticket
from bot.wording.incident import telling as words
from bot.wording.incident.telling import Reader
from bot.wording.incident.words import is_over


def draft(order: Write, command: ArrangeIncident, situation: Situation, incident: Incident) -> Decision:
    """Show what would be told, to whom; without words show the form for them."""
    if not order.text:
        return other_forms.show("incident", f"{incident.id} {_WORDS[order.kind]}", situation)
    return _shown(order.kind, order.text, command, situation, incident, again=False)


def send(order: Send, command: ArrangeIncident, situation: Situation, incident: Incident) -> Decision:
    """Tell all of them what was shown, and end the incident if that was to resolve it."""
    shown = incident.draft
    if incident.step(order.number):
        return answer(words.sent_already(incident))
    if not incident.is_open:
        return answer(is_over(incident))
    is_whole = order.how is not Sending.TELL
    if shown is None or shown.number != order.number or is_whole is not (shown.kind is StepKind.RESOLVE):
        return answer(words.no_draft(incident))
    to, _ = _readers(incident, situation)
    if tuple(one.id for one in to) != shown.tickets:
        return _shown(shown.kind, shown.text, command, situation, incident, again=True)
    kind = StepKind.RESOLVE if order.how is Sending.RESOLVE else StepKind.TELL
    step = replace(step_of(incident, kind, shown.tickets, command, situation), number=shown.number, text=shown.text)
    after = replace(incident.after(step), ended_at=situation.now if is_whole else None)
    customers = len({one.customer for one in to})
    told = words.on_its_way(incident, step, customers)
    return keep(after, step, situation, told, under=words.told(incident, step, customers))


_WORDS = {StepKind.TELL: "update", StepKind.RESOLVE: "resolve"}


def _shown(
    kind: StepKind, text: str, command: ArrangeIncident, situation: Situation, incident: Incident, *, again: bool
) -> Decision:
    to, left_out = _readers(incident, situation)
    if not to:
        return answer(words.nobody_left(incident))
    cases = [_case(one, command, situation) for one in to]
    if not any(is_answer(text, case, one) for case, one in zip(cases, to, strict=True)):
        return answer(words.says_nothing())
    named = tuple(others_named(text, {one.customer for one in to}, {one.id for one in to}, situation.desk))
    if named:
        return answer(words.names_others(named))
    hinted = tuple(others_hinted(text, {one.customer for one in to}, situation.desk))
    step = replace(step_of(incident, kind, (one.id for one in to), command, situation), text=text)
    after = [
        Reader(steps.after(step, case, one), case.plan, case.customer) for case, one in zip(cases, to, strict=True)
    ]
    told = words.preview(incident, step, after, left_out, hinted, again=again, off=situation.desk.off)
    return Decision(
        effects=(
            SaveIncident(incident=replace(incident, draft=step, version=incident.version + 1)),
            ReplyToActor(message=told, is_apart=True),
        )
    )


def _readers(incident: Incident, situation: Situation) -> tuple[tuple[Ticket, ...], tuple[Ticket, ...]]:
    """Return the tickets of an incident that are open, and those that are over."""
    tickets = as_they_go_on(incident.tickets, situation)
    over = tuple(one for one in tickets if one.status in OVER)
    return tuple(one for one in tickets if one not in over), over


def _case(ticket: Ticket, command: ArrangeIncident, situation: Situation) -> Case:
    """Return the case of one of the tickets, whose customer may have left the desk file."""
    known = situation.desk.customer(ticket.customer)
    customer = known or Customer(id=ticket.customer, name=ticket.customer, plan=ticket.plan_ref)
    plan = situation.plans[ticket.plan_version]
    return Case(situation=situation, customer=customer, plan=plan, via=command.origin.via)
