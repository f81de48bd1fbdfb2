// The open conversation. What has not changed keeps its elements, so that focus and half-written replies stay.

import { blocks } from "./blocks.js";
import { card } from "./cards.js";
import { element } from "./element.js";

const TIME = { weekday: "short", hour: "2-digit", minute: "2-digit" };

export class Conversation {
  #list;
  #view;
  #drawn = new Map();

  /** `view` has `reader`, `press`, `show`, `reply(thread, text)` and `desk`, the names of apps being marked by it. */
  constructor(list, view) {
    this.#list = list;
    this.#view = view;
  }

  /** Forgets everything: another person or another channel is looked at. */
  clear() {
    this.#drawn.clear();
    this.#list.replaceChildren();
  }

  /** Shows these messages, roots with their replies below. */
  update(messages) {
    const atEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 80;
    const roots = messages.filter((message) => !message.thread).sort(byTime);
    const replies = grouped(messages);
    const items = roots.map((root) => this.#thread(root, (replies.get(root.ts) ?? []).sort(byTime)));
    sync(this.#list, items);
    if (atEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** Brings one message into sight. */
  find(ts) {
    for (const [key, { made }] of this.#drawn) {
      const found = key === `message ${ts}`;
      made.classList.toggle("found", found);
      if (found) made.scrollIntoView({ block: "center" });
    }
  }

  #thread(root, replies) {
    const item = this.#once(`thread ${root.ts}`, "", () => this.#emptyThread(root));
    sync(item.children[0], [this.#message(root)]);
    sync(item.children[1], replies.map((reply) => this.#message(reply)));
    return item;
  }

  #emptyThread(root) {
    const form = replyForm(root, (text) => this.#view.reply(root.ts, text));
    const replies = element("ol", { className: "replies" });
    return element("li", {}, element("div"), replies, ...(root.private ? [] : [form]));
  }

  #message(message) {
    const tag = message.thread ? "li" : "article";
    return this.#once(`message ${message.ts}`, JSON.stringify(message), () => {
      const className = message.private ? "message private" : "message";
      return element(tag, { className }, this.#byline(message), ...content(message, this.#view), ...files(message));
    });
  }

  #byline(message) {
    const name = this.#view.reader.names[message.user] ?? message.user;
    const author = element("strong", { className: message.user === this.#view.desk ? "desk" : "" }, name);
    const at = new Date(message.at);
    const time = element("time", { dateTime: at.toISOString() }, at.toLocaleString(undefined, TIME));
    const marks = [message.private ? "only you see this" : "", message.edited ? "edited" : ""].filter(Boolean);
    return element("div", { className: "byline" }, author, time, element("span", {}, marks.join(" · ")));
  }

  #once(key, signature, make) {
    const known = this.#drawn.get(key);
    if (known?.signature === signature) return known.made;
    const made = make();
    this.#drawn.set(key, { signature, made });
    return made;
  }
}

/** Sends with Enter; Shift+Enter makes a new line. `send` answers whether it was taken. */
export function wireComposer(form, send) {
  const box = form.querySelector("textarea");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text && (await send(text))) box.value = "";
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

function replyForm(root, send) {
  const box = element("textarea", { rows: 1, required: true, id: `reply-${root.ts}` });
  const label = element("label", { htmlFor: box.id }, "Reply in this thread");
  const form = element("form", { className: "composer", hidden: true }, label, box, element("button", {}, "Reply"));
  wireComposer(form, send);
  const opener = element("button", { type: "button", className: "link" }, "Reply in thread");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", () => {
    form.hidden = !form.hidden;
    opener.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) box.focus();
  });
  return element("div", {}, opener, form);
}

// Blocks of one platform, cards of the other, whose plain messages are text and no more.
function content(message, view) {
  if (message.blocks) return blocks(message, view);
  return message.card.body ? card(message, view) : [element("div", { className: "text" }, message.text)];
}

function files(message) {
  return message.files.map((name) => element("div", { className: "hint" }, `📎 ${name}`));
}

function byTime(one, other) {
  return Number(one.ts) - Number(other.ts);
}

function grouped(messages) {
  const found = new Map();
  for (const message of messages) found.set(message.thread, [...(found.get(message.thread) ?? []), message]);
  return found;
}

function sync(parent, children) {
  const same = parent.children.length === children.length && children.every((child, i) => parent.children[i] === child);
  if (!same) parent.replaceChildren(...children);
}
