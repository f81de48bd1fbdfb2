"""Requests that wait for somebody who may ask: who is notified, who is reminded when, and the end if nobody comes.

It becomes a request only when a contact or an agent opens it, so that no promise runs. Its milestone is a goal of the
desk's own instead: that somebody takes it up within the plan's strictest first response, in its covered time, from when
it was held. Who is reminded when is in `milestones.ladders`. If several reminders are due together, each person reads
one.
"""

from typing import Final

from bot.commands import CheckTimers
from bot.effects import Effect, Say
from bot.engine import posts
from bot.engine.evolve import begin_intake
from bot.engine.homes import account_on
from bot.engine.intake import question
from bot.engine.milestones import timers
from bot.engine.milestones.follow import reminded
from bot.engine.milestones.ladders import Audience, own_ladder
from bot.engine.milestones.overdue import lateness_of
from bot.engine.milestones.requests import happen_to_request
from bot.engine.milestones.take_up import dated
from bot.engine.situation import NOTHING, Case, Decision
from bot.engine.ticket import cards, recipients
from bot.events import IntakeHeld, IntakeLapsed, IntakeReassured, IntakeReminded, IntakeStarted
from bot.language.exclusions import left_out
from bot.model.intake import Intake
from bot.model.message import Mention, Spans
from bot.model.milestone import Milestone
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.timer import Timer, TimerKind
from bot.wording import results
from bot.wording.intake import held as words
from policies.terms import Line

_EACH: Final = (Audience.CONTACTS, Audience.FIRST_LINE, Audience.TAM)
"""Everybody."""


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
    customer = question.as_begun(intake, case)
    asked = words.asked(intake, case.plan, customer, case.now, contacts, left_out=hint)
    return posts.to_customer(intake, asked, intake.question, rank=Rank.QUESTION)


def reassure(intake: Intake, case: Case) -> Decision:
    """Tell somebody who goes on in the thread that it arrived; once until the next reminder."""
    if intake.reassured or intake.take_up is None:
        return NOTHING
    told = words.still_waits(case.customer, case.today)
    saying = posts.to_customer(intake, told, tag=intake.tag_of(intake.take_up))
    return Decision(events=(IntakeReassured(**case.stamp),), effects=(saying,))


def check(command: CheckTimers, case: Case, intake: Intake) -> Decision:
    """Remind the people whose turn it is, if it still waits, or put it away."""
    if any(timer.kind is TimerKind.LAPSE for timer in command.timers):
        return _lapse(intake, case)
    due = timers.fired(command.timers, intake)
    return _remind(due, intake, case) if due else NOTHING


def _remind(due: list[Timer], intake: Intake, case: Case) -> Decision:
    course = happen_to_request(
        intake, *(reminded(IntakeReminded, timer, case.own_stamp) for timer in due), targets=case.targets
    )
    intake, events = course.after, course.events
    if (take_up := intake.take_up) is None:
        return Decision(events=events)
    waiting = words.Waiting(
        intake=intake,
        plan=case.plan,
        customer=case.customer,
        goal=take_up.due_at,
        due_at=due[-1].due_at,
        now=case.now,
        over=lateness_of(take_up, dated(intake, case.plan, case.customer.region), case.plan, case.now),
    )
    whom = {each for timer in due for each in _whom(timer, take_up, intake, case)}
    return Decision(events=events, effects=_reminders(whom, waiting, intake.tag_of(take_up), case))


def _whom(timer: Timer, take_up: Milestone, intake: Intake, case: Case) -> set[Audience]:
    """Return whose turn it is. If none of them can be reached, it is the first line's."""
    ladder = own_ladder(take_up)
    called = ladder.called(timer.kind, timer.step) if ladder else Audience.EVERYBODY
    reached = {
        Audience.CONTACTS: any(isinstance(one, Mention) for one in _contacts(intake.thread.place, case)),
        Audience.TAM: bool(recipients.accounts([recipients.tam(case)], case)),
    }
    found = _EACH if called is Audience.EVERYBODY else (called,)
    return {each if reached.get(each, True) else Audience.FIRST_LINE for each in found}


def _reminders(whom: set[Audience], waiting: words.Waiting, tag: str, case: Case) -> tuple[Effect, ...]:
    intake, triage = waiting.intake, case.desk.triage
    manner: posts.Manner = {"tag": tag, "rank": Rank.REMINDER}
    sent: list[Say] = []
    if Audience.CONTACTS in whom:
        message = words.in_thread(waiting, _contacts(intake.thread.place, case))
        sent.append(posts.to_customer(intake, message, **manner))
    if Audience.FIRST_LINE in whom:
        sent += posts.under_cards(
            intake,
            lambda channel: words.in_triage(waiting, cards.mentions((Line.FIRST,), channel, case)),
            triage,
            **manner,
        )
    people = (
        *((recipients.tam(case),) if Audience.TAM in whom else ()),
        *(cards.out_of_call((Line.FIRST,), case) if Audience.FIRST_LINE in whom else ()),
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


def _contacts(place: Place, case: Case) -> Spans:
    """Return today's designated contacts, mentioned if the platform of that place has them, else by name."""
    known = case.customer.contacts_on(case.today)
    return tuple(words.named(one.name, account_on(one, place)) for one in known)
