"""Slack's markup is drawn as Slack's own client draws it, and never becomes more than text."""

import pytest

from adapters.sandbox.page.markup import html
from adapters.sandbox.page.mrkdwn import parsed
from adapters.sandbox.page.reader import PageReader

AT_TEN = 1795449600  # Mon 23 Nov 2026, 16:00 UTC

CASES = {
    "*bold* _slanted_ ~gone~": "<strong>bold</strong> <em>slanted</em> <s>gone</s>",
    "a*b*c 2*3*4": "a*b*c 2*3*4",
    "`a *b*` and\n```\nx < y\n```": "<code>a *b*</code> and\n<pre>x &lt; y\n</pre>",
    "&gt; one\n> two\nthree": "<blockquote>one\ntwo\n</blockquote>three",
    "a &lt;b&gt; &amp;amp;": "a &lt;b&gt; &amp;amp;",
    "<@U1> in <#C1|x>": '<span class="mention">@Agent One</span> in <span class="mention">#triage</span>',
    "<@U9|Somebody> <!here>": '<span class="mention">@Somebody</span> <span class="mention">@here</span>',
    "<https://a.example/?x=1&amp;y=2|there>": '<a href="https://a.example/?x=1&amp;y=2">there</a>',
    ":ticket: :nothing_known:": "🎫 :nothing_known:",
}


@pytest.mark.parametrize("text", CASES)
def test_marks_become_what_they_mean(text: str, reader: PageReader) -> None:
    assert html(parsed(text, reader)) == CASES[text]


@pytest.mark.parametrize(
    ("form", "reads"),
    [
        ("{date_short_pretty} at {time}", "today at 10:00"),
        ("{date_long}", "Monday, 23 November 2026"),
        ("{ago}", "60 minutes from now"),
        ("{unknown}", "{unknown}"),
    ],
)
def test_dates_are_those_of_the_reader(form: str, reads: str, reader: PageReader) -> None:
    drawn = html(parsed(f"<!date^{AT_TEN}^{form}|later>", reader))

    assert drawn.endswith(f">{reads}</time>")


def test_a_date_that_cannot_be_read_is_its_fallback(reader: PageReader) -> None:
    assert html(parsed("<!date^soon^{time}|at ten>", reader)) == "at ten"


def test_a_link_to_a_message_of_the_sandbox_names_its_place(reader: PageReader) -> None:
    drawn = html(parsed("<https://x.slack.com/archives/C1/p1795449600000100|there>", reader))

    assert 'data-conversation="C1" data-message="1795449600.000100"' in drawn


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<javascript:alert(1)|x> <data:text/html,x|y> <https://a"onclick="x|z>',
        "*<img src=x onerror=alert(1)>*",
        '<!date^1^"onload="x"|<b>y</b>>',
        "<https://[broken|x>",
    ],
)
def test_nothing_that_people_write_becomes_an_element_or_an_attribute(text: str, reader: PageReader) -> None:
    drawn = html(parsed(text, reader))

    for forbidden in ("<script", "<img", "<b>", 'javascript:alert(1)"', '"onclick', '"onload'):
        assert forbidden not in drawn
