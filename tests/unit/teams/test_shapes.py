"""Activities of any shape at all, with a good token, are answered, and never with a 5xx."""

import asyncio
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rounds import tried
from tests.unit.teams.deliveries import Desk, activity, click, direct, mention, sent, submit

WORDS = [
    "message",
    "invoke",
    "adaptiveCard/action",
    "msteams",
    "personal",
    "ack",
    "EX-1",
    "2026-03-02T15:00:00Z",
    "text/html",
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
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["id", "type", "text", "plandesk"]), inner, max_size=4)
    ),
    max_leaves=12,
)
markup = st.text(st.sampled_from("<>/&;pbrliat= \"'spanhtmlHi#x0"), max_size=80).map(
    lambda content: activity(
        text="x", entities=[mention()], attachments=[{"contentType": "text/html", "content": content}]
    )
)


@st.composite
def bent(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """A sound activity in which some values, at any depth, are of another kind."""
    for _ in range(draw(st.integers(1, 3))):
        inside: Any = whole
        while True:
            key = draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else range(len(inside))))
            if not inside[key] or not isinstance(inside[key], dict | list) or draw(st.booleans()):
                break
            inside = inside[key]
        inside[key] = draw(values)
    return whole


sound = st.one_of(
    st.builds(activity),
    st.builds(
        lambda: activity(entities=[mention()], attachments=[{"contentType": "text/html", "content": "<p>x</p>"}])
    ),
    st.builds(direct),
    st.builds(click),
    st.builds(submit),
)


@given(sound.flatmap(bent) | markup | values)
@tried(75)
def test_an_activity_of_any_shape_is_answered(payload: object) -> None:
    answer = asyncio.run(sent(Desk(), payload))

    assert answer.status_code in (200, 400, 401, 403)
