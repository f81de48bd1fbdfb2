"""Words are interpreted without a store: from the command, its surroundings and the desk file alone."""

from datetime import UTC, datetime

from msgspec.structs import replace

from bot.commands import Acknowledge, Command, CreateIntake, EditMessage, Origin, ReceiveMessage, Via
from bot.commands.asking import Called
from bot.engine.interpret import interpret
from bot.engine.located import NOWHERE, Found, Located
from bot.language.addressing import named_customer
from bot.model.desk import IntakeMode
from bot.model.people import Profile
from bot.model.places import Account, Thread
from tests.contract.examples import a_ticket
from tests.unit.engine import people
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, TRIAGE

DESK = people.a_desk_file()
CHANNEL = people.home(CONTACT_ONE)
CARD = Thread(place=TRIAGE, root="7.000100")
BESIDE_A_TICKET = Located(around=Found(ticket=a_ticket()))


def heard(by: Account, text: str, thread: Thread | None = None, *, mention: bool = True) -> ReceiveMessage:
    place = thread.place if thread else people.home(by)
    origin = Origin(by=by, place=place, thread=thread, at=datetime(2026, 11, 23, tzinfo=UTC), via=Via.MESSAGE)
    return ReceiveMessage(origin=origin, message="1.000100", text=text, mentions_desk=mention)


def test_in_a_tickets_thread_its_number_may_be_left_out() -> None:
    meant = interpret(heard(AGENT_ONE, "ack", CARD), BESIDE_A_TICKET, DESK)

    assert isinstance(meant, Acknowledge)
    assert meant.ticket == "EX-1"


def test_what_a_thread_is_about_means_nothing_outside_it() -> None:
    told = heard(CONTACT_ONE, "ack please, production is down for everybody here")

    assert interpret(told, BESIDE_A_TICKET, DESK) == told


def test_what_is_not_said_to_the_desk_is_no_command() -> None:
    told = heard(AGENT_ONE, "ack", CARD, mention=False)

    assert interpret(told, BESIDE_A_TICKET, DESK) == told


def test_staff_name_the_customer_before_the_text() -> None:
    meant = interpret(new(AGENT_ONE, "acme: nobody can log in"), Located(), DESK)

    assert isinstance(meant, CreateIntake)
    assert (meant.text, meant.customer) == ("nobody can log in", "acme")
    assert named_customer(meant, DESK) == DESK.customer(people.ACME)


def test_a_customers_text_names_nobody() -> None:
    told = new(CONTACT_ONE, "acme: nobody can log in")

    assert interpret(told, Located(), DESK) == told
    assert named_customer(told, DESK) is None


def test_an_edit_that_mentions_the_desk_is_the_message_if_that_belongs_to_nothing_yet() -> None:
    desk, edit = replace(DESK, intake=IntakeMode.MENTION), an_edit()

    assert interpret(edit, Located(is_unheard=True), desk) == replace(edit.mention, edited_at=edit.origin.at)  # type: ignore[type-var]
    assert interpret(edit, Located(), desk) == edit


def test_a_directorys_answer_goes_with_whoever_it_is_about() -> None:
    colleague = replace(CONTACT_ONE, user="U0NEW")
    located = Located(around=NOWHERE, profiles={colleague: Profile(name="Agent New", is_full_member=True)})
    told = heard(CONTACT_ONE, "Production is down", mention=False)
    told = replace(told, called=Called(account=colleague, name="new"))

    meant = interpret(replace(told, origin=replace(told.origin, by=colleague)), located, DESK)

    assert isinstance(meant, ReceiveMessage)
    assert (meant.origin.by_name, meant.origin.is_full_member, meant.called) == ("Agent New", True, None)


def new(by: Account, text: str) -> Command:
    return CreateIntake(
        origin=Origin(by=by, place=TRIAGE, at=datetime(2026, 11, 23, tzinfo=UTC), via=Via.SLASH), text=text
    )


def an_edit() -> EditMessage:
    mention = heard(CONTACT_ONE, "Nobody can log in")
    return EditMessage(origin=mention.origin, message=mention.message, text=mention.text, mention=mention)
