"""The forms of an incident: where a ticket belongs, and what all customers read; and its promises, plan by plan."""

import pytest

from bot.commands import ExplainForm, Origin, Via
from bot.engine.views import lists
from bot.language import verbs
from bot.model.form import FieldName, Form, FormChoices
from bot.model.milestone import MilestoneType, Outcome
from bot.shell.writer import CommandResult
from tests.shipped import readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.incident_acts import KNOWN, begun, incident, read, sends, shown, three_customers
from tests.unit.engine.people import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, TRIAGE
from tests.unit.engine.ticket_form_acts import form_of, said
from tests.unit.engine.ticket_form_acts import sends as fills_in


def presses(desk: FrontDesk, subject: str, argument: str = "") -> CommandResult:
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.BUTTON)
    return desk.service.handle(verbs.pressed("incident", subject, argument, origin))


def labels(form: Form) -> list[str]:
    return [one.label for one in form.fields]


def test_on_a_ticket_it_asks_what_is_down(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    form = form_of(presses(desk, "EX-1"))

    fills_in(desk, form, text="Logins are down")
    desk.sweeps()

    assert labels(form) == ["What is down?", "Which tickets are about it?"]
    assert incident(desk).title == "Logins are down"
    assert "Part of INC-1" in desk.card_in(desk.ticket())


def test_or_to_which_it_belongs(desk: FrontDesk) -> None:
    three_customers(desk)
    begun(desk, "EX-1 EX-2")
    form = form_of(presses(desk, "EX-3"))

    fills_in(desk, form, into="INC-1")

    assert labels(form)[:2] == ["Part of", "Or of a new one: what is down?"]
    assert incident(desk).tickets == ("EX-1", "EX-2", "EX-3")


def ticked(form: Form) -> tuple[str, ...]:
    return next(one for one in form.fields if isinstance(one, FormChoices)).chosen


def offered(form: Form) -> list[str]:
    return [option.label for option in next(one for one in form.fields if isinstance(one, FormChoices)).options]


def tie(desk: FrontDesk, command: str) -> Form:
    """The form behind the button of a list that Agent One asks for."""
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.SLASH)
    result = desk.service.handle(verbs.typed(command, origin))
    (button,) = [one for one in result.answer.buttons if one.verb == "incident"] if result.answer else []
    return form_of(presses(desk, button.subject))


def test_in_the_queue_the_open_tickets_are_ticked_as_the_agent_knows_them(desk: FrontDesk) -> None:
    three_customers(desk)
    form = tie(desk, "queue")

    fills_in(desk, form, tickets="EX-1,EX-3", text="Logins are down")

    assert labels(form) == ["What is down?", "Which tickets are about it?"]
    assert ticked(form) == ()
    assert sorted(offered(form))[:2] == [
        "EX-1 · Acme · Level 2 – Urgent · Nobody can log in",
        "EX-2 · Globe · Level 1 – Site Down · The site is white",
    ]
    assert incident(desk).tickets == ("EX-1", "EX-3")


@pytest.mark.parametrize("command", ["queue globe", "search white"])
def test_what_was_looked_for_is_ticked_already(desk: FrontDesk, command: str) -> None:
    three_customers(desk)
    desk.opened(GLOBE_ONE, "1", "It is white here too")

    form = tie(desk, command)

    assert sorted(ticked(form)) == ["EX-2", "EX-4"]
    assert len(offered(form)) == 4


def test_on_a_card_its_ticket_is_ticked_and_those_like_it_come_next(desk: FrontDesk) -> None:
    three_customers(desk)
    desk.opened(GLOBE_ONE, "1", "Our login fails")
    desk.opened(ORBIT_ONE, "2", "No logins any more")

    form = form_of(presses(desk, "EX-4"))

    assert ticked(form) == ("EX-4",)
    assert [one.rpartition(" · ")[2] for one in offered(form)[:2]] == ["Our login fails", "No logins any more"]


def test_what_is_in_an_incident_already_is_not_offered_for_another(desk: FrontDesk) -> None:
    three_customers(desk)
    begun(desk, "EX-1 EX-2")

    form = form_of(presses(desk, "new"))

    assert [one.partition(" ")[0] for one in offered(form)] == ["EX-3"]


@pytest.mark.parametrize(
    ("tickets", "says"),
    [
        ("", "Please tick at least one ticket."),
        ("EX-77", "Please tick at least one ticket."),
        ("EX-1,EX-3", "EX-3 is resolved."),
    ],
)
def test_tickets_that_cant_be_tied_are_a_fault_of_their_field(desk: FrontDesk, tickets: str, says: str) -> None:
    three_customers(desk)
    form = form_of(presses(desk, "new"))
    desk.types(AGENT_TWO, "resolve EX-3 Done.")

    (fault,) = fills_in(desk, form, tickets=tickets, text="Logins are down").faults

    assert fault.name is FieldName.TICKETS
    assert fault.says.startswith(says)


def test_with_more_than_fit_the_way_to_the_others_is_said(desk: FrontDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    three_customers(desk)
    monkeypatch.setattr(lists, "MERGED", 2)

    form = form_of(presses(desk, "new"))

    assert len(offered(form)) == 2
    assert "“incident INC-1 add EX-9” adds one later" in said(form)


def test_one_of_both_must_be_said(desk: FrontDesk) -> None:
    three_customers(desk)
    begun(desk, "EX-1 EX-2")

    (fault,) = fills_in(desk, form_of(presses(desk, "EX-3"))).faults

    assert fault.says == "Please choose one, or say in a few words what is down."


def test_the_update_is_written_in_a_form_and_shown_before_it_goes_out(desk: FrontDesk) -> None:
    tickets = three_customers(desk)
    begun(desk)

    fills_in(desk, form_of(presses(desk, "INC-1", "update")), text=KNOWN)

    assert "This goes to 3 customers" in desk.private_messages(AGENT_ONE)[-1].text
    assert read(desk, tickets[0]) == []
    sends(desk)
    assert KNOWN in read(desk, tickets[0])[0]


@pytest.mark.parametrize("text", ["It began at Globe", "Hello!"])
def test_what_cant_go_out_is_a_fault_of_the_field(desk: FrontDesk, text: str) -> None:
    three_customers(desk)
    begun(desk)

    (fault,) = fills_in(desk, form_of(presses(desk, "INC-1", "update")), text=text).faults

    assert fault.says
    assert incident(desk).draft is None


def test_a_form_that_cant_be_shown_is_said_in_words(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    pressed = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.BUTTON)

    desk.gives(ExplainForm.instead_of(form_of(presses(desk, "EX-1")), pressed))

    assert "Say “incident EX-1 and your words”" in desk.private_messages(AGENT_ONE)[-1].text


def test_each_promised_update_is_met_by_its_own_clause(desk: FrontDesk) -> None:
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    acmes, globes = desk.opened(CONTACT_ONE, "P0"), desk.opened(GLOBE_ONE, "1", "The site is white")
    desk.types(AGENT_ONE, "ack EX-1")
    begun(desk, "EX-1 EX-2")
    desk.passes(hours=3)
    preview = shown(desk)

    sends(desk)

    updates = [one for one in desk.ticket("EX-1").milestones if one.type is MilestoneType.NEXT_UPDATE]
    assert [one.ended.outcome if one.ended else None for one in updates] == [Outcome.MET, None]
    assert "Next update due" in preview
    assert "Next update due" in read(desk, acmes)[-1]
    assert "Next update due" not in read(desk, globes)[-1]
