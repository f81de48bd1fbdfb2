"""What others may read of a reply to one person, in a shared channel where nobody can be shown anything alone."""

import pytest
from msgspec.structs import replace

from bot.commands import Help, Origin, Via
from bot.effects import ReplyToActor
from bot.engine.aloud import said_aloud
from bot.engine.decide import decide
from bot.engine.situation import Decision, Situation
from bot.model.people import Actor
from bot.model.places import Account, Place, Platform
from bot.model.plain_text import words
from bot.wording.spans import plain
from tests.unit.engine.actors import AN_AGENT, THE_WRITER
from tests.unit.engine.at_hand import acmes, nothing
from tests.unit.engine.desk import MONDAY_NINE
from tests.unit.engine.people import ACME

THERE = Place(platform=Platform.TEAMS, workspace="ours", channel="19:acme@thread.tacv2")
THEIRS = Account(platform=Platform.TEAMS, workspace="theirs", user="one")
OF_THEIRS = replace(THE_WRITER, account=THEIRS)
ALONE = "I can't answer you alone in this channel"
NOT_FOR_OTHERS = "that isn't for everybody here"


def shared(situation: Situation) -> Situation:
    """The same, where Acme's only channel is a shared one of Teams, and its first contact of another tenant."""
    customer = situation.desk.customers[0]
    assert customer.id == ACME
    contact = replace(customer.contacts[0], accounts=(THEIRS,))
    moved = replace(customer, channels=(THERE,), contacts=(contact,))
    return replace(
        situation, desk=replace(situation.desk, customers=(moved, *situation.desk.customers[1:])), customer=moved
    )


def aloud(
    situation: Situation, by: Actor = OF_THEIRS, via: Via = Via.MENTION, *, is_confirmation: bool = False
) -> str | None:
    """What others may read of a canary; None for nothing."""
    reply = ReplyToActor(message=plain("A canary."), is_confirmation=is_confirmation)
    origin = Origin(by=by.account, place=THERE, at=MONDAY_NINE, via=via)
    decision = said_aloud(Decision(effects=(reply,)), replace(situation, actor=by), Help(origin=origin), decide)
    (effect,) = decision.effects
    assert isinstance(effect, ReplyToActor)
    return words(effect.message.aloud.summary) if effect.message.aloud else None


def test_what_everybody_of_theirs_may_know_is_said_by_name() -> None:
    situation = shared(acmes())
    assert situation.ticket
    public = replace(situation, intake=None, ticket=replace(situation.ticket, private=False))

    assert aloud(public) == f"@{OF_THEIRS.name}: A canary."
    assert aloud(shared(nothing())) == f"@{OF_THEIRS.name}: A canary."


def test_what_was_made_to_the_desk_alone_is_not() -> None:
    situation = shared(acmes())
    assert situation.ticket
    private = replace(situation, intake=None, ticket=replace(situation.ticket, private=True, requester=THEIRS))

    told = aloud(private)

    assert told
    assert NOT_FOR_OTHERS in told
    assert "canary" not in told


def test_who_may_not_know_of_a_private_ticket_does_not_learn_of_it_so() -> None:
    situation = shared(acmes())
    assert situation.ticket
    other = replace(situation.ticket.requester, user="two")
    private = replace(situation, intake=None, ticket=replace(situation.ticket, private=True, requester=other))
    colleague = replace(OF_THEIRS, id="two", account=replace(THEIRS, user="three"))

    assert aloud(private, colleague) == aloud(shared(nothing()), colleague)


@pytest.mark.parametrize("is_confirmation", [True, False])
def test_of_what_was_asked_alone_only_the_result_of_an_act_is_said(*, is_confirmation: bool) -> None:
    told = aloud(shared(nothing()), via=Via.ASIDE, is_confirmation=is_confirmation) or ""

    assert ("canary" in told, ALONE in told) == (is_confirmation, not is_confirmation)


def test_staff_are_never_answered_for_others() -> None:
    assert aloud(shared(nothing()), AN_AGENT) is None


def test_where_everything_is_heard_nobody_is_answered_for_others() -> None:
    slack = replace(THERE, platform=Platform.SLACK)
    situation = shared(nothing())
    moved = replace(situation.desk.customers[0], channels=(slack,))
    desk = replace(situation.desk, customers=(moved, *situation.desk.customers[1:]))
    reply = ReplyToActor(message=plain("A canary."))
    origin = Origin(by=THEIRS, place=slack, at=MONDAY_NINE, via=Via.MENTION)

    there = replace(situation, desk=desk, actor=OF_THEIRS)

    decision = said_aloud(Decision(effects=(reply,)), there, Help(origin=origin), decide)

    assert decision.effects == (reply,)
