"""What a customer wants with a line: nothing more, an end, news, or help."""

import pytest

from bot.language.gist import Gist, gist

LINES = {
    Gist.COURTESY: "Thanks! | thanks Ann | ok | great | super | noted | perfect | hello | 👍",
    Gist.SOLVED: "Perfect, it works now. Thanks for the quick fix! | merci, ça marche | the issue is gone, thank you"
    " | Great, works now :tada: | up and running again",
    Gist.CLOSING: "solved | Solved, thanks! | please close | Please close this ticket, thanks | false alarm"
    " | never mind | Never mind, found it | can you close this? | Danke, geht wieder! | resuelto, gracias"
    " | all good now, please close | It was a false alarm, sorry",
    Gist.UPDATE: "any update? | status? | hello?? | Any update on EX-1 please? | hi, any news on this? | hola?"
    " | gibt es Neuigkeiten? | des nouvelles ? | Hi, is anyone there? | bump",
    Gist.DOUBT: "thanks, that fixed it for the Berlin office | I'll check with my team and let you know"
    " | The report loads now, thank you",
    Gist.NEWS: "works again, but only for admins | It still fails | thanks, now the export fails | not solved | solved?"
    " | Nobody can log in again | status page is down | works, can you tell me why it happened?"
    " | thanks, one more thing | it is not working | update: still down | Chrome 120 | we closed the window",
}


@pytest.mark.parametrize(
    ("text", "meant"), [(text, meant) for meant, texts in LINES.items() for text in texts.split(" | ")]
)
def test_the_gist_of_a_line(text: str, meant: Gist) -> None:
    assert gist(text, {"ann", "ex"}) is meant
