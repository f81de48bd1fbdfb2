"""Any message at all: what people, plans and strangers might put into one, however it is meant."""

from datetime import UTC

from hypothesis import strategies as st

from bot.model.message import (
    Button,
    Buttons,
    Fact,
    Facts,
    Heading,
    Link,
    ListItem,
    Mark,
    Mention,
    Menu,
    Message,
    MessageLink,
    Note,
    Paragraph,
    PlaceLink,
    Quote,
    Strong,
    Style,
    Text,
    Title,
    Tone,
    When,
)
from bot.model.places import Account, MessageRef, Place, Platform
from tests.unit.slack.deliveries import STAMP
from tests.unit.teams.deliveries import CHANNEL, MESSAGE, TENANT

ODD = "<>&|!@*_~`[](){}#-+=.1\\\n\r\x00\x1b\u202e\ud800\u200d👩\u0301"
"""What markup is made of, on one platform or the other, and what no terminal should be given."""
HOSTILE = (
    "<at>Agent One</at>",
    "[a](https://e.example)",
    "{{DATE(2026-01-01T00:00:00Z, SHORT)}}",
    "- a",
    "<!channel>",
    "<@U0AGENT1>",
    "<https://e.example|a>",
)
"""Whole pieces of markup, each of which would reach somebody or look like ours."""

anything = st.text(st.characters() | st.sampled_from(ODD), max_size=300)
long = st.builds(lambda text, times: text * times, anything, st.sampled_from([1, 1, 1, 40, 200]))
text = long | st.sampled_from(HOSTILE)
channels = anything | st.sampled_from(["C0ACME", CHANNEL])
places = st.builds(Place, platform=st.sampled_from(Platform), workspace=anything | st.just(TENANT), channel=channels)
accounts = st.builds(
    Account, platform=st.sampled_from(Platform), workspace=st.just(TENANT) | anything, user=anything | st.just("U0ONE")
)
refs = st.builds(MessageRef, place=places, id=anything | st.sampled_from([STAMP, MESSAGE]))
instants = st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1900 < at.year < 9000)
spans = st.lists(
    st.one_of(
        st.builds(Text, text=text),
        st.builds(Strong, text=text),
        st.builds(Mark, tone=st.sampled_from(Tone)),
        st.builds(When, at=instants, zone=anything),
        st.builds(Mention, account=accounts, name=text | st.just("Agent One")),
        st.builds(Link, url=text | anything.map("https://a.example/{}".format), text=text),
        st.builds(MessageLink, ref=refs, text=text),
        st.builds(PlaceLink, place=places, text=text),
    ),
    max_size=4,
).map(tuple)
subjects = st.text(st.characters() | st.sampled_from(ODD), max_size=60)
"""What a button is about: an id of ours, or the words of a list."""
buttons = st.builds(
    Button,
    label=text,
    verb=st.sampled_from(["ack", "choose"]),
    subject=subjects,
    argument=subjects,
    style=st.sampled_from(Style),
)
menus = st.lists(buttons, max_size=8).flatmap(
    lambda options: st.builds(
        Menu, label=text, options=st.just(tuple(options)), chosen=st.sampled_from([None, *options])
    )
)
tones = st.sampled_from(Tone)
blocks = st.one_of(
    st.builds(Heading, text=text),
    st.builds(Title, spans=spans, tone=tones),
    st.builds(ListItem, spans=spans, small=spans, button=st.none() | buttons, tone=tones),
    st.builds(Paragraph, spans=spans),
    st.builds(Quote, text=text),
    st.builds(Facts, facts=st.lists(st.builds(Fact, label=text, spans=spans), max_size=12).map(tuple)),
    st.builds(Note, spans=spans),
    st.builds(Buttons, buttons=st.lists(buttons, max_size=30).map(tuple), menus=st.lists(menus, max_size=2).map(tuple)),
)
messages = st.builds(Message, summary=spans, blocks=st.lists(blocks, max_size=6).map(tuple))
