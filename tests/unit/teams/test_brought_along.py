"""What a message brings along beside its words: quotes, forwards, and the shape of its HTML."""

import json

import pytest

from adapters.teams import pointing
from adapters.teams.rewritten import rewritten
from bot.commands import EditMessage, OpenFromMessage
from bot.model.carried import Carried, CarriedKind
from tests.unit.teams.brought import FORWARD, REPLY, heard, html, lines
from tests.unit.teams.deliveries import BOT, NOW, activity, mention

# Quotes


@pytest.mark.parametrize("text", ["plandesk How urgent is this? 1 Critical\r\n\r\n2", "2", "How urgent is this?\n2\n"])
def test_a_reply_that_quotes_the_question_answers_in_its_own_words_alone(text: str) -> None:
    command = heard(text, html(f"{REPLY}<p>2</p>"))

    assert command.text == "2"
    assert command.carried == (Carried(kind=CarriedKind.QUOTE, by="plandesk", text="How urgent is this? 1 Critical"),)


def test_a_quote_within_a_quote_is_quoted_too() -> None:
    inner = REPLY.replace("</blockquote>", "<blockquote>older</blockquote></blockquote>")

    assert heard("older 2", html(f"{inner}<p>2</p>")).text == "2"


def test_a_quote_by_its_mark_is_taken_out_of_the_words() -> None:
    told = {
        "type": "quotedReply",
        "quotedReply": {"messageId": "1", "senderName": "plandesk", "preview": "How urgent?"},
    }

    command = heard('<quoted messageId="1"/> 2', entities=[told])

    assert command.text == "2"
    assert lines(command) == ["[in reply to plandesk: How urgent?]"]


def test_a_quote_by_reference_is_no_file() -> None:
    content = {"messagePreview": "How urgent?", "messageSender": {"application": {"displayName": "plandesk"}}}
    reference = {"id": "q1", "contentType": "messageReference", "content": json.dumps(content)}

    command = heard("2", html('<attachment id="q1"></attachment><p>2</p>'), reference)

    assert (command.text, command.files) == ("2", ())
    assert lines(command) == ["[in reply to plandesk: How urgent?]"]


def test_what_people_quote_by_hand_stays_in_their_words() -> None:
    assert heard("", html("<blockquote>it says no</blockquote><p>why?</p>")).text == "it says no\n\nwhy?"


def test_a_quote_that_never_ends_loses_nothing() -> None:
    assert "2" in heard("2", html(REPLY.removesuffix("</blockquote>") + "<p>2</p>")).text


def test_a_quote_that_nothing_is_said_to_is_passed_on() -> None:
    command = heard("", html(REPLY))

    assert lines(command) == ["[forwarded from plandesk]", "How urgent is this? 1 Critical"]
    assert command.brings_content


# Forwards


def test_a_forward_is_kept_apart_from_the_comment_on_it() -> None:
    command = heard("take a look", html('<p>take a look</p><attachment id="f1"></attachment>'), FORWARD)

    assert (command.text, command.files) == ("take a look", ())
    assert lines(command) == ["[forwarded from Contact Two]", "The pump & the valve stopped.", "", "- one"]


def test_a_forward_without_any_words_is_heard() -> None:
    command = heard("", html('<attachment id="f1"></attachment>'), FORWARD)

    assert command.text == ""
    assert command.brings_content


def test_a_forward_brings_its_pictures_and_files_along() -> None:
    content = {
        "originalMessageContent": '<p>See <img alt="image" src="https://x.test/1"></p><attachment id="z"></attachment>'
    }

    command = heard("", {"contentType": "forwardedMessageReference", "content": content})

    assert lines(command) == ["[forwarded]", "See", "[file: file]", "[image]"]


# The shape of HTML


@pytest.mark.parametrize(
    ("markup", "meant"),
    [
        ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n- c"),
        ("<table><tr><th>host</th><th>state</th></tr><tr><td><p>db1</p></td><td>down</td></tr></table>",
         "host | state\ndb1 | down"),
        ("<pre>a = 1\nb = 2</pre>", "a = 1\nb = 2"),
        ("<codeblock><code>x<br>y</code></codeblock>", "x\ny"),
        ("<p>one\ntwo</p>", "one two"),
    ],
)  # fmt: skip
def test_lists_tables_and_code_keep_their_shape(markup: str, meant: str) -> None:
    said = heard("", html(markup)).text

    assert said == meant


@pytest.mark.parametrize(
    ("markup", "meant"),
    [
        (
            '<a href="https://t.example/BUG-7" title="x">https://t.example/BUG-7</a> is it',
            "https://t.example/BUG-7 is it",
        ),
        ('<a href="http://t.example/">t.example</a>', "t.example"),
        (
            'see <a href="https://t.example/?a=1&amp;b=2"><b>the</b> one</a>.',
            "see the one (https://t.example/?a=1&b=2).",
        ),
        ('<a href="mailto:one@acme.example">me</a> <a href="javascript:x">y</a> <a>z</a>', "me y z"),
    ],
)
def test_a_link_behind_words_keeps_its_address(markup: str, meant: str) -> None:
    assert heard("", html(markup)).text == meant


# Edits, pointing, mentions


def test_an_edit_that_adds_such_content_is_read_the_same_way() -> None:
    there = activity()["channelData"] | {"eventType": "editMessage"}
    command = rewritten(activity(type="messageUpdate", channelData=there, text="", attachments=[FORWARD]), NOW)

    assert isinstance(command, EditMessage)
    assert [one.by for one in command.carried] == ["Contact Two"]


def test_a_message_that_is_pointed_at_is_read_the_same_way() -> None:
    payload = {
        "id": "1772463500000",
        "subject": "Pump 3",
        "createdDateTime": "2026-03-02T14:58:20Z",
        "from": {"user": {"id": "user-1", "displayName": "Contact One"}},
        "body": {"contentType": "html", "content": f'{REPLY}<p>down</p><attachment id="f1"></attachment>'},
        "attachments": [FORWARD, {"id": "r1", "contentType": "reference", "name": "pump.log"}],
    }

    command = pointing.pointed(activity(type="invoke", value={"commandId": "open", "messagePayload": payload}), NOW)

    assert isinstance(command, OpenFromMessage)
    assert command.pointed
    assert command.pointed.text == "Pump 3\ndown"
    assert [file.name for file in command.pointed.files] == ["pump.log"]
    assert [one.kind for one in command.pointed.carried] == [CarriedKind.QUOTE, CarriedKind.FORWARD]


def test_whom_a_quote_mentions_is_not_spoken_to() -> None:
    own = mention(who=BOT)

    assert not heard("2", html(f"{REPLY}<p>2</p>")).mentions_desk
    assert heard("<at>plandesk</at> 2", html("<p>2</p>"), entities=[own]).mentions_desk
