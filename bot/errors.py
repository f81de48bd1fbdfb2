"""The errors of the desk, as a tree. Refusals aren't among them: they are answers.

DeskError
├── StorageUnavailable     the database can't take it now: answer 503, the platform delivers again
├── StaleVersion           somebody else changed it first: decide again
└── DeliveryFailed
    ├── RateLimited        not taken; again after `retry_after` seconds
    ├── NotReached         certainly not taken; again soon
    │   └── ShutOut        nothing of the desk's is taken until somebody fixes it
    ├── InDoubt            perhaps taken: look before sending again
    ├── Unknowable         perhaps taken, and nobody can look
    └── NotDeliverable     refused for good; a person must look
        └── NotMarkable    marks on messages are refused, wherever they are
"""


class DeskError(Exception):
    """Something outside the rules went wrong; the message says what to do."""


class StorageUnavailable(DeskError):
    """The database can't take a write now. Nothing was kept: the sender should deliver again."""


class StaleVersion(DeskError):
    """The intake or ticket changed since it was read. Nothing was kept: read and decide again."""


class DeliveryFailed(DeskError):
    """A message may not have reached its place."""


class RateLimited(DeliveryFailed):
    """The platform asks us to wait. The message wasn't taken; `retry_after` is in seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"asked to wait {retry_after:g} s")
        self.retry_after = retry_after


class NotReached(DeliveryFailed):
    """The platform wasn't reached, or said that it took nothing; the message may be sent again."""


class ShutOut(NotReached):
    """The platform takes nothing from the desk until a person fixes it, as after a revoked token. Messages wait."""


class InDoubt(DeliveryFailed):
    """The call was cut after the message may have been taken: look it up before sending it again."""


class Unknowable(DeliveryFailed):
    """The platform doesn't say whether a message was taken: what is in doubt there stays so."""


class NotDeliverable(DeliveryFailed):
    """The platform refused the message for good; a person must look."""


class NotMarkable(NotDeliverable):
    """The platform takes no marks from the desk: it lacks a permission, or there is no such thing."""
