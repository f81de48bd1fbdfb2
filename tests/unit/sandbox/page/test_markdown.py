"""The Markdown of cards is drawn as Teams draws it, and never becomes more than text."""

import pytest

from adapters.sandbox.page.markdown import parsed
from adapters.sandbox.page.markup import html
from adapters.sandbox.page.reader import PageReader

CASES = {
    "**bold** *slanted* _too_": "<strong>bold</strong> <em>slanted</em> <em>too</em>",
    r"\*as it is\* \\": "*as it is* \\",
    "[there](https://a.example/)": '<a href="https://a.example/">there</a>',
    "[there](javascript:alert)": "[there](javascript:alert)",
    "<at>Agent &amp; One</at>": '<span class="mention">@Agent &amp; One</span>',
    "a &lt;b&gt;": "a &lt;b&gt;",
    "one\ntwo\n\nthree": "one two\nthree",
    "<b>x</b>": "&lt;b&gt;x&lt;/b&gt;",
    "{{TIME(soon)}}": "soon",
    "**<at>Agent One</at>** at {{TIME(soon)}}": '<strong><span class="mention">@Agent One</span></strong> at soon',
    "**[there](https://a.example/?a=1&b=2)**": ('<strong><a href="https://a.example/?a=1&amp;b=2">there</a></strong>'),
    "- one\n- **two**": "<ul><li>one</li><li><strong>two</strong></li></ul>",
    "3. one\n4. two": '<ol start="3"><li>one</li><li>two</li></ol>',
    "\\- one": "- one",
    "3\\. one": "3. one",
    "snake_case_name 2 * 3 * 4": "snake_case_name 2 * 3 * 4",
    "# one": "# one",
    "`one`": "`one`",
    "    one": "one",
}
NEVER_DRAWN = {
    "<img src=x onerror=alert(1)>": "&lt;img src=x onerror=alert(1)&gt;",
    "![there](https://a.example/a.png)": '!<a href="https://a.example/a.png">there</a>',
    "[there](javascript:alert(1))": "[there](javascript:alert(1))",
    "[there](data:text/html,x)": "[there](data:text/html,x)",
    '[there](https://a.example/ "onclick")': '<a href="https://a.example/">there</a>',
    '[there](<https://a.example/" onclick="x>)': '<a href="https://a.example/%22%20onclick=%22x">there</a>',
    "[a.example](ftp://a.example/)": "<span>a.example</span>",
    "<at><script></at>": '<span class="mention">@&lt;script&gt;</span>',
    "<https://a.example/>": "&lt;https://a.example/&gt;",
}


@pytest.mark.parametrize("text", CASES)
def test_marks_become_what_they_mean(text: str, reader: PageReader) -> None:
    assert html(parsed(text, reader)) == CASES[text]


@pytest.mark.parametrize("text", NEVER_DRAWN)
def test_nothing_becomes_html_a_picture_or_an_address_that_a_chat_does_not_follow(
    text: str, reader: PageReader
) -> None:
    assert html(parsed(text, reader)) == NEVER_DRAWN[text]


@pytest.mark.parametrize(
    ("token", "reads"),
    [
        ("{{TIME(2026-11-23T16:00:00Z)}}", "10:00"),
        ("{{DATE(2026-11-23T16:00:00Z, SHORT)}}", "Mon, 23 Nov 2026"),
        ("{{DATE(2026-11-24T03:00:00Z,LONG)}}", "Monday, 23 November 2026"),
    ],
)
def test_dates_are_those_of_the_reader(token: str, reads: str, reader: PageReader) -> None:
    assert html(parsed(token, reader)).endswith(f">{reads}</time>")


def test_a_link_to_a_message_of_the_tenant_names_its_place(reader: PageReader) -> None:
    drawn = html(parsed("[x](https://teams.microsoft.com/l/message/19%3Aa%40thread.tacv2/123)", reader))

    assert 'data-conversation="19:a@thread.tacv2" data-message="123"' in drawn
