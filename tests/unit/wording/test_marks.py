"""The colour of a severity follows its rank in the plan."""

from bot.model.message import Tone
from bot.wording import marks
from tests.unit.wording.examples import shipped

PREMIER = next(one.plan for one in shipped() if str(one) == "mpowr/premier")


def test_the_first_three_severities_have_a_colour_each_and_the_rest_none() -> None:
    tones = [marks.tone(PREMIER, severity.id) for severity in PREMIER.severities]

    assert tones == [Tone.ATTENTION, Tone.WARNING, Tone.ACCENT, Tone.DEFAULT]
    assert marks.tone(PREMIER, None) is Tone.DEFAULT
