"""What happens to a desk on a long day, told so that it says as much as it can."""

from collections.abc import Iterator

from bot.model.places import Platform
from tests.once import once
from tests.sentences.stage import (
    AGENT_ONE,
    AGENT_TWO,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    TAM_ONE,
    SentenceStage,
    Told,
)
from tests.unit.engine import people

PLANS = ("mpowr/premier", "cpi/standard", "influitive/premier-success-plus", "m3ter/gold", "mst/enhanced")
"""One plan of each of the five programmes."""
REGIONS = {"mst/enhanced": "americas"}

VIEWS = (
    "help",
    "list",
    "list closed",
    "show EX-1",
    "status EX-1",
    "why EX-1",
    "history EX-1",
    "contacts",
    "plan",
    "home",
)
MANAGER_VIEWS = ("help", "radar", "radar new", "radar terms", "accounts", "report", "report banana")
STAFF_VIEWS = ("queue", "queue mine", "queue overdue", "oncall", 'search "log in"')
SLIPS = (
    "what",
    "ackk EX-1",
    "ack EX-99",
    "severity EX-1 banana",
    "assign EX-1 @nobody",
    "snooze EX-1 banana",
    "merge EX-1 into EX-1",
    "queue atlantis",
    "reply EX-1",
)


LOGGED = (
    "log {} 1h30m moved two accounts",
    "log {} reverse 30m typed too much",
    "log {} advisory 1 reviewed the campaign",
    "log {} 1 imported it",
    "log {} a while",
    "log {}",
)


@once
def told(plan: str, platform: Platform) -> tuple[str | Told, ...]:
    """Everything that a desk says under that plan on that platform, in order, between what people do."""
    stage = SentenceStage(plan=plan, platform=platform, region=REGIONS.get(plan))
    severities = [one.id for one in people.plan(plan).severities]
    for chapter in CHAPTERS:
        stage.part(f"## {(chapter.__doc__ or '').strip()}")
        chapter(stage, severities)
    return tuple(stage.told)


def messages(plan: str, platform: Platform) -> Iterator[Told]:
    """The messages among it."""
    return (one for one in told(plan, platform) if isinstance(one, Told))


def _first_ticket(stage: SentenceStage, severities: list[str]) -> None:
    """A request, answered in time and solved"""
    thread = stage.opens(CONTACT_ONE, "Nobody can log in since 9:00.", severities[0])
    stage.presses(AGENT_ONE, "ack")
    stage.says(CONTACT_TWO, "The Berlin office can't either.", thread)
    stage.types(AGENT_ONE, "reply EX-1 We see it too and are looking for the cause.")
    stage.types(AGENT_ONE, "note EX-1 Probably last night's change.")
    stage.types(AGENT_ONE, "resolve EX-1 We have undone last night's change.")
    stage.says(CONTACT_ONE, "It works now, thanks!", thread)


def _every_severity(stage: SentenceStage, severities: list[str]) -> None:
    """Every other severity"""
    for severity in severities[1:]:
        thread = stage.opens(CONTACT_ONE, f"Something else, number {severity}.", severity)
        stage.says(CONTACT_ONE, "Sorry, wrong level", thread)
        stage.presses(AGENT_ONE, "ack")
        stage.passes(minutes=6)


def _nobody_chooses(stage: SentenceStage, severities: list[str]) -> None:
    """Nobody chooses a severity, and later somebody does"""
    stage.says(CONTACT_ONE, "The export is slow today.")
    stage.passes(hours=2)
    stage.presses(CONTACT_ONE, "choose", severities[-1])


def _colleague(stage: SentenceStage, severities: list[str]) -> None:
    """Somebody asks who may not, where a plan says who may"""
    stage.says(COLLEAGUE, "Where do I find the export?")
    stage.passes(hours=2)
    stage.presses(CONTACT_ONE, "choose", severities[-1])


def _broken(stage: SentenceStage, severities: list[str]) -> None:
    """A promise that breaks, and is answered late"""
    stage.opens(CONTACT_ONE, "Production stands still.", severities[0])
    stage.passes(hours=30)
    stage.presses(AGENT_ONE, "ack")
    stage.passes(days=4)


def _acts(stage: SentenceStage, severities: list[str]) -> None:
    """Everything else that may be done with a ticket"""
    thread = stage.opens(CONTACT_ONE, "Reports come out empty.", severities[1])
    number = stage.desk.ticket_in(thread).id
    for said in (f"assign {number} @Agent Two", f"severity {number} {severities[0]}: it is all of production"):
        stage.types(AGENT_ONE, said)
    stage.types(AGENT_TWO, f"take {number}")
    stage.types(AGENT_TWO, f"severity {number} {severities[-1]}: only the monthly report")
    stage.types(CONTACT_ONE, f"severity {number} {severities[0]}: worse again")
    stage.types(CONTACT_ONE, f"phoned {number} Agent One")
    stage.types(AGENT_ONE, f"phoned {number}")
    stage.types(AGENT_ONE, f"access {number} 2h to look at the logs")
    stage.types(AGENT_TWO, f"snooze {number} 1h")
    stage.passes(hours=2)
    stage.types(AGENT_TWO, f"wait {number} Which browser do you use?")
    stage.passes(days=8)
    stage.says(CONTACT_ONE, "Firefox.", thread)
    stage.says(CONTACT_ONE, "any update?", thread)
    other = stage.opens(CONTACT_TWO, "Reports are empty for me too.", severities[-1])
    second = stage.desk.ticket_in(other).id
    stage.types(AGENT_TWO, f"merge {second} into {number}")
    stage.types(AGENT_TWO, f"resolve {number}")
    stage.says(CONTACT_ONE, "No, they are still empty.", thread)
    stage.types(AGENT_TWO, f"close {number}")
    stage.types(CONTACT_ONE, f"reopen {number}")
    stage.types(CONTACT_ONE, f"close {number}")


def _allowances(stage: SentenceStage, severities: list[str]) -> None:
    """What a plan allows: work that is logged, and requests that count"""
    number = ""
    for _ in range(6 if people.plan(stage.plan).kind_phrases else 1):
        stage.passes(minutes=6)
        thread = stage.opens(
            CONTACT_ONE, "Something else: we need a new report for sales, a CSV import.", severities[-1]
        )
        number = stage.desk.ticket_in(thread).id
    for said in LOGGED:
        stage.types(AGENT_ONE, said.format(number))
    stage.types(TAM_ONE, "approve 1")
    stage.types(AGENT_ONE, f"kind {number} question")
    stage.types(AGENT_ONE, f"kind {number} banana")


def _appeals(stage: SentenceStage, severities: list[str]) -> None:
    """Agents change a severity, and the customer disagrees"""
    for decided in ("appeal grant {} two sites are down", "appeal refuse {} Paris works, as your own test shows"):
        number = stage.desk.ticket_in(stage.opens(CONTACT_ONE, "Two sites can't log in.", severities[0])).id
        stage.passes(minutes=1)
        stage.types(AGENT_ONE, f"ack {number}")
        stage.passes(minutes=1)
        stage.types(AGENT_ONE, f"severity {number} {severities[1]}")
        stage.types(AGENT_ONE, f"severity {number} {severities[1]}: only Berlin is affected")
        stage.presses(CONTACT_ONE, "appeal")
        stage.types(CONTACT_TWO, f"appeal {number} Paris is down, too")
        stage.passes(minutes=1)
        stage.types(TAM_ONE, decided.format(number))
        stage.types(CONTACT_TWO, f"appeal {number} once more")
        stage.types(CONTACT_ONE, f"show {number}")


def _small_talk(stage: SentenceStage, severities: list[str]) -> None:
    """Small talk, and slips of the hand"""
    for said in ("hello", "thanks", "are you open?", "when will I hear?", "any update?", "what", "solved"):
        stage.says(CONTACT_ONE, said, mention=True)
    stage.asks(CONTACT_ONE, "hello")
    stage.asks(TAM_ONE, "queue")
    for slip in SLIPS:
        stage.types(AGENT_ONE, slip)
    for forbidden in ("ack EX-1", "queue", "new"):
        stage.types(COLLEAGUE, forbidden)


def _looks(stage: SentenceStage, severities: list[str]) -> None:
    """What may be looked at"""
    for view in VIEWS:
        stage.types(CONTACT_ONE, view)
    for view in (*VIEWS[:-3], "contacts acme", "plan acme", *STAFF_VIEWS):
        stage.types(AGENT_ONE, view)
    for view in MANAGER_VIEWS:
        stage.types(TAM_ONE, view)
    stage.says(CONTACT_ONE, "Everybody is told that the account is locked.")


def _outage(stage: SentenceStage, severities: list[str]) -> None:
    """One outage that several tickets are about"""
    stage.opens(CONTACT_ONE, "Nobody can log in since noon.", severities[0])
    stage.opens(CONTACT_TWO, "The dashboard is empty since noon.", severities[-1])
    numbers = sorted((one.id for one in stage.desk.tickets()), key=lambda one: int(one.partition("-")[2]))[-2:]
    for words in (
        " ".join((*numbers, "Logins are down")),
        "",
        "INC-1",
        f"{numbers[0]} Something else",
        f"INC-1 add {numbers[0]}",
        f"INC-1 remove {numbers[1]}",
        f"INC-1 add {numbers[1]}",
        "INC-1 remove EX-1",
        "INC-9 update More",
        "INC-1 dance",
        "INC-1 update Hello!",
        "INC-1 update A database is down. We're failing over.",
    ):
        stage.types(AGENT_ONE, f"incident {words}")
    stage.presses(AGENT_ONE, "incident", "send")
    stage.passes(minutes=1)
    stage.types(AGENT_ONE, "incident INC-1 resolve All logins work again.")
    stage.presses(AGENT_ONE, "incident", "solve")
    stage.passes(minutes=1)
    stage.types(AGENT_ONE, "incident INC-1 update More.")
    stage.types(AGENT_ONE, "incident")


CHAPTERS = (
    _first_ticket,
    _every_severity,
    _nobody_chooses,
    _colleague,
    _broken,
    _acts,
    _allowances,
    _appeals,
    _outage,
    _small_talk,
    _looks,
)
