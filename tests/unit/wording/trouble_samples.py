"""What operators read when something is in trouble: the desk's own data, its desk file, or a platform."""

from collections.abc import Iterator
from datetime import timedelta

from bot.model.message import Message
from bot.wording.escalation import operator_alerts, undelivered
from tests.unit.wording.examples import CHANNEL, OPEN


def about_troubles() -> Iterator[tuple[str, Message]]:
    """Each alert, and a message that was lost, with a name for it."""
    yield "quarantined", operator_alerts.quarantined("KeyError")
    yield "timers quarantined", operator_alerts.timers_quarantined("EX-1", "KeyError")
    yield "desk file refused", operator_alerts.desk_file_refused(["desk.toml:3: desk.triage: is missing"] * 7)
    yield "platform in trouble", operator_alerts.platform_in_trouble(["Slack: invite the bot to #support-acme"])
    yield "nothing heard", operator_alerts.nothing_heard("teams", OPEN, OPEN + timedelta(hours=1))
    yield "webhook", undelivered.not_told("crm", "answered with 410")
    yield "shut out", undelivered.shut_out("slack", "Slack refuses our token (token_revoked)", 14)
    for where in (CHANNEL, None):
        to = undelivered.Recipient(home=where, name="triage")
        yield "undelivered", undelivered.undelivered(to, None, None, "the channel is archived", is_lost=True)
