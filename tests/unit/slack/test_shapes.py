"""Signed payloads of any shape at all are answered, and never with a 5xx."""

import asyncio
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rounds import tried
from tests.unit.slack.deliveries import Desk, click, clicked, commanded, event, sent, shared_event, slash
from tests.unit.slack.test_forms import submission

WORDS = [
    "message",
    "app_mention",
    "block_actions",
    "event_callback",
    "T0DESK",
    "E0ACME",
    "U0ONE",
    "1772463600.000100",
    "ack:0",
]
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["id", "type", "text"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@st.composite
def bent(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """A sound payload in which some values, at any depth, are of another kind."""
    for _ in range(draw(st.integers(1, 3))):
        inside: Any = whole
        while True:
            key = draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else range(len(inside))))
            if not inside[key] or not isinstance(inside[key], dict | list) or draw(st.booleans()):
                break
            inside = inside[key]
        inside[key] = draw(values)
    return whole


@given(st.builds(event).flatmap(bent) | st.builds(shared_event).flatmap(bent) | values)
@tried(75)
def test_an_event_of_any_shape_is_answered(payload: object) -> None:
    answer = asyncio.run(sent(Desk(), payload))

    assert answer.status_code == (200 if isinstance(payload, dict) else 400)


@given(st.builds(click).flatmap(bent) | values)
@tried(75)
def test_an_interaction_of_any_shape_is_answered(payload: object) -> None:
    answer = asyncio.run(clicked(Desk(), payload))

    assert answer.status_code == (200 if isinstance(payload, dict) else 400)


@given(st.builds(submission).flatmap(bent))
@tried(50)
def test_a_form_of_any_shape_is_answered(payload: object) -> None:
    answer = asyncio.run(clicked(Desk(), payload))

    assert answer.status_code == 200


@given(st.dictionaries(st.sampled_from(sorted(slash())), st.text(max_size=40)))
@tried(50)
def test_a_command_of_any_shape_is_answered(changes: dict[str, str]) -> None:
    answer = asyncio.run(commanded(Desk(), slash() | changes))

    assert answer.status_code == 200
