"""The rows of the commands about messages in the two threads of a ticket, about parting them, and of its customer."""

from typing import Final

from bot import commands
from bot.catalogue.row import ArgumentForm, Arguments, Needs, bare, row, verb, written
from bot.model.people import ASSISTANT_ROLES, STAFF_ROLES, Role

_CUSTOMERS: Final = frozenset({Role.REQUESTER, Role.CONTACT})


def _sent(origin: commands.Origin, it: Arguments) -> commands.SendDraft:
    draft, _, text = it.words.partition("#")
    return commands.SendDraft(origin=origin, ticket=it.ticket, draft=draft, text=text)


SEND_REQUEST: Final = verb(
    "send-request",
    ArgumentForm.REQUEST,
    lambda origin, it: commands.CreateIntake(origin=origin, text=it.words, draft=it.request),
)
"""The verb of the button that sends a drafted request."""
TABLE: Final = (
    row(commands.ConfirmSolved, _CUSTOMERS, Needs.TICKET, bare("confirm EX-1", commands.ConfirmSolved)),
    row(
        commands.Rate,
        _CUSTOMERS,
        Needs.TICKET,
        verb(
            "rate EX-1 4",
            ArgumentForm.TICKET_MAYBE_WORDS,
            lambda origin, it: commands.Rate(origin=origin, ticket=it.ticket, score=it.words),
        ),
    ),
    row(
        commands.CheckLevel,
        _CUSTOMERS,
        Needs.TICKET,
        verb(
            "level-check",
            ArgumentForm.FORM,
            lambda origin, it: commands.CheckLevel(origin=origin, ticket=it.ticket, holds=it.words == "yes"),
        ),
    ),
    row(commands.ReplyFromMessage, STAFF_ROLES, Needs.UNDER_WAY),
    row(commands.SplitFromMessage, STAFF_ROLES, Needs.UNDER_WAY),
    row(commands.Split, STAFF_ROLES, Needs.TICKET, bare("split EX-1", commands.Split)),
    row(
        commands.Draft,
        STAFF_ROLES | ASSISTANT_ROLES,
        Needs.TICKET,
        written("draft EX-1 what the customer could read", commands.Draft),
    ),
    row(
        commands.SendDraft,
        _CUSTOMERS,
        Needs.TICKET,
        verb("send-draft", ArgumentForm.FORM, _sent),
    ),
    row(
        commands.DropDraft,
        _CUSTOMERS,
        Needs.NOTHING,
        verb(
            "drop-draft",
            ArgumentForm.REQUEST,
            lambda origin, it: commands.DropDraft(origin=origin, draft=it.request),
        ),
    ),
    row(
        commands.Publish,
        STAFF_ROLES,
        Needs.TICKET | Needs.REMARK,
        written("publish EX-1", commands.Publish, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
    row(
        commands.Unsend,
        STAFF_ROLES,
        Needs.TICKET | Needs.REMARK,
        written("unsend EX-1", commands.Unsend, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
    row(
        commands.AddNote,
        STAFF_ROLES | ASSISTANT_ROLES,
        Needs.TICKET,
        written("note EX-1 what colleagues should know", commands.AddNote),
    ),
)
"""A row for each."""
