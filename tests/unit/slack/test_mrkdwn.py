"""Slack's markup back to what people meant, and literal text that stays literal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.mrkdwn import escape, meant


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("plain", "plain"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("&amp;lt;", "&lt;"),
        ("&amp;amp;", "&amp;"),
        ("&quot; &#39;", "&quot; &#39;"),
        ("<@U0ONE> and <@U0ONE|one>", "@U0ONE and @one"),
        ("<#C0ACME> and <#C0ACME|acme> and <#C0ACME|>", "#C0ACME and #acme and #C0ACME"),
        ("<!here> <!channel|channel> <!everyone>", "@here channel @everyone"),
        ("<!subteam^S0OPS> <!subteam^S0OPS|@ops>", "@subteam @ops"),
        ("<!date^1772463600^{date}|2 March>", "2 March"),
        ("<https://a.example>", "https://a.example"),
        ("<https://a.example|the manual>", "the manual (https://a.example)"),
        ("<http://a.example|a.example>", "a.example"),
        ("<https://a.example/|https://a.example>", "https://a.example"),
        ("<https://a.example/?x=1&amp;y=2>", "https://a.example/?x=1&y=2"),
        ("<mailto:one@acme.example|one@acme.example>", "one@acme.example"),
        ("<https://evil.example|https://bank.example>", "https://bank.example (https://evil.example)"),
        ("a < b and <> c", "a < b and <> c"),
        ("&lt;!channel&gt;", "<!channel>"),
    ],
)
def test_markup_reads_as_it_was_meant(written: str, meaning: str) -> None:
    assert meant(written) == meaning


@given(st.text())
def test_what_people_write_comes_through_slack_unchanged(text: str) -> None:
    assert meant(escape(text)) == text


@given(st.text(alphabet="<>&;@!|^#ampltgU0 \n"))
def test_any_markup_at_all_can_be_read(text: str) -> None:
    assert isinstance(meant(text), str)
