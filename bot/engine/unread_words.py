"""Words that came with a command which is refused: who typed them where they vanish gets them back."""

from typing import Final

from msgspec.structs import replace

from bot import commands
from bot.commands import Command, Via
from bot.effects import Effect, ReplyToActor
from bot.engine.situation import Decision
from bot.wording import refusals

_WRITTEN: Final = (
    commands.Reply,
    commands.AwaitCustomer,
    commands.Resolve,
    commands.ReportMilestone,
    commands.AddNote,
    commands.Draft,
    commands.SendDraft,
    commands.LogWork,
    commands.AppealSeverity,
    commands.GrantAppeal,
    commands.RefuseAppeal,
    commands.Approve,
    commands.DeclineApproval,
    commands.CreateIntake,
    commands.Announce,
    commands.WithdrawAnnouncement,
)
"""Commands that carry what somebody has to read."""
_VANISHING: Final = frozenset({Via.SLASH, Via.ASIDE})
"""The ways in that leave no message, or none that stays."""
_FEW: Final = 2
"""The most words that nobody minds typing again."""


def given_back(command: Command, decision: Decision) -> Decision:
    """Return a refusal with the words that came with its command, if they were typed where nothing keeps them.

    A message that names the desk stays where it was written, and a form keeps what is in it.
    """
    words = _words(command)
    if command.origin.via not in _VANISHING or len(words.split()) <= _FEW:
        return decision
    if not decision.effects or decision != Decision(effects=decision.effects, refusal=decision.refusal):
        return decision
    if not all(isinstance(effect, ReplyToActor) for effect in decision.effects):
        return decision
    return replace(decision, effects=tuple(_with_words(effect, words) for effect in decision.effects))


def _words(command: Command) -> str:
    """Return what somebody has to read; of a change of severity that is its reason."""
    if isinstance(command, commands.SetSeverity):
        return command.severity.partition(":")[2].strip()
    return command.text if isinstance(command, _WRITTEN) else ""


def _with_words(effect: Effect, words: str) -> Effect:
    return (
        replace(effect, message=refusals.with_words(effect.message, words))
        if isinstance(effect, ReplyToActor)
        else effect
    )
