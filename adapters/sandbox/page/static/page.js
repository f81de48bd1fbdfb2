// What only the browser knows: where the reader has scrolled to, where the focus is, and which link they follow.

// Does something with what is drawn there, as soon as it is; what is not drawn before long isn't there.
function whenDrawn(selector, act, tries = 40) {
  const found = document.querySelectorAll(selector);
  if (found.length) found.forEach(act);
  else if (tries) setTimeout(() => whenDrawn(selector, act, tries - 1), 50);
}
const messageOf = (id) => `[data-id="${CSS.escape(id)}"]`;

window.plandesk = {
  // Brings one message into sight and marks it for a while.
  find(id) {
    whenDrawn(messageOf(id), (message) => {
      message.scrollIntoView({ block: "center" });
      message.classList.add("found");
      setTimeout(() => message.classList.remove("found"), 4000);
    });
  },
  // Brings what one has just said into sight, wherever one was reading.
  show(id) {
    said = id;
    whenDrawn(messageOf(id), (message) => message.scrollIntoView({ block: "nearest" }));
  },
  // Puts the cursor into the field that a problem is said beneath.
  focus(problem) {
    whenDrawn(`[aria-invalid="true"][aria-describedby="${problem}"]`, (field) => {
      (field.matches("fieldset") ? field.querySelector("input") : field).focus();
    });
  },
  element: (id) => document.getElementById(`c${id}`),
  isHidden: (id) => getComputedStyle(document.getElementById(id)).display === "none",
  // Copies the address of this page at one message.
  copy(link) {
    navigator.clipboard.writeText(`${location.origin}/?${new URLSearchParams(link)}`);
  },
  // Follows what is said in each part of the page that shows messages.
  watch() {
    document.querySelectorAll(".messages:not([data-watched])").forEach((messages) => {
      messages.dataset.watched = "";
      follow(messages);
    });
  },
};

// Sorts the rows of a table by one of its columns, and the other way round if it is sorted by that already.
function sortBy(head) {
  const order = head.ariaSort === "ascending" ? "descending" : "ascending";
  for (const one of head.parentElement.cells) one.ariaSort = one === head ? order : "none";
  const said = (row) => row.cells[head.cellIndex];
  const compared = (one, other) =>
    one.dataset.sort && other.dataset.sort
      ? one.dataset.sort - other.dataset.sort
      : one.textContent.localeCompare(other.textContent, undefined, { numeric: true });
  const [body] = head.closest("table").tBodies;
  const rows = [...body.rows].sort((one, other) => compared(said(one), said(other)));
  body.append(...(order === "ascending" ? rows : rows.reverse()));
}

document.addEventListener("click", (event) => {
  const sorts = event.target.closest?.("th > .sorts");
  if (sorts) sortBy(sorts.parentElement);
  const link = event.target.closest?.("a[href]");
  const { conversation, message } = link?.dataset ?? {};
  if (conversation) {
    event.preventDefault();
    emitEvent("follow", { conversation, message });
  } else if (link && /^https?:/.test(link.getAttribute("href"))) {
    event.preventDefault();
    window.open(link.href, "_blank", "noopener,noreferrer");
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const chosen = menu.contains(event.target) && event.target.closest("button:not([aria-disabled])");
    if (chosen || !menu.contains(event.target)) shut(menu);
  }
});

// What is chosen in a menu may open a form: once that is closed, the focus is back at the menu's own button.
function shut(menu) {
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  menu.open = false;
}

// A form that stands over the menu closes first, which is the form's own business.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector(".q-dialog")) return;
  document.querySelectorAll("details.menu[open]").forEach(shut);
});

// Who reads at the end stays at the end, as far as that leaves what they have just said in sight: the answer to it may
// be taller than the window. Who has scrolled up stays where they are.
let said = null;
function follow(messages) {
  let atEnd = true;
  const newer = document.createElement("button");
  Object.assign(newer, { type: "button", className: "newer", textContent: "↓ New messages", hidden: true });
  newer.addEventListener("click", () => messages.scrollTo({ top: messages.scrollHeight, behavior: "smooth" }));
  messages.after(newer);
  const isAbove = (message) => message?.getBoundingClientRect().top < messages.getBoundingClientRect().top;
  const own = () => said && messages.querySelector(messageOf(said));
  messages.addEventListener("scroll", () => {
    atEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 60;
    if (atEnd && isAbove(own())) said = null;
    if (atEnd) newer.hidden = true;
  });
  const isMessage = (node) => node.nodeType === 1 && (node.matches("[data-id]") || node.querySelector("[data-id]"));
  const observer = new MutationObserver((changes) => {
    keepFocus();
    if (!atEnd && changes.some((change) => [...change.addedNodes].some(isMessage))) newer.hidden = false;
    if (!atEnd) return;
    messages.scrollTop = messages.scrollHeight;
    if (isAbove(own())) own().scrollIntoView({ block: "start" });
  });
  observer.observe(messages, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
}

// Whose button is drawn anew under their fingers finds themselves at the message that it was in.
let last = null;
document.addEventListener("focusin", (event) => {
  last = event.target.closest("[data-id]");
});
function keepFocus() {
  if (document.activeElement !== document.body || !last?.isConnected) return;
  last.tabIndex = -1;
  last.focus({ preventScroll: true });
}

// In a narrow window people and conversations are strips: who one is, and where one looks, is moved into sight there.
function centre() {
  for (const entry of document.querySelectorAll('nav [aria-current="true"]')) {
    const strip = entry.closest("nav");
    const scrolled = strip.scrollWidth > strip.clientWidth ? strip : entry.closest("ul");
    if (scrolled.scrollWidth > scrolled.clientWidth) entry.scrollIntoView({ block: "nearest", inline: "center" });
  }
}
new MutationObserver(centre).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["aria-current"] });
window.addEventListener("resize", centre);

const waiting = new MutationObserver(() => {
  if (document.querySelectorAll(".messages").length < 2) return;
  waiting.disconnect();
  plandesk.watch();
});
waiting.observe(document.body, { childList: true, subtree: true });
