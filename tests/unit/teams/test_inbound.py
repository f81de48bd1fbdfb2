"""Messages of people: whose they are, where they were written, and what was said."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.teams import inbound
from bot.commands import ReceiveMessage, Room, Via
from bot.model.carried import File, FileKind
from bot.model.places import Account, MessageRef, Place, Platform, Thread
from tests.unit.teams.deliveries import (
    ACME,
    BOT,
    CHANNEL,
    CHAT,
    CONTACT_ONE,
    MESSAGE,
    NOW,
    TENANT,
    activity,
    direct,
    mention,
    reply,
)

DESK = "<at>plandesk</at>"


def heard(body: dict[str, Any]) -> ReceiveMessage:
    found = inbound.heard(body, NOW)
    assert found
    return found


def html(content: str) -> dict[str, Any]:
    return {"contentType": "text/html", "content": content}


def said(text: str, content: str | None = None, *mentions: dict[str, Any]) -> str:
    attachments = [html(content)] if content is not None else []
    return heard(activity(text=text, attachments=attachments, entities=list(mentions))).text


def test_a_message_in_a_channel_is_heard_with_who_where_and_when() -> None:
    message = heard(activity())

    assert message.origin.by == CONTACT_ONE
    assert message.origin.by_name == "Contact One"
    assert message.origin.place == ACME
    assert message.origin.thread is None
    assert message.origin.at == datetime(2026, 3, 2, 15, 0, 0, 123456, UTC)
    assert message.origin.via is Via.MESSAGE
    assert (message.message, message.text, message.mentions_desk) == (MESSAGE, "The pump stopped.", False)


def test_a_reply_is_heard_in_its_thread() -> None:
    message = heard(reply(id="1772463700000"))

    assert message.origin.place == ACME
    assert message.origin.thread == Thread(place=ACME, root="1772463500000")


def test_the_key_of_a_message_is_the_message_itself() -> None:
    assert heard(activity()).origin.keys == (str(MessageRef(place=ACME, id=MESSAGE)),)


def test_a_personal_chat_is_a_place_where_the_desk_is_always_addressed() -> None:
    message = heard(direct(text="ack EX-1"))

    assert message.room is Room.CHAT
    assert message.origin.place == Place(platform=Platform.TEAMS, workspace=TENANT, channel=CHAT)
    assert message.origin.thread is None
    assert (message.mentions_desk, message.origin.via) == (True, Via.MENTION)


def test_a_chat_that_does_not_say_its_kind_is_personal_unless_it_is_a_group() -> None:
    assert heard(activity(conversation={"tenantId": TENANT, "id": CHAT})).mentions_desk
    assert not heard(activity(conversation={"tenantId": TENANT, "id": CHANNEL, "isGroup": True})).mentions_desk


def test_a_person_without_an_object_id_is_known_by_the_id_that_bots_are_given() -> None:
    message = heard(activity(**{"from": {"id": "29:1one", "name": "Contact One"}}))

    assert message.origin.by == Account(platform=Platform.TEAMS, workspace=TENANT, user="29:1one")


@pytest.mark.parametrize("who", [{"id": BOT}, {"id": "28:another"}, {"id": "29:x", "role": "bot"}, {}])
def test_bots_are_not_heard_if_they_speak_to_others(who: dict[str, Any]) -> None:
    assert inbound.heard(activity(**{"from": who}), NOW) is None


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"timestamp": "2026-03-02T16:00:00+01:00"}, datetime(2026, 3, 2, 15, 0, tzinfo=UTC)),
        ({"timestamp": None}, datetime(2026, 3, 2, 15, 0, tzinfo=UTC)),
        ({"timestamp": "yesterday"}, datetime(2026, 3, 2, 15, 0, tzinfo=UTC)),
        ({"timestamp": "2026-03-02T15:00:00"}, NOW),
        ({"timestamp": "0001-01-01T00:00:00Z"}, NOW),
        ({"timestamp": "9999-12-31T23:59:59-12:00"}, NOW),
        ({"timestamp": None, "id": "f:1"}, NOW),
    ],
)
def test_a_message_was_written_when_it_says_else_when_its_id_says(changes: dict[str, Any], at: datetime) -> None:
    assert heard(activity(**changes)).origin.at == at


# Mentions


def test_a_mention_of_the_desk_is_cut_out() -> None:
    message = heard(activity(text=f"{DESK} The pump stopped.", entities=[mention()]))

    assert (message.text, message.mentions_desk, message.origin.via) == ("The pump stopped.", True, Via.MENTION)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{DESK}&nbsp;ack EX-1", "ack EX-1"),
        (f"{DESK}\u00a0ack EX-1\n", "ack EX-1"),
        (f"ack EX-1 {DESK}", "ack EX-1"),
        (f"please {DESK} ack EX-1", "please ack EX-1"),
        (f"{DESK}", ""),
        (f"{DESK}\nreply EX-1 plandesk is back", "reply EX-1 plandesk is back"),
        (f"{DESK} {DESK} twice", "@plandesk twice"),
        ("plandesk: ack EX-1", "plandesk: ack EX-1"),
    ],
)
def test_the_mention_alone_is_cut_out_once_and_nothing_of_the_words(text: str, left: str) -> None:
    twice = [mention()] * text.count(DESK) or [mention()]

    assert said(text, None, *twice) == left


def test_a_mention_that_does_not_say_how_it_stands_in_the_text_is_found_by_its_name() -> None:
    assert said(f"{DESK} Hey", None, mention(text=None)) == "Hey"


def test_a_name_that_was_escaped_in_the_text_is_found() -> None:
    assert said("<at>R&amp;D desk</at> Hey", None, mention("R&D desk", text=None)) == "Hey"


def test_other_peoples_mentions_are_read_as_their_names() -> None:
    other = mention("Agent One", "29:1agent")

    assert said("<at>Agent One</at> and <at>plandesk</at>, look", None, other, mention()) == "@Agent One and , look"


def test_somebody_else_with_the_desks_name_is_not_the_desk() -> None:
    message = heard(activity(text=f"{DESK} Hey", entities=[mention(who="29:1namesake")]))

    assert (message.text, message.mentions_desk) == ("@plandesk Hey", False)


# Text and HTML

SPAN = '<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">plandesk</span>'


@pytest.mark.parametrize(
    ("text", "markup", "meant"),
    [
        ("Who are you?", "<p>Who are you?</p>", "Who are you?"),
        ("one\ntwo", "<p>one</p>\r\n<p>two</p>", "one\ntwo"),
        ("if a &lt; b &amp;&amp; c", "<p>if a &lt; b &amp;&amp; c</p>", "if a < b && c"),
        ("if a < b && c", "<p>if a &lt; b &amp;&amp; c</p>", "if a < b && c"),
        ("typed &amp;lt; so", "<p>typed &amp;lt; so</p>", "typed &lt; so"),
        ("typed &lt; so", "<p>typed &amp;lt; so</p>", "typed &lt; so"),
        ("see C\n", "<div>see C&lt;data&gt;</div>", "see C<data>"),
        ("", "<p>only here</p>", "only here"),
        ("bold", "<p><strong>bo</strong>ld</p>", "bold"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("it burns ", '<p>it burns <emoji alt="🔥"></emoji></p>', "it burns 🔥"),
        ("it burns ", '<p>it burns <img src="https://x.test/1" alt="fire"></p>', "it burns fire"),
        ("quiet", "<p>quiet</p><script>alert(1)</script>", "quiet"),
        ("", "<!--StartFragment--><p>pasted</p><!--EndFragment-->", "pasted"),
        ("", "<p>a <b 5 < 7 &nonentity; <", "a <b 5 < 7 &nonentity; <"),
    ],
)
def test_what_was_typed_is_read_whatever_the_client_made_of_it(text: str, markup: str, meant: str) -> None:
    assert said(text, markup) == meant


def test_a_message_without_html_is_read_as_it_stands() -> None:
    assert said("if a < b &amp; c&nbsp;> d") == "if a < b & c > d"


def test_an_address_with_ampersands_stays_one() -> None:
    assert said("see https://a.example/?x=1&copy=2&lt=3") == "see https://a.example/?x=1&copy=2&lt=3"


def test_the_mention_of_the_desk_is_cut_out_of_html_too() -> None:
    assert said("<at>plandesk</at> gone", f"<p>{SPAN}&nbsp;see &lt;data&gt;</p>", mention()) == "see <data>"


def test_in_html_another_mention_of_the_same_name_stays() -> None:
    other, own = mention(who="29:1namesake"), mention()

    assert said("lost", f"<p>{SPAN} meet {SPAN} here</p>", other, own) == "@plandesk meet here"


@pytest.mark.parametrize("piece", ["<", "<!--", "</", "<a ", "<a b='", "&", "&#", "<at>", "<attachment"])
def test_no_text_however_broken_takes_long(piece: str) -> None:
    endless = piece * 50_000

    said(endless, endless, mention(text=endless), mention(who="29:1other", text=endless))


# Files


def test_a_file_in_a_personal_chat_is_named_and_linked() -> None:
    file = {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "contentUrl": "https://files.test/pump.log",
        "name": "pump.log",
        "content": {"downloadUrl": "https://files.test/d", "fileType": "log"},
    }

    message = heard(direct(text=None, attachments=[file]))

    assert message.files == (File(name="pump.log", url="https://files.test/pump.log"),)


def test_a_file_in_a_channel_is_known_to_be_there() -> None:
    message = heard(activity(text="", attachments=[html('<p>log</p><attachment id="1">pump.log</attachment>')]))

    assert message.files == (File(name="file"),)
    assert message.text == "log"


def test_a_pasted_picture_is_a_file() -> None:
    message = heard(activity(text="", attachments=[{"contentType": "image/*", "contentUrl": "https://files.test/1"}]))

    assert message.files == (File(name="", url="https://files.test/1", kind=FileKind.IMAGE),)


def test_a_card_or_the_preview_of_a_link_is_no_file() -> None:
    card = {"contentType": "application/vnd.microsoft.card.thumbnail", "content": {}}

    assert heard(activity(attachments=[card])).files == ()


def test_what_no_database_keeps_is_repaired() -> None:
    assert said("a\x00b \ud83d") == "ab \ufffd"
