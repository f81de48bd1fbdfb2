"""The app's answers to a modal that was sent: keep it with what is wrong, show another in its place, or close it."""

from msgspec.structs import replace

from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.core.json_object import JsonObject, parse
from adapters.sandbox.slack.modals import faults_of, shown_anew
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.state import SlackState
from adapters.sandbox.slack.view import View


def answered(modal: View, delivery: DeskDelivery, state: SlackState, serials: Serials) -> list[str]:
    """Do as the answer says, and return what is wrong with it. Without an answer the modal stays as it is."""
    if not delivery.taken:
        return []
    answer = parse(delivery.answer.strip() or "{}")
    if answer is None:
        return ["view_submission: answered with no JSON object"]
    match answer.get("response_action"):
        case "errors":
            return _with_errors(modal, answer.get("errors"), state)
        case "update":
            return _with_view(modal, answer.get("view"), state, serials)
        case None | "clear":
            state.close_view(modal.user)
            return []
        case other:
            return [f"view_submission: answered with {other}"]


def _with_errors(modal: View, errors: object, state: SlackState) -> list[str]:
    inputs = {str(block["block_id"]) for block in modal.inputs}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        return [f"view_submission: errors for other than {sorted(inputs)}"]
    state.show_view(replace(modal, errors={str(block): str(says) for block, says in errors.items()}))
    return []


def _with_view(modal: View, view: JsonObject | None, state: SlackState, serials: Serials) -> list[str]:
    faults = faults_of(view)
    if faults or view is None:
        return [f"view_submission: {fault}" for fault in faults]
    state.show_view(shown_anew(modal, view, serials))
    return []
