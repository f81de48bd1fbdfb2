"""Requests that wait for somebody who may ask: who is notified, who is reminded when, and the end if nobody comes.

It becomes a request only when a contact or an agent opens it, so that no promise runs. The desk looks after it by a
goal of its own instead: the plan's strictest first response, in its covered time, from when it was held. At half of it
the contacts are mentioned in the thread, at three quarters the first line in triage, at its end the account manager
directly; after that all of them as often as the plan's ladder repeats. If several reminders are due together, each
person reads one.
"""

from enum import StrEnum
from typing import Final

from bot.commands import CheckTimers
from bot.effects import Effect, Say
from bot.engine import posts
from bot.engine.evolve import begin_intake, evolve_intake
from bot.engine.intake import question
from bot.engine.milestones import timers
from bot.engine.situation import NOTHING, Case, Decision
from bot.engine.ticket import cards, recipients
from bot.events import IntakeHeld, IntakeLapsed, IntakeReassured, IntakeReminded, IntakeStarted
from bot.language.exclusions import left_out
from bot.model.intake import Intake
from bot.model.message import Mention, Spans
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.timer import Timer, TimerKind
from bot.wording import results
from bot.wording.intake import held as words
from policies.terms import Line


class Whom(StrEnum):
    """The people who are reminded."""

    CONTACTS = "contacts"
    FIRST_LINE = "first line"
    TAM = "tam"


RUNGS: Final = {50: Whom.CONTACTS, 75: Whom.FIRST_LINE, 100: Whom.TAM}
"""The people for each percentage of the goal; afterwards it is all of them."""


def hold(start: IntakeStarted, case: Case) -> Decision:
    """Let the request wait: the contacts are mentioned in its thread, triage reads it, and timers ask about it."""
    event = IntakeHeld(**question.beginning_fields(start), clause=case.plan.contacts.source.reference)
    intake = begin_intake(event)
    return Decision(
        events=(event,),
        effects=(_ask_contacts(intake, case), *question.show_pending(intake, case)),
    )


def hold_apart(intake: Intake, case: Case) -> tuple[Effect, ...]:
    """Let a request wait that triage has read already."""
    return (_ask_contacts(intake, case), *question.refresh_pending(intake, case))


def _ask_contacts(intake: Intake, case: Case) -> Say:
    contacts, hint = _contacts(intake.thread.place, case), left_out(intake.first.words, case.plan)
    asked = words.asked(intake, case.plan, case.customer, case.now, contacts, left_out=hint)
    return posts.to_customer(intake, asked, intake.question, rank=Rank.QUESTION)


def reassure(intake: Intake, case: Case) -> Decision:
    """Tell somebody who goes on in the thread that it arrived; once until the next reminder."""
    if intake.reassured:
        return NOTHING
    told = words.still_waits(case.customer, case.today)
    saying = posts.to_customer(intake, told, tag=intake.reminder_tag)
    return Decision(events=(IntakeReassured(**case.stamp),), effects=(saying,))


def check(command: CheckTimers, case: Case, intake: Intake) -> Decision:
    """Remind the people whose turn it is, if it still waits, or put it away."""
    if any(timer.kind is TimerKind.LAPSE for timer in command.timers):
        return _lapse(intake, case)
    due = [timer for timer in command.timers if timer.kind is TimerKind.TAKE_UP]
    return _remind(sorted(due, key=lambda timer: timer.step), intake, case) if due else NOTHING


def _remind(due: list[Timer], intake: Intake, case: Case) -> Decision:
    for event in (events := tuple(_reminded(timer, case) for timer in due)):
        intake = evolve_intake(intake, event)
    last, made = due[-1], timers.goal_of_held(intake, case.plan, case.customer.region)
    waiting = words.Waiting(
        intake=intake,
        plan=case.plan,
        customer=case.customer,
        goal=made.due_at if made else None,
        due_at=last.due_at,
        now=case.now,
    )
    whom = {each for timer in due for each in _whom(timer, intake, case)}
    return Decision(events=events, effects=_reminders(whom, waiting, case))


def _whom(timer: Timer, intake: Intake, case: Case) -> set[Whom]:
    """Return whose turn it is. If none of them can be reached, it is the first line's."""
    found = {RUNGS[timer.step]} if timer.step in RUNGS else set(Whom)
    reached = {
        Whom.CONTACTS: any(isinstance(one, Mention) for one in _contacts(intake.thread.place, case)),
        Whom.FIRST_LINE: True,
        Whom.TAM: bool(recipients.accounts([recipients.tam(case)], case)),
    }
    return {each if reached[each] else Whom.FIRST_LINE for each in found}


def _reminders(whom: set[Whom], waiting: words.Waiting, case: Case) -> tuple[Effect, ...]:
    intake, triage = waiting.intake, case.desk.triage
    manner: posts.Manner = {"tag": intake.reminder_tag, "rank": Rank.REMINDER}
    sent: list[Say] = []
    if Whom.CONTACTS in whom:
        message = words.in_thread(waiting, _contacts(intake.thread.place, case))
        sent.append(posts.to_customer(intake, message, **manner))
    if Whom.FIRST_LINE in whom:
        sent += posts.under_cards(
            intake,
            lambda channel: words.in_triage(waiting, cards.mentions((Line.FIRST,), channel, case)),
            triage,
            **manner,
        )
    people = (
        *((recipients.tam(case),) if Whom.TAM in whom else ()),
        *(cards.out_of_call((Line.FIRST,), case) if Whom.FIRST_LINE in whom else ()),
    )
    return (*sent, *posts.to_people(intake, recipients.accounts(people, case), words.directly(waiting), **manner))


def _lapse(intake: Intake, case: Case) -> Decision:
    """Put it away, and notify its writer, triage and the account manager."""
    event, days = IntakeLapsed(**case.own_stamp), timers.LAPSES_AFTER.days
    inside = words.lapsed_inside(intake, case.customer, days)
    told = words.lapsed(intake, case.customer, _contacts(intake.thread.place, case), days)
    return Decision(
        events=(event,),
        effects=(
            *question.settle(intake, case, results.lapsed(days)),
            posts.to_customer(intake, told),
            *posts.under_cards(intake, inside, case.desk.triage),
            *posts.to_people(intake, recipients.accounts([recipients.tam(case)], case), inside),
        ),
    )


def _reminded(timer: Timer, case: Case) -> IntakeReminded:
    late = max(0, int((case.now - timer.due_at).total_seconds()))
    return IntakeReminded(**case.own_stamp, step=timer.step, due_at=timer.due_at, late_seconds=late)


def _contacts(place: Place, case: Case) -> Spans:
    """Return today's designated contacts, mentioned if the platform of that place has them, else by name."""
    known = case.customer.contacts_on(case.today)
    return tuple(words.named(one.name, cards.account_on(one, place)) for one in known)
