"""What the app answers to an invoke: an object that says what to show; a card takes the place of the one pressed."""

import json
from dataclasses import replace

from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams.cards import faults_of
from adapters.sandbox.teams.messages import ADAPTIVE
from adapters.sandbox.teams.state import Post, TeamsState


class Answers:
    """Looks at answers, and shows what they bring. `violations` gains what is wrong with them."""

    def __init__(self, state: TeamsState, violations: list[str]) -> None:
        self._state = state
        self._violations = violations

    def looked_at(self, delivery: DeskDelivery, name: str, *wanted: str) -> JsonObject:
        """The object, with all that is wanted in it; empty where it is not so."""
        if not delivery.taken:
            return {}
        try:
            answer = json.loads(delivery.answer)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not set(wanted) <= answer.keys():
            self._violations.append(f"{name}: answered with no {' and '.join(wanted)}")
            return {}
        return answer

    def to_action(self, delivery: DeskDelivery, post: Post) -> None:
        """The answer to a button: a word beside it, or a card in the place of this one."""
        answer = self.looked_at(delivery, "adaptiveCard/action", "statusCode", "type")
        if answer.get("type") != ADAPTIVE:
            return
        faults = faults_of(answer.get("value"))
        self._violations += [f"adaptiveCard/action: {fault}" for fault in faults]
        if not faults:
            self._state.put(replace(post, card=answer["value"]))
