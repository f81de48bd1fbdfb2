"""An announcement in chat: ticked to whom, shown as they will read it, and sent once to every channel."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.commands import Origin, Via
from bot.language import verbs
from bot.model import plain_text
from bot.model.form import FieldName, Form, FormChoices, Writing
from bot.model.ids import CustomerId, PersonId
from bot.model.places import Account, Place
from bot.ports import DeliveryKind
from bot.shell.writer import CommandResult
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, GLOBE, HELIO, ORBIT, TAM_ONE, TRIAGE, channel
from tests.unit.engine.roster_acts import opens_contracts
from tests.unit.engine.ticket_form_acts import form_of, said
from tests.unit.engine.ticket_form_acts import sends as fills_in

GIVEN = datetime(2026, 11, 30, 15, tzinfo=UTC)
TEXT = "The API is down on Sunday from 2:00 to 4:00 UTC"
SECOND = channel(CustomerId("orbit-two"))


@pytest.fixture
def desk() -> FrontDesk:
    """Acme, Globe, Helio without a channel, and Orbit with two; TAM One looks after Acme and Orbit."""
    file = people.a_desk_file()
    customers = tuple(
        replace(
            one,
            tam=PersonId("tam-one") if one.id in (ACME, ORBIT) else None,
            channels={ORBIT: (channel(ORBIT), SECOND), HELIO: ()}.get(one.id, one.channels),
        )
        for one in file.customers
        if one.id in (ACME, GLOBE, HELIO, ORBIT)
    )
    desk = FrontDesk(file=replace(file, customers=customers))
    desk.clock.at = GIVEN
    opens_contracts(desk)
    return desk


def types(desk: FrontDesk, words: str = "announce", who: Account = AGENT_ONE) -> CommandResult:
    origin = Origin(by=who, place=TRIAGE, at=desk.clock.at, via=Via.SLASH)
    return desk.service.handle(verbs.typed(words, origin))


def shown(desk: FrontDesk, customers: str = "*", **answers: str) -> Form:
    """What Agent One reads before it goes out."""
    return form_of(fills_in(desk, form_of(types(desk)), **({"text": TEXT, "customers": customers} | answers)))


def read(desk: FrontDesk, place: Place) -> list[str]:
    there = [post for post in desk.posts() if post.held.entry.kind is DeliveryKind.POST]
    return [plain_text.body(post.message) for post in there if post.held.entry.place == place]


def choices(form: Form, name: FieldName) -> FormChoices:
    return next(one for one in form.fields if isinstance(one, FormChoices) and one.name is name)


def test_whom_it_is_for_is_ticked(desk: FrontDesk) -> None:
    form = form_of(types(desk))

    assert [one.label for one in form.fields] == [
        "What they read",
        "Which customers",
        "Or all with these plans",
        "The day that it is about",
    ]
    assert [one.label for one in choices(form, FieldName.CUSTOMERS).options] == [
        "All customers (4)",
        "Acme · 1 channel",
        "Globe · 1 channel",
        "Helio · no channel",
        "Orbit · 2 channels",
    ]
    assert "Gold (m3ter/gold) · 1 customer" in [one.label for one in choices(form, FieldName.PLANS).options]


@pytest.mark.parametrize(
    ("typed", "customers", "plans", "text"),
    [
        ("announce", (), (), ""),
        ("announce All: We're closed", ("*",), (), "We're closed"),
        ("announce acme and Globe: We're closed: all day", ("acme", "globe"), (), "We're closed: all day"),
        ("announce m3ter, acme: Closed", ("acme",), ("m3ter/gold",), "Closed"),
        ("announce Please note: we're closed", (), (), "Please note: we're closed"),
    ],
)
def test_what_is_typed_is_in_the_form(
    desk: FrontDesk, typed: str, customers: tuple[str, ...], plans: tuple[str, ...], text: str
) -> None:
    form = form_of(types(desk, typed))

    assert choices(form, FieldName.CUSTOMERS).chosen == customers
    assert choices(form, FieldName.PLANS).chosen == plans
    assert next(one.written for one in form.fields if isinstance(one, Writing)) == text


def test_before_it_goes_out_it_is_shown_with_the_number_of_channels(desk: FrontDesk) -> None:
    form = shown(desk, day="2026-12-24")

    assert form.send == "Send to 4 channels"
    assert "This goes to 4 channels of 3 customers, once in each: Acme, Globe and Orbit." in said(form)
    assert "Helio has no channel here, so please tell them yourself." in said(form)
    assert f"To everybody at Acme: {TEXT}. When: 24 December 2026." in " ".join(said(form).split())
    assert read(desk, channel(ACME)) == []


def test_sent_it_reaches_each_channel_once_and_is_a_notice(desk: FrontDesk) -> None:
    form = shown(desk, day="2026-12-24")

    fills_in(desk, form)
    again = fills_in(desk, form)

    for place in (channel(ACME), channel(GLOBE), channel(ORBIT), SECOND):
        (post,) = read(desk, place)
        assert "Questions? Reply in this thread, and we take it as a request." in post
    (told,) = desk.private_messages(AGENT_ONE)
    assert "Announcement 1 goes out to 4 channels now." in told.text
    assert "have been told exactly that already" in again.faults[0].says
    contract = desk.store.kept.contracts[ORBIT]
    assert [(one.number, one.name, one.is_announcement) for one in contract.notices] == [(1, "Agent One", True)]
    desk.clock.at = datetime(2026, 12, 23, 17, tzinfo=UTC)
    desk.sweeps()
    assert "Tomorrow, 24 December 2026" in read(desk, channel(GLOBE))[-1]


def test_triage_and_each_account_manager_read_it_once(desk: FrontDesk) -> None:
    fills_in(desk, shown(desk))

    (told,) = desk.direct(TAM_ONE)
    assert "Agent One announces to your customers Acme and Orbit:" in told.text
    (inside,) = [one for one in read(desk, TRIAGE) if "announces" in one]
    assert "Agent One announces to 4 customers (Acme, Globe, Helio and Orbit):" in inside


def test_customers_are_chosen_by_their_plans_too(desk: FrontDesk) -> None:
    fills_in(desk, shown(desk, customers="", plans="m3ter/gold"))

    assert len(read(desk, channel(ORBIT))) == 1
    assert read(desk, channel(ACME)) == []


def test_what_names_others_goes_out_only_once_that_is_said_to_be_no_name(desk: FrontDesk) -> None:
    form = shown(desk, text="Move to a new globe of data")
    unticked = form_of(fills_in(desk, form))

    assert "This names “Globe”, and other customers would read it." in said(form)
    assert unticked.send == form.send
    assert read(desk, channel(ACME)) == []
    fills_in(desk, unticked, anyway="yes")
    assert len(read(desk, channel(ACME))) == 1


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"text": "Something else"}, id="the text"),
        pytest.param({"customers": "acme"}, id="whom it is for"),
        pytest.param({"day": "2026-12-25"}, id="the day"),
    ],
)
def test_what_has_changed_is_shown_again(desk: FrontDesk, changed: dict[str, str]) -> None:
    form = shown(desk)

    assert form_of(fills_in(desk, form, **changed)).send.startswith("Send to")
    assert read(desk, channel(ACME)) == []


def test_who_has_been_told_that_already_is_left_out(desk: FrontDesk) -> None:
    fills_in(desk, shown(desk, customers="acme"))

    form = shown(desk)

    assert "This goes to 3 channels of 2 customers" in said(form)
    assert "Acme has been told exactly that already, and is left out." in said(form)


Answers = dict[str, str]


@pytest.mark.parametrize(
    ("answers", "field", "says"),
    [
        ({"text": ""}, FieldName.TEXT, "Please write what they are to read."),
        ({"customers": ""}, FieldName.CUSTOMERS, "Please tick whom it is for."),
        ({"customers": "nobody"}, FieldName.CUSTOMERS, "Please tick whom it is for."),
        ({"customers": "helio"}, FieldName.CUSTOMERS, "None of them has a channel here"),
        ({"day": "Sunday"}, FieldName.DAY, "I can't read “Sunday” as a day."),
        ({"day": "2026-11-29"}, FieldName.DAY, "That day is over."),
    ],
)
def test_what_is_missing_is_said_at_its_field(desk: FrontDesk, answers: Answers, field: FieldName, says: str) -> None:
    form = form_of(types(desk))

    (fault,) = fills_in(desk, form, **({"text": TEXT, "customers": "*"} | answers)).faults

    assert (fault.name, fault.says.startswith(says)) == (field, True)


def test_the_same_to_the_same_is_refused(desk: FrontDesk) -> None:
    fills_in(desk, shown(desk, customers="acme"))

    (fault,) = fills_in(desk, form_of(types(desk)), text=TEXT, customers="acme").faults

    assert fault.says.startswith("Acme has been told exactly that already.")


def test_a_customer_who_announces_something_asks_for_help(desk: FrontDesk) -> None:
    thread = desk.hears(people.CONTACT_ONE, "announce all: the export is closed", mention=True)

    assert desk.intake(thread).is_open
    assert read(desk, channel(GLOBE)) == []
