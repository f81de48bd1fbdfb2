"""Replies to questions: a list, a ticket, why a time is what it is, and what somebody may do here."""

from functools import partial

from bot.catalogue import VERBS, verbs_of
from bot.commands import ExplainDueTime, Help, ListTickets, Search, ShowContacts, ShowPlan, ShowTicket, Via
from bot.engine import other_forms
from bot.engine.access import access_contract, access_customer, access_pages
from bot.engine.situation import Case, Decision, Situation, answer
from bot.engine.ticket.lines import lines_of
from bot.engine.views import topics
from bot.language import plain
from bot.language.addressing import before_topic
from bot.language.filters import page_of
from bot.model.desk import Customer, Desk
from bot.model.ids import PersonId
from bot.model.people import Actor, Role
from bot.model.selection import Page
from bot.model.ticket import Ticket
from bot.oncall.overrides import away_until
from bot.wording.intake import form as forms
from bot.wording.labels import names_of_programs
from bot.wording.views import answers, besides, help, listing, why
from bot.wording.views import plan as terms
from policies.terms import DecidedBy, Plan


def list_tickets(command: ListTickets, situation: Situation) -> Decision:
    """Return the open tickets that this person may see, or the closed ones."""
    (page,) = access_pages(situation) or (Page(),)
    listed = listing.closed if command.closed else listing.tickets
    return answer(listed(page, lines_of((page,), situation), to_staff=situation.actor.is_staff))


def search(command: Search, situation: Situation) -> Decision:
    """Return the tickets that this person may see whose messages have the words that they look for."""
    text = page_of(command.words)[1].strip("\"“”„«»‘’' ")
    if not plain.words(text):
        return other_forms.show("search", "", situation)
    (page,) = access_pages(situation) or (Page(),)
    return answer(listing.found(text, page, lines_of((page,), situation), to_staff=situation.actor.is_staff))


def plan(command: ShowPlan, situation: Situation) -> Decision:
    """Return what the plan promises a customer, or what it says about one topic."""
    customer, theirs, staff = access_customer(situation), situation.plan, situation.actor.is_staff
    topic = before_topic(command.words, situation.desk)[1] if staff else command.words
    if customer is None or theirs is None:
        return _which_customer(command, situation)
    if topic:
        return topics.explain_topic(topic, theirs, staff=staff, asks=(customer, situation.now))
    others = tuple(one for one in situation.plans.values() if one.version != theirs.version)
    return answer(terms.plan(theirs, customer, situation.now, others))


def contacts(command: ShowContacts, situation: Situation) -> Decision:
    """Return who may ask for a customer."""
    meant = _meant(command, situation)
    if meant is None:
        return _which_customer(command, situation)
    customer, theirs = meant
    tam = situation.desk.person(customer.tam) if customer.tam else None
    contract = access_contract(situation)
    programs = names_of_programs(situation.desk.assistants, customer.id)
    return answer(
        terms.contacts(theirs, customer, tam.name if tam else None, situation.now, contract, assistants=programs)
    )


def _meant(command: ShowContacts, situation: Situation) -> tuple[Customer, Plan] | None:
    """Return the customer at hand and its plan; None if there is none, or if the words name an unknown one."""
    customer, plan = access_customer(situation), situation.plan
    unknown = command.words and not (situation.actor.is_staff and situation.desk.called(command.words))
    return None if customer is None or plan is None or unknown else (customer, plan)


def _which_customer(command: ShowContacts | ShowPlan, situation: Situation) -> Decision:
    return answer(terms.which_customer(command.words, situation.desk, staff=situation.actor.is_staff))


def show(_: ShowTicket, case: Case, ticket: Ticket) -> Decision:
    """Return one ticket."""
    away = away_until(case.desk, PersonId(ticket.assignee_id), case.now) if ticket.assignee_id else None
    shown = partial(answers.to_work_on, away=away) if case.actor.is_staff else answers.ticket
    return answer(shown(ticket, case.plan, case.customer))


def explain(_: ExplainDueTime, case: Case, ticket: Ticket) -> Decision:
    """Return its due time, down to the clause."""
    contract = access_contract(case.situation)
    agreed = besides.Agreed(customer=case.customer, approvals=contract.approvals if contract else ())
    return answer(why.explained(ticket, case.plan, case.now, to_staff=case.actor.is_staff, agreed=agreed))


def help_here(command: Help, situation: Situation) -> Decision:
    """Return what this person may do here, or what was wrong with what they typed."""
    actor = situation.actor
    if command.problem:
        return answer(help.unread(command.problem, command.guess))
    if actor.roles == {Role.STRANGER} and situation.customer is None:
        return answer(answers.no_customer_here())
    examples = may_say(actor, situation.desk, situation.plan)
    form = forms.use(situation.customer if actor.is_staff else None) if "new" in examples else None
    origin = command.origin
    is_aside, is_alone = origin.via is Via.ASIDE, situation.in_private
    way = help.way(situation.desk, origin.place, staff=actor.is_staff, aside=is_aside, alone=is_alone)
    if command.everything:
        return answer(help.everything(examples, way, form))
    is_manager = Role.TAM in actor.roles
    return answer(help.first_few(examples, way, form, staff=actor.is_staff, is_manager=is_manager))


def may_say(actor: Actor, desk: Desk, plan: Plan | None) -> dict[str, str]:
    """Return the verbs that somebody may use under a plan, each with an example."""
    theirs = verbs_of(actor.roles) - (frozenset() if actor.is_staff else _left_out(plan, desk))
    return {
        name: verb.example.replace("EX-", f"{desk.ticket_prefix}-") for name, verb in VERBS.items() if name in theirs
    }


def _left_out(plan: Plan | None, desk: Desk) -> frozenset[str]:
    """Return the verbs that customers needn't use.

    They say `status` for `show`, and have buttons for `access` and `appeal`; `severity` is theirs only if the plan lets
    them decide, `confirm` and `rate` only if the desk asks for them.
    """
    decides = plan is None or plan.severity_rule.decided_by is DecidedBy.CUSTOMER
    asked = {"severity": decides, "confirm": desk.confirm_resolved, "rate": desk.ask_rating}
    return frozenset({"show", "access", "appeal", *(verb for verb, is_asked in asked.items() if not is_asked)})
