// Adaptive Cards as elements of the page, from the very card that was posted.

import { element, grown } from "./element.js";
import { aim } from "./links.js";
import { parsed } from "./markdown.js";

/** The content of a message that is a card. `view` has `press` and `show`. */
export function card(message, view) {
  const drawing = { message, view, inputs: new Map(), number: 0 };
  const parts = (message.card.body ?? []).map((part) => drawn(part, drawing));
  if (message.card.actions) parts.push(actions(message.card, drawing));
  return parts;
}

const KINDS = {
  TextBlock: (part, { view }) => marked(part.text, view),
  RichTextBlock: (part) => part.inlines.map((run) => element(run.italic ? "em" : "span", {}, run.text)),
  FactSet: (part, { view }) => [element("dl", {}, ...part.facts.flatMap((fact) => told(fact, view)))],
  Container: (part, drawing) => part.items.map((item) => drawn(item, drawing)),
  ColumnSet: (part, drawing) => part.columns.map((column) => element("div", {}, ...(column.items ?? []).map((item) => drawn(item, drawing)))),
  ActionSet: (part, drawing) => [actions(part, drawing)],
  "Input.Text": (part, drawing) => [labelled(part, input(part, drawing))],
  "Input.ChoiceSet": (part, drawing) => [labelled(part, choices(part, drawing))],
};

function drawn(part, drawing) {
  const draw = KINDS[part.type] ?? (() => [`[${part.type}]`]);
  return element("div", { className: looks(part) }, ...draw(part, drawing));
}

// Its kind, and how it is to look, as class names.
function looks(part) {
  const marks = { strong: part.weight, big: part.size, boxed: part.style };
  const classes = ["card", part.type.replace(".", "-")];
  if (/bolder/i.test(marks.strong)) classes.push("bolder");
  if (/medium|large/i.test(marks.big)) classes.push("larger");
  if (/small/i.test(marks.big) || part.isSubtle) classes.push("subtle");
  if (/emphasis/i.test(marks.boxed)) classes.push("boxed");
  return classes.join(" ");
}

function told(fact, view) {
  return [element("dt", {}, ...marked(fact.title, view)), element("dd", {}, ...marked(fact.value, view))];
}

// Actions are numbered through the whole card, as the workspace counts them.
function actions(part, drawing) {
  return element("div", { className: "row" }, ...part.actions.map((action) => pressable(action, drawing, drawing.number++)));
}

function pressable(action, { message, view, inputs }, number) {
  if (action.type === "Action.OpenUrl") {
    const link = element("a", { href: action.url }, action.title);
    aim(link, view);
    return link;
  }
  const style = { positive: "primary", destructive: "danger" }[action.style] ?? "";
  const button = element("button", { type: "button", className: style }, action.title);
  if (action.isEnabled === false) button.disabled = true;
  button.addEventListener("click", () => {
    const filled = Object.fromEntries([...inputs].map(([id, field]) => [id, field.value]));
    view.press({ ts: message.ts, number, inputs: filled });
  });
  return button;
}

function input(part, { inputs }) {
  const field = element(part.isMultiline ? "textarea" : "input", { value: part.value ?? "", placeholder: part.placeholder ?? "" });
  inputs.set(part.id, field);
  return field;
}

function choices(part, { inputs }) {
  const options = part.choices.map((choice) => element("option", { value: choice.value }, choice.title));
  const field = element("select", {}, ...options);
  if (part.value) field.value = part.value;
  inputs.set(part.id, field);
  return field;
}

function labelled(part, field) {
  return element("label", {}, part.label ?? part.placeholder ?? part.id, " ", field);
}

function marked(text, view) {
  return parsed(text).map((node) => grown(node, (link) => aim(link, view)));
}
