"""The names of what is promised, as people say them."""

import pytest

from bot.wording import metrics


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        ("next_update", "an update"),
        ("workaround", "a workaround"),
        ("root-cause-analysis", "a root cause analysis"),
        ("rca", "an RCA"),
        ("pir", "a PIR"),
        ("interim-rca", "an interim RCA"),
    ],
)
def test_initials_stay_initials_and_have_the_article_of_their_sound(metric: str, said: str) -> None:
    assert metrics.one(metric) == said
