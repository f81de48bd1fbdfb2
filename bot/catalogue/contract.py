"""The commands of account managers: those that change what is agreed with a customer, and their radar."""

from typing import Final

from bot import commands
from bot.catalogue.row import ArgumentForm, Needs, double, numbered, row, worded, written
from bot.model.people import STAFF_ROLES, Role

ANSWERABLE: Final = frozenset({Role.TAM, Role.LEAD, Role.MANAGER})
"""Those who decide for customers: account managers for their own, which is `engine.contract.authority`'s question."""

CONTRACT_ROWS: Final = (
    row(commands.ShowRadar, ANSWERABLE, Needs.NOTHING, worded("radar", commands.ShowRadar)),
    row(commands.ShowAccounts, ANSWERABLE, Needs.NOTHING, worded("accounts", commands.ShowAccounts)),
    row(commands.ShowReport, STAFF_ROLES, Needs.NOTHING, worded("report", commands.ShowReport)),
    row(
        commands.AddContact,
        ANSWERABLE | {Role.CONTACT},
        Needs.CONTRACT,
        double(
            "contacts add @Contact Three",
            ArgumentForm.PEOPLE,
            lambda origin, it: commands.AddContact(origin=origin, words=it.words),
        ),
    ),
    row(
        commands.RemoveContact,
        ANSWERABLE | {Role.CONTACT},
        Needs.CONTRACT,
        double(
            "contacts remove @Contact Three",
            ArgumentForm.NAMES,
            lambda origin, it: commands.RemoveContact(origin=origin, words=it.words),
        ),
    ),
    row(
        commands.TransferContact,
        ANSWERABLE | {Role.CONTACT},
        Needs.CONTRACT,
        double(
            "contacts transfer @Contact One to @Contact Three",
            ArgumentForm.PEOPLE,
            lambda origin, it: commands.TransferContact(origin=origin, words=it.words),
        ),
    ),
    row(
        commands.ConfirmDuties,
        frozenset({Role.CONTACT}),
        Needs.CONTRACT,
        double("contacts confirm", ArgumentForm.NOTHING, lambda origin, _: commands.ConfirmDuties(origin=origin)),
    ),
    row(commands.Approve, ANSWERABLE, Needs.APPROVAL, numbered("approve 12 what the fee is", commands.Approve)),
    row(commands.DeclineApproval, ANSWERABLE, Needs.APPROVAL, numbered("decline 12 why", commands.DeclineApproval)),
)

LEDGER_ROWS: Final = (
    row(
        commands.LogWork,
        STAFF_ROLES,
        Needs.TICKET | Needs.CONTRACT,
        written("log EX-1 1h30m what was done", commands.LogWork),
    ),
    row(
        commands.SetKind,
        STAFF_ROLES,
        Needs.TICKET | Needs.CONTRACT,
        written("kind EX-1 what your plan calls it", commands.SetKind),
    ),
)
"""The commands about a ticket that its contract's ledger follows."""
