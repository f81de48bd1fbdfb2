"""What `why` says beside a due time: which allowance a ticket is taken off, and who is reminded of it."""

from bot.model.message import Message
from bot.model.plain_text import body
from bot.wording.views import besides
from tests.contract.examples import a_promise, a_ticket
from tests.shipped import LIBRARY

NOW = a_ticket().opened_at
SUCCESS, PREMIER = LIBRARY.plan("influitive/premier-success"), LIBRARY.plan("mpowr/premier")


def test_a_ticket_of_a_counted_kind_names_the_allowance_with_its_clause() -> None:
    said = body(
        Message(summary=(), blocks=besides.spent(a_ticket(kind="Admin task"), SUCCESS, NOW, None, to_staff=False))
    )

    assert "As “Admin task” it's taken off the AdvocateHub admin tasks." in said
    assert "Limit: 5 requests a month; the account manager decides on more." in said
    assert "“Admin Tasks, footnote”" in said


def test_one_of_another_kind_names_none() -> None:
    assert besides.spent(a_ticket(kind="Problem"), SUCCESS, NOW, None, to_staff=False) == ()
    assert besides.spent(a_ticket(), PREMIER, NOW, None, to_staff=False) == ()


def test_staff_read_who_is_reminded_of_what_is_promised_and_when() -> None:
    open_one, answered = a_ticket(milestones=(a_promise(60),)), a_ticket(milestones=())

    said = body(Message(summary=(), blocks=besides.reminders(open_one, PREMIER)))

    assert said.startswith("Reminders, by how much of the time has passed: at 50 % the first line; at 75 % ")
    assert "our reading: Who is reminded when is the desk's own rule" in said
    assert besides.reminders(answered, PREMIER) == ()
