"""The Markdown of cards is drawn as Teams draws it, and never becomes more than text."""

import pytest

from adapters.workspace.page.markdown import parsed, plain
from adapters.workspace.page.markup import html
from adapters.workspace.page.reader import Reader

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
}


@pytest.mark.parametrize("text", CASES)
def test_marks_become_what_they_mean(text: str, reader: Reader) -> None:
    assert html(parsed(text, reader)) == CASES[text]


@pytest.mark.parametrize(
    ("token", "reads"),
    [
        ("{{TIME(2026-11-23T16:00:00Z)}}", "10:00"),
        ("{{DATE(2026-11-23T16:00:00Z, SHORT)}}", "Mon, 23 Nov 2026"),
        ("{{DATE(2026-11-24T03:00:00Z,LONG)}}", "Monday, 23 November 2026"),
    ],
)
def test_dates_are_those_of_the_reader(token: str, reads: str, reader: Reader) -> None:
    assert html(parsed(token, reader)).endswith(f">{reads}</time>")


def test_a_link_to_a_message_of_the_tenant_names_its_place(reader: Reader) -> None:
    drawn = html(parsed("[x](https://teams.microsoft.com/l/message/19%3Aa%40thread.tacv2/123)", reader))

    assert 'data-conversation="19:a@thread.tacv2" data-message="123"' in drawn


def test_labels_are_the_words_alone(reader: Reader) -> None:
    assert plain("**EX-1** · [there](https://a.example/)", reader) == "EX-1 · there"
