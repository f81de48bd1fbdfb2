"""A change of a small pack for each rule that breaks it, with what is said."""

from datetime import date

RUNG = {"percent": 100, "lines": ["first"]}
TARGET = {"target": "1 h", "clause": "3"}
GOAL = {**TARGET, "assumed": "the desk's own"}
BROKEN: dict[str, tuple[str, object, str]] = {
    "severities": ("severities", {}, "severities: a plan needs at least one severity"),
    "severity-id": (
        "severities.A B",
        {"name": "X", "definition": "X", "clause": "1"},
        'severities.A B: "A B" must be made of letters, digits and hyphens',
    ),
    "first-response": ("targets.2", {}, "targets.2: no target for severity 2"),
    "target-severity": ("targets.3", {"first_response": TARGET}, "targets.3: there is no severity 3"),
    "calendar": (
        "targets.2.first_response.calendar",
        "night",
        'targets.2.first_response.calendar: there is no calendar "night"',
    ),
    "business-calendar": (
        "targets.2.first_response.target",
        "4 bh",
        "targets.2.first_response.calendar: 4 bh needs a calendar to count in",
    ),
    "region-calendar": (
        "targets.1.first_response.calendar",
        [{"region": "emea", "use": "support"}],
        "targets.1.first_response.calendar: no calendar fits region americas",
    ),
    "region": (
        "targets.2.first_response.calendar",
        [{"region": "mars", "use": "support"}, {"use": "support"}],
        'targets.2.first_response.calendar: there is no region "mars"',
    ),
    "zero-target": (
        "targets.2.first_response.target",
        "0 m",
        "targets.2.first_response.target: a target must be longer than nothing",
    ),
    "endless-target": (
        "targets.2.first_response.target",
        "400 d",
        "targets.2.first_response.target: 400 d is more than a year; is the unit right?",
    ),
    "first-response-life": (
        "targets.2.first_response.pauses",
        ["waiting"],
        "targets.2.first_response.pauses: a first response never pauses, and an acknowledgement or an answer meets it",
    ),
    "fixed": (
        "targets.2.first_response.fixed",
        True,
        "targets.2.first_response.fixed: only updates come at fixed intervals",
    ),
    "range": (
        "targets.2.first_response.target",
        "8-8 h",
        "targets.2.first_response.target: a range starts at its lower end",
    ),
    "hours": (
        "calendars.support.always",
        True,
        "calendars.support: needs windows or always = true, and not both; or special_days that open",
    ),
    "window-days": (
        "calendars.support.windows",
        [{"days": "", "opens": "08:00", "closes": "17:00"}],
        'calendars.support.windows.0.days: "" does not name weekdays; write "mon-fri", "sat" or "mon, wed"',
    ),
    "one-hours-a-day": (
        "calendars.support.special_days",
        [{"day": date(2026, 5, 2)}, {"day": date(2026, 5, 2)}],
        "calendars.support.special_days: 2026-05-02 is listed twice",
    ),
    "break": (
        "calendars.support.breaks",
        [{"day": date(2026, 6, 1), "starts": "13:00", "ends": "13:00"}],
        "calendars.support.breaks.0: a break must end after it starts",
    ),
    "contacts": ("contacts.minimum", 6, "contacts.minimum: the minimum is above the maximum of 5"),
    "allowance": ("allowances.reviews.limit", 0, "allowances.reviews.limit: an allowance of nothing is an exclusion"),
    "allowance-kind": (
        "allowances.reviews.spent_by",
        ["Review"],
        "allowances.reviews.spent_by: Review must be one of the plan's kinds of request, and of no other allowance",
    ),
    "phrases-kind": (
        "kind_phrases",
        {"Review": ["look it over"]},
        "kind_phrases.Review: Review is none of the plan's kinds of request",
    ),
    "currency": (
        "allowances.reviews.counts",
        "money",
        "allowances.reviews.currency: money needs a currency, and nothing else has one",
    ),
    "reserve": (
        "allowances.reviews.reserve_minutes",
        60,
        "allowances.reviews.reserve_minutes: only what counts hours can hold back minutes",
    ),
    "words": ("severities.2.aliases", ["DOWN"], 'severities.2.aliases: "DOWN" already means another severity'),
    "rungs": (
        "ladder.rungs",
        [{**RUNG, "percent": 90}],
        "ladder.rungs: needs a rung at 100 percent, the breach",
    ),
    "rung-lines": ("ladder.rungs", [{**RUNG, "lines": []}], "ladder.rungs.0.lines: names no line to tell"),
    "rung-order": (
        "ladder.rungs",
        [RUNG, RUNG],
        "ladder.rungs.1.percent: percents must rise from above 0; 100 does not",
    ),
    "repeat": ("ladder.repeat.then", "0 d", "ladder.repeat.then: must be longer than nothing"),
    "step-severity": ("ladder.steps.first.severities", ["9"], "ladder.steps: there is no severity 9"),
    "goal-amount": (
        "ladder.goals.2",
        {**GOAL, "target": "none"},
        "ladder.goals.2.target: a goal needs a time; false takes it away",
    ),
    "goal-assumed": ("ladder.goals.2", TARGET, "ladder.goals.2.assumed: is missing: a goal is the desk's own"),
    "goal-severity": ("ladder.goals.9", GOAL, "ladder.goals.9: there is no severity 9"),
    "goal-promise": (
        "ladder.goals.2",
        GOAL,
        "ladder.goals.2: severity 2 is promised a first response, which leaves no room for a goal",
    ),
}
