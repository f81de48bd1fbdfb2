"""The app's answers to an invoke: an object that says what to show; a card takes the place of the one pressed."""

from msgspec.structs import replace

from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.core.json_object import JsonObject, parse
from adapters.sandbox.teams.cards import faults_of
from adapters.sandbox.teams.messages import ADAPTIVE
from adapters.sandbox.teams.state import Post, TeamsState


class Answers:
    """A reader of answers, which shows what they bring. `violations` gains what is wrong with them."""

    def __init__(self, state: TeamsState, violations: list[str]) -> None:
        self._state = state
        self._violations = violations

    def looked_at(self, delivery: DeskDelivery, name: str, *wanted: str) -> JsonObject:
        """Return the object in an answer if all that is wanted is in it; else note that, and return an empty one."""
        if not delivery.taken:
            return {}
        answer = parse(delivery.answer)
        if answer is None or not set(wanted) <= answer.keys():
            self._violations.append(f"{name}: answered with no {' and '.join(wanted)}")
            return {}
        return answer

    def to_action(self, delivery: DeskDelivery, post: Post) -> None:
        """Take the answer to a button: a word beside it, or a card in the place of this one."""
        answer = self.looked_at(delivery, "adaptiveCard/action", "statusCode", "type")
        if answer.get("type") != ADAPTIVE:
            return
        faults = faults_of(answer.get("value"))
        self._violations += [f"adaptiveCard/action: {fault}" for fault in faults]
        if not faults:
            self._state.put(replace(post, card=answer["value"]))
