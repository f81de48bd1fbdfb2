"""The process dies while a notice goes out: each channel reads it once, and so does the account manager."""

import pytest

from adapters.sandbox.core.faults import Hang, Moment
from adapters.sandbox.example import ACME, TAM_ONE
from tests.faults.moments import AFTER_ABOVE_ALL
from tests.faults.stage import Stage, until

TEXT = "The help center moves to another address"


@pytest.mark.parametrize("moment", AFTER_ABOVE_ALL)
async def test_a_notice_that_was_on_its_way_is_out_exactly_once(stage: Stage, moment: Moment) -> None:
    stage.sandbox.script("chat.postMessage", Hang(moment=moment), channel=ACME)
    await stage.start()
    given = await stage.runs(
        "notice", TEXT, "--clause", "cooperation", "--customer", "acme", "--by", "TAM One", "--send"
    )
    await until(lambda: stage.posts(ACME))

    await stage.restart()

    await stage.quiet()
    assert given[0] == 0, given
    assert len([one for one in stage.sandbox.messages(ACME) if TEXT in one.text]) == 1
    assert len([one for one in stage.sandbox.direct(TAM_ONE) if TEXT in one.text]) == 1
    shown = await stage.runs("notice", "--list", "--json")
    assert shown[1].count(f'"text": "{TEXT}"') == 1
