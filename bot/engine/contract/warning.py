"""The word to the account manager that an allowance runs out: once in a period, at 80 %."""

from bot.effects import Effect
from bot.engine.contract import authority, wishes
from bot.engine.contract.allowances import AllowanceInPeriod
from bot.engine.situation import Case
from bot.model.message import Mention, Message
from bot.model.rank import Rank
from bot.wording.contract import ledger as words
from policies.terms import Plan


def warn(stands: AllowanceInPeriod, plan: Plan, case: Case) -> tuple[Effect, ...]:
    """Tell the account manager what is left; if there is none, the first line in triage.

    Outside their hours it is on the card of their next day.
    """

    def worded(called: tuple[Mention, ...]) -> Message:
        return words.runs_out((stands.allowance, stands.balance), plan, case.customer, called)

    if authority.leaves_it_for_the_card(case.customer, case.desk, case.now):
        return ()
    homes = authority.manager_accounts(case.customer, case.desk, case.now)
    tag = f"{case.customer.id}/{stands.allowance.id}/{stands.span.key}"
    return wishes.sent(homes, worded, tag, Rank.NEWS, case)
