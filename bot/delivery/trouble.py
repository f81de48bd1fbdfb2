"""Notices to people, by another way, of messages that don't get through."""

from bot.model.desk import Desk
from bot.model.ids import SubjectId
from bot.model.places import Account, Place, Platform
from bot.oncall.wake import wakes
from bot.ports import Delivery, Outbox, UnitOfWork
from bot.shell.service import ALERT, DeskService
from bot.shell.subjects import about_subject
from bot.wording.escalation import undelivered as words


def failed(service: DeskService, delivery: Delivery, problem: str) -> None:
    """Tell people of a message that will never arrive; of a webhook that takes nothing once in a while.

    Raises StorageUnavailable.
    """
    account = delivery.address.account
    if account is None or account.platform is not Platform.WEBHOOK:
        _told(service, delivery, problem, is_lost=True)
    elif not service.unreached.includes(account, service.clock.now()):
        service.alert(words.not_told(account.user, problem), failed=frozenset({str(account)}))


def stuck(service: DeskService, delivery: Delivery, problem: str) -> None:
    """Tell people elsewhere of what is urgent and hasn't got through for a minute. It is still tried on."""
    _told(service, delivery, problem, is_lost=False)


def shut_out(service: DeskService, outbox: Outbox, platform: Platform, problem: str) -> None:
    """Tell people of a platform that takes nothing any more, by another one if there is one."""
    service.alert(words.shut_out(platform, problem, outbox.count_waiting(platform)), failed=frozenset({platform}))


def _told(service: DeskService, delivery: Delivery, problem: str, *, is_lost: bool) -> None:
    """Notify people: an alert is passed on as it is; of anything else they read what it was about, and what it said."""
    if delivery.tag == ALERT and delivery.message:
        message = delivery.message
    else:
        with service.open_work() as work:
            about = _about(delivery.subject, service, work)
        to = _recipient(delivery, service.loader.desk, about)
        message = words.undelivered(to, delivery.message, about, problem, is_lost=is_lost)
    service.alert(message, failed=frozenset({delivery.conversation}))


def _recipient(delivery: Delivery, desk: Desk, about: words.About | None) -> words.Recipient:
    """Return where a delivery should have gone: one of staff, somebody of a customer's, triage or a customer's channel.

    Whom to tell instead is whoever asked, where it is for the customer.
    """
    asked = about.requester if about else ""
    home = delivery.address.account or delivery.address.place
    match home:
        case Account():
            staff = desk.staff(home)
            name = staff.name if staff else next((contact.name for _, contact in desk.contact_of(home)), asked)
            return words.Recipient(home=home, name=wakes(home) or name or str(home), whom=name or "them")
        case Place():
            customer = desk.customer_in(home)
            if customer is None:
                return words.Recipient(home=home, name="triage" if home in desk.triage else str(home))
            return words.Recipient(home=home, name=f"{customer.name}'s channel", whom=asked or "them")
        case None:
            return words.Recipient(home=None, name="anybody", whom=asked)


def _about(subject: SubjectId | None, service: DeskService, work: UnitOfWork) -> words.About | None:
    found = about_subject(subject, work) if subject else None
    known = (found.ticket or found.intake) if found else None
    if found is None or known is None:
        return None
    customer = service.loader.desk.customer(known.customer)
    name = customer.name if customer else known.customer
    plan = work.pinned(found.ticket.plan_version) if found.ticket else None
    return words.About(customer=name, requester=known.requester_name, ticket=found.ticket, plan=plan)
