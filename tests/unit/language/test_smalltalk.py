"""What starts nothing, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.smalltalk import is_smalltalk, is_thanks

SMALLTALK = """
hi
Hi!
hello
Hello everyone
hey team
Hey there 👋
Good morning
good morning all!
Good afternoon, everybody.
morning
Morning folks
Good evening
Good night
hi all, happy Friday
Have a nice weekend
have a great day everyone
bye
see you tomorrow
thanks
Thanks!
thank you
Thank you very much!
thanks a lot
many thanks
Thx
ty
Cheers
thanks, all good
Thanks, it works now
Thank you so much for your quick help
Perfect, thanks!
great, thank you for the support
thanks team :pray:
ok
OK.
okay
k
ok, thanks
got it
Got it, thanks!
noted
understood
yes
yep
sure
great
awesome
cool
all good
you're welcome
You’re welcome!
no worries
no problem
sounds good
will do
👍
🎉🎉
:+1:
:thumbsup: :tada:
...
!
"""

REQUESTS = """
hi, the site is down
Good morning, nobody can log in
hello? anybody there
hello?
ok?
thanks?
?
??
thanks but it still fails
Thanks, but it does not work
thank you, one more thing
thanks, now the export fails
ok now it is broken
ok but why
it works now
works
no
not good
not ok
still down
great, it broke again
cool, how do I export?
good
help
Help!
hi, I need help
please help
support
hi support
down
1
2
hi 2
thanks 3
404
login
all users
urgent
yes it is down
yes please
I have a problem
no problem report was sent
the morning report is empty
thanks for nothing, it is down
hi hi hi hi hi hi hi hi hi hi the site
https://status.example
"""


def rows(table: str) -> list[str]:
    """One message a line."""
    return [row for row in table.strip().splitlines() if row]


@pytest.mark.parametrize("text", rows(SMALLTALK))
def test_a_greeting_or_thanks_starts_nothing(text: str) -> None:
    assert is_smalltalk(text)


@pytest.mark.parametrize("text", rows(REQUESTS))
def test_what_may_be_a_request_is_taken_for_one(text: str) -> None:
    assert not is_smalltalk(text)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_at_all_is_not_small_talk(text: str) -> None:
    assert not is_smalltalk(text)


@given(st.text())
def test_a_question_mark_is_never_small_talk(text: str) -> None:
    assert not is_smalltalk(f"{text}?")


@given(st.sampled_from(rows(SMALLTALK)), st.sampled_from(["fails", "error", "down", "slow", "broken", "500"]))
def test_one_word_of_trouble_makes_a_greeting_a_request(greeting: str, trouble: str) -> None:
    assert not is_smalltalk(f"{greeting} {trouble}")


@pytest.mark.parametrize("text", ["thanks", "Thank you!", "ok, thanks", "Thanks, it works now"])
def test_thanks_are_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize("text", ["yes", "ok", "sure", "hi", "👍", "thanks but it still fails"])
def test_an_ok_may_be_an_answer_and_is_no_thanks(text: str) -> None:
    assert not is_thanks(text)
