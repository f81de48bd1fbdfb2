// The page: who I am, where I am, and what the workspace looks like from there, asked for once a second.

import { Conversation, wireComposer } from "./conversation.js";
import { element } from "./element.js";

const POLL = 1000;
const SILENT = "The workspace does not answer. Is it still running?";
const byId = (id) => document.getElementById(id);
const params = new URLSearchParams(location.hash.slice(1));
const here = { me: params.get("as") ?? "", channel: params.get("in") ?? "" };
const seen = new Map();
let shown = { revision: "", people: [], names: {}, channels: [], messages: {}, commands: false, now: "", next: null };

const view = {
  get reader() {
    return { names: shown.names, now: new Date(shown.now) };
  },
  get desk() {
    return shown.desk;
  },
  press: (what) => act("click", { channel: here.channel, ...what }),
  reply: (thread, text) => act("say", { channel: here.channel, text, thread }),
  show: async (channel, ts) => {
    if (!shown.messages[channel]) return complain("You are not in that channel.");
    await go({ channel });
    conversation.find(ts);
  },
};
const conversation = new Conversation(byId("messages"), view);

async function refresh() {
  const query = new URLSearchParams({ as: here.me, revision: shown.revision });
  const answer = await fetch(`/workspace/state?${query}`);
  if (!answer.ok) throw new Error(await answer.text());
  const news = await answer.json();
  drawClock(news);
  shown = { ...shown, now: news.now, next: news.next };
  if (!news.people) return;
  shown = { ...news, revision: `${news.me}/${news.revision}` };
  here.me = news.me;
  if (!shown.messages[here.channel]) here.channel = shown.channels[0]?.id ?? "";
  draw();
}

async function act(what, asked) {
  const answer = await fetch(`/workspace/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as: here.me, ...asked }),
  });
  const { problem } = await answer.json().catch(() => ({ problem: "The workspace did not understand." }));
  complain(problem);
  await refresh();
  return !problem;
}

async function go(place) {
  Object.assign(here, place);
  location.hash = new URLSearchParams({ as: here.me, in: here.channel });
  conversation.clear();
  complain("");
  shown.revision = "";
  await refresh();
}

function complain(problem) {
  byId("problem").textContent = problem ?? "";
  byId("problem").hidden = !problem;
}

function draw() {
  const me = shown.people.find((person) => person.id === here.me);
  const channel = shown.channels.find((candidate) => candidate.id === here.channel);
  seen.set(`${here.me} ${here.channel}`, latest(here.channel));
  drawPeople();
  drawChannels();
  byId("me").textContent = me?.name ?? "";
  byId("title").textContent = channel ? titled(channel) : "";
  byId("text-label").textContent = channel ? `Write in ${titled(channel)} as ${me.name}` : "";
  byId("how").textContent = shown.commands
    ? "Enter sends. @plandesk speaks to the desk; /ack EX-1 and /ticket help are commands."
    : "Enter sends. @plandesk speaks to the desk, as in: @plandesk help";
  conversation.update(shown.messages[here.channel] ?? []);
}

function drawPeople() {
  const groups = new Map();
  for (const person of shown.people) groups.set(person.team, [...(groups.get(person.team) ?? []), person]);
  const drawn = [...groups].flatMap(([team, people]) => [
    element("h3", {}, team),
    element("ul", {}, ...people.map((person) => choice(personLabel(person), person.id === here.me, { me: person.id }))),
  ]);
  redraw(byId("people"), drawn);
}

function personLabel(person) {
  return [element("span", {}, person.name), element("span", { className: "about" }, person.about)];
}

function drawChannels() {
  const drawn = shown.channels.map((channel) => {
    const item = choice([titled(channel)], channel.id === here.channel, { channel: channel.id });
    const known = seen.get(`${here.me} ${channel.id}`) ?? 0;
    if (latest(channel.id) > known) item.firstChild.classList.add("unread");
    return item;
  });
  redraw(byId("channels"), drawn);
}

function choice(label, current, place) {
  const button = element("button", { type: "button" }, ...label);
  button.dataset.place = JSON.stringify(place);
  button.setAttribute("aria-current", String(current));
  button.addEventListener("click", () => go(place));
  return element("li", {}, button);
}

// Replaces the children and gives the focus back to the button that had it.
function redraw(parent, children) {
  const place = parent.contains(document.activeElement) ? document.activeElement.dataset.place : null;
  parent.replaceChildren(...children);
  if (place) parent.querySelector(`[data-place='${place}']`)?.focus();
}

function titled(channel) {
  return channel.kind === "im" ? `Direct messages with ${channel.name}` : `#${channel.name}`;
}

function latest(channel) {
  return Math.max(0, ...(shown.messages[channel] ?? []).map((message) => Number(message.ts)));
}

function drawClock({ now, next }) {
  const long = { dateStyle: "full", timeStyle: "short" };
  byId("now").dateTime = now;
  byId("now").textContent = new Date(now).toLocaleString(undefined, long);
  byId("next").textContent = next ? `Next reminder: ${new Date(next).toLocaleString()}` : "No reminder is waiting.";
  byId("to-next").disabled = !next;
}

for (const button of document.querySelectorAll(".clock button")) {
  const { minutes, to } = button.dataset;
  button.addEventListener("click", () => act("clock", minutes ? { minutes: Number(minutes) } : { to }));
}

wireComposer(byId("composer"), (text) => {
  const where = { channel: here.channel, text };
  return text.startsWith("/") ? act("command", where) : act("say", where);
});

async function poll() {
  try {
    await refresh();
    if (byId("problem").textContent === SILENT) complain("");
  } catch {
    complain(SILENT);
  }
  setTimeout(poll, POLL);
}

poll();
