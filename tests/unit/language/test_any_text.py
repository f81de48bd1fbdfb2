"""Whatever people write, reading it ends and raises nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bot.language import gist, orders, responses, severities
from tests.shipped import LIBRARY

PREMIER = LIBRARY.plan("mpowr/premier")
WORDS = st.lists(
    st.sampled_from("please hey could you close EX-1 . , : 2 level urgent thanks but @Agent ? not 👍".split())
)


@given(st.one_of(st.text(), WORDS.map(" ".join)))
def test_any_text_can_be_read(text: str) -> None:
    severities.named(text, PREMIER)
    gist.gist(text)
    responses.is_answer(text, names=(), colleagues=("Agent",))

    assert len(orders.ended(orders.asked(text))) <= len(text)
