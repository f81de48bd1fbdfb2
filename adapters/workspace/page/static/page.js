// What only the browser knows: where the reader has scrolled to, and which link they follow.

window.plandesk = {
  // Brings one message into sight and marks it for a while.
  find(id) {
    setTimeout(() => {
      const message = document.querySelector(`[data-id="${CSS.escape(id)}"]`);
      if (!message) return;
      message.scrollIntoView({ block: "center" });
      message.classList.add("found");
      setTimeout(() => message.classList.remove("found"), 4000);
    }, 150);
  },
};

document.addEventListener("click", (event) => {
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
    if (!menu.contains(event.target) || event.target.closest("button")) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.activeElement?.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Who reads at the end stays at the end; who has scrolled up stays where they are.
function follow(messages) {
  let atEnd = true;
  messages.addEventListener("scroll", () => {
    atEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 60;
  });
  const observer = new MutationObserver(() => {
    keepFocus();
    if (atEnd) messages.scrollTop = messages.scrollHeight;
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

const waiting = new MutationObserver(() => {
  const messages = document.getElementById("messages");
  if (!messages) return;
  waiting.disconnect();
  follow(messages);
});
waiting.observe(document.body, { childList: true, subtree: true });
