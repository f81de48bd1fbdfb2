"""The form: shown to who may send it, and a ticket as soon as it comes back."""

import pytest

from bot.commands import ExplainForm, Origin, Via
from bot.engine.intake import form_fields
from bot.events import TicketOpened
from bot.model.form import FieldName, Filled
from bot.model.places import Account, OwnThread, Place
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.form_acts import (
    ACME,
    WORDS,
    asked,
    changed,
    choice,
    names,
    said,
    sends,
    shown,
    submits,
    with_products,
    words_of,
)
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    ORBIT_ONE,
    PRIVATE,
    STERLING_ONE,
    STRANGER,
    TRIAGE,
)

# Shown


def test_new_without_words_shows_the_form(desk: FrontDesk) -> None:
    form = shown(desk, CONTACT_ONE, ACME)

    assert names(form) == [FieldName.TEXT, FieldName.SEVERITY, FieldName.KIND]
    assert (form.title, form.customer, form.plan) == ("New request", "acme", people.plan("mpowr/premier").version)


def test_the_form_says_what_each_severity_means_and_promises(desk: FrontDesk) -> None:
    words = said(shown(desk, CONTACT_ONE, ACME))

    assert "Level 1 – Critical" in words
    assert "first response within 1 business hour" in words


def test_where_the_vendor_classifies_one_may_be_unsure(desk: FrontDesk) -> None:
    severity = choice(shown(desk, ORBIT_ONE, people.channel(people.ORBIT)), FieldName.SEVERITY)

    assert severity.options[-1].value == form_fields.UNSURE


def test_the_kinds_are_those_that_the_terms_name(desk: FrontDesk) -> None:
    kind = choice(shown(desk, ORBIT_ONE, people.channel(people.ORBIT)), FieldName.KIND)

    assert [option.label for option in kind.options] == [
        "Incident",
        "Technical",
        "Billing or account",
        "General feature request",
        "Defect",
    ]


def test_a_product_is_asked_for_where_there_are_several() -> None:
    desk = FrontDesk(file=with_products("rockets", "anvils"))

    product = choice(shown(desk, CONTACT_ONE, ACME), FieldName.PRODUCT)

    assert [option.label for option in product.options] == ["rockets", "anvils"]


def test_the_vendors_people_say_for_whom(desk: FrontDesk) -> None:
    contact = choice(shown(desk, AGENT_ONE, ACME), FieldName.CONTACT)

    assert [option.label for option in contact.options] == ["Contact One", "Contact Two"]


def test_elsewhere_they_choose_the_customer_first(desk: FrontDesk) -> None:
    form = shown(desk, AGENT_ONE, TRIAGE)

    assert names(form) == [FieldName.CUSTOMER]
    assert form.plan == ""


def test_a_contact_is_shown_it_in_private_for_the_customer_that_names_them(desk: FrontDesk) -> None:
    assert shown(desk, GLOBE_ONE, PRIVATE).customer == "globe"


@pytest.mark.parametrize(
    ("who", "place", "told"),
    [
        (COLLEAGUE, ACME, "a designated contact"),
        (STERLING_ONE, people.channel(people.STERLING), "doesn't include support by chat"),
        (STRANGER, PRIVATE, "can't tell which customer"),
    ],
)
def test_who_could_not_send_it_is_told_so_at_once(desk: FrontDesk, who: Account, place: Place, told: str) -> None:
    result = asked(desk, who, place)

    assert result.form is None
    assert told in words_of(result)


def test_a_form_that_could_not_be_posted_is_not_shown() -> None:
    desk = FrontDesk(file=changed(people.ACME, channels=()))

    assert "Acme doesn't have a channel yet" in words_of(asked(desk, AGENT_ONE, TRIAGE, "new acme"))


def test_where_it_cannot_be_shown_the_same_can_be_said_in_words(desk: FrontDesk) -> None:
    origin = Origin(by=CONTACT_ONE, place=ACME, at=desk.clock.at, via=Via.MENTION)

    desk.gives(ExplainForm(origin=origin))

    (told,) = desk.private_messages(CONTACT_ONE)
    assert "“@plandesk new what happened”" in told.text
    assert told.buttons == ["Use the form"]


# Sent


def test_a_form_that_comes_back_is_a_ticket_at_once(desk: FrontDesk) -> None:
    result = sends(desk, CONTACT_ONE, severity="1")

    ticket = desk.ticket()
    assert (ticket.severity, ticket.text, ticket.kind) == ("1", WORDS, "Something is broken")
    assert "EX-1 · Level 1 – Critical" in words_of(result)
    assert desk.waiting(ticket.intake) == []


def test_the_request_is_posted_and_the_ticket_hangs_under_it(desk: FrontDesk) -> None:
    sends(desk, CONTACT_ONE)

    ticket = desk.ticket()
    assert isinstance(ticket.thread, OwnThread)
    assert "Contact One asks:" in desk.standing(ticket.thread.message_key)
    assert [post.text.splitlines()[0][:12] for post in desk.under(ticket.thread.message_key)] == ["EX-1 · Level"]


def test_triage_reads_the_product_and_the_kind() -> None:
    desk = FrontDesk(file=with_products("rockets", "anvils"))

    sends(desk, CONTACT_ONE, product="anvils", kind="A question")

    card = desk.card_in(desk.ticket())
    assert "· anvils ·" in card
    assert "· A question ·" in card


def test_the_only_product_needs_no_choosing() -> None:
    desk = FrontDesk(file=with_products("rockets"))

    sends(desk, CONTACT_ONE)

    assert desk.ticket().product == "rockets"


def test_who_is_unsure_opens_without_a_severity(desk: FrontDesk) -> None:
    sends(desk, ORBIT_ONE, place=people.channel(people.ORBIT), severity=form_fields.UNSURE)

    assert desk.ticket().severity is None


def test_the_timeline_says_who_opened_it_for_whom(desk: FrontDesk) -> None:
    sends(desk, AGENT_ONE, place=TRIAGE, customer="acme", contact="acme-two")

    opened = desk.history("EX-1")[0]
    assert isinstance(opened, TicketOpened)
    assert (opened.by, opened.requester, opened.via) == ("agent-one", CONTACT_TWO, "form")


def test_the_customer_that_was_chosen_first_has_the_form(desk: FrontDesk) -> None:
    result = submits(desk, AGENT_ONE, TRIAGE, Filled(id="V1", customer="", plan="", answers={"customer": "globe"}))

    assert result.form is not None
    assert result.form.customer == "globe"


def test_the_same_form_twice_opens_once(desk: FrontDesk) -> None:
    sends(desk, CONTACT_ONE)

    result = sends(desk, CONTACT_ONE)

    assert len(desk.tickets()) == 1
    assert "sent already" in words_of(result)
