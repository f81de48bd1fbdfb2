"""Whatever people may say, type and press in the course of a desk."""

from hypothesis import strategies as st

from tests.unit.engine.people import (
    AGENT_ONE,
    AGENT_TWO,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    HELIO_ONE,
    ORBIT_ONE,
    STERLING_ONE,
)

ASKERS = [CONTACT_ONE, CONTACT_TWO, COLLEAGUE, GLOBE_ONE, ORBIT_ONE, HELIO_ONE, STERLING_ONE]
AGENTS = [AGENT_ONE, AGENT_TWO]

askers, agents = st.sampled_from(ASKERS), st.sampled_from(AGENTS)
anyone = askers | agents
texts = st.sampled_from(
    ("It fails", "All is down", "Thanks!", "yes", "2", "urgent", "not sure", "not a request", "I forgot my password")
)
answers = st.sampled_from(
    (
        "ack {}",
        "reply {} We look.",
        "wait {} Which?",
        "resolve {} Done.",
        "milestone {} workaround Restart it.",
        "milestone {} diagnosis A cable.",
        "milestone {} rca A cable was cut.",
        "milestone {} work plan Tomorrow.",
    )
)
others = st.sampled_from(
    (
        "reopen {}",
        "close {}",
        "severity {} 1",
        "severity {} 3",
        "severity {} other",
        "severity {} P0",
        "severity {} stopped",
        "severity {} B",
        "why {}",
        "phoned {}",
        "access {} 2h to look at it",
        "access {} allow",
        "access {} refuse",
        "access {} end",
        "log {} 30m did it",
        "kind {} question",
        "log {} reverse 10m not all of it",
    )
)
inside = st.sampled_from(("take {}", "assign {} Agent Two", "note {} Mind it.", "snooze {} 2h", "snooze {} 1d"))
mergers = st.sampled_from(("merge {} EX-1", "merge {} into EX-2"))
CHOICES = ("1", "3", "P0", "stopped", "B", "")
buttons = st.sampled_from([*(("choose", one) for one in CHOICES), ("dismiss", ""), ("join", ""), ("apart", "")])
