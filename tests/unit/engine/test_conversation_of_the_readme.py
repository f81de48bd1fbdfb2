"""The conversation at the top of the README is what the desk says, word for word."""

from pathlib import Path

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8").split("```")[1]
SAID = (
    "Got it, Contact One. How urgent is this?",
    "Level 1 – Critical · first response within 1 business hour, by 10:00 AM CST",
    "A critical problem in production that affects all users.",
    "Open now, until 5:00 PM CST.",
    "EX-1 · Level 1 – Critical",
    "We have it. You'll hear from a person by 10:00 AM CST.",
    "EX-1 · Acme – no response yet, due in 15 min (10:00 AM CST). @Agent One",
    "Agent One is looking into this now.",
)
PRESSED = ("Level 1 – Critical", "Not a request", "Use the form", "Acknowledge")


def test_the_desk_says_what_is_shown(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in since 9:00.")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")
    desk.passes(minutes=45)
    desk.types(AGENT_ONE, "ack EX-1")

    said = "\n".join(post.text for post in desk.posts()).replace("Mon 23 Nov, ", "")
    buttons = [label for post in desk.posts() for label in post.buttons]
    assert [words for words in SAID if words not in README or words not in said] == []
    assert [label for label in PRESSED if f"[{label}]" not in README or label not in buttons] == []
