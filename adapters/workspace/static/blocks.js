// Block Kit as elements of the page, from the very blocks that were posted.

import { element, grown } from "./element.js";
import { aim } from "./links.js";
import { parsed } from "./mrkdwn.js";

/** The content of a message: its blocks if it has any, else its text. `view` has `reader`, `press` and `show`. */
export function blocks(message, view) {
  const shown = message.blocks.filter((block) => block.type !== "rich_text");
  if (shown.length === 0) return [element("div", { className: "text" }, ...marked(message.text, view))];
  return shown.map((block) => drawn(block, message, view));
}

const KINDS = {
  header: (block) => [block.text.text],
  divider: () => [element("hr")],
  context: (block, message, view) => block.elements.flatMap((part) => [...small(part, view), " "]),
  actions: (block, message, view) => [controls(block.elements, block, message, view)],
  image: (block) => [`[${block.alt_text}]`],
  markdown: (block) => [element("div", { className: "text" }, block.text)],
  section,
};

function drawn(block, message, view) {
  const draw = KINDS[block.type] ?? (() => [`[${block.type}]`]);
  return element("div", { className: `block ${block.type}` }, ...draw(block, message, view));
}

function section(block, message, view) {
  const parts = block.text ? [element("div", { className: "text" }, ...text(block.text, view))] : [];
  if (block.fields) {
    const fields = block.fields.map((field) => element("div", { className: "text" }, ...text(field, view)));
    parts.push(element("div", { className: "block fields" }, ...fields));
  }
  if (block.accessory) parts.push(controls([block.accessory], block, message, view));
  return parts;
}

function small(part, view) {
  return part.type === "image" ? [`[${part.alt_text}]`] : text(part, view);
}

function text(object, view) {
  return object.type === "mrkdwn" ? marked(object.text, view) : [object.text];
}

function controls(elements, block, message, view) {
  const row = element("div", { className: "row" });
  for (const part of elements) {
    if (part.type === "button") row.append(button(part, null, block, message, view));
    else if (part.options) row.append(choice(part, block, message, view));
    else row.append(...small(part, view));
  }
  return row;
}

function choice(part, block, message, view) {
  const legend = element("legend", {}, part.placeholder?.text ?? "Choose one");
  const options = part.options.map((option) => button(part, option, block, message, view));
  return element("fieldset", {}, legend, ...options);
}

function button(part, option, block, message, view) {
  const face = option ?? part;
  const made = element("button", { type: "button", className: part.style ?? "" }, ...text(face.text, view));
  if (part.accessibility_label && !option) made.setAttribute("aria-label", part.accessibility_label);
  if (option?.description) made.append(element("span", { className: "about" }, ` ${option.description.text}`));
  made.addEventListener("click", () => {
    if (part.confirm && !window.confirm(`${part.confirm.title.text}\n${part.confirm.text.text}`)) return;
    const chosen = option ? { option: option.value } : {};
    view.press({ ts: message.ts, block: block.block_id, action: part.action_id, ...chosen });
  });
  return made;
}

function marked(source, view) {
  return parsed(source, view.reader).map((node) => grown(node, (link) => aim(link, view)));
}
